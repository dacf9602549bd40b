#include "engine/ranking/tail_reference.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"

namespace vouch::ranking {
namespace {

TEST(StrengthOfTail, IsASixthOfTheTailUpTo5Point4AndBelowOneBeyond) {
  EXPECT_EQ(strength_of_tail(0.0), 0.0);
  EXPECT_DOUBLE_EQ(strength_of_tail(3.0), 0.5);
  EXPECT_DOUBLE_EQ(strength_of_tail(5.4), 0.9);
  EXPECT_NEAR(strength_of_tail(6.0), 1.0 - 0.1 * std::exp(-1.0), 1e-12);
  EXPECT_LT(strength_of_tail(20.0), 1.0);
  // The same slope on both sides of the joint: 1/6.
  EXPECT_NEAR((strength_of_tail(5.4 + 1e-6) - strength_of_tail(5.4)) / 1e-6, 1.0 / 6, 1e-4);
}

TEST(TailReference, ReadsTheShareOfPairsAtOrAboveAValue) {
  // Ten pairs, seven of which share nobody: P(X >= 0.2) is 3 of 10, P(X >= 0.9) is 1 of 10.
  const auto reference = TailReference::from({0, 0, 0, 0, 0, 0, 0, 0.2, 0.5, 0.9});
  EXPECT_EQ(reference.pairs(), 10U);
  EXPECT_EQ(reference.tail(0.0), 0.0);
  EXPECT_NEAR(reference.tail(0.2), -std::log10(0.3), 1e-12);
  EXPECT_NEAR(reference.tail(0.9), 1.0, 1e-12);
  EXPECT_NEAR(reference.percentile(0.2), 0.7, 1e-12);
}

TEST(TailReference, OfNoPairsKnowsNothing) {
  const TailReference none;
  EXPECT_EQ(none.tail(1.0), 0.0);
  EXPECT_EQ(TailReference::from({}).pairs(), 0U);
}

TEST(TailReference, ContinuesAParetoTailByItsShape) {
  // X = U^(-1/alpha) has P(X >= x) = x^-alpha: beyond the largest of 100,000 draws T goes on with slope alpha in log10 x.
  core::Random random(4, "pareto");
  std::vector<double> draws;
  for (int i = 0; i < 100000; ++i) draws.push_back(std::pow(1.0 - random.uniform(), -1.0 / 3.0));
  const double largest = *std::max_element(draws.begin(), draws.end());
  const auto reference = TailReference::from(draws);
  const double slope = reference.tail(100.0 * largest) - reference.tail(10.0 * largest);
  EXPECT_NEAR(slope, 3.0, 0.25);
}

RC_GTEST_PROP(TailReferenceLaws, ARareValueIsNeverWeakerAndReadingEqualsCounting, ()) {
  const auto whole = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 50)));
  const std::vector<double> values(whole.begin(), whole.end());
  const auto reference = TailReference::from(values);
  double before = -1.0;
  for (double x = -1.0; x <= 80.0; x += 0.5) {
    const double t = reference.tail(x);
    RC_ASSERT(t >= before);
    before = t;
  }
  const auto largest = *std::max_element(values.begin(), values.end());
  const auto count = static_cast<double>(std::count(values.begin(), values.end(), largest));
  RC_ASSERT(std::abs(reference.tail(largest) + std::log10(count / static_cast<double>(values.size()))) < 1e-9);
  RC_ASSERT(reference.tail(*std::min_element(values.begin(), values.end())) == 0.0);
}

RC_GTEST_PROP(TailReferenceLaws, WhatIsWrittenReadsTheSame, ()) {
  const auto whole = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000));
  const auto reference = TailReference::from({whole.begin(), whole.end()});
  core::Encoder encoder;
  reference.write(encoder);
  const std::string bytes = encoder.take();
  core::Decoder decoder(core::as_bytes(bytes));
  const auto again = TailReference::read(decoder);
  RC_ASSERT(again.has_value());
  for (double x = 0; x < 1200; x += 7) RC_ASSERT(again->tail(x) == reference.tail(x));
  for (std::size_t cut = 0; cut < bytes.size(); cut += 3) {
    core::Decoder shorter(core::as_bytes(std::string_view(bytes).substr(0, cut)));
    RC_ASSERT(!TailReference::read(shorter).has_value());
  }
}

}  // namespace
}  // namespace vouch::ranking
