// Strengths of one brand × creator pair: raw figures read against the reference distributions, with priors where there is
// nothing to read. The one place where a signal's parts become a signal.
//
//   values = Σ u_i · s_i ÷ Σ u_i over its parts (value_part.h)
//
// is the mean strength of the parts (an unknown one takes its prior mean), and has a reference distribution of its own.
#pragma once

#include <array>
#include <optional>

#include "engine/ranking/raw_figures.h"
#include "engine/ranking/references.h"
#include "engine/ranking/score.h"

namespace vouch::ranking {

/// One part of `values`.
struct PartStrength {
  std::optional<double> raw;  // nullopt: unknown
  double strength = 0.0;      // the prior's mean where unknown
  bool there = true;          // false: a part that the snapshot cannot know of anybody, which is left out of the mean
};

struct ValuesParts {
  std::array<PartStrength, kValueParts> part;  // by ValuePart
  [[nodiscard]] const PartStrength& of(ValuePart one) const { return part[position(one)]; }
  /// The value of the signal; nullopt where all parts are unknown.
  [[nodiscard]] std::optional<double> value() const;
};

/// Everything that a pair's signals rest on, read once.
struct PairFigures {
  std::optional<double> audience;  // the value of the measure
  ValuesParts parts;
  credibility::EngagementFigure level;
  credibility::CredibilityFigure credibility;
  Strengths strengths;  // with intervals
};

/// Reads pairs of one asker. Refers to its arguments, which must live longer. Safe to share.
class PairReader {
 public:
  PairReader(const Evidence& evidence, const References& references, const Asker& asker, const RawFigures& raw,
             std::int64_t as_of_s);

  [[nodiscard]] ValuesParts values_parts(core::CreatorIndex creator) const;
  /// Strengths without intervals: what ordering by score needs.
  [[nodiscard]] Strengths strengths(core::CreatorIndex creator) const;
  /// The same with intervals, and with what they were read from.
  [[nodiscard]] PairFigures figures(core::CreatorIndex creator) const;
  [[nodiscard]] Strengths strengths_with_intervals(core::CreatorIndex creator) const { return figures(creator).strengths; }

  [[nodiscard]] std::int64_t as_of_s() const { return as_of_s_; }
  [[nodiscard]] const Reference& audience_reference() const { return *audience_; }
  [[nodiscard]] const Reference& values_reference() const { return *values_; }
  [[nodiscard]] credibility::EngagementFigure engagement(core::CreatorIndex creator) const;
  [[nodiscard]] credibility::CredibilityFigure credibility(core::CreatorIndex creator) const;
  /// 90 % intervals of the raw parts of values.
  [[nodiscard]] Interval values_interval(core::CreatorIndex creator, const ValuesParts& parts) const;

 private:
  [[nodiscard]] Strengths strengths_of(core::CreatorIndex creator, const std::optional<double>& audience_value,
                                       const ValuesParts& parts, const credibility::EngagementFigure& figures,
                                       const credibility::CredibilityFigure& credible) const;
  [[nodiscard]] Prior prior(const PriorTable& priors, core::CreatorIndex creator) const;

  const Evidence* evidence_;
  const References* references_;
  const Asker* asker_;
  const RawFigures* raw_;
  std::int64_t as_of_s_;
  const Reference* audience_;
  std::array<const Reference*, kValueParts> parts_{};  // by ValuePart
  const Reference* values_;
};

}  // namespace vouch::ranking
