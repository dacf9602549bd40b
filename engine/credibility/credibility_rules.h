// The parts of the credibility index: what each counts at least and at most, in log-odds, and where its neutral point and slope
// are. Values, their meanings and sources are rows of the rules' file (rules.h). The index orders and explains, it is no
// probability.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::credibility {

enum class PartName : std::uint8_t { audience, engagement, pods, growth, trust, disclosure, saturation, responsiveness };
inline constexpr std::size_t kParts = 8;
/// By PartName: stable names, as in answers and in the rules' file.
inline constexpr std::array<std::string_view, kParts> kPartNames{"audience", "engagement", "pods",       "growth",
                                                                 "trust",    "disclosure", "saturation", "responsiveness"};
[[nodiscard]] constexpr std::string_view name_of(PartName part) { return kPartNames[static_cast<std::size_t>(part)]; }

struct PartRule {
  double neutral = 0.0;  // the figure that counts 0
  double slope = 0.0;    // log-odds a unit beyond it; of audience and disclosure a unit of the logit
  double floor = 0.0;    // log-odds at least; what is unknown may be as bad
  double ceiling = 0.0;  // log-odds at most
};

struct IndexRules {
  double base = 0.0;               // log-odds of a creator whose parts are all usual
  double declared_accounts = 0.0;  // that a declared share of authentic accounts counts as
  double low_audience = 0.0;       // mean probability below which the audience is named among what is unusual
  std::array<PartRule, kParts>
      part{};  // by PartName; that of trust is all 0: people who follow and never engage add to it, and
               // they may not make a creator more credible. Engagement is a sum of habits, without a line

  [[nodiscard]] const PartRule& of(PartName name) const { return part[static_cast<std::size_t>(name)]; }
};

}  // namespace vouch::credibility
