// Creators like a creator: by the accounts in both audiences where they are known, else by overlaps counted elsewhere.
#include <algorithm>
#include <limits>

#include "engine/audience/counted_similar.h"
#include "engine/audience/lift.h"
#include "engine/audience/overlap.h"
#include "engine/core/top_k.h"
#include "engine/ranking/explain.h"
#include "engine/ranking/shown.h"
#include "engine/ranking/similar.h"

namespace vouch::ranking {
namespace {

constexpr std::int64_t kFewMembers = 100;

struct Better {
  bool operator()(const std::pair<double, std::uint32_t>& a, const std::pair<double, std::uint32_t>& b) const {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  }
};

void by_audience(const Evidence& evidence, core::CreatorIndex creator, std::size_t limit, SimilarCreators& answer) {
  const core::OwnerIndex self = evidence.catalog.owner(creator);
  const auto asking = audience::AskingAudience::own(evidence.graph, evidence.weights, self);
  const auto found = audience::overlap_with_owners(asking, evidence.graph, evidence.weights, evidence.known_shares,
                                                   evidence.catalog.creators.size());
  core::TopK<std::pair<double, std::uint32_t>, Better> best(limit, Better{});
  for (std::uint32_t other = 0; other < found.size(); ++other) {
    if (other == creator.value || !found[other].value) continue;
    ++answer.considered;
    if (found[other].shared.accounts == 0) continue;
    ++answer.sharing;
    best.offer({*found[other].value, other});
  }
  for (const auto& [value, other] : best.take()) {
    SimilarCreator one{.rank = static_cast<std::uint32_t>(answer.creators.size()) + 1,
                       .creator = creator_card(evidence, core::CreatorIndex(other)),
                       .people = {.shared = static_cast<std::int64_t>(found[other].shared.accounts),
                                  .value = shown(value),
                                  .interval = shown(found[other].interval)}};
    set_evidence(one.people, asking.accounts(), evidence.graph.members(core::OwnerIndex(other)).size(),
                 evidence.graph.accounts());
    answer.creators.push_back(std::move(one));
  }
}

void by_counts(const Evidence& evidence, core::CreatorIndex creator, std::size_t limit, SimilarCreators& answer) {
  const auto sizes = evidence.catalog.creators.audience_size;
  const auto most = static_cast<std::uint32_t>(std::min<std::size_t>(limit, evidence.catalog.creators.size()));
  const auto found = audience::counted_similar(evidence.overlaps, sizes, creator, most);
  answer.by = found.by_stated_sizes ? SimilarBy::counted_sizes : SimilarBy::counted_overlaps;
  answer.considered = static_cast<std::int64_t>(found.considered);
  const auto shared = evidence.overlaps.shared(creator);
  answer.sharing = std::count_if(shared.begin(), shared.end(), [](std::uint64_t count) { return count > 0; });
  for (const audience::CountedSimilar& other : found.creators) {
    SimilarCreator one{
        .rank = static_cast<std::uint32_t>(answer.creators.size()) + 1,
        .creator = creator_card(evidence, other.creator),
        .people = {
            .shared = static_cast<std::int64_t>(other.shared), .value = shown(other.value), .interval = shown(other.interval)}};
    if (found.by_stated_sizes) {
      const auto a = static_cast<double>(sizes[creator.value]);
      const auto b = static_cast<double>(sizes[other.creator.value]);
      const auto both = std::min({static_cast<double>(other.shared), a, b});  // counted and stated by different people
      one.people.overlap_coefficient = shown(both / std::min(a, b));
      one.people.jaccard = shown(both / (a + b - both));
    }
    answer.creators.push_back(std::move(one));
  }
}

bool has_engagers(const Evidence& evidence, const CreatorCard& creator) {
  const auto index = evidence.catalog.find_creator(creator.id);
  return index && evidence.catalog.creators.coverage[index->value] == static_cast<std::uint8_t>(catalog::Coverage::engagers);
}

void add_warnings(const Evidence& evidence, SimilarCreators& answer) {
  const bool engagers =
      has_engagers(evidence, answer.creator) || std::any_of(answer.creators.begin(), answer.creators.end(),
                                                            [&](const auto& one) { return has_engagers(evidence, one.creator); });
  switch (answer.by) {
    case SimilarBy::audience:
      if (answer.creator.audience_members == 0) {
        answer.warnings.push_back({"nobody_known", {}});
      } else if (answer.creator.audience_members < kFewMembers) {
        answer.warnings.push_back({"small_audience", {{"members", answer.creator.audience_members}}});
      }
      if (engagers) answer.warnings.push_back({"coverage_engagers", {}});
      return;
    case SimilarBy::counted_sizes: answer.warnings.push_back({"counted_elsewhere", {}}); return;
    case SimilarBy::counted_overlaps: answer.warnings.push_back({"counted_without_sizes", {}}); return;
  }
}

}  // namespace

void set_evidence(SharedPeople& people, std::uint64_t size_a, std::uint64_t size_b, std::uint64_t universe) {
  const auto shared = static_cast<std::uint64_t>(people.shared);
  people.overlap_coefficient = shown(static_cast<double>(shared) / static_cast<double>(std::min(size_a, size_b)));
  people.jaccard = shown(static_cast<double>(shared) / static_cast<double>(size_a + size_b - shared));
  people.lift = shown(audience::shrunk_lift(shared, size_a, size_b, universe));
  people.lift_interval = shown(audience::shrunk_lift_interval(shared, size_a, size_b, universe));
}

core::Result<SimilarCreators> similar_creators(const Evidence& evidence, const SimilarQuery& query) {
  const auto creator = evidence.catalog.find_creator(query.id);
  if (!creator) return core::fail(core::ErrorCode::not_found, "creator '" + query.id + "' is not in this snapshot");
  SimilarCreators answer;
  answer.creator = creator_card(evidence, *creator);
  const std::size_t limit = query.limit == 0 ? std::numeric_limits<std::size_t>::max() : query.limit;
  if (answer.creator.audience_members == 0 && !evidence.overlaps.others(*creator).empty()) {
    by_counts(evidence, *creator, limit, answer);
  } else if (answer.creator.audience_members > 0) {
    by_audience(evidence, *creator, limit, answer);
  }
  add_warnings(evidence, answer);
  return answer;
}

}  // namespace vouch::ranking
