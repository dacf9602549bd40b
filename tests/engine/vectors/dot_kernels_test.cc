#include "engine/vectors/dot_kernels.h"

#include <limits>

#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "engine/vectors/half.h"

namespace vouch::vectors {
namespace {

std::int64_t plain_product(const std::int8_t* a, const std::int8_t* b, std::size_t n) {
  std::int64_t sum = 0;
  for (std::size_t j = 0; j < n; ++j) sum += std::int64_t{a[j]} * b[j];
  return sum;
}

TEST(DotKernels, AreEqualToThePlainSumInEveryVersion) {
  core::Random random(3);
  for (const std::size_t stride : {64U, 128U, 192U, 384U}) {
    for (const std::size_t count : {1U, 3U, 4U, 5U, 17U, 33U}) {
      std::vector<std::int8_t> rows(count * stride), queries(64 * stride);
      for (auto& x : rows) x = static_cast<std::int8_t>(static_cast<int>(random.below(256)) - 128);
      for (auto& x : queries) x = static_cast<std::int8_t>(static_cast<int>(random.below(255)) - 127);
      std::vector<std::uint32_t> numbers(count);
      for (auto& number : numbers) number = static_cast<std::uint32_t>(random.below(count));
      const ByteRows view = {rows.data(), stride};
      for (const InstructionSet set : kInstructionSets) {
        if (!supports(set)) continue;
        std::vector<std::int32_t> in_order(count), gathered(count);
        kernels_of(set).rows(view, 0, count, queries.data(), in_order.data());
        kernels_of(set).gathered(view, numbers, queries.data(), gathered.data());
        for (std::size_t i = 0; i < count; ++i) {
          EXPECT_EQ(in_order[i], plain_product(view[i], queries.data(), stride));
          EXPECT_EQ(gathered[i], plain_product(view[numbers[i]], queries.data(), stride));
        }
        for (const std::size_t n : {1U, 16U, 21U, 64U}) {
          std::vector<const std::int8_t*> asked(n);
          for (std::size_t q = 0; q < n; ++q) asked[q] = queries.data() + q * stride;
          const PackedQueries packed(asked, stride);
          const std::size_t width = packed.groups() * PackedQueries::kGroup;
          std::vector<std::int32_t> block(count * width);
          kernels_of(set).block(view, numbers, packed, block.data());
          for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t q = 0; q < n; ++q) {
              ASSERT_EQ(block[i * width + q], plain_product(view[numbers[i]], asked[q], stride));
            }
          }
        }
      }
    }
  }
}

TEST(DotKernels, DoNotOverflowAtTheMostDimensionsOfTheLargestProducts) {
  const std::vector<std::int8_t> row(kMostDimensions, -128), query(kMostDimensions, -127), against(kMostDimensions, 127);
  for (const InstructionSet set : kInstructionSets) {
    if (!supports(set)) continue;
    std::int32_t score = 0;
    kernels_of(set).rows({row.data(), kMostDimensions}, 0, 1, query.data(), &score);
    EXPECT_EQ(score, 128 * 127 * static_cast<std::int32_t>(kMostDimensions));
    kernels_of(set).rows({row.data(), kMostDimensions}, 0, 1, against.data(), &score);
    EXPECT_EQ(score, -128 * 127 * static_cast<std::int32_t>(kMostDimensions));
    kernels_of(set).rows({against.data(), kMostDimensions}, 0, 1, against.data(), &score);
    EXPECT_EQ(score, 127 * 127 * static_cast<std::int32_t>(kMostDimensions));
  }
}

TEST(DotKernels, AddUpHalvesExactlyInEveryVersion) {
  core::Random random(4);
  for (const std::size_t n : {1U, 7U, 8U, 9U, 256U, 1000U}) {
    std::vector<std::uint16_t> a(n), b(n);
    double exact = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
      // From all sizes, subnormal ones included, that a component of a vector of length 1 has.
      const double size = 1.0 / (1.0 + static_cast<double>(random.below(std::uint64_t{1} << random.below(26))));
      a[j] = half_of(static_cast<float>(size * (random.chance(0.5) ? 1.0 : -1.0)) / 32.0F);
      b[j] = half_of(static_cast<float>(random.normal()) / 32.0F);
      exact += double{float_of(a[j])} * double{float_of(b[j])};
    }
    for (const InstructionSet set : kInstructionSets) {
      if (!supports(set)) continue;
      EXPECT_EQ(kernels_of(set).halves(a.data(), b.data(), n), exact) << static_cast<int>(set);
    }
  }
}

TEST(DotKernels, FindThoseThatReach) {
  core::Random random(6);
  for (const std::size_t width : {16U, 48U, 64U}) {
    const std::size_t n = width * 5;
    std::vector<std::int32_t> scores(n), least(width);
    for (auto& score : scores) score = static_cast<std::int32_t>(random.below(7)) - 3;
    for (auto& limit : least) limit = static_cast<std::int32_t>(random.below(9)) - 4;
    least[3] = std::numeric_limits<std::int32_t>::max();
    least[5] = std::numeric_limits<std::int32_t>::min();
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (scores[i] >= least[i % width]) expected.push_back(i);
    }
    for (const InstructionSet set : kInstructionSets) {
      if (!supports(set)) continue;
      std::vector<std::uint32_t> places(n);
      places.resize(kernels_of(set).reaching(scores.data(), n, least.data(), width, places.data()));
      EXPECT_EQ(places, expected);
    }
  }
}

TEST(DotKernels, ThePreferredSetRunsHere) {
  EXPECT_TRUE(supports(InstructionSet::scalar));
  EXPECT_TRUE(supports(preferred_instruction_set()));
}

}  // namespace
}  // namespace vouch::vectors
