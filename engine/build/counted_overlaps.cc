#include "engine/build/counted_overlaps.h"

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace vouch::build {

std::optional<catalog::RowProblem> CountedOverlaps::add(const catalog::OverlapRecord& record, SeenOwner a, SeenOwner b) {
  if (a.value == b.value) {
    return catalog::RowProblem{"creator_b", "'" + std::string(record.creator_b) + "'", "another creator than creator_a"};
  }
  if (record.shared.value_or(-1) < 0) {
    return catalog::RowProblem{"shared", record.shared ? std::to_string(*record.shared) : "", "a whole number of at least 0"};
  }
  rows_.push_back({.a = a.place(),
                   .b = b.place(),
                   .shared = static_cast<std::uint64_t>(*record.shared),
                   .at_s = record.at_s.value_or(catalog::kUnknown)});
  return std::nullopt;
}

core::Result<void> CountedOverlaps::write(const OwnerOrder& order, snapshot::Writer& out) {
  for (Row& row : rows_) {
    row.a = order.creators.rank(row.a);
    row.b = order.creators.rank(row.b);
    if (row.a > row.b) std::swap(row.a, row.b);
  }
  std::sort(rows_.begin(), rows_.end(), [](const Row& x, const Row& y) {  // of each pair first the row that counts
    return std::tie(x.a, x.b, y.at_s, y.shared) < std::tie(y.a, y.b, x.at_s, x.shared);
  });
  const auto same_pair = [](const Row& x, const Row& y) { return x.a == y.a && x.b == y.b; };
  rows_.erase(std::unique(rows_.begin(), rows_.end(), same_pair), rows_.end());

  std::vector<Row> both = rows_;
  both.reserve(2 * rows_.size());
  for (const Row& row : rows_) both.push_back({.a = row.b, .b = row.a, .shared = row.shared, .at_s = row.at_s});
  std::sort(both.begin(), both.end(), [](const Row& x, const Row& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
  SectionWriter sections(out);
  sections.array<std::uint64_t>("overlaps.rows.offsets",
                                offsets_of(both, order.creators.size(), [](const Row& r) { return r.a; }));
  sections.array<std::uint64_t>("overlaps.shared", column_of<std::uint64_t>(both, [](const Row& r) { return r.shared; }));
  sections.array<std::int64_t>("overlaps.at_s", column_of<std::int64_t>(both, [](const Row& r) { return r.at_s; }));
  if (auto done = sections.done(); !done) return done;
  if (auto begun = out.begin("overlaps.rows.targets", snapshot::Encoding::csr_u32); !begun) return begun;
  const auto targets = column_of<std::uint32_t>(both, [](const Row& r) { return r.b; });
  return out.append(std::span<const std::uint32_t>(targets));
}

}  // namespace vouch::build
