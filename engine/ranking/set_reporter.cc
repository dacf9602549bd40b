#include "engine/ranking/set_reporter.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/audience/captured_reach.h"
#include "engine/audience/lift.h"
#include "engine/audience/regions.h"
#include "engine/audience/set_counts.h"
#include "engine/ranking/explain.h"
#include "engine/ranking/set_request.h"
#include "engine/ranking/set_shares.h"

namespace vouch::ranking {
namespace {

using audience::Members;
using audience::Seen;

constexpr std::uint64_t kManyMembers = std::uint64_t{1} << 22;  // from so many on, all processors count
constexpr std::size_t kMostNamed = 5;                           // names in a warning

std::int64_t whole(std::uint64_t count) { return static_cast<std::int64_t>(count); }

/// Six decimals, so that it reads the same everywhere.
double shown(double value) { return std::floor(value * 1e6 + 0.5) / 1e6; }

Estimate shown(const Estimate& estimate) {
  return {.value = shown(estimate.value),
          .interval = {.low = shown(estimate.interval.low), .high = shown(estimate.interval.high)}};
}

/// One report under way.
class Reporter {
 public:
  Reporter(const Evidence& evidence, ResolvedSet set) : evidence_(evidence), set_(std::move(set)) {
    for (const core::CreatorIndex creator : set_.creators) {
      const core::OwnerIndex owner = evidence.catalog.owner(creator);
      members_.push_back(evidence.graph.members(owner));
      shares_.push_back(evidence.known_shares[owner.value]);
      all_members_ += members_.back().size();
    }
    counts_ = audience::count_set(audience_set(), {.threads = all_members_ < kManyMembers ? 1U : 0U});
  }

  SetReport report() {
    add_totals();
    for (std::size_t i = 0; i < members_.size(); ++i) report_.creators.push_back(member(i));
    add_pairs();
    if (set_.regions) add_regions();
    if (set_.audience) add_audience();
    add_same_person();
    report_.shares = combined_set_shares(evidence_, set_.creators, counts_, [this](const auto& some) { return reach_of(some); });
    for (SetShare& share : report_.shares)
      share = {share.dimension, share.value, shown(share.mean), shown(share.low), shown(share.high), share.creators};
    add_warnings();
    return std::move(report_);
  }

 private:
  [[nodiscard]] audience::AudienceSet audience_set() const {
    return {.creators = members_,
            .compared = set_.audience ? std::optional<Members>(set_.compared) : std::nullopt,
            .accounts = evidence_.graph.accounts(),
            .authentic = &evidence_.authentic,
            .persons = &evidence_.persons};
  }

  [[nodiscard]] std::uint64_t reach_of(const std::vector<bool>& some) const {
    if (std::ranges::all_of(some, [](bool one) { return one; })) return counts_.potential.accounts;
    std::vector<Members> members;
    for (std::size_t i = 0; i < some.size(); ++i) members.push_back(some[i] ? members_[i] : Members{});
    audience::AudienceSet part = audience_set();
    part.creators = members;
    part.compared.reset();
    return audience::count_set(part).potential.accounts;
  }

  [[nodiscard]] std::string coverage(std::size_t i) const {
    return std::string(coverage_name(evidence_.catalog.creators.coverage[set_.creators[i].value]));
  }

  void add_totals() {
    report_.potential = whole(counts_.potential.accounts);
    report_.credible = shown(audience::people(counts_.potential.authentic));
    double memberships = 0.0;
    bool all_known = true;
    for (const audience::Reached& own : counts_.own) {
      memberships += static_cast<double>(own.accounts);
      all_known = all_known && own.accounts > 0;
    }
    if (counts_.potential.accounts > 0) {
      report_.duplication = shown(memberships / static_cast<double>(counts_.potential.accounts));
    }
    if (all_known) report_.potential_estimate = shown(audience::captured_reach(audience_set(), counts_, shares_));
    for (std::size_t k = 1; k < counts_.by_times.size(); ++k) report_.by_times.push_back(whole(counts_.by_times[k]));
  }

  [[nodiscard]] SetMember member(std::size_t i) const {
    const core::CreatorIndex creator = set_.creators[i];
    const std::int64_t size = evidence_.catalog.creators.audience_size[creator.value];
    SetMember member;
    member.creator = creator_card(evidence_, creator);
    member.coverage = coverage(i);
    if (size != catalog::kUnknown) member.audience_size = size;
    member.known_share = shown(shares_[i]);
    member.members = whole(counts_.own[i].accounts);
    member.exclusive = whole(counts_.exclusive[i].accounts);
    member.incremental = whole(counts_.incremental[i].accounts);
    member.credible_members = shown(audience::people(counts_.own[i].authentic));
    member.credible_exclusive = shown(audience::people(counts_.exclusive[i].authentic));
    member.credible_incremental = shown(audience::people(counts_.incremental[i].authentic));
    if (set_.audience) member.with_audience = figures(counts_.compared_shared[i], seen(i), seen_audience());
    return member;
  }

  [[nodiscard]] Seen seen(std::size_t i) const { return {.rows = counts_.own[i].accounts, .share = shares_[i]}; }
  [[nodiscard]] Seen seen_audience() const {
    const bool own = set_.audience->kind == "own";
    return {.rows = counts_.compared->accounts,
            .share = own ? evidence_.known_shares[evidence_.catalog.owner(*set_.brand).value] : 1.0};
  }

  [[nodiscard]] SharedFigures figures(std::uint64_t shared, const Seen& a, const Seen& b) const {
    SharedFigures figures{.shared = whole(shared)};
    if (a.rows == 0 || b.rows == 0) return figures;  // unknown, not 0
    const std::uint64_t universe = evidence_.graph.accounts() - evidence_.persons.aliases().size();
    const Estimate both = audience::captured_shared(shared, a, b);
    figures.shared_estimate = shown(both);
    figures.overlap_coefficient = shown(audience::overlap_coefficient(both, a.whole(), b.whole()));
    figures.jaccard = shown(audience::jaccard(both, a.whole(), b.whole()));
    figures.lift = shown(audience::lift(both, a.whole(), b.whole(), static_cast<double>(universe)));
    figures.lift_shrunk = shown(audience::shrunk_lift(shared, a.rows, b.rows, universe));
    return figures;
  }

  void add_pairs() {
    for (std::uint32_t a = 0; a < members_.size(); ++a) {
      for (std::uint32_t b = a + 1; b < members_.size(); ++b) {
        report_.pairs.push_back({.a = a, .b = b, .figures = figures(counts_.pair(a, b), seen(a), seen(b))});
      }
    }
  }

  void add_regions() {
    const std::vector<std::uint64_t> counts = audience::count_regions(audience_set());
    std::vector<SetRegion>& regions = report_.regions.emplace();
    for (std::uint32_t mask = 1; mask < counts.size(); ++mask) {
      if (counts[mask] == 0) continue;
      SetRegion& region = regions.emplace_back();
      region.accounts = whole(counts[mask]);
      for (std::uint32_t i = 0; i < members_.size(); ++i) {
        if ((mask >> i & 1U) != 0) region.creators.push_back(i);
      }
    }
    std::ranges::stable_sort(regions, [](const SetRegion& a, const SetRegion& b) { return a.accounts > b.accounts; });
  }

  void add_audience() {
    report_.audience = set_.audience;
    report_.audience->members = whole(counts_.compared->accounts);
    report_.audience->reached = whole(counts_.compared_reached);
    report_.audience->new_people = whole(counts_.potential.accounts - counts_.compared_reached);
  }

  void add_same_person() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    const auto linked = evidence_.persons.creators();
    for (std::size_t row = 0; row < linked.size(); ++row) {
      const auto at = std::ranges::find(set_.creators, core::CreatorIndex(linked[row]));
      if (at == set_.creators.end()) continue;
      groups[evidence_.persons.groups()[row]].push_back(static_cast<std::uint32_t>(at - set_.creators.begin()));
    }
    for (auto& [group, creators] : groups) {
      std::ranges::sort(creators);
      if (creators.size() > 1) report_.same_person.push_back(creators);
    }
  }

  void add_warnings() {
    report_.warnings = set_.warnings;
    add_coverage_warnings();
    std::string unknown;
    std::size_t unknown_creators = 0;
    std::int64_t estimated = 0;
    std::int64_t unsized = 0;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      estimated += shares_[i] < 1.0 ? 1 : 0;
      unsized += report_.creators[i].coverage == "random_sample" && !report_.creators[i].audience_size ? 1 : 0;
      if (!members_[i].empty() || ++unknown_creators > kMostNamed) continue;
      unknown += (unknown.empty() ? "" : ", ") + report_.creators[i].creator.id;
    }
    if (unknown_creators > kMostNamed) unknown += ", …";
    if (unknown_creators > 0) {
      report_.warnings.push_back({"set_audience_unknown", {{"count", whole(unknown_creators)}, {"creators", unknown}}});
    }
    if (estimated > 0) report_.warnings.push_back({"set_estimated", {{"count", estimated}}});
    if (unsized > 0) report_.warnings.push_back({"set_sample_unsized", {{"count", unsized}}});
    for (const auto& group : report_.same_person) {
      std::string names;
      for (const std::uint32_t i : group) names += (names.empty() ? "" : ", ") + report_.creators[i].creator.id;
      report_.warnings.push_back({"set_same_person", {{"creators", names}}});
    }
    if (!evidence_.authentic.judged()) {
      report_.warnings.push_back({"set_credible_prior", {{"prior", audience::kPriorAuthentic}}});
    }
    if (const auto partly = partly_judged(evidence_)) report_.warnings.push_back(*partly);
  }

  void add_coverage_warnings() {
    std::int64_t followers = 0;
    std::int64_t engagers = 0;
    std::int64_t unstated = 0;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].empty()) continue;
      const auto coverage = static_cast<catalog::Coverage>(evidence_.catalog.creators.coverage[set_.creators[i].value]);
      const bool follow = coverage == catalog::Coverage::all_followers || coverage == catalog::Coverage::random_sample;
      followers += follow ? 1 : 0;
      engagers += coverage == catalog::Coverage::engagers ? 1 : 0;
      unstated += !follow && coverage != catalog::Coverage::engagers ? 1 : 0;
    }
    if (engagers + unstated == 0) {
      report_.kind = "followers";
    } else if (followers + unstated == 0) {
      report_.kind = "engaged";
      report_.warnings.push_back({"coverage_engagers", {}});
    } else if (followers + engagers == 0) {
      report_.kind = "unstated";
      report_.warnings.push_back({"set_coverage_unstated", {}});
    } else {
      report_.kind = "mixed";
      report_.warnings.push_back(
          {"set_coverage_mixed", {{"followers", followers}, {"engagers", engagers}, {"unstated", unstated}}});
    }
  }

  const Evidence& evidence_;
  ResolvedSet set_;
  std::vector<Members> members_;
  std::vector<double> shares_;  // s, by position
  std::uint64_t all_members_ = 0;
  audience::SetCounts counts_;
  SetReport report_;
};

}  // namespace

core::Result<SetReport> report_set(const Evidence& evidence, const SetRequest& request,
                                   const std::optional<core::AccountKey>& account_key) {
  auto set = resolve_set(evidence, request, account_key);
  if (!set) return core::fail(std::move(set).error());
  return Reporter(evidence, *std::move(set)).report();
}

}  // namespace vouch::ranking
