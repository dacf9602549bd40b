#include "engine/build/follower_history.h"

#include <numeric>
#include <utility>
#include <vector>

namespace vouch::build {
namespace {

using catalog::RowProblem;
using core::fail;

}  // namespace

FollowerHistory::FollowerHistory(const SortSpace& space)
    : space_({.folder = space.folder, .memory_bytes = space.memory_bytes / 8, .threads = space.threads}),
      rows_(space_, "history") {}

core::Result<std::optional<RowProblem>> FollowerHistory::add(const catalog::FollowerHistoryRecord& record, SeenOwner creator) {
  if (auto problem = times_.add(creator.place(), record)) return problem;
  auto added =
      rows_.add({.creator = creator.place(), .at_s = *record.at_s, .number = rows_taken_++, .followers = *record.followers});
  if (!added) return fail(std::move(added).error());
  return std::optional<RowProblem>();
}

core::Result<void> FollowerHistory::write(const KeyOrder& creators, snapshot::Writer& out) {
  ExternalSort<Row> ordered(space_, "ordered-history");
  auto placed = rows_.drain([&](Row row) -> core::Result<void> {
    row.creator = creators.rank(row.creator);
    return ordered.add(row);
  });
  if (!placed) return placed;
  auto followers = Spool::make(space_.folder, "history-followers");
  if (!followers) return fail(std::move(followers).error());
  if (auto begun = out.begin("history.at_s", snapshot::Encoding::i64); !begun) return begun;
  std::vector<std::uint64_t> offsets(creators.size() + std::size_t{1}, 0);
  std::optional<Row> last;
  auto written = ordered.drain([&](const Row& row) -> core::Result<void> {
    const bool repeats = last && last->creator == row.creator && last->at_s == row.at_s;
    last = row;
    if (repeats) {
      ++repeated_;
      return {};
    }
    ++offsets[row.creator + std::size_t{1}];
    if (auto kept = followers->append(row.followers); !kept) return kept;
    return out.append(std::span<const std::int64_t>(&row.at_s, 1));
  });
  if (!written) return written;
  if (auto done = followers->write_to(out, "history.followers", snapshot::Encoding::i64); !done) return done;
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return out.write<std::uint64_t>("history.creator_offsets", offsets);
}

}  // namespace vouch::build
