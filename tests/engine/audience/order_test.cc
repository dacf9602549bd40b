#include "engine/audience/order.h"

#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::audience {
namespace {

std::uint64_t place(std::vector<std::uint32_t> owners) { return place_of(owners); }

TEST(Order, PutsTheManyFirstByPowersOfTwoThenTheLowestOwner) {
  EXPECT_LT(place({7, 8, 9, 10}), place({1, 2, 3})) << "four owners before three";
  EXPECT_LT(place({1, 8, 9, 10, 11}), place({2, 3, 4, 5})) << "four to seven are alike, so owner 1 comes first";
  EXPECT_LT(place({2, 9}), place({3, 4}));
  EXPECT_EQ(place({3, 4}), place({3, 9}));
  EXPECT_LT(place({9}), place({})) << "nobody's accounts come last";
}

RC_GTEST_PROP(Order, HasTwiceAsManyOwnersBeforeHalfAsMany, (std::vector<std::uint32_t> owners)) {
  auto more = owners;
  more.insert(more.end(), owners.begin(), owners.end());
  more.push_back(1);
  RC_ASSERT(place_of(more) < place_of(owners));
}

}  // namespace
}  // namespace vouch::audience
