// Natural logarithm and exponential that give the same bits on every machine: plain IEEE 754 operations (+ - * / and
// sqrt, which round correctly everywhere) in a fixed order, no fused multiply-add, no maths library. Whatever decides a
// score or is stored uses these.
//
// Reduction and series after W. J. Cody, W. Waite, "Software Manual for the Elementary Functions", 1980. The error is
// below 2 units in the last place; tests compare with the maths library.
#pragma once

namespace vouch::core {

/// Natural logarithm. x = 0 gives -infinity, x < 0 or NaN gives NaN.
[[nodiscard]] double det_log(double x);

/// Decimal logarithm, det_log(x) / ln 10.
[[nodiscard]] double det_log10(double x);

/// e to the x; overflows to infinity, underflows to 0.
[[nodiscard]] double det_exp(double x);

/// x to the y for x > 0, as det_exp(y * det_log(x)).
[[nodiscard]] double det_pow(double x, double y);

}  // namespace vouch::core
