#include "api/contract/plan_terms_json.h"

#include <array>
#include <limits>

namespace vouch::contract {
namespace {

using View = std::string_view;

constexpr auto kPlanFields =
    std::to_array<View>({"budget_cents", "currency", "count", "posts_per_creator", "must_have", "mix", "max_frequency", "top",
                         "agency_share", "social_insurance", "vat_share", "visible_share", "rates"});
constexpr auto kMixFields = std::to_array<View>({"size_band", "country", "category"});  // by MixField
constexpr auto kRuleFields = std::to_array<View>({"value", "min", "max"});
constexpr auto kRateFields = std::to_array<View>({"currency", "rate"});
constexpr std::int64_t kMostCents = 9'000'000'000'000'000;
constexpr std::int64_t kMostMembers = 1000;
constexpr std::int64_t kMostPosts = 1000;
constexpr double kMostFrequency = 1e6;
constexpr double kMostRate = 1e9;

std::optional<std::uint32_t> whole32(const ObjectReader& reader, View name, std::int64_t min, std::int64_t max) {
  const auto value = reader.whole(name, min, max);
  return value ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
}

/// Notes a field that must be there and is not.
void expect_there(const ObjectReader& reader, View name, Fault& fault) {
  if (reader.raw(name)) return;
  const std::string pointer = reader.pointer(name);
  fault.set({.code = core::ErrorCode::invalid_argument, .message = field_name(pointer) + " is missing", .pointer = pointer});
}

/// A text that must be there.
std::string named(const ObjectReader& reader, View name, Fault& fault) {
  expect_there(reader, name, fault);
  const auto text = reader.text(name);
  if (text && text->empty()) reader.refuse(name, "a text that is not empty");
  return text.value_or("");
}

void read_mix(const ObjectReader& mix, std::vector<planning::MixRule>& rules, Fault& fault) {
  for (std::size_t field = 0; field < kMixFields.size(); ++field) {
    for (const ObjectReader& rule : mix.objects(kMixFields[field], kRuleFields)) {
      rules.push_back({.field = static_cast<planning::MixField>(field),
                       .value = named(rule, "value", fault),
                       .min = whole32(rule, "min", 0, kMostMembers).value_or(0),
                       .max = whole32(rule, "max", 0, kMostMembers)});
    }
  }
}

}  // namespace

planning::PlanTerms read_plan_terms(const ObjectReader& brief, Fault& fault) {
  planning::PlanTerms terms;
  const auto plan = brief.object("plan", kPlanFields);
  if (!plan) return terms;
  terms.budget_cents = plan->whole("budget_cents", 1, kMostCents);
  terms.currency = plan->text("currency").value_or("");
  terms.count = whole32(*plan, "count", 1, kMostMembers);
  terms.posts_per_creator = whole32(*plan, "posts_per_creator", 1, kMostPosts).value_or(1);
  terms.must_have = plan->texts("must_have");
  if (const auto mix = plan->object("mix", kMixFields)) read_mix(*mix, terms.mix, fault);
  terms.max_frequency = plan->number("max_frequency", 1.0, kMostFrequency);
  terms.top = whole32(*plan, "top", 0, std::numeric_limits<std::uint32_t>::max()).value_or(0);
  terms.agency_share = plan->number("agency_share", 0.0, 1.0).value_or(0.0);
  terms.social_insurance = plan->flag("social_insurance").value_or(false);
  terms.vat_share = plan->number("vat_share", 0.0, 1.0);
  terms.visible_share = plan->number("visible_share", 0.0, 1.0);
  for (const ObjectReader& rate : plan->objects("rates", kRateFields)) {
    expect_there(rate, "rate", fault);
    terms.rates.push_back(
        {.currency = named(rate, "currency", fault), .rate = rate.number("rate", 0.0, kMostRate).value_or(0.0)});
  }
  return terms;
}

}  // namespace vouch::contract
