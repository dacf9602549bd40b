#include "engine/audience/lift.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::audience {
namespace {

TEST(ShrunkLift, OfManyAccountsIsNearTheLift) {
  // 10 000 · 1 000 000 ÷ (20 000 · 50 000) = 10
  EXPECT_NEAR(shrunk_lift(10000, 20000, 50000, 1000000), 10.0, 0.01);
}

TEST(ShrunkLift, OfFewAccountsIsShrunkToOne) {
  // One shared account where .001 are expected: a lift of 1000 that says little.
  EXPECT_NEAR(shrunk_lift(1, 10, 100, 1000000), 2.0, 0.01);
}

TEST(ShrunkLift, OfNobodyIsThePrior) { EXPECT_EQ(shrunk_lift(0, 0, 10, 100), 1.0); }

TEST(ShrunkLift, OfASubsetStaysBelowItsLift) {
  EXPECT_LT(shrunk_lift(100, 100, 100, 150), 1.5);
  EXPECT_GT(shrunk_lift(100, 100, 100, 150), 1.49);
}

RC_GTEST_PROP(ShrunkLift, IsSymmetricAndRisesWithWhatIsShared, ()) {
  const auto universe = *rc::gen::inRange(1U, 1000000U);
  const auto a = *rc::gen::inRange(1U, universe + 1);
  const auto b = *rc::gen::inRange(1U, universe + 1);
  const auto shared = *rc::gen::inRange(0U, std::min(a, b) + 1);
  const double lift = shrunk_lift(shared, a, b, universe);
  RC_ASSERT(lift == shrunk_lift(shared, b, a, universe) || std::abs(lift - shrunk_lift(shared, b, a, universe)) < 1e-12 * lift);
  RC_ASSERT(lift > 0.0 && lift <= static_cast<double>(universe) / std::max(a, b) + 1e-9);
  if (shared > 0) RC_ASSERT(shrunk_lift(shared - 1, a, b, universe) <= lift);
}

}  // namespace
}  // namespace vouch::audience
