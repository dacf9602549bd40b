// Vectors for measurements: each is a topic and half another, plus noise as long as the topic, as texts about a few things give;
// topics are drawn in all directions. Queries are drawn likewise. The same numbers anywhere.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/core/random.h"

namespace vouch::benchmarks {

class DrawnVectors {
 public:
  DrawnVectors(std::size_t dimension, std::size_t topics, std::uint64_t seed)
      : dimension_(dimension), seed_(seed), topics_(topics * dimension), count_(topics) {
    core::Random random(seed, "topics");
    for (float& x : topics_) x = static_cast<float>(random.normal());
  }

  /// [n x dimension]; `name` sets rows and queries apart.
  [[nodiscard]] std::vector<float> draw(std::string_view name, std::size_t n) const {
    std::vector<float> rows(n * dimension_);
    core::parallel_each(n, 0, [&](std::size_t i) {
      core::Random random(seed_, name, i);
      const float* const first = topics_.data() + random.below(count_) * dimension_;
      const float* const second = topics_.data() + random.below(count_) * dimension_;
      for (std::size_t j = 0; j < dimension_; ++j) {
        rows[i * dimension_ + j] = first[j] + 0.5F * second[j] + static_cast<float>(random.normal());
      }
    });
    return rows;
  }

 private:
  std::size_t dimension_;
  std::uint64_t seed_;
  std::vector<float> topics_;
  std::size_t count_;
};

/// Bits of which each is set with this probability.
[[nodiscard]] inline std::vector<std::uint64_t> drawn_filter(std::size_t n, double share, std::uint64_t seed) {
  std::vector<std::uint64_t> words((n + 63) / 64, 0);
  core::Random random(seed, "filter");
  for (std::size_t i = 0; i < n; ++i) {
    if (random.chance(share)) words[i / 64] |= std::uint64_t{1} << (i % 64);
  }
  return words;
}

}  // namespace vouch::benchmarks
