#include "engine/values/pooling.h"

#include <algorithm>
#include <cmath>

#include "engine/core/deterministic_math.h"
#include "engine/values/embedder.h"

namespace vouch::values {
namespace {

constexpr double kDay = 86400.0;
constexpr double kLn2 = 0.693147180559945309417232121458;
constexpr double kWeightScale = 1 << 16;
constexpr std::int64_t kUnitScale = 1 << 18;  // of a number of a vector that was brought to length 1

/// 2^(−age / half-life) · (1 + ln(1 + e)), in whole units of 2⁻¹⁶.
std::int64_t weight_of(const PooledPost& post, const PoolingOptions& options) {
  const double age_days = static_cast<double>(std::max<std::int64_t>(post.age_s, 0)) / kDay;
  const double recent = core::det_exp(-kLn2 * age_days / options.half_life_days);
  const double engagement = std::clamp(post.engagement.value_or(1.0), 0.0, kMostEngagement);
  return static_cast<std::int64_t>(std::floor(recent * (1.0 + core::det_log(1.0 + engagement)) * kWeightScale + 0.5));
}

/// Adds weight · vector / |vector| in whole units. Integers from here on, so the order of additions does not matter.
void add(std::span<const std::int8_t> vector, std::int64_t weight, double length, std::span<std::int64_t> sums) {
  for (std::size_t j = 0; j < vector.size(); ++j) {
    const double unit = std::floor(static_cast<double>(vector[j]) * static_cast<double>(kUnitScale) / length + 0.5);
    sums[j] += weight * static_cast<std::int64_t>(unit);
  }
}

std::vector<std::int8_t> of_length_unit(std::span<const std::int64_t> sums, double length) {
  std::vector<std::int8_t> mean(sums.size());
  if (length <= 0.0) return mean;
  for (std::size_t j = 0; j < sums.size(); ++j) {
    const double value = std::floor(static_cast<double>(sums[j]) * kUnit / length + 0.5);
    mean[j] = static_cast<std::int8_t>(std::clamp(value, -127.0, 127.0));
  }
  return mean;
}

}  // namespace

PooledVector pool_posts(std::span<const PooledPost> posts, std::size_t dims, const PoolingOptions& options) {
  std::vector<std::int64_t> sums(dims);
  std::int64_t weights = 0, squares = 0;
  PooledVector pooled;
  for (const PooledPost& post : posts) {
    const double length = std::sqrt(static_cast<double>(dot(post.vector, post.vector)));
    const std::int64_t weight = length > 0.0 ? weight_of(post, options) : 0;
    if (weight == 0) continue;
    add(post.vector, weight, length, sums);
    weights += weight;
    squares += weight * weight;
    ++pooled.posts;
  }
  double squared_length = 0.0;  // in the order of the dimensions, of numbers that are the same for any order of the posts
  for (const std::int64_t sum : sums) squared_length += static_cast<double>(sum) * static_cast<double>(sum);
  pooled.mean = of_length_unit(sums, std::sqrt(squared_length));
  if (pooled.posts < 2) return pooled;
  const double all = static_cast<double>(weights);
  const double resultant = std::min(1.0, squared_length / (all * all) / static_cast<double>(kUnitScale * kUnitScale));
  const double by_chance = static_cast<double>(squares) / (all * all);
  pooled.spread = std::clamp((1.0 - resultant) / (1.0 - by_chance), 0.0, 1.0);
  return pooled;
}

}  // namespace vouch::values
