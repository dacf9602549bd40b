// The credibility index of a creator, and the parts that it adds up from.
//
//   index = 1 ÷ (1 + exp(−(base + Σ parts)))
//
// Each part is a figure with an interval (90 %), turned into log-odds by a line that is cut at a floor and a ceiling
// (credibility_rules.h). Ends of the index: base + Σ parts less the root of the sum of squares of the known parts' half widths,
// lower and upper apart, as if they were independent; a part without evidence counts 0 in the index, its floor in the lower end
// and its ceiling in the upper one, outside the root; what a known part lacks of its evidence stands outside the root, too. So
// evidence that is taken away never raises the lower end, and as each part
// is cut, no part, and no account behind it, moves the log-odds by more than ceiling − floor.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/interval.h"
#include "engine/credibility/credibility_rules.h"

namespace vouch::credibility {

enum class CredibilityStatus : std::uint8_t { measured, estimated, unknown };
[[nodiscard]] constexpr std::string_view name_of(CredibilityStatus status) {
  switch (status) {
    case CredibilityStatus::measured: return "measured";
    case CredibilityStatus::estimated: return "estimated";
    case CredibilityStatus::unknown: return "unknown";
  }
  return {};
}

struct CredibilityPart {
  PartName part = PartName::audience;
  CredibilityStatus status = CredibilityStatus::unknown;
  std::string_view why;     // a code: why it is unknown or estimated; empty where measured
  std::uint64_t n = 0;      // accounts, habits, entries or posts behind it
  double value = 0.0;       // meaningless where unknown
  core::Interval interval;  // of the value
  double log_odds = 0.0;    // 0 where unknown
  core::Interval log_odds_interval;
  bool counted = true;  // false: shown alone, neither index nor interval rest on it
  double unseen = 0.0;  // how much of the lower end's distance is for want of evidence, not by sampling
};
using CredibilityParts = std::array<CredibilityPart, kParts>;

/// A known part from its figure. The line of its rule is applied to `value` as it is.
[[nodiscard]] CredibilityPart known_part(const IndexRules& rules, PartName part, CredibilityStatus status, std::uint64_t n,
                                         double value, const core::Interval& interval);
/// The same on the logit, cut at .002 from either end.
[[nodiscard]] CredibilityPart known_share(const IndexRules& rules, PartName part, CredibilityStatus status, std::uint64_t n,
                                          double value, const core::Interval& interval);
[[nodiscard]] CredibilityPart unknown_part(const IndexRules& rules, PartName part, std::string_view why);

struct CredibilityFigure {
  CredibilityStatus status = CredibilityStatus::unknown;  // unknown: no part has evidence; measured: most of the weight has
  double log_odds = 0.0;                                  // base + Σ parts
  double index = 0.0;
  core::Interval interval;
};

/// The index as a sum: what the base gives, and each part's log-odds times the slope of the index between base and sum of all.
[[nodiscard]] double share_of_base(const IndexRules& rules);
[[nodiscard]] double share_of_part(const IndexRules& rules, const CredibilityFigure& figure, const CredibilityPart& part);
/// The index if this part counted 0.
[[nodiscard]] double index_without(const CredibilityFigure& figure, const CredibilityPart& part);

/// Adds the parts up. Weight is floor to ceiling: measured where known parts that are measured have at least half of it.
[[nodiscard]] CredibilityFigure index_of(const IndexRules& rules, std::span<const CredibilityPart> parts);

}  // namespace vouch::credibility
