#include "engine/ranking/pair_score.h"

#include <algorithm>
#include <cmath>

#include "engine/ranking/explain.h"

namespace vouch::ranking {

double shown(double value) { return std::floor(value * 1e6 + 0.5) / 1e6; }

PairScore score_pair(const Explaining& request, core::CreatorIndex creator) {
  const PairFigures figures = request.reader.figures(creator);
  const Strengths& strengths = figures.strengths;
  PairScore pair;
  const auto points = score(request.profile, strengths);
  const std::int64_t total = points ? thousandths(fixed(*points)) : 0;
  if (points) {
    pair.score_thousandths = total;
    const Interval interval = score_interval(request.profile, strengths);
    pair.interval_thousandths = {std::min(total, static_cast<std::int64_t>(std::floor(interval.low * 1000.0))),
                                 std::max(total, static_cast<std::int64_t>(std::ceil(interval.high * 1000.0)))};
  }
  pair.evidence_share = shown(evidence_share(request.profile, strengths));
  const auto parts = contributions(request.profile, strengths, total);
  for (std::size_t i = 0; i < kSignals; ++i) {
    pair.signals[i] = {.status = strengths[i].status,
                       .value = std::nullopt,
                       .strength = shown(strengths[i].strength),
                       .strength_interval = {shown(strengths[i].interval.low), shown(strengths[i].interval.high)},
                       .contribution_thousandths = parts[i]};
  }
  const auto set_value = [&pair](Signal signal, const std::optional<double>& value) {
    if (value) pair.signals[position(signal)].value = shown(*value);
  };
  set_value(Signal::audience, figures.audience);
  set_value(Signal::values, figures.parts.value());
  if (pair.signals[position(Signal::engagement)].status != Status::unknown) {
    set_value(Signal::engagement, figures.level.percentile);
  }
  if (pair.signals[position(Signal::credibility)].status != Status::unknown) {
    set_value(Signal::credibility, figures.credibility.index);
  }
  return pair;
}

}  // namespace vouch::ranking
