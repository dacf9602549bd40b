#include "engine/credibility/growth_figure.h"

#include <algorithm>
#include <array>

#include "engine/credibility/growth_bursts.h"
#include "engine/credibility/growth_rules.h"
#include "engine/credibility/saw_teeth.h"

namespace vouch::credibility {
namespace {

GrowthFinding finding_of(const FollowerSeries& series, const Burst& burst) {
  const std::int64_t to_s = series.at_s[burst.stretch.last + 1];
  return {.kind = burst.has_loss() ? GrowthKind::burst_then_loss : GrowthKind::burst,
          .from_s = series.at_s[burst.stretch.first],
          .to_s = to_s,
          .gained = burst.gained,
          .expected = burst.expected,
          .interval = burst.interval,
          .organic_per_year = burst.organic_per_year,
          .lost = burst.lost,
          .lost_by_s = burst.has_loss() ? series.at_s[burst.lost_by] : to_s};
}

GrowthFinding finding_of(const FollowerSeries& series, const SawTeeth& teeth) {
  return {.kind = GrowthKind::saw_teeth,
          .from_s = series.at_s[teeth.from],
          .to_s = series.at_s[teeth.to],
          .gained = teeth.risen,
          .organic_per_year = teeth.organic_per_year,
          .lost = teeth.fallen,
          .lost_by_s = series.at_s[teeth.to],
          .teeth = static_cast<std::uint32_t>(teeth.teeth)};
}

double typical_hidden(const FollowerSeries& series, const UsualGrowth& usual, const GrowthRules& limits) {
  std::array<double, 3> hidden{};
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    hidden[i] = least_reported(series, usual, series.steps() * (i + 1) / 4, limits);
  }
  std::ranges::sort(hidden);
  return hidden[1];
}

void add_share(const FollowerSeries& series, const std::vector<Burst>& bursts, double hidden, GrowthFigure& figure) {
  double sum = 0.0, low = 0.0, high = hidden;
  for (const Burst& burst : bursts) {
    sum += burst.surplus() - burst.lost;
    low += std::max(0.0, burst.gained - burst.interval.high - burst.lost);
    high += std::max(0.0, burst.gained - burst.interval.low - burst.lost);
  }
  const double followers = std::max(1.0, series.count.back());
  const auto part = [followers](double accounts) { return std::clamp(accounts / followers, 0.0, 1.0); };
  figure.share = part(sum);
  figure.interval = {.low = std::min(part(low), figure.share), .high = std::max(part(high), figure.share)};
}

}  // namespace

GrowthFigure judge_growth(std::span<const std::int64_t> at_s, std::span<const std::int64_t> followers, std::int64_t as_of_s,
                          const GrowthRules& limits) {
  const FollowerSeries series = series_of(at_s, followers, as_of_s, limits);
  GrowthFigure figure{.entries = static_cast<std::uint32_t>(series.size()), .days = series.span_days()};
  if (series.size() == 0) return figure;
  figure.status = GrowthStatus::too_few_entries;
  if (figure.entries < std::max(limits.least_entries, UsualGrowth::kLeastEntries)) return figure;
  figure.status = GrowthStatus::too_short;
  if (figure.days < limits.least_days) return figure;
  figure.status = GrowthStatus::measured;

  const UsualGrowth usual(series, limits);
  const std::vector<SawTeeth> teeth = saw_teeth_of(series, limits);
  std::vector<Burst> bursts = bursts_of(series, usual, limits);
  std::erase_if(bursts, [&](const Burst& burst) {  // a rise of a tooth is one of many
    return std::ranges::any_of(
        teeth, [&](const SawTeeth& row) { return burst.stretch.first < row.to && row.from <= burst.stretch.last; });
  });
  for (const Burst& burst : bursts) figure.findings.push_back(finding_of(series, burst));
  for (const SawTeeth& row : teeth) figure.findings.push_back(finding_of(series, row));
  std::ranges::stable_sort(figure.findings, {}, &GrowthFinding::from_s);
  add_share(series, bursts, typical_hidden(series, usual, limits), figure);
  return figure;
}

}  // namespace vouch::credibility
