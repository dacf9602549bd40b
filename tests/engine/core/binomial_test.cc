#include "engine/core/binomial.h"

#include <cmath>

#include <gtest/gtest.h>

namespace vouch::core {
namespace {

/// P(X >= k) of n trials, term by term.
double summed(int k, int n, double p) {
  double sum = 0.0;
  for (int x = k; x <= n; ++x) {
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(x + 1.0) - std::lgamma(n - x + 1.0) + x * std::log(p) +
                    (n - x) * std::log1p(-p));
  }
  return sum;
}

TEST(Binomial, LogGammaIsThatOfTheMathsLibrary) {
  for (const double x : {1e-3, 0.5, 1.0, 2.0, 3.7, 12.0, 100.5, 1e6, 1e9}) {
    EXPECT_NEAR(log_gamma(x), std::lgamma(x), 1e-11 * std::max(1.0, std::abs(std::lgamma(x)))) << x;
  }
}

TEST(Binomial, UpperTailsAreThoseOfTheSum) {
  for (const int n : {1, 2, 10, 57, 1000}) {
    for (const double p : {0.01, 0.3, 0.5, 0.93}) {
      for (const int k : {1, 2, n / 3 + 1, n / 2 + 1, n}) {
        if (k > n) continue;
        EXPECT_NEAR(upper_tail(k, n * p, n * p * (1.0 - p)), summed(k, n, p), 1e-9) << n << " " << p << " " << k;
      }
    }
  }
}

TEST(Binomial, WithVarianceLikeTheMeanIsPoisson) {
  double term = std::exp(-4.0);
  double below = 0.0;
  for (int k = 0; k < 12; ++k) {
    EXPECT_NEAR(upper_tail(k, 4.0, 4.0), 1.0 - below, 1e-5) << k;
    below += term;
    term *= 4.0 / (k + 1);
  }
}

TEST(Binomial, HasItsEnds) {
  EXPECT_EQ(upper_tail(0.0, 3.0, 2.0), 1.0);
  EXPECT_EQ(upper_tail(1.0, 0.0, 0.0), 0.0);
  EXPECT_EQ(upper_tail(11.0, 5.0, 2.5), 0.0) << "more than the ten trials";
  EXPECT_EQ(incomplete_beta(2.0, 3.0, 0.0), 0.0);
  EXPECT_EQ(incomplete_beta(2.0, 3.0, 1.0), 1.0);
  EXPECT_NEAR(incomplete_beta(2.0, 3.0, 0.4) + incomplete_beta(3.0, 2.0, 0.6), 1.0, 1e-12);
}

}  // namespace
}  // namespace vouch::core
