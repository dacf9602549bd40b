#include "engine/learning/int16_matrix.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"

namespace vouch::learning {
namespace {

std::vector<float> real_numbers(std::size_t n, std::uint64_t seed) {
  core::Random random(seed, "numbers");
  std::vector<float> values(n);
  for (float& value : values) value = static_cast<float>(random.uniform() * 2.0 - 1.0);
  return values;
}

// [1 2; 3 4] as the first columns of a block of 64, the others 0.
TEST(Int16Matrix, MultipliesAsMatricesDo) {
  std::vector<float> values(2 * 64, 0.0F);
  values[0] = 1.0F, values[1] = 2.0F, values[64] = 3.0F, values[65] = 4.0F;
  const Int16Matrix b = Int16Matrix::of(values, 2, 64);
  const std::vector<std::int16_t> a = {10, 1};
  std::vector<std::int32_t> out(64);
  multiply(a.data(), 2, 1, b, out.data());
  EXPECT_NEAR(static_cast<double>(out[0]) * b.units()[0], 13.0, 0.05);  // 10 · 1 + 1 · 3
  EXPECT_NEAR(static_cast<double>(out[1]) * b.units()[1], 24.0, 0.05);  // 10 · 2 + 1 · 4
  EXPECT_EQ(out[2], 0);
  EXPECT_EQ(b.units()[2], 0.0F);
}

TEST(Quantize, KeepsTheLargestAndRoundsTheRest) {
  std::vector<std::int16_t> out(4);
  EXPECT_FLOAT_EQ(quantize(std::vector<float>{-2.0F, 1.0F, 0.0F, 2.0F / 4094.0F}, out), 2.0F / 2047.0F);
  EXPECT_EQ(out, (std::vector<std::int16_t>{-2047, 1024, 0, 1}));
  EXPECT_EQ(quantize(std::vector<float>{0.0F, -0.0F}, std::span(out).first(2)), 0.0F);
  EXPECT_EQ(out[1], 0);
}

RC_GTEST_PROP(Int16MatrixProperty, EveryKernelGivesTheSumsOfAPlainLoop, ()) {
  const auto rows = *rc::gen::inRange<std::size_t>(0, 20);
  const auto inner = 2 * *rc::gen::inRange<std::size_t>(1, 40);
  const auto columns = 64 * *rc::gen::inRange<std::size_t>(1, 4);
  const auto stride = *rc::gen::inRange<std::size_t>(0, inner + 3);  // also rows that overlap
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const Int16Matrix b = Int16Matrix::of(real_numbers(inner * columns, seed), inner, columns);
  std::vector<std::int16_t> a(rows * stride + inner);
  quantize(real_numbers(a.size(), seed + 1), a);
  const auto weight = [&](std::size_t k, std::size_t j) {
    return std::int64_t{b.packed()[(j / 64 * inner * 64) + (k / 2 * 64 + j % 64) * 2 + k % 2]};
  };
  std::vector<std::int32_t> expected(rows * columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      std::int64_t sum = 0;
      for (std::size_t k = 0; k < inner; ++k) sum += a[i * stride + k] * weight(k, j);
      expected[i * columns + j] = static_cast<std::int32_t>(sum);
    }
  }
  for (const ProductKernel kernel : kProductKernels) {
    if (!supports(kernel)) continue;
    std::vector<std::int32_t> out(rows * columns, -1);
    multiply(a.data(), stride, rows, b, out.data(), kernel);
    RC_ASSERT(out == expected);
  }
}

TEST(Int16Matrix, HoldsItsLargestSums) {
  const std::vector<float> ones(kMostInner * 64, 1.0F);
  const Int16Matrix b = Int16Matrix::of(ones, kMostInner, 64);
  const std::vector<std::int16_t> a(kMostInner, static_cast<std::int16_t>(-kMostLeft));
  for (const ProductKernel kernel : kProductKernels) {
    if (!supports(kernel)) continue;
    std::vector<std::int32_t> out(64);
    multiply(a.data(), kMostInner, 1, b, out.data(), kernel);
    EXPECT_EQ(out[63], -static_cast<std::int32_t>(kMostInner) * kMostLeft * kMostRight);
  }
}

}  // namespace
}  // namespace vouch::learning
