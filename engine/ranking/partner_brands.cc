// Brands whose people are a brand's people. A brand's people are its own audience, else those of its past partners.
#include <algorithm>
#include <limits>

#include "engine/audience/bridges.h"
#include "engine/audience/lift.h"
#include "engine/audience/overlap.h"
#include "engine/audience/union_count.h"
#include "engine/core/top_k.h"
#include "engine/ranking/explain.h"
#include "engine/ranking/shown.h"
#include "engine/ranking/similar.h"

namespace vouch::ranking {
namespace {

using audience::AskingAudience;

/// Creators whose audiences stand for those of a brand without one.
std::vector<core::OwnerIndex> partner_owners(const Evidence& evidence, core::BrandIndex brand) {
  std::vector<core::OwnerIndex> owners;
  for (const std::uint32_t creator : evidence.partners(brand))
    owners.push_back(evidence.catalog.owner(core::CreatorIndex(creator)));
  return owners;
}

std::optional<AskingAudience> people_of(const Evidence& evidence, core::BrandIndex brand) {
  const core::OwnerIndex own = evidence.catalog.owner(brand);
  if (!evidence.graph.members(own).empty()) return AskingAudience::own(evidence.graph, evidence.weights, own);
  auto partners = AskingAudience::fallback(audience::AskingKind::partners, evidence.graph, evidence.weights,
                                           partner_owners(evidence, brand), own);
  if (partners.accounts() == 0) return std::nullopt;
  return partners;
}

BrandCard card_of(const Evidence& evidence, core::BrandIndex brand) {
  const auto& c = evidence.catalog;
  return {.id = std::string(c.brands.keys[brand.value]),
          .name = std::string(c.brands.names[brand.value]),
          .category = std::string(c.label(c.brands.category[brand.value])),
          .country = std::string(c.label(c.brands.country[brand.value])),
          .language = std::string(c.label(c.brands.language[brand.value])),
          .audience_kind = "none",
          .audience_members = 0,
          .partners = static_cast<std::int64_t>(evidence.partners(brand).size()),
          .sent_ids = {},
          .matched_ids = {}};
}

void set_people(BrandCard& card, bool own, std::uint64_t accounts) {
  card.audience_kind = own ? "own" : "partners";
  card.audience_members = static_cast<std::int64_t>(accounts);
}

/// What the asking brand shares with another.
struct Found {
  core::BrandIndex brand;
  bool own = false;
  std::uint64_t accounts = 0;  // of the other's people
  audience::SharedAudience shared;
  audience::AudienceSizes sizes;
  double lift = 1.0;
};

struct Better {
  bool operator()(const Found& a, const Found& b) const { return a.lift != b.lift ? a.lift > b.lift : a.brand < b.brand; }
};

class Partners {
 public:
  Partners(const Evidence& evidence, core::BrandIndex brand, const AskingAudience& asking)
      : evidence_(evidence),
        brand_(brand),
        asking_(asking),
        asking_share_(audience::asking_share(asking, evidence.known_shares)),
        shared_(audience::shared_with_owners(asking, evidence.graph, evidence.graph.owners())),
        unions_(evidence.graph, evidence.weights) {}

  void find(const SimilarQuery& query, PartnerBrands& answer) {
    const std::size_t limit = query.limit == 0 ? std::numeric_limits<std::size_t>::max() : query.limit;
    core::TopK<Found, Better> best(limit, Better{});
    for (std::uint32_t b = 0; b < evidence_.catalog.brands.size(); ++b) {
      const core::BrandIndex other(b);
      if (other == brand_) continue;
      if (evidence_.competitors.compete(brand_, other)) {
        ++answer.competitors;
        continue;
      }
      const Found found = shared_with(other);
      if (found.accounts == 0) continue;
      ++answer.considered;
      if (found.shared.accounts == 0) continue;
      ++answer.sharing;
      best.offer(found);
    }
    for (const Found& found : best.take()) answer.brands.push_back(entry(found, answer, query.bridges));
  }

 private:
  Found shared_with(core::BrandIndex other) {
    const core::OwnerIndex owner = evidence_.catalog.owner(other);
    Found found{.brand = other, .own = true, .accounts = evidence_.graph.members(owner).size(), .shared = shared_[owner.value]};
    found.sizes = {.asking_weight = asking_.weight(),
                   .owner_weight = evidence_.weights.sum(owner),
                   .asking_share = asking_share_,
                   .owner_share = evidence_.known_shares[owner.value]};
    if (found.accounts == 0) {
      const audience::UnionShared all = unions_.count(asking_, partner_owners(evidence_, other));
      found.own = false;
      found.accounts = all.accounts;
      found.shared = all.shared;
      found.sizes.owner_weight = all.weight;
      found.sizes.owner_share = 1.0;
    }
    found.lift = audience::shrunk_lift(found.shared.accounts, asking_.accounts(), found.accounts, evidence_.graph.accounts());
    return found;
  }

  PartnerBrand entry(const Found& found, const PartnerBrands& answer, std::uint32_t bridges) const {
    PartnerBrand partner;
    partner.rank = static_cast<std::uint32_t>(answer.brands.size()) + 1;
    partner.brand = card_of(evidence_, found.brand);
    set_people(partner.brand, found.own, found.accounts);
    partner.same_category = !partner.brand.category.empty() && partner.brand.category == answer.brand.category;
    partner.people.shared = static_cast<std::int64_t>(found.shared.accounts);
    partner.people.value = shown(audience::overlap_value(found.shared.weight, found.sizes).value_or(0.0));
    partner.people.interval = shown(audience::overlap_interval(found.shared, found.sizes));
    set_evidence(partner.people, asking_.accounts(), found.accounts, evidence_.graph.accounts());
    const auto people = people_of(evidence_, found.brand);
    if (bridges == 0 || !people) return partner;
    for (const audience::Bridge& bridge :
         audience::bridging_creators(asking_, *people, evidence_.graph, shared_, evidence_.catalog.creators.size(), bridges)) {
      partner.bridges.push_back({.creator = creator_card(evidence_, core::CreatorIndex(bridge.creator.value)),
                                 .shared = static_cast<std::int64_t>(bridge.shared),
                                 .expected = shown(bridge.expected),
                                 .lift = shown(bridge.ratio),
                                 .lift_interval = shown(bridge.ratio_range)});
    }
    return partner;
  }

  const Evidence& evidence_;
  core::BrandIndex brand_;
  const AskingAudience& asking_;
  double asking_share_;
  std::vector<audience::SharedAudience> shared_;  // by owner
  audience::UnionCounter unions_;
};

}  // namespace

core::Result<PartnerBrands> partner_brands(const Evidence& evidence, const SimilarQuery& query) {
  const auto brand = evidence.catalog.find_brand(query.id);
  if (!brand) return core::fail(core::ErrorCode::not_found, "brand '" + query.id + "' is not in this snapshot");
  PartnerBrands answer;
  answer.brand = card_of(evidence, *brand);
  const auto people = people_of(evidence, *brand);
  if (!people) {
    answer.warnings.push_back({"nobody_known", {}});
    return answer;
  }
  set_people(answer.brand, people->kind() == audience::AskingKind::own, people->accounts());
  Partners(evidence, *brand, *people).find(query, answer);
  const bool stood_in = people->kind() != audience::AskingKind::own ||
                        std::any_of(answer.brands.begin(), answer.brands.end(),
                                    [](const PartnerBrand& one) { return one.brand.audience_kind == "partners"; });
  if (stood_in) answer.warnings.push_back({"partners_stand_in", {}});
  if (evidence.catalog.brands.coverage[brand->value] == static_cast<std::uint8_t>(catalog::Coverage::engagers)) {
    answer.warnings.push_back({"coverage_engagers", {}});
  }
  return answer;
}

}  // namespace vouch::ranking
