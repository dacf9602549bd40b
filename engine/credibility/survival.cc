#include "engine/credibility/survival.h"

#include <algorithm>
#include <cmath>

#include "engine/core/binomial.h"
#include "engine/core/deterministic_math.h"
#include "engine/core/normal.h"

namespace vouch::credibility {
namespace {

constexpr double kTail = 0.05;  // on either side
constexpr int kBisections = 60;

/// The share p of n at which so many events or more are as likely as `wanted`; P rises with p.
double share_where(double events, double n, double wanted) {
  double low = 0.0, high = 1.0;
  for (int i = 0; i < kBisections; ++i) {
    const double p = (low + high) / 2.0;
    (core::incomplete_beta(events, n - events + 1.0, p) < wanted ? low : high) = p;
  }
  return (low + high) / 2.0;
}

/// 90 % interval of a share of n of which none, or all, ended.
core::Interval none_of(double n) { return {.low = 0.0, .high = share_where(1.0, n, 1.0 - kTail)}; }
core::Interval all_of(double n) { return {.low = share_where(n, n, kTail), .high = 1.0}; }

/// Bounds of S, from the log-log scale. Requires 0 < S < 1.
core::Interval open_interval(const SurvivalCurve::Step& step) {
  const double log_open = core::det_log(step.still_open);
  const double factor = core::det_exp(core::kNormal95 * std::sqrt(step.variance) / -log_open);
  return {.low = core::det_exp(log_open * factor), .high = core::det_exp(log_open / factor)};
}

/// As many spells without an end of observation as would give this variance: n where nothing was cut short.
double worth_of(const SurvivalCurve::Step& step) {
  return std::max(1.0, (1.0 - step.still_open) / (step.still_open * step.variance));
}

}  // namespace

SurvivalCurve::SurvivalCurve(std::vector<Spell> spells) {
  std::ranges::sort(spells);
  for (const Spell& spell : spells) open_s_.push_back(spell.open_s);
  double still_open = 1.0, variance = 0.0;
  for (std::size_t i = 0; i < spells.size();) {
    std::size_t next = i;
    std::uint32_t ended = 0;
    for (; next < spells.size() && spells[next].open_s == spells[i].open_s; ++next) ended += spells[next].ended ? 1 : 0;
    const auto open = static_cast<std::uint32_t>(spells.size() - i);
    if (ended > 0) {
      const double n = open, d = ended;
      still_open *= (n - d) / n;
      variance = open == ended ? 0.0 : variance + d / (n * (n - d));
      steps_.push_back(
          {.time_s = spells[i].open_s, .open = open, .ended = ended, .still_open = still_open, .variance = variance});
      ended_ += ended;
    }
    i = next;
  }
}

SurvivalShare SurvivalCurve::share_after(std::size_t steps, std::uint32_t open_then) const {
  if (steps == 0) return {.value = 0.0, .interval = none_of(open_then)};
  const Step& step = steps_[steps - 1];
  if (step.still_open <= 0.0) return {.value = 1.0, .interval = all_of(steps == 1 ? step.open : worth_of(steps_[steps - 2]))};
  const core::Interval open = open_interval(step);
  return {.value = 1.0 - step.still_open, .interval = {.low = 1.0 - open.high, .high = 1.0 - open.low}};
}

std::optional<SurvivalShare> SurvivalCurve::ended_by(std::int64_t time_s) const {
  const bool settled = !steps_.empty() && steps_.back().still_open <= 0.0;
  if (open_s_.empty() || (time_s > open_s_.back() && !settled)) return std::nullopt;
  const auto behind = std::ranges::upper_bound(steps_, time_s, {}, &Step::time_s);
  const auto open_then = open_s_.end() - std::ranges::lower_bound(open_s_, time_s);
  return share_after(static_cast<std::size_t>(behind - steps_.begin()), static_cast<std::uint32_t>(open_then));
}

std::optional<SurvivalShare> SurvivalCurve::ended_ever() const {
  if (open_s_.empty()) return std::nullopt;
  return share_after(steps_.size(), spells());
}

SurvivalMedian SurvivalCurve::median() const {
  SurvivalMedian median;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const core::Interval ended = share_after(i + 1, 0).interval;
    if (!median.low_s && ended.high >= 0.5) median.low_s = steps_[i].time_s;
    if (!median.value_s && steps_[i].still_open <= 0.5) median.value_s = steps_[i].time_s;
    if (!median.high_s && ended.low >= 0.5) median.high_s = steps_[i].time_s;
  }
  return median;
}

}  // namespace vouch::credibility
