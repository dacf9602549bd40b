#include "engine/credibility/lockstep.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "engine/core/deterministic_math.h"
#include "engine/core/parallel_for.h"
#include "engine/credibility/arrival_bursts.h"

namespace vouch::credibility {
namespace {

using audience::kNoDay;

constexpr double kWhole = 65536.0;  // fixed point of shares: sums of 65,535 of them fit 32 bits, in any order

/// Dated follows of one account among owners with bursts.
struct Tally {
  std::uint32_t expected = 0;  // Σ β in fixed point
  std::uint16_t follows = 0, inside = 0;

  void add(std::uint32_t share, bool in_burst) {
    if (follows == std::numeric_limits<std::uint16_t>::max()) return;
    ++follows;
    expected += share;
    inside = static_cast<std::uint16_t>(inside + (in_burst ? 1 : 0));
  }
  [[nodiscard]] bool often(const ArrivalRules& rules) const {
    return inside >= rules.least_bursts &&
           log_lockstep_p(inside, follows, static_cast<double>(expected) / kWhole) <= core::det_log(rules.account_p);
  }
};

}  // namespace

double log_lockstep_p(std::uint32_t x, std::uint32_t n, double mean) {
  assert(n > 0 && x <= n && mean > 0.0 && mean <= n);
  if (x <= mean) return 0.0;
  const double a = static_cast<double>(x) / n, b = mean / n;
  const double rest = x == n ? 0.0 : (1.0 - a) * core::det_log((1.0 - a) / (1.0 - b));
  return -static_cast<double>(n) * (a * core::det_log(a / b) + rest);
}

std::vector<AccountMark> lockstep_marks(const audience::BipartiteView& graph, const audience::MemberDays& days,
                                        const ArrivalRules& rules, unsigned threads) {
  if (!days.known()) return {};
  const std::uint32_t owners = graph.columns.vertices();
  std::vector<ArrivalBursts> bursts(owners);
  core::parallel_each(owners, threads, [&](std::size_t o) {
    bursts[o] = find_arrival_bursts(days.of(core::OwnerIndex{static_cast<std::uint32_t>(o)}), rules);
  });
  if (std::ranges::all_of(bursts, [](const ArrivalBursts& of) { return of.inside == 0; })) return {};
  std::vector<Tally> tallies(graph.rows.vertices());
  for (std::uint32_t o = 0; o < owners; ++o) {
    if (bursts[o].inside == 0) continue;
    const auto share = std::max(1U, static_cast<std::uint32_t>(bursts[o].share() * kWhole + 0.5));
    const auto members = graph.columns[o];
    const auto came = days.of(core::OwnerIndex{o});
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (came[i] != kNoDay) tallies[members[i]].add(share, bursts[o].contains(came[i]));
    }
  }
  std::vector<AccountMark> marks(tallies.size(), AccountMark::not_judged);
  for (std::uint32_t a = 0; a < marks.size(); ++a) {
    if (graph.rows.degree(a) < rules.least_bursts) continue;
    marks[a] = tallies[a].often(rules) ? AccountMark::unlikely : AccountMark::likely;
  }
  return marks;
}

}  // namespace vouch::credibility
