#include "engine/credibility/credibility_figure.h"

#include <algorithm>
#include <cmath>

#include "engine/core/deterministic_math.h"

namespace vouch::credibility {
namespace {

constexpr double kLeastShare = 0.002;
constexpr double kFlat = 1e-6;  // log-odds so close to the base that the slope is the derivative

double logistic(double log_odds) { return 1.0 / (1.0 + core::det_exp(-log_odds)); }

double logit(double share) {
  const double cut = std::clamp(share, kLeastShare, 1.0 - kLeastShare);
  return core::det_log(cut / (1.0 - cut));
}

template <class Scale>
CredibilityPart part_of(const IndexRules& rules, PartName name, CredibilityStatus status, std::uint64_t n, double value,
                        const core::Interval& interval, Scale scale) {
  const PartRule& rule = rules.of(name);
  const auto log_odds = [&](double x) {
    return std::clamp(rule.slope * (scale(x) - scale(rule.neutral)), rule.floor, rule.ceiling);
  };
  const double a = log_odds(interval.low), b = log_odds(interval.high), middle = log_odds(value);
  return {.part = name,
          .status = status,
          .why = {},
          .n = n,
          .value = value,
          .interval = interval,
          .log_odds = middle,
          .log_odds_interval = {.low = std::min({a, b, middle}), .high = std::max({a, b, middle})}};
}

}  // namespace

CredibilityPart known_part(const IndexRules& rules, PartName part, CredibilityStatus status, std::uint64_t n, double value,
                           const core::Interval& interval) {
  return part_of(rules, part, status, n, value, interval, [](double x) { return x; });
}

CredibilityPart known_share(const IndexRules& rules, PartName part, CredibilityStatus status, std::uint64_t n, double value,
                            const core::Interval& interval) {
  return part_of(rules, part, status, n, value, interval, logit);
}

CredibilityPart unknown_part(const IndexRules& rules, PartName part, std::string_view why) {
  const PartRule& rule = rules.of(part);
  return {.part = part,
          .status = CredibilityStatus::unknown,
          .why = why,
          .interval = {.low = 0.0, .high = 1.0},
          .log_odds_interval = {.low = rule.floor, .high = rule.ceiling}};
}

double share_of_base(const IndexRules& rules) { return logistic(rules.base); }

double share_of_part(const IndexRules& rules, const CredibilityFigure& figure, const CredibilityPart& part) {
  const double base = logistic(rules.base), distance = figure.log_odds - rules.base;
  const double slope = std::abs(distance) < kFlat ? base * (1.0 - base) : (figure.index - base) / distance;
  return part.log_odds * slope;
}

double index_without(const CredibilityFigure& figure, const CredibilityPart& part) {
  return logistic(figure.log_odds - part.log_odds);
}

CredibilityFigure index_of(const IndexRules& rules, std::span<const CredibilityPart> parts) {
  double sum = rules.base, below = 0.0, above = 0.0, missing_low = 0.0, missing_high = 0.0;
  double weight = 0.0, measured = 0.0;
  bool any = false;
  for (const CredibilityPart& part : parts) {
    if (!part.counted) continue;
    const PartRule& rule = rules.of(part.part);
    weight += rule.ceiling - rule.floor;
    if (part.status == CredibilityStatus::unknown) {
      missing_low += rule.floor;
      missing_high += rule.ceiling;
      continue;
    }
    any = true;
    if (part.status == CredibilityStatus::measured) measured += rule.ceiling - rule.floor;
    sum += part.log_odds;
    missing_low -= part.unseen;
    const double low = part.log_odds - part.unseen - part.log_odds_interval.low,
                 high = part.log_odds_interval.high - part.log_odds;
    below += low * low;
    above += high * high;
  }
  CredibilityFigure figure;
  if (any) figure.status = 2.0 * measured >= weight ? CredibilityStatus::measured : CredibilityStatus::estimated;
  figure.log_odds = sum;
  figure.index = logistic(sum);
  figure.interval = {.low = logistic(sum - std::sqrt(below) + missing_low),
                     .high = logistic(sum + std::sqrt(above) + missing_high)};
  return figure;
}

}  // namespace vouch::credibility
