// The parts of the credibility index: what each counts at least and at most, in log-odds, and where its neutral point and slope
// come from. The table is the one place to change a value; a changed table is another version, which answers name. All values
// are assumptions of this project, tuned on generated worlds alone: the index orders and explains, it is not a probability.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::credibility {

inline constexpr std::string_view kCredibilityRulesVersion = "credibility@1";
inline constexpr double kBaseLogOdds = 1.386294361119891;  // ln(.8 / .2): of a creator whose parts are all usual

enum class PartName : std::uint8_t { audience, engagement, pods, growth, trust, disclosure, saturation, responsiveness };
inline constexpr std::size_t kParts = 8;

struct PartRule {
  PartName part = PartName::audience;
  std::string_view name;
  double neutral = 0.0;  // the figure that counts 0
  double slope = 0.0;    // log-odds a unit beyond it; of audience and disclosure a unit of the logit
  double floor = 0.0;    // log-odds at least; what is unknown may be as bad
  double ceiling = 0.0;  // log-odds at most
  std::string_view reason;
};

/// By PartName.
[[nodiscard]] const std::array<PartRule, kParts>& part_rules();
[[nodiscard]] inline const PartRule& rule_of(PartName part) { return part_rules()[static_cast<std::size_t>(part)]; }

}  // namespace vouch::credibility
