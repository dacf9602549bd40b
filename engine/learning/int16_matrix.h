// Products of matrices in whole numbers, so that a network's answer has the same bits on every machine:
//
//   out[i, j] = Σ_k a[i, k] · b[k, j],   |a| ≤ 2047, |b| ≤ 511, exact in 32 bits for k ≤ 2048
//
// The factors are real numbers that were rounded to 12 and 10 bits: rows in units of their own largest (Quantized), the columns
// of b each in units of theirs (Int16Matrix). A relative error of 1 ÷ 4094 and 1 ÷ 1022 of the largest is what that costs; what
// a network loses by it is measured where it is used.
//
// Rows of a may overlap: row i begins at a + i · stride. A convolution over words is then a product like any other, its windows
// rows of a that share all but one word.
//
// Four versions by run-time dispatch, all exact and so equal: plain, AVX2 and AVX-512 (pairs of products added by pmaddwd), and
// AVX-512 VNNI (the same and the sum in one instruction). The processor bounds them: 32 products an instruction at best. b is
// packed in blocks of 64 columns whose pairs of k lie side by side; a block of k = 1280 takes 160 KiB and stays in L2.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vouch::learning {

inline constexpr int kMostLeft = 2047;           // of a
inline constexpr int kMostRight = 511;           // of b
inline constexpr std::size_t kMostInner = 2048;  // of k
static_assert(std::int64_t{kMostLeft} * kMostRight * kMostInner < (std::int64_t{1} << 31));

enum class ProductKernel : std::uint8_t { plain, avx2, avx512, vnni };
inline constexpr std::array kProductKernels = {ProductKernel::plain, ProductKernel::avx2, ProductKernel::avx512,
                                               ProductKernel::vnni};
[[nodiscard]] bool supports(ProductKernel kernel);
/// The fastest that this machine supports.
[[nodiscard]] ProductKernel preferred_product_kernel();

/// b, packed. Immutable, safe to share.
class Int16Matrix {
 public:
  Int16Matrix() = default;
  /// Of real numbers [inner x columns, row-major], all finite. Requires inner even and at most kMostInner, columns a multiple
  /// of 64.
  [[nodiscard]] static Int16Matrix of(std::span<const float> values, std::size_t inner, std::size_t columns);

  [[nodiscard]] std::size_t inner() const { return inner_; }
  [[nodiscard]] std::size_t columns() const { return units_.size(); }
  /// What 1 of a column stands for; a column of zeros has the unit 0.
  [[nodiscard]] std::span<const float> units() const { return units_; }
  [[nodiscard]] std::span<const std::int16_t> packed() const { return packed_; }

 private:
  std::size_t inner_ = 0;
  std::vector<float> units_;
  std::vector<std::int16_t> packed_;  // [columns / 64][inner / 2][64][2]
};

/// Rounds to multiples of the largest ÷ 2047, half away from zero. Returns the unit; 0 where all are 0. Requires finite values.
float quantize(std::span<const float> values, std::span<std::int16_t> out);

/// out [rows x columns, row-major] of `rows` rows that begin `stride` apart. Requires |a| ≤ kMostLeft, supports(kernel).
void multiply(const std::int16_t* a, std::size_t stride, std::size_t rows, const Int16Matrix& b, std::int32_t* out,
              ProductKernel kernel = preferred_product_kernel());

}  // namespace vouch::learning
