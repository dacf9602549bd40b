#include "engine/ranking/reasons.h"

#include <algorithm>
#include <cmath>

#include "engine/core/civil_time.h"

namespace vouch::ranking {
namespace {

constexpr double kStrongPercentile = 0.75;  // from here on a level signal is a reason
constexpr double kWeakPercentile = 0.10;    // up to here a warning
constexpr double kLowCredibility = 0.5;     // an index below it is a warning
constexpr std::int64_t kSmallAudience = 100;
constexpr std::int64_t kFewPosts = 5;
constexpr std::int64_t kWideThousandths = 60'000;  // an interval of 60 points says little

const Figure* figure_of(const Figures& figures, std::string_view name) {
  const auto at = std::find_if(figures.begin(), figures.end(), [&](const auto& f) { return f.first == name; });
  return at == figures.end() ? nullptr : &at->second;
}

std::int64_t whole(const Figures& figures, std::string_view name) {
  const Figure* figure = figure_of(figures, name);
  const auto* value = figure ? std::get_if<std::int64_t>(figure) : nullptr;
  return value ? *value : 0;
}

Figures taken(const Figures& from, std::initializer_list<std::string_view> names) {
  Figures params;
  for (const std::string_view name : names) {
    if (const Figure* figure = figure_of(from, name)) params.emplace_back(std::string(name), *figure);
  }
  return params;
}

double number(const Figures& figures, std::string_view name) {
  const Figure* figure = figure_of(figures, name);
  const auto* value = figure ? std::get_if<double>(figure) : nullptr;
  return value ? *value : 0.0;
}

struct Weighed {
  std::int64_t contribution;
  Message message;
};

void audience_reasons(const SignalScore& signal, std::vector<Weighed>& reasons) {
  if (signal.status == Status::unknown) return;
  const std::int64_t points = signal.contribution_thousandths;
  if (figure_of(signal.evidence, "new_people")) {
    if (whole(signal.evidence, "new_people") > 0)
      reasons.push_back({points, {"new_reach", taken(signal.evidence, {"new_people"})}});
    return;
  }
  if (whole(signal.evidence, "shared") == 0 || number(signal.evidence, "lift") <= 1.0) return;  // no more than chance
  if (signal.status == Status::measured) {
    reasons.push_back({points, {"audience_overlap", taken(signal.evidence, {"shared", "audience", "share_of_creator", "lift"})}});
  } else if (figure_of(signal.evidence, "partners")) {
    reasons.push_back({points, {"audience_overlap_partners", taken(signal.evidence, {"shared", "partners"})}});
  } else {
    reasons.push_back({points, {"audience_overlap_similar", taken(signal.evidence, {"shared"})}});
  }
}

void values_reasons(const SignalScore& signal, std::vector<Weighed>& reasons) {
  for (const Part& part : signal.parts) {
    if (part.status == Status::unknown) continue;
    const Figure* terms = figure_of(part.evidence, "terms");
    if (part.name == "content" && terms && !std::get<std::string>(*terms).empty()) {
      reasons.push_back({part.contribution_thousandths, {"content_match", taken(part.evidence, {"terms"})}});
    }
    if (part.name == "category" && part.value.value_or(0.0) > 1.0) {
      Figures params = taken(part.evidence, {"category"});
      params.emplace_back("lift", *part.value);
      reasons.push_back({part.contribution_thousandths, {"category_match", std::move(params)}});
    }
  }
}

void partner_reason(const Explaining& request, core::CreatorIndex creator, std::vector<Message>& reasons) {
  if (!request.asker.brand) return;
  const auto& c = request.evidence.catalog.collaborations;
  std::int64_t count = 0;
  std::int64_t latest = catalog::kUnknown;
  for (auto i = c.brand_offsets[request.asker.brand->value]; i < c.brand_offsets[request.asker.brand->value + 1]; ++i) {
    if (c.creator[i] != creator.value) continue;
    ++count;
    latest = std::max(latest, c.at_s[i]);
  }
  if (count == 0) return;
  Figures params = {{"collaborations", count}};
  if (latest != catalog::kUnknown) params.emplace_back("latest", core::iso_date(latest));
  reasons.push_back({"known_partner", std::move(params)});
}

/// The part that takes most away from a low index.
void credibility_warning(const SignalScore& signal, std::vector<Message>& warnings) {
  if (!signal.value || *signal.value >= kLowCredibility) return;
  const auto worst = std::ranges::min_element(signal.parts, {}, &Part::contribution_thousandths);
  if (worst == signal.parts.end()) return;
  warnings.push_back({"credibility_low", {{"index", *signal.value}, {"part", worst->name}}});
}

void add_warnings(const RankedCreator& ranked, const SignalScore& audience, const SignalScore& values,
                  const SignalScore& engagement, std::vector<Message>& warnings) {
  const std::int64_t members = ranked.creator.audience_members;
  if (audience.status == Status::unknown) {
    warnings.push_back({"audience_unknown", {}});
  } else if (members < kSmallAudience) {
    warnings.push_back({"small_audience", {{"members", members}}});
  }
  const std::int64_t posts = values.parts.empty() ? 0 : whole(values.parts.front().evidence, "posts");
  if (posts == 0) {
    warnings.push_back({"no_posts", {}});
  } else if (posts < kFewPosts) {
    warnings.push_back({"few_posts", {{"posts", posts}}});
  }
  if (!ranked.creator.followers) warnings.push_back({"followers_unknown", {}});
  if (engagement.percentile && *engagement.percentile <= kWeakPercentile) {
    warnings.push_back({"engagement_low", {{"percentile", *engagement.percentile}}});
  }
  const auto [low, high] = ranked.interval_thousandths;
  if (ranked.score_thousandths && high - low > kWideThousandths) {
    warnings.push_back(
        {"wide_interval", {{"low", static_cast<double>(low) / 1000.0}, {"high", static_cast<double>(high) / 1000.0}}});
  }
}

}  // namespace

void add_reasons(const Explaining& request, core::CreatorIndex creator, RankedCreator& ranked) {
  const SignalScore& audience = ranked.signals[position(Signal::audience)];
  const SignalScore& values = ranked.signals[position(Signal::values)];
  const SignalScore& engagement = ranked.signals[position(Signal::engagement)];
  std::vector<Weighed> reasons;
  audience_reasons(audience, reasons);
  values_reasons(values, reasons);
  if (engagement.percentile && *engagement.percentile >= kStrongPercentile) {
    // Rounded down: "more than 99 %" is true of 99.7 %, "more than 100 %" is not.
    const double percentile = std::floor(*engagement.percentile * 100.0) / 100.0;
    reasons.push_back({engagement.contribution_thousandths, {"engagement_high", {{"percentile", percentile}}}});
  }
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const Weighed& a, const Weighed& b) { return a.contribution > b.contribution; });
  partner_reason(request, creator, ranked.reasons);
  for (Weighed& reason : reasons) ranked.reasons.push_back(std::move(reason.message));
  credibility_warning(ranked.signals[position(Signal::credibility)], ranked.warnings);
  add_warnings(ranked, audience, values, engagement, ranked.warnings);
}

}  // namespace vouch::ranking
