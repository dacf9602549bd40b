// How a creator handles advertising, from the classes of its posts:
//
//   saturation       commercial posts ÷ posts; its trend: the share of the later half of the dated posts less that of the
//                    earlier half
//   disclosure rate  of posts that are known to be paid (payment.h), those that say so clearly; unknown where none is known
//   paid to organic  median engagement of commercial posts ÷ that of the others, unpaid ones counted among these
//
// Intervals are 90 %: of shares after E. B. Wilson ("Probable inference, the law of succession, and statistical inference",
// 1927), of differences after R. G. Newcombe ("Interval estimation for the difference between independent proportions",
// 1998, method 10), of the ratio from the variances of both medians of ln(1 + x) (post_figures.h). The same shares from fewer
// posts never have a narrower interval.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/catalog/disclosure_records.h"
#include "engine/core/interval.h"
#include "engine/credibility/disclosure.h"
#include "engine/credibility/engagement_rules.h"

namespace vouch::credibility {

/// Values, their meanings and sources are rows of the rules' file (rules.h).
struct DisclosureHabitRules {
  std::uint32_t least_trend_posts = 0;  // of dated posts; fewer have no trend
  std::uint32_t least_ratio_posts = 0;  // of either kind; fewer have no ratio
  double weak = 0.0;                    // of a clear wording, that a weak one counts as
};

struct ClassifiedPost {
  std::optional<std::int64_t> at_s;
  catalog::PostClass post_class = catalog::PostClass::none;
  Verdict verdict = Verdict::not_needed;
  bool known_paid = false;           // from outside its words
  std::optional<double> engagement;  // of the post, by its platform's rule; >= 0
};

/// hits of n, with its interval.
struct SampledShare {
  std::uint32_t hits = 0;
  std::uint32_t n = 0;
  double value = 0.0;
  core::Interval interval;
  bool operator==(const SampledShare&) const = default;
};
struct Estimate {
  double value = 0.0;
  core::Interval interval;
  bool operator==(const Estimate&) const = default;
};

struct DisclosureHabits {
  std::optional<SampledShare> saturation;       // nullopt: no posts
  std::optional<Estimate> trend;                // nullopt: fewer than least_trend_posts are dated
  std::optional<SampledShare> disclosure_rate;  // nullopt: no post is known to be paid
  std::optional<Estimate> paid_to_organic;      // nullopt: fewer than least_ratio_posts of either kind have figures
};

/// 90 % interval of a share. Requires hits <= n and n > 0.
[[nodiscard]] SampledShare sampled_share(std::uint32_t hits, std::uint32_t n);

/// The order of posts does not matter.
[[nodiscard]] DisclosureHabits habits_of(std::span<const ClassifiedPost> posts, const DisclosureHabitRules& rules,
                                         const EngagementRules& engagement);

}  // namespace vouch::credibility
