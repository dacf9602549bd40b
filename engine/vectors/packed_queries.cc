#include "engine/vectors/packed_queries.h"

#include <cassert>

namespace vouch::vectors {

PackedQueries::PackedQueries(std::span<const std::int8_t* const> queries, std::size_t stride)
    : stride_(stride),
      bytes_((queries.size() + kGroup - 1) / kGroup * kGroup * stride),
      sums_((queries.size() + kGroup - 1) / kGroup * kGroup) {
  assert(!queries.empty() && queries.size() <= kMost && stride % 64 == 0);
  for (std::size_t q = 0; q < queries.size(); ++q) {
    std::int8_t* const group = bytes_.data() + q / kGroup * stride * kGroup;
    for (std::size_t j = 0; j < stride; ++j) {
      assert(queries[q][j] != -128);
      group[(j / 4 * kGroup + q % kGroup) * 4 + j % 4] = queries[q][j];
      sums_[q] += queries[q][j];
    }
  }
}

}  // namespace vouch::vectors
