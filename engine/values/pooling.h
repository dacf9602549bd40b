// What a creator writes about, from the vectors of posts. With u(i) the vector of post i brought to length 1,
//
//   w(i) = 2^(−age(i) / half_life) · (1 + ln(1 + e(i)))     recent posts and those that people answered to count more
//   R    = |Σ w(i)·u(i)| / Σ w(i)                           mean resultant length, 0 … 1
//   mean = Σ w(i)·u(i), of length kUnit;   spread = 1 − R²
//
// K. Mardia, P. Jupp, "Directional Statistics", 2000, section 9.2: R is 1 where all posts point one way, and about the root of
// Σw² / (Σw)² where they point anywhere. The latter is taken off, so that few posts do not look like one niche:
//
//   spread = (1 − R²) / (1 − Σw² / (Σw)²)                   an unbiased estimate of 1 − |E u|² for independent posts; 0 … 1
//
// e(i) is the post's engagement by the creator's usual one, cut off at kMostEngagement, so that the factor lies between 1 and 1 +
// ln 9. Weights are rounded to integers, so sums do not depend on the order of the posts, and a creator whose every weight is
// scaled keeps mean and spread. Posts without a known vector count nothing; without two posts that count the spread is unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vouch::values {

/// e(i) above which engagement weighs no more.
inline constexpr double kMostEngagement = 8.0;

struct PooledPost {
  std::span<const std::int8_t> vector;  // empty or all 0 where nothing is known
  std::int64_t age_s = 0;               // before the day of the question; younger than 0 counts as 0
  std::optional<double> engagement;     // by the creator's usual one; not known: as the usual one, 1
};

struct PoolingOptions {
  double half_life_days = 180.0;  // above 0
};

struct PooledVector {
  std::vector<std::int8_t> mean;  // of length kUnit; all 0 where no post counts or posts cancel out
  std::optional<double> spread;   // 0: one niche, 1: anything
  std::uint32_t posts = 0;        // that count
};

/// Requires vectors of the same dims. Does not depend on the order of the posts.
[[nodiscard]] PooledVector pool_posts(std::span<const PooledPost> posts, std::size_t dims, const PoolingOptions& options = {});

}  // namespace vouch::values
