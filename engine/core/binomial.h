// Tails of the binomial distribution with any real number of trials, by the regularised incomplete beta function:
//   P(X >= k) = I_p(k, n - k + 1)
// A real n serves to match the mean and the variance of a count that is not quite binomial. The continued fraction is that
// of DLMF 8.17.22, evaluated after W. J. Lentz ("Generating Bessel functions in Mie scattering calculations using continued
// fractions", 1976); ln Γ is Stirling's series (DLMF 5.11.1). Built of + - * / and our own logarithm and exponential, so the
// same bits everywhere; absolute error below 1e-9 for n up to 1e6, 1e-5 for n up to 1e9.
#pragma once

namespace vouch::core {

/// ln Γ(x). Requires x > 0.
[[nodiscard]] double log_gamma(double x);

/// I_x(a, b), between 0 and 1. Requires a > 0, b > 0 and 0 <= x <= 1.
[[nodiscard]] double incomplete_beta(double a, double b, double x);

/// P(X >= k) of X with mean `mean` and variance `variance`: binomial with p = 1 - variance / mean. k may be any number; 1 for
/// k <= 0. Requires mean >= 0 and 0 <= variance <= mean.
[[nodiscard]] double upper_tail(double k, double mean, double variance);

}  // namespace vouch::core
