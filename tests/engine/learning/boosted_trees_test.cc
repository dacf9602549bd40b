#include "engine/learning/boosted_trees.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/models.h"

namespace vouch::learning {
namespace {

using core::ErrorCode;
using ::testing::HasSubstr;

constexpr std::size_t kFeatures = 9;

/// The trees that ship are the trees at hand. The first of the file is the model; XGBoost reads as far as it goes.
const BoostedTrees& shipped() {
  static const auto* trees =
      new BoostedTrees(BoostedTrees::load(models::authenticity().trees, kFeatures).value());  // see its class
  return *trees;
}

/// [n x features], a fifth of them missing.
std::vector<float> random_rows(std::size_t n) {
  std::mt19937 random(3);
  std::vector<float> rows(n * kFeatures);
  for (float& value : rows) {
    const auto drawn = static_cast<float>(random() % 2000);
    value = random() % 5 == 0 ? std::numeric_limits<float>::quiet_NaN() : drawn;
  }
  return rows;
}

TEST(BoostedTrees, GiveEachRowTheSameInAnyCompanyAndOnAnyNumberOfThreads) {
  const std::vector<float> rows = random_rows(9'000);  // more than two blocks
  const auto all = shipped().margins(rows, 1).value();
  ASSERT_EQ(all.size(), 9'000U);
  EXPECT_EQ(shipped().margins(rows, 2).value(), all);
  for (const std::size_t r : {0UL, 17UL, 4'095UL, 4'096UL, 8'999UL}) {
    EXPECT_EQ(shipped().margins(std::span(rows).subspan(r * kFeatures, kFeatures)).value().front(), all[r]) << r;
  }
}

TEST(BoostedTrees, ContributionsOfARowSumToItsMargin) {
  const std::vector<float> rows = random_rows(500);
  const auto margins = shipped().margins(rows).value();
  const auto shares = shipped().contributions(rows, 2).value();
  ASSERT_EQ(shares.size(), 500 * (kFeatures + 1));
  for (std::size_t r = 0; r < 500; ++r) {
    const double sum = std::accumulate(shares.begin() + static_cast<std::ptrdiff_t>(r * (kFeatures + 1)),
                                       shares.begin() + static_cast<std::ptrdiff_t>((r + 1) * (kFeatures + 1)), 0.0);
    EXPECT_NEAR(sum, margins[r], 1e-4) << r;
    EXPECT_EQ(shares[r * (kFeatures + 1) + kFeatures], shares[kFeatures]) << "the base is the same for all";
  }
}

TEST(BoostedTrees, TakeNoRowsAtAll) {
  EXPECT_TRUE(shipped().margins({}).value().empty());
  EXPECT_TRUE(shipped().contributions({}).value().empty());
}

TEST(BoostedTrees, SayWhatIsWrongWithBytesThatAreNoTrees) {
  const auto not_trees = BoostedTrees::load(core::as_bytes("{\"no\": 1}"), kFeatures);
  ASSERT_FALSE(not_trees);
  EXPECT_EQ(not_trees.error().code, ErrorCode::corrupt);
  const auto other = BoostedTrees::load(models::authenticity().trees, 4);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::corrupt);
  EXPECT_THAT(other.error().message, HasSubstr("trained on 9 features, expected 4"));
}

}  // namespace
}  // namespace vouch::learning
