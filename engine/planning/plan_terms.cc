#include "engine/planning/plan_terms.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/ranking/size_band.h"
#include "engine/text/fold.h"

namespace vouch::planning {
namespace {

constexpr std::array<std::string_view, kFields> kFieldNames = {"size_band", "country", "category"};
constexpr std::uint32_t kMostPosts = 1000;

core::Result<void> refuse(std::string message, std::string pointer) {
  return core::fail(core::ErrorCode::invalid_argument, std::move(message), std::move(pointer));
}

std::string pointer_of(const std::vector<MixRule>& mix, std::size_t rule) {
  std::size_t place = 0;
  for (std::size_t i = 0; i < rule; ++i) place += mix[i].field == mix[rule].field ? 1 : 0;
  return "/plan/mix/" + std::string(name_of(mix[rule].field)) + "/" + std::to_string(place);
}

core::Result<void> check_mix(const PlanTerms& terms) {
  const std::vector<MixRule>& mix = terms.mix;
  if (mix.size() > kMostRules)
    return refuse("found " + std::to_string(mix.size()) + " rules of the mix, at most 64", "/plan/mix");
  std::array<std::uint64_t, kFields> minima{};
  for (std::size_t i = 0; i < mix.size(); ++i) {
    if (mix[i].max && mix[i].min > *mix[i].max) {
      return refuse("found at least " + std::to_string(mix[i].min) + " and at most " + std::to_string(*mix[i].max) + " of '" +
                        mix[i].value + "', expected a minimum up to the maximum",
                    pointer_of(mix, i));
    }
    for (std::size_t k = 0; k < i; ++k) {
      if (mix[k].field == mix[i].field && text::fold(mix[k].value) == text::fold(mix[i].value)) {
        return refuse("found '" + mix[i].value + "' twice in the mix, expected once", pointer_of(mix, i));
      }
    }
    minima[static_cast<std::size_t>(mix[i].field)] += mix[i].min;
  }
  for (std::size_t field = 0; field < kFields; ++field) {
    if (terms.count && minima[field] > *terms.count) {
      return refuse("the minima of plan.mix." + std::string(kFieldNames[field]) + " come to " + std::to_string(minima[field]) +
                        " creators, plan.count is " + std::to_string(*terms.count),
                    "/plan/mix/" + std::string(kFieldNames[field]));
    }
  }
  return {};
}

core::Result<void> check_must_have(const std::vector<std::string>& ids) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (std::find(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i), ids[i]) !=
        ids.begin() + static_cast<std::ptrdiff_t>(i)) {
      return refuse("creator '" + ids[i] + "' stands twice in plan.must_have, expected once",
                    "/plan/must_have/" + std::to_string(i));
    }
  }
  return {};
}

}  // namespace

std::string_view name_of(MixField field) { return kFieldNames[static_cast<std::size_t>(field)]; }

core::Result<void> check_terms(const PlanTerms& terms) {
  if (!terms.budget_cents && !terms.count) {
    return refuse("found neither a budget nor a count, expected plan.budget_cents, plan.count or both", "/plan");
  }
  if (terms.budget_cents && *terms.budget_cents <= 0) {
    return refuse("found a budget of " + std::to_string(*terms.budget_cents) + " cents, expected more than 0",
                  "/plan/budget_cents");
  }
  if (terms.count && (*terms.count == 0 || *terms.count > kMostMembers)) {
    return refuse("found a count of " + std::to_string(*terms.count) + ", expected 1 to " + std::to_string(kMostMembers),
                  "/plan/count");
  }
  if (terms.posts_per_creator == 0 || terms.posts_per_creator > kMostPosts) {
    return refuse("found " + std::to_string(terms.posts_per_creator) + " posts per creator, expected 1 to 1000",
                  "/plan/posts_per_creator");
  }
  if (terms.max_frequency && !(*terms.max_frequency >= 1.0 && *terms.max_frequency <= 1e6)) {
    return refuse("found a max_frequency below 1, expected 1 or more: who is reached sees at least one post",
                  "/plan/max_frequency");
  }
  if (terms.must_have.size() > terms.count.value_or(kMostMembers)) {
    return refuse("found " + std::to_string(terms.must_have.size()) + " creators in plan.must_have, plan.count is " +
                      std::to_string(terms.count.value_or(kMostMembers)),
                  "/plan/must_have");
  }
  if (auto good = check_must_have(terms.must_have); !good) return good;
  return check_mix(terms);
}

core::Result<std::vector<std::uint32_t>> must_have_of(const ranking::Evidence& evidence, const PlanRequest& request) {
  std::vector<std::uint32_t> creators;
  const std::vector<std::string>& excluded = request.brief.exclude.creators;
  for (std::size_t i = 0; i < request.terms.must_have.size(); ++i) {
    const std::string& id = request.terms.must_have[i];
    const std::string pointer = "/plan/must_have/" + std::to_string(i);
    const auto creator = evidence.catalog.find_creator(id);
    if (!creator) return core::fail(core::ErrorCode::not_found, "creator '" + id + "' is not in this snapshot", pointer);
    if (std::find(excluded.begin(), excluded.end(), id) != excluded.end()) {
      return core::fail(core::ErrorCode::invalid_argument,
                        "creator '" + id + "' is in plan.must_have and in exclude.creators, expected one of them", pointer);
    }
    creators.push_back(creator->value);
  }
  return creators;
}

core::Result<Mix> Mix::make(const ranking::Evidence& evidence, const std::vector<MixRule>& rules) {
  Mix mix(evidence);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    Group group{.rule = rules[i], .labels = {}, .band = ranking::SizeBand::unknown};
    if (rules[i].field == MixField::size_band) {
      const auto band = ranking::size_band_named(rules[i].value);
      if (!band) {
        return core::fail(core::ErrorCode::invalid_argument,
                          "found size band '" + rules[i].value + "', expected nano, micro, mid, macro or mega",
                          pointer_of(rules, i) + "/value");
      }
      group.band = *band;
    } else {
      const std::string wanted = text::fold(rules[i].value);
      group.labels.resize(evidence.catalog.labels.size());
      for (std::size_t code = 1; code < group.labels.size(); ++code) {
        group.labels[code] = text::fold(evidence.catalog.labels[code]) == wanted;
      }
    }
    mix.groups_.push_back(std::move(group));
  }
  return mix;
}

std::vector<Rule> Mix::rules() const {
  std::vector<Rule> rules;
  for (const Group& group : groups_) {
    Rule rule{.field = static_cast<std::uint32_t>(group.rule.field), .min = group.rule.min};
    if (group.rule.max) rule.max = *group.rule.max;
    rules.push_back(rule);
  }
  return rules;
}

std::uint64_t Mix::groups_of(std::uint32_t creator) const {
  std::uint64_t groups = 0;
  const auto& c = evidence_->catalog.creators;
  for (std::size_t r = 0; r < groups_.size(); ++r) {
    const Group& group = groups_[r];
    bool belongs = false;
    switch (group.rule.field) {
      case MixField::size_band: belongs = evidence_->band(core::CreatorIndex(creator)) == group.band; break;
      case MixField::country: belongs = group.labels[c.country[creator]]; break;
      case MixField::category: belongs = group.labels[c.category[creator]]; break;
    }
    if (belongs) groups |= std::uint64_t{1} << r;
  }
  return groups;
}

}  // namespace vouch::planning
