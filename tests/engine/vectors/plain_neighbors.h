// The nearest neighbours the plain slow way, every vector looked at and all sorted, and vectors by chance to try it on.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/random.h"
#include "engine/vectors/half.h"
#include "engine/vectors/neighbors.h"
#include "engine/vectors/vector_table.h"

namespace vouch::testing {

/// Many of them alike or equal, so that scores tie: few different components, and some rows repeat an earlier one.
inline std::vector<float> random_vectors(std::size_t n, std::size_t dimension, core::Random& random) {
  std::vector<float> rows(n * dimension);
  const std::size_t steps = 1 + random.below(40);
  for (std::size_t i = 0; i < n; ++i) {
    const bool repeats = i > 0 && random.chance(0.2);
    const std::size_t earlier = repeats ? random.below(i) : 0;
    for (std::size_t j = 0; j < dimension; ++j) {
      const auto step = static_cast<float>(random.below(2 * steps + 1)) - static_cast<float>(steps);
      rows[i * dimension + j] = repeats ? rows[earlier * dimension + j] : step;
    }
    if (rows[i * dimension] == 0.0F) rows[i * dimension] = 0.5F;  // so that each has a direction
  }
  return rows;
}

inline std::vector<std::uint64_t> random_filter(std::size_t n, double share, core::Random& random) {
  std::vector<std::uint64_t> words((n + 63) / 64, 0);
  for (std::size_t i = 0; i < words.size() * 64; ++i) {  // bits behind the last vector too: they must mean nothing
    if (random.chance(share)) words[i / 64] |= std::uint64_t{1} << (i % 64);
  }
  return words;
}

/// Of the vectors as the table holds them: halves where it has them, else bytes.
inline double plain_score(const vectors::VectorTable& table, const vectors::Query& query, std::size_t row) {
  double sum = 0.0;
  std::int64_t products = 0;
  for (std::size_t j = 0; j < table.dimension(); ++j) {
    if (table.has_halves()) sum += double{vectors::float_of(table.halves(row)[j])} * double{vectors::float_of(query.halves[j])};
    products += std::int64_t{table.rows()[row][j]} * query.bytes[j];
  }
  return table.has_halves() ? sum : table.scale() * query.scale * static_cast<double>(products);
}

inline std::vector<vectors::Neighbor> plain_neighbors(const vectors::VectorTable& table, std::span<const float> vector,
                                                      const vectors::Filter& filter, std::size_t k) {
  const vectors::Query query = table.query(vector).value();
  std::vector<vectors::Neighbor> all;
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    if (filter.passes(i)) all.push_back({.index = i, .score = plain_score(table, query, i)});
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  all.resize(std::min(k, all.size()));
  return all;
}

}  // namespace vouch::testing
