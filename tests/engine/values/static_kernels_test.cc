#include "engine/values/static_kernels.h"

#include <gtest/gtest.h>

#include "engine/audience/kernels.h"
#include "engine/core/random.h"

namespace vouch::values {
namespace {

using audience::InstructionSet;

constexpr InstructionSet kSets[] = {InstructionSet::scalar, InstructionSet::avx2, InstructionSet::avx512};

TEST(StaticKernels, AddARowOfFourBitsTimesItsWeight) {
  std::vector<std::uint8_t> row(16, 0x88);  // zeros
  row[0] = 0xf1;                            // number 0 is 1 - 8, number 16 is 15 - 8
  std::vector<std::int32_t> sums(32, 100);
  static_kernels_of(InstructionSet::scalar).add_row(row.data(), 10, sums);
  EXPECT_EQ(sums[0], 30);
  EXPECT_EQ(sums[16], 170);
  EXPECT_EQ(sums[1], 100);
}

TEST(StaticKernels, AddALayerOfPairs) {
  std::vector<std::int8_t> weights(2 * 64);  // two inputs, 64 outputs
  weights[0] = 3;                            // input 0 to output 0
  weights[1] = -5;                           // input 1 to output 0
  weights[2 * 63] = 7;                       // input 0 to output 63
  std::vector<std::int32_t> sums(64, 1);
  static_kernels_of(InstructionSet::scalar).add_layer(weights.data(), std::vector<std::int16_t>{100, 10}, sums);
  EXPECT_EQ(sums[0], 1 + 300 - 50);
  EXPECT_EQ(sums[63], 701);
}

TEST(StaticKernels, GiveTheSameRowsWhateverTheInstructions) {
  core::Random random(3);
  for (const std::size_t dims : {32U, 64U, 224U, 256U, 1024U}) {
    std::vector<std::uint8_t> row(dims / 2);
    for (const std::int32_t weight : {0, 1, 4095}) {
      for (std::uint8_t& byte : row) byte = static_cast<std::uint8_t>(random.below(256));
      std::vector<std::int32_t> expected(dims, -7);
      for (std::size_t i = 0; i < dims / 2; ++i) {
        expected[i] += weight * (row[i] % 16 - 8);
        expected[dims / 2 + i] += weight * (row[i] / 16 - 8);
      }
      for (const InstructionSet set : kSets) {
        if (!audience::supports(set)) continue;
        std::vector<std::int32_t> sums(dims, -7);
        static_kernels_of(set).add_row(row.data(), weight, sums);
        EXPECT_EQ(sums, expected) << dims << ", " << static_cast<int>(set);
      }
    }
  }
}

TEST(StaticKernels, GiveTheSameLayersWhateverTheInstructions) {
  core::Random random(4);
  for (const auto& [n, outputs] : {std::pair{2U, 64U}, {224U, 320U}, {544U, 320U}, {576U, 256U}, {1024U, 64U}}) {
    std::vector<std::int8_t> weights(std::size_t{n} * outputs);
    for (std::int8_t& w : weights) w = static_cast<std::int8_t>(static_cast<int>(random.below(255)) - 127);
    for (const double share_of_zeros : {0.0, 0.8, 1.0}) {
      std::vector<std::int16_t> inputs(n);
      for (std::int16_t& a : inputs) {
        a = random.chance(share_of_zeros) ? std::int16_t{0}
                                          : static_cast<std::int16_t>(static_cast<int>(random.below(32767)) - 16383);
      }
      std::vector<std::int32_t> expected(outputs);
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t o = 0; o < outputs; ++o) expected[o] += inputs[i] * weights[(i / 2 * outputs + o) * 2 + i % 2];
      }
      for (const InstructionSet set : kSets) {
        if (!audience::supports(set)) continue;
        std::vector<std::int32_t> sums(outputs);
        static_kernels_of(set).add_layer(weights.data(), inputs, sums);
        EXPECT_EQ(sums, expected) << n << " inputs, " << static_cast<int>(set);
      }
    }
  }
}

TEST(StaticKernels, DoNotOverflowAtTheLargestNumbers) {
  const std::vector<std::int8_t> weights(kMostInputs * 64, -127);
  const std::vector<std::int16_t> inputs(kMostInputs, static_cast<std::int16_t>(kLargestInput));
  for (const InstructionSet set : kSets) {
    if (!audience::supports(set)) continue;
    std::vector<std::int32_t> sums(64);
    static_kernels_of(set).add_layer(weights.data(), inputs, sums);
    EXPECT_EQ(sums[5], -1024 * 16383 * 127);
  }
}

}  // namespace
}  // namespace vouch::values
