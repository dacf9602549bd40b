// Up to 64 queries side by side, as the loop that scores a row for all of them reads them: groups of 16 queries, and of each
// group four neighbouring components of every query in turn.
//
//   group 0: | q0[0..3] q1[0..3] … q15[0..3] | q0[4..7] … q15[4..7] | … |   group 1: …
//
// One register then holds four components of 16 queries, the same four of a row are spread over another, and no sum has to be
// taken across a register. Queries that are missing in the last group are zeros.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vouch::vectors {

class PackedQueries {
 public:
  static constexpr std::size_t kGroup = 16;
  static constexpr std::size_t kMost = 64;

  /// Requires 1 to kMost queries of `stride` components each, a multiple of 64, none of them −128.
  PackedQueries(std::span<const std::int8_t* const> queries, std::size_t stride);

  [[nodiscard]] std::size_t groups() const { return sums_.size() / kGroup; }
  [[nodiscard]] std::size_t stride() const { return stride_; }
  /// [stride x kGroup], as drawn above.
  [[nodiscard]] const std::int8_t* group(std::size_t g) const { return bytes_.data() + g * stride_ * kGroup; }
  /// Σ of the components of each query, [groups() x kGroup].
  [[nodiscard]] std::span<const std::int32_t> sums() const { return sums_; }

 private:
  std::size_t stride_;
  std::vector<std::int8_t> bytes_;
  std::vector<std::int32_t> sums_;
};

}  // namespace vouch::vectors
