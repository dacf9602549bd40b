#include "engine/core/deterministic_math.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace vouch::core {
namespace {

constexpr double kLn2High = 6.93147180369123816490e-01;  // ln 2 in two parts: the high one has 21 trailing zero bits,
constexpr double kLn2Low = 1.90821492927058770002e-10;   // so that its product with any exponent is exact
constexpr double kLn10 = 2.30258509299404568402;
constexpr double kSqrt2 = 1.41421356237309504880;

constexpr int kMantissaBits = 52, kExponentBias = 1023;
constexpr std::uint64_t kExponentMask = 0x7ff, kMantissaMask = (std::uint64_t{1} << kMantissaBits) - 1;

/// x * 2^n. Exact where the result is a normal number.
double scale(double x, int n) {
  if (n <= -kExponentBias || n > kExponentBias) return std::ldexp(x, n);
  return x * std::bit_cast<double>(static_cast<std::uint64_t>(n + kExponentBias) << kMantissaBits);
}

/// x as m * 2^exponent, m in [1, 2). Requires 0 < x < infinity.
double mantissa(double x, int& exponent) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const auto stored = static_cast<int>((bits >> kMantissaBits) & kExponentMask);
  if (stored == 0) {  // subnormal
    const double m = 2.0 * std::frexp(x, &exponent);
    --exponent;
    return m;
  }
  exponent = stored - kExponentBias;
  return std::bit_cast<double>((bits & kMantissaMask) | (std::uint64_t{kExponentBias} << kMantissaBits));
}

constexpr int kExpTerms = 14, kLogTerms = 11;
constexpr std::array<double, kExpTerms> kWhole = [] {  // 1, 2, 3, ...
  std::array<double, kExpTerms> whole{};
  for (int k = 0; k < kExpTerms; ++k) whole[static_cast<std::size_t>(k)] = k + 1;
  return whole;
}();
constexpr std::array<double, kLogTerms> kOdd = [] {  // 1/23, 1/21, ..., 1/3
  std::array<double, kLogTerms> odd{};
  for (int i = 0; i < kLogTerms; ++i) odd[static_cast<std::size_t>(i)] = 1.0 / (2 * (kLogTerms - i) + 1);
  return odd;
}();

}  // namespace

double det_log(double x) {
  if (!(x >= 0.0)) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0.0) return -std::numeric_limits<double>::infinity();
  if (x == std::numeric_limits<double>::infinity()) return x;
  int exponent = 0;
  double m = mantissa(x, exponent);
  if (m > kSqrt2) {
    m *= 0.5;
    ++exponent;
  }
  // ln m = 2 artanh(s), s = (m - 1) / (m + 1), |s| <= 0.1716: the odd series to s^23 is exact to the last place.
  const double s = (m - 1.0) / (m + 1.0);
  const double z = s * s;
  double sum = 0.0;
  for (const double part : kOdd) sum = (sum + part) * z;
  const double n = exponent;
  return n * kLn2High + (n * kLn2Low + (2.0 * s + 2.0 * s * sum));
}

double det_log10(double x) { return det_log(x) / kLn10; }

double det_exp(double x) {
  if (std::isnan(x)) return x;
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -745.133219101941) return 0.0;
  const double n = std::floor(x / (kLn2High + kLn2Low) + 0.5);
  const double r = (x - n * kLn2High) - n * kLn2Low;  // |r| <= 0.347
  std::array<double, kExpTerms> parts;                // divided side by side, so that they can share instructions
  for (std::size_t k = 0; k < parts.size(); ++k) parts[k] = r / kWhole[k];
  double sum = 0.0;
  for (std::size_t k = parts.size(); k-- > 0;) sum = (sum + 1.0) * parts[k];
  return scale(1.0 + sum, static_cast<int>(n));
}

double det_pow(double x, double y) { return det_exp(y * det_log(x)); }

}  // namespace vouch::core
