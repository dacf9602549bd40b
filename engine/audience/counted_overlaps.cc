#include "engine/audience/counted_overlaps.h"

#include <algorithm>
#include <string>

namespace vouch::audience {
namespace {

tl::unexpected<core::Error> damaged(std::string_view what) {
  return core::fail(core::ErrorCode::corrupt, "section overlaps.rows: " + std::string(what));
}

}  // namespace

core::Result<CountedOverlaps> CountedOverlaps::open(const snapshot::Snapshot& snapshot, std::uint64_t creators) {
  const auto rows = snapshot.rows("overlaps.rows", creators, creators);
  if (!rows) return core::fail(rows.error());
  const auto shared = snapshot.array<std::uint64_t>("overlaps.shared");
  if (!shared) return core::fail(shared.error());
  const auto at_s = snapshot.array<std::int64_t>("overlaps.at_s");
  if (!at_s) return core::fail(at_s.error());
  if (shared->size() != rows->targets.size() || at_s->size() != rows->targets.size()) {
    return damaged("found " + std::to_string(shared->size()) + " counts and " + std::to_string(at_s->size()) +
                   " times, expected " + std::to_string(rows->targets.size()));
  }
  CountedOverlaps opened;
  opened.rows_ = *rows;
  opened.shared_ = *shared;
  opened.at_s_ = *at_s;
  for (std::uint32_t a = 0; a < creators; ++a) {
    const auto others = opened.others(core::CreatorIndex(a));
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (others[i] == a) return damaged("a creator stands beside itself");
      const auto back = opened.others(core::CreatorIndex(others[i]));
      const auto at = std::lower_bound(back.begin(), back.end(), a);
      if (at == back.end() || *at != a) return damaged("a pair stands in one of its two rows");
      const auto there = static_cast<std::size_t>(at - back.begin());
      if (opened.shared(core::CreatorIndex(others[i]))[there] != opened.shared(core::CreatorIndex(a))[i]) {
        return damaged("a pair has two counts");
      }
    }
  }
  return opened;
}

}  // namespace vouch::audience
