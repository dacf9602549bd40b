#include "engine/audience/bridges.h"

#include <algorithm>
#include <iterator>

#include "engine/audience/lift.h"
#include "engine/audience/three_way.h"
#include "engine/core/top_k.h"

namespace vouch::audience {
namespace {

double excess(const Bridge& bridge) { return static_cast<double>(bridge.shared) - bridge.expected; }

struct Better {
  bool operator()(const Bridge& a, const Bridge& b) const {
    return excess(a) != excess(b) ? excess(a) > excess(b) : a.creator < b.creator;
  }
};

}  // namespace

std::vector<Bridge> bridging_creators(const AskingAudience& first, const AskingAudience& second, const AudienceGraph& graph,
                                      std::span<const SharedAudience> shared_with_first, std::uint32_t creators,
                                      std::uint32_t k) {
  std::vector<std::uint64_t> counts(creators, 0);
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(first.members(), second.members(), std::back_inserter(both));
  for (const std::uint32_t account : both) {
    for (const std::uint32_t owner : graph.owners_of(core::AccountIndex(account))) {
      if (owner >= creators) break;  // owners ascend
      ++counts[owner];
    }
  }
  core::TopK<Bridge, Better> best(k, Better{});
  if (both.empty()) return best.take();
  const auto shared_with_second = shared_with_owners(second, graph, creators);
  for (std::uint32_t c = 0; c < creators; ++c) {
    const core::OwnerIndex creator(c);
    if (counts[c] == 0 || first.is_part(creator) || second.is_part(creator)) continue;
    if (best.size() == k && (k == 0 || static_cast<double>(counts[c]) < excess(best.last()))) continue;
    const double expected = expected_three_way({.universe = graph.accounts(),
                                                .a = first.accounts(),
                                                .b = second.accounts(),
                                                .c = graph.members(creator).size(),
                                                .ab = both.size(),
                                                .ac = shared_with_first[c].accounts,
                                                .bc = shared_with_second[c].accounts});
    if (static_cast<double>(counts[c]) <= expected) continue;
    best.offer({.creator = creator,
                .shared = counts[c],
                .expected = expected,
                .ratio = shrunk_ratio(counts[c], expected),
                .ratio_range = shrunk_ratio_interval(counts[c], expected)});
  }
  return best.take();
}

}  // namespace vouch::audience
