#include "engine/planning/assigner.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "engine/planning/assignment.h"
#include "engine/ranking/explain.h"

namespace vouch::planning {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::uint32_t kMostPlaces = 1000;

std::string pointer_of(std::size_t brief) { return "/briefs/" + std::to_string(brief); }

std::string name_of(const AssignBrief& one) {
  if (!one.name.empty()) return one.name;
  if (const auto* id = std::get_if<std::string>(&one.brief.brand)) return *id;
  return std::get<ranking::BrandDescription>(one.brief.brand).name;
}

core::Result<void> check(const AssignRequest& request) {
  if (request.briefs.empty() || request.briefs.size() > kMostBriefs) {
    return fail(ErrorCode::invalid_argument,
                "found " + std::to_string(request.briefs.size()) + " briefs, expected 1 to " + std::to_string(kMostBriefs),
                "/briefs");
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < request.briefs.size(); ++i) {
    const std::uint32_t places = request.briefs[i].brief.k;
    if (places == 0 || places > kMostPlaces) {
      return fail(ErrorCode::invalid_argument, "found k = " + std::to_string(places) + ", a brief to assign to wants 1 to 1000",
                  pointer_of(i) + "/k");
    }
    if (!names.insert(name_of(request.briefs[i])).second) {
      return fail(ErrorCode::invalid_argument,
                  "found two briefs called '" + name_of(request.briefs[i]) + "', expected a name of its own for each",
                  pointer_of(i) + "/name");
    }
  }
  return {};
}

/// Groups by number: briefs of the same name together, those without one alone.
std::vector<BriefPlaces> places_of(const AssignRequest& request) {
  std::map<std::string, std::uint32_t> named;
  std::vector<BriefPlaces> places;
  std::uint32_t next = 0;
  for (const AssignBrief& one : request.briefs) {
    std::uint32_t group = next;
    if (!one.group.empty()) group = named.emplace(one.group, next).first->second;
    if (group == next) ++next;
    places.push_back({.places = one.brief.k, .group = group});
  }
  return places;
}

/// One request under way.
class Run {
 public:
  Run(const ranking::Evidence& evidence, const AssignRequest& request)
      : evidence_(evidence), request_(request), places_(places_of(request)) {}

  core::Result<void> rank_all(const ranking::Ranker& ranker) {
    for (std::size_t i = 0; i < request_.briefs.size(); ++i) {
      auto field = ranker.field(request_.briefs[i].brief);
      if (!field) {
        core::Error error = std::move(field).error();
        error.pointer = pointer_of(i) + error.pointer;
        return fail(std::move(error));
      }
      std::erase_if(field->order, [](const auto& entry) { return !entry.score_thousandths || *entry.score_thousandths <= 0; });
      std::stable_sort(field->order.begin(), field->order.end(),
                       [](const auto& a, const auto& b) { return *a.score_thousandths > *b.score_thousandths; });
      fields_.push_back(*std::move(field));
    }
    return {};
  }

  [[nodiscard]] Assignment answer() const {
    Assignment answer;
    answer.as_of_s = fields_.front().head.as_of_s;
    const std::vector<Offer> offers = offers_of();
    for (std::size_t i = 0; i < fields_.size(); ++i) answer.briefs.push_back(empty_brief(i));
    for (const std::uint32_t taken : planning::assign(places_, offers)) add(offers[taken], answer.briefs[offers[taken].brief]);
    for (AssignedBrief& brief : answer.briefs) {
      std::sort(brief.creators.begin(), brief.creators.end(),
                [](const AssignedCreator& a, const AssignedCreator& b) { return a.rank < b.rank; });
      if (brief.creators.size() < brief.places) {
        brief.warnings.push_back({"assign_places_open",
                                  {{"open", static_cast<std::int64_t>(brief.places - brief.creators.size())},
                                   {"places", static_cast<std::int64_t>(brief.places)}}});
      }
      answer.score_thousandths += brief.score_thousandths;
      answer.alone_thousandths += brief.alone_thousandths;
    }
    return answer;
  }

 private:
  /// How deep the rankings of this brief's group have to be looked at.
  [[nodiscard]] std::size_t depth(std::size_t brief) const {
    if (request_.depth > 0) return request_.depth;
    std::size_t places = 0;
    for (const BriefPlaces& one : places_) places += one.group == places_[brief].group ? one.places : 0;
    return places;
  }

  [[nodiscard]] std::vector<Offer> offers_of() const {
    std::vector<Offer> offers;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const auto& order = fields_[i].order;
      for (std::size_t k = 0; k < std::min(depth(i), order.size()); ++k) {
        offers.push_back(
            {.creator = order[k].creator, .brief = static_cast<std::uint32_t>(i), .worth = *order[k].score_thousandths});
      }
    }
    return offers;
  }

  [[nodiscard]] AssignedBrief empty_brief(std::size_t i) const {
    AssignedBrief brief;
    brief.name = name_of(request_.briefs[i]);
    brief.group = request_.briefs[i].group;
    brief.brand = fields_[i].head.brand;
    brief.profile = fields_[i].head.profile;
    brief.places = places_[i].places;
    brief.warnings = fields_[i].head.warnings;
    const auto& order = fields_[i].order;
    for (std::size_t k = 0; k < std::min<std::size_t>(brief.places, order.size()); ++k) {
      brief.alone_thousandths += *order[k].score_thousandths;
    }
    return brief;
  }

  void add(const Offer& offer, AssignedBrief& brief) const {
    AssignedCreator creator;
    creator.creator = ranking::creator_card(evidence_, core::CreatorIndex(offer.creator));
    creator.score_thousandths = offer.worth;
    creator.rank = rank_of(offer.creator, offer.brief);
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (i == offer.brief || places_[i].group != places_[offer.brief].group) continue;
      const std::uint32_t rank = rank_of(offer.creator, i);
      if (rank > 0 && rank <= places_[i].places) creator.wanted_by.push_back(name_of(request_.briefs[i]));
    }
    brief.score_thousandths += offer.worth;
    brief.creators.push_back(std::move(creator));
  }

  /// From 1 on; 0: not in this brief's ranking.
  [[nodiscard]] std::uint32_t rank_of(std::uint32_t creator, std::size_t brief) const {
    const auto& order = fields_[brief].order;
    const auto at = std::find_if(order.begin(), order.end(), [&](const auto& entry) { return entry.creator == creator; });
    return at == order.end() ? 0 : static_cast<std::uint32_t>(at - order.begin() + 1);
  }

  const ranking::Evidence& evidence_;
  const AssignRequest& request_;
  std::vector<BriefPlaces> places_;
  std::vector<ranking::Field> fields_;
};

}  // namespace

core::Result<Assignment> Assigner::assign(const AssignRequest& request) const {
  if (auto good = check(request); !good) return fail(good.error());
  Run run(*evidence_, request);
  if (auto ranked = run.rank_all(*ranker_); !ranked) return fail(ranked.error());
  return run.answer();
}

}  // namespace vouch::planning
