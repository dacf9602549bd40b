#include "engine/core/deterministic_math.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace vouch::core {
namespace {

constexpr double kLn2High = 6.93147180369123816490e-01;  // ln 2 in two parts: the high one has 21 trailing zero bits,
constexpr double kLn2Low = 1.90821492927058770002e-10;   // so that its product with any exponent is exact
constexpr double kLn10 = 2.30258509299404568402;
constexpr double kSqrt2 = 1.41421356237309504880;

/// x * 2^n by exponent arithmetic, exact where the result is a normal number.
double scale(double x, int n) { return std::ldexp(x, n); }

}  // namespace

double det_log(double x) {
  if (!(x >= 0.0)) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0.0) return -std::numeric_limits<double>::infinity();
  if (x == std::numeric_limits<double>::infinity()) return x;
  int exponent = 0;
  double m = 2.0 * std::frexp(x, &exponent);  // m in [1, 2), x = m * 2^(exponent - 1)
  --exponent;
  if (m > kSqrt2) {
    m *= 0.5;
    ++exponent;
  }
  // ln m = 2 artanh(s), s = (m - 1) / (m + 1), |s| <= 0.1716: the odd series to s^23 is exact to the last place.
  const double s = (m - 1.0) / (m + 1.0);
  const double z = s * s;
  double sum = 0.0;
  for (int k = 23; k >= 3; k -= 2) sum = (sum + 1.0 / k) * z;
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
  double sum = 0.0;
  for (int k = 14; k >= 1; --k) sum = (sum + 1.0) * (r / k);
  return scale(1.0 + sum, static_cast<int>(n));
}

double det_pow(double x, double y) { return det_exp(y * det_log(x)); }

}  // namespace vouch::core
