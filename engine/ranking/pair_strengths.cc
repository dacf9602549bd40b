#include "engine/ranking/pair_strengths.h"

#include <algorithm>

namespace vouch::ranking {
namespace {

Strength unknown(const Prior& prior) { return {Status::unknown, prior.mean, {prior.low, prior.high}}; }

Status status_of(credibility::EngagementStatus status) {
  switch (status) {
    case credibility::EngagementStatus::measured: return Status::measured;
    case credibility::EngagementStatus::estimated: return Status::estimated;
    case credibility::EngagementStatus::unknown: return Status::unknown;
  }
  return Status::unknown;
}

Status status_of(credibility::CredibilityStatus status) {
  switch (status) {
    case credibility::CredibilityStatus::measured: return Status::measured;
    case credibility::CredibilityStatus::estimated: return Status::estimated;
    case credibility::CredibilityStatus::unknown: return Status::unknown;
  }
  return Status::unknown;
}

/// The mean of one end of all parts.
template <class End>
double combined(const ValuesParts& parts, End&& end_of) {
  double sum = 0.0, shares = 0.0;
  for (const ValuePart part : kAllValueParts) {
    if (!parts.of(part).there) continue;
    sum += share_of(part) * end_of(part);
    shares += share_of(part);
  }
  return sum / shares;
}

}  // namespace

std::optional<double> ValuesParts::value() const {
  if (std::ranges::none_of(part, [](const PartStrength& one) { return one.raw.has_value(); })) return std::nullopt;
  return combined(*this, [this](ValuePart one) { return of(one).strength; });
}

PairReader::PairReader(const Evidence& evidence, const References& references, const Asker& asker, const RawFigures& raw,
                       std::int64_t as_of_s)
    : evidence_(&evidence),
      references_(&references),
      asker_(&asker),
      raw_(&raw),
      as_of_s_(as_of_s),
      audience_(&references.of(raw.measure() == AudienceMeasure::overlap ? Measured::overlap : Measured::new_reach,
                               asker.audience_kind)),
      values_(&references.of(Measured::values, asker.values_kind())) {
  for (const ValuePart part : kAllValueParts) parts_[position(part)] = &references.of(part, asker.kind_of(part));
}

Prior PairReader::prior(const PriorTable& priors, core::CreatorIndex creator) const {
  return priors.of(evidence_->catalog.creators.platform[creator.value], evidence_->band(creator));
}

credibility::EngagementFigure PairReader::engagement(core::CreatorIndex creator) const {
  return as_of_s_ == evidence_->catalog.latest_event_s ? evidence_->engagement.of(creator)
                                                       : evidence_->engagement.of(creator, as_of_s_);
}

credibility::CredibilityFigure PairReader::credibility(core::CreatorIndex creator) const {
  return evidence_->credibility.of(creator, as_of_s_);
}

ValuesParts PairReader::values_parts(core::CreatorIndex creator) const {
  ValuesParts parts;
  for (const ValuePart part : kAllValueParts) {
    const Reference& reference = *parts_[position(part)];
    PartStrength& one = parts.part[position(part)];
    one.there = evidence_->has(part);
    one.raw = raw_->part(part, creator);
    one.strength = one.raw ? reference.tail.strength(*one.raw) : prior(reference.priors, creator).mean;
  }
  return parts;
}

Strengths PairReader::strengths(core::CreatorIndex creator) const {
  return strengths_of(creator, raw_->audience(creator), values_parts(creator), engagement(creator), credibility(creator));
}

Strengths PairReader::strengths_of(core::CreatorIndex creator, const std::optional<double>& audience_value,
                                   const ValuesParts& parts, const credibility::EngagementFigure& figures,
                                   const credibility::CredibilityFigure& credible) const {
  Strengths all;
  for (const Signal signal : {Signal::advocacy, Signal::affinity, Signal::price})
    all[position(signal)] = unknown(kUninformedTail);

  Strength& audience = all[position(Signal::audience)];
  if (audience_value) {
    const bool own = asker_->audience_kind == EvidenceKind::own && !raw_->is_estimated(creator);
    audience = {own ? Status::measured : Status::estimated, audience_->tail.strength(*audience_value), {}};
  } else {
    audience = unknown(prior(audience_->priors, creator));
  }

  Strength& values = all[position(Signal::values)];
  if (const auto value = parts.value()) {
    const bool own =
        std::ranges::any_of(kAllValueParts, [&](ValuePart part) { return asker_->kind_of(part) != EvidenceKind::partners; });
    values = {own ? Status::measured : Status::estimated, values_->tail.strength(*value), {}};
  } else {
    values = unknown(prior(values_->priors, creator));
  }

  Strength& level = all[position(Signal::engagement)];
  level = figures.status == credibility::EngagementStatus::unknown
              ? unknown(prior(references_->engagement, creator))
              : Strength{status_of(figures.status), figures.percentile, figures.interval};
  all[position(Signal::credibility)] = credible.status == credibility::CredibilityStatus::unknown
                                           ? unknown(prior(references_->credibility, creator))
                                           : Strength{status_of(credible.status), credible.index, credible.interval};
  return all;
}

Interval PairReader::values_interval(core::CreatorIndex creator, const ValuesParts& parts) const {
  // All parts at once at their ends: wider than if they were independent, which nothing says they are.
  std::array<Interval, kValueParts> ends;
  for (const ValuePart part : kAllValueParts) {
    const Reference& reference = *parts_[position(part)];
    Interval& of_part = ends[position(part)];
    const auto& raw = parts.of(part).raw;
    if (!raw) {
      const Prior range = prior(reference.priors, creator);
      of_part = {range.low, range.high};
      continue;
    }
    const Interval figure = raw_->part_interval(part, creator, *raw);
    of_part = {reference.tail.strength(figure.low), reference.tail.strength(figure.high)};
  }
  const double value = combined(parts, [&](ValuePart part) { return parts.of(part).strength; });
  return {std::min(value, combined(parts, [&](ValuePart part) { return ends[position(part)].low; })),
          std::max(value, combined(parts, [&](ValuePart part) { return ends[position(part)].high; }))};
}

PairFigures PairReader::figures(core::CreatorIndex creator) const {
  PairFigures found{.audience = raw_->audience(creator),
                    .parts = values_parts(creator),
                    .level = engagement(creator),
                    .credibility = credibility(creator)};
  found.strengths = strengths_of(creator, found.audience, found.parts, found.level, found.credibility);
  Strengths& all = found.strengths;
  Strength& audience = all[position(Signal::audience)];
  if (audience.status != Status::unknown) {
    const Interval interval = raw_->audience_interval(creator);
    audience.interval = {std::min(audience.strength, audience_->tail.strength(interval.low)),
                         std::max(audience.strength, audience_->tail.strength(interval.high))};
  }
  Strength& values = all[position(Signal::values)];
  if (values.status != Status::unknown) {
    const Interval interval = values_interval(creator, found.parts);
    values.interval = {std::min(values.strength, values_->tail.strength(interval.low)),
                       std::max(values.strength, values_->tail.strength(interval.high))};
  }
  return found;
}

}  // namespace vouch::ranking
