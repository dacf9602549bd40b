#include "engine/credibility/account_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/models.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

const AuthenticityModel& the_model() {
  static const auto* model = new AuthenticityModel(
      AuthenticityModel::make(models::authenticity().description, models::authenticity().trees).value());  // see BoostedTrees
  return *model;
}

AccountJudgement measured(ColumnSet columns, double authentic, bool looks_fake) {
  return {.status = AuthenticityStatus::measured, .columns = columns, .looks_fake = looks_fake, .authentic = authentic};
}

TEST(AccountKinds, TheFirstThatHoldsCounts) {
  const AccountLimits limits = vouch::testing::carried_rules().accounts;
  const double real = 0.9, fake = 0.3;
  EXPECT_EQ(kind_of(limits, {.followers = 9'000, .following = 5'000}, &fake), AccountKind::suspicious);
  EXPECT_EQ(kind_of(limits, {.followers = 9'000, .following = 1'501}, &real), AccountKind::mass_follower);
  EXPECT_EQ(kind_of(limits, {.followers = 5'001, .following = 1'500}, &real), AccountKind::creator);
  EXPECT_EQ(kind_of(limits, {.followers = 5'000, .following = 1'500}, &real), AccountKind::person);
  EXPECT_EQ(kind_of(limits, {.followers = 5'001}, nullptr), AccountKind::creator) << "that needs no model";
  EXPECT_EQ(kind_of(limits, {.followers = 10}, nullptr), AccountKind::unknown);
  EXPECT_EQ(kind_of(limits, {}, nullptr), AccountKind::unknown);
}

TEST(AccountList, CorrectsAccountsWithEachSetOfColumnsByTheirOwnErrorRates) {
  constexpr ColumnSet kAll = 0b1111111, kThree = 0b0000111;
  AccountList list(the_model(), vouch::testing::carried_rules().accounts);
  for (int i = 0; i < 300; ++i) list.add({}, measured(kAll, 0.9, i < 60));
  for (int i = 0; i < 100; ++i) list.add({}, measured(kThree, 0.8, i < 10));
  for (int i = 0; i < 50; ++i) list.add({}, {});
  const AccountListSummary summary = list.summary();
  EXPECT_EQ(summary.accounts, 450);
  EXPECT_EQ(summary.measured, 400);
  EXPECT_NEAR(summary.mean_authentic, 0.875, 1e-12);
  ASSERT_EQ(summary.groups.size(), 3U);
  EXPECT_EQ(summary.groups[0].accounts, 300);
  EXPECT_EQ(summary.groups[0].looks_fake, 60);
  EXPECT_FALSE(summary.groups[2].measured);
  const ShareOfFakes all = share_of_fakes(60, 300, the_model().validation(kAll).rates);
  const ShareOfFakes three = share_of_fakes(10, 100, the_model().validation(kThree).rates);
  ASSERT_TRUE(summary.fakes);
  EXPECT_NEAR(summary.fakes->value, 0.75 * all.value + 0.25 * three.value, 1e-12);
  EXPECT_NEAR(summary.fakes->interval.high, 0.75 * all.interval.high + 0.25 * three.interval.high, 1e-12);
}

TEST(AccountList, KnowsNothingOfAccountsThatNobodyCouldJudge) {
  AccountList list(the_model(), vouch::testing::carried_rules().accounts);
  EXPECT_EQ(list.summary().accounts, 0);
  EXPECT_FALSE(list.summary().fakes);
  list.add({.following = 2'000}, {});
  EXPECT_FALSE(list.summary().fakes) << "unknown, not none";
  EXPECT_EQ(list.summary().kinds[static_cast<std::size_t>(AccountKind::mass_follower)], 1);
}

}  // namespace
}  // namespace vouch::credibility
