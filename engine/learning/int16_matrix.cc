#include "engine/learning/int16_matrix.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/learning/int16_matrix_x86.h"

namespace vouch::learning {
namespace {

void multiply_plain(const BlockProduct& product) {
  for (std::size_t i = 0; i < product.rows; ++i) {
    std::int32_t* const out = product.out + i * product.step;
    std::fill_n(out, kColumnsABlock, 0);
    const std::int16_t* const row = product.a + i * product.stride;
    for (std::size_t pair = 0; pair < product.pairs; ++pair) {
      const std::int32_t first = row[2 * pair], second = row[2 * pair + 1];
      const std::int16_t* const weights = product.block + pair * 2 * kColumnsABlock;
      for (std::size_t j = 0; j < kColumnsABlock; ++j) out[j] += first * weights[2 * j] + second * weights[2 * j + 1];
    }
  }
}

float largest(std::span<const float> values) {
  float most = 0.0F;
  for (const float value : values) most = std::max(most, std::abs(value));
  return most;
}

std::int16_t rounded(float value, float per_unit) {
  const float scaled = value * per_unit;
  return static_cast<std::int16_t>(static_cast<std::int32_t>(scaled + (scaled < 0.0F ? -0.5F : 0.5F)));
}

}  // namespace

bool supports(ProductKernel kernel) {
  switch (kernel) {
    case ProductKernel::plain: return true;
    case ProductKernel::avx2: return has_avx2();
    case ProductKernel::avx512: return has_avx512();
    case ProductKernel::vnni: return has_vnni();
  }
  return false;
}

ProductKernel preferred_product_kernel() {
  static const ProductKernel preferred = [] {
    ProductKernel best = ProductKernel::plain;
    for (const ProductKernel kernel : kProductKernels) best = supports(kernel) ? kernel : best;
    return best;
  }();
  return preferred;
}

Int16Matrix Int16Matrix::of(std::span<const float> values, std::size_t inner, std::size_t columns) {
  assert(inner % 2 == 0 && inner <= kMostInner && columns % kColumnsABlock == 0 && values.size() == inner * columns);
  Int16Matrix matrix;
  matrix.inner_ = inner;
  matrix.units_.resize(columns);
  matrix.packed_.resize(inner * columns);
  for (std::size_t j = 0; j < columns; ++j) {
    float most = 0.0F;
    for (std::size_t k = 0; k < inner; ++k) most = std::max(most, std::abs(values[k * columns + j]));
    matrix.units_[j] = most / static_cast<float>(kMostRight);
    const float per_unit = most > 0.0F ? static_cast<float>(kMostRight) / most : 0.0F;
    std::int16_t* const block = matrix.packed_.data() + j / kColumnsABlock * inner * kColumnsABlock;
    for (std::size_t k = 0; k < inner; ++k) {
      block[(k / 2 * kColumnsABlock + j % kColumnsABlock) * 2 + k % 2] = rounded(values[k * columns + j], per_unit);
    }
  }
  return matrix;
}

float quantize(std::span<const float> values, std::span<std::int16_t> out) {
  const float most = largest(values);
  if (!(most > 0.0F)) {
    std::ranges::fill(out, std::int16_t{0});
    return 0.0F;
  }
  const float per_unit = static_cast<float>(kMostLeft) / most;
  for (std::size_t i = 0; i < values.size(); ++i) out[i] = rounded(values[i], per_unit);
  return most / static_cast<float>(kMostLeft);
}

void multiply(const std::int16_t* a, std::size_t stride, std::size_t rows, const Int16Matrix& b, std::int32_t* out,
              ProductKernel kernel) {
  for (std::size_t block = 0; block < b.columns() / kColumnsABlock; ++block) {
    const BlockProduct product{.a = a,
                               .stride = stride,
                               .rows = rows,
                               .block = b.packed().data() + block * b.inner() * kColumnsABlock,
                               .pairs = b.inner() / 2,
                               .out = out + block * kColumnsABlock,
                               .step = b.columns()};
    switch (kernel) {
      case ProductKernel::plain: multiply_plain(product); break;
      case ProductKernel::avx2: multiply_avx2(product); break;
      case ProductKernel::avx512: multiply_avx512(product); break;
      case ProductKernel::vnni: multiply_vnni(product); break;
    }
  }
}

}  // namespace vouch::learning
