#include "engine/audience/capture.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::audience {
namespace {

TEST(Capture, OfWholeListsIsTheCountItself) {
  EXPECT_EQ(captured_shared(17, {100, 1.0}, {200, 1.0}), (Estimate{17, {17, 17}}));
  EXPECT_EQ(drawn_shared(17, {100, 100}, {50, 200}), (Estimate{17, {17, 17}})) << "the smaller list is whole";
}

TEST(Capture, OfASubsetIsKnownToBeAtMostTheSmallerList) {
  const Estimate shared = captured_shared(20, {20, 0.2}, {1000, 1.0});
  EXPECT_EQ(shared.value, 100.0) << "all of A that was seen is in B";
  EXPECT_EQ(shared.interval.high, 100.0);
  EXPECT_GT(shared.interval.low, 80.0);
}

TEST(Capture, WithoutSharedAccountsStillHasAnUpperEnd) {
  const Estimate shared = captured_shared(0, {100, 0.1}, {100, 0.1});
  EXPECT_EQ(shared.value, 0.0);
  EXPECT_EQ(shared.interval.low, 0.0);
  EXPECT_NEAR(shared.interval.high, 290.0, 15.0) << "three of one in a hundred";
}

RC_GTEST_PROP(Capture, IsTheSameEitherWayAndHoldsItsValue, (std::uint8_t count, std::uint8_t more_a, std::uint8_t more_b)) {
  const Seen a{std::uint64_t{count} + more_a + 1, 0.25};
  const Seen b{std::uint64_t{count} + more_b + 1, 0.5};
  const Estimate one = captured_shared(count, a, b);
  const Estimate other = captured_shared(count, b, a);
  RC_ASSERT(one.value == other.value);
  RC_ASSERT(std::abs(one.interval.low - other.interval.low) <= 0.02 * (1.0 + one.value));
  RC_ASSERT(std::abs(one.interval.high - other.interval.high) <= 0.02 * (1.0 + one.value));
  RC_ASSERT(one.interval.low <= one.value && one.value <= one.interval.high);
  RC_ASSERT(one.interval.low >= count);
}

RC_GTEST_PROP(Capture, AFurtherSharedAccountNeverLowersAnEnd, (std::uint8_t count)) {
  const Estimate fewer = captured_shared(count, {400, 0.2}, {500, 0.3});
  const Estimate more = captured_shared(count + 1U, {400, 0.2}, {500, 0.3});
  RC_ASSERT(fewer.interval.low <= more.interval.low);
  RC_ASSERT(fewer.interval.high <= more.interval.high + 1e-6);
}

}  // namespace
}  // namespace vouch::audience
