#include "engine/credibility/authenticity_model.h"

#include <cmath>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "models/models.h"

namespace vouch::credibility {
namespace {

using ::testing::HasSubstr;

constexpr double kShare = 0.1;
constexpr std::string_view kPlatform = "instagram";

const AuthenticityModel& shipped() {
  static const auto* model = new AuthenticityModel(
      AuthenticityModel::make(models::authenticity().description, models::authenticity().trees).value());  // see BoostedTrees
  return *model;
}

AccountJudgement judged(const AccountFacts& facts, double share = kShare, std::string_view platform = kPlatform) {
  const Account account{platform, facts};
  return shipped().judge(std::span(&account, 1), {.assumed_share = share, .reasons = true}).value().front();
}

double logit(double p) { return std::log(p / (1.0 - p)); }

rc::Gen<AccountFacts> any_account() {
  const auto count = [] {
    return rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 100), rc::gen::inRange<std::int64_t>(0, 100'000));
  };
  return rc::gen::apply(
      [](std::int64_t followers, std::int64_t following, std::int64_t posts, std::int64_t length, std::int64_t digits,
         bool picture,
         bool closed) { return AccountFacts{followers, following, posts, length, std::min(length, digits), picture, closed}; },
      count(), count(), count(), rc::gen::inRange<std::int64_t>(1, 31), rc::gen::inRange<std::int64_t>(0, 31),
      rc::gen::arbitrary<bool>(), rc::gen::arbitrary<bool>());
}

TEST(AuthenticityModel, AnEmptyProfileThatFollowsThousandsLooksFakeAndAnOrdinaryOneDoesNot) {
  const AccountJudgement empty = judged({.followers = 3,
                                         .following = 3'900,
                                         .posts = 0,
                                         .username_length = 14,
                                         .username_digits = 8,
                                         .has_picture = false,
                                         .is_private = false});
  const AccountJudgement ordinary = judged({.followers = 420,
                                            .following = 380,
                                            .posts = 96,
                                            .username_length = 10,
                                            .username_digits = 0,
                                            .has_picture = true,
                                            .is_private = true});
  EXPECT_EQ(empty.status, AuthenticityStatus::measured);
  EXPECT_LT(empty.authentic, 0.2);
  EXPECT_TRUE(empty.looks_fake);
  EXPECT_GT(ordinary.authentic, 0.97);
  EXPECT_FALSE(ordinary.looks_fake);
}

/// The recipe wrote made-up accounts with what it gives them.
TEST(AuthenticityModel, GivesWhatItsRecipeGives) {
  std::ifstream file(VOUCH_AUTHENTICITY_EXAMPLES);
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  std::size_t measured = 0;
  const double base = logit(98.0 / 975.0);
  while (std::getline(file, line)) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    ASSERT_EQ(cells.size(), 8U) << line;
    const auto number = [&](std::size_t i) {
      return cells[i].empty() ? std::nullopt : std::optional<std::int64_t>(std::stoll(cells[i]));
    };
    const auto flag = [&](std::size_t i) { return cells[i].empty() ? std::nullopt : std::optional<bool>(cells[i] == "1"); };
    const AccountJudgement judgement =
        judged({number(0), number(1), number(2), number(3), number(4), flag(5), flag(6)}, 98.0 / 975.0);
    if (judgement.status == AuthenticityStatus::unknown) continue;
    ++measured;
    EXPECT_NEAR(-judgement.log_odds, std::stod(cells[7]), 1e-4) << line;
    EXPECT_EQ(judgement.looks_fake, std::stod(cells[7]) >= base) << line;
  }
  EXPECT_GT(measured, 20U);
}

RC_GTEST_PROP(AuthenticityModel, MorePostsOrFollowersOrFewerFollowingsNeverMakeAFakeMoreLikely, (std::int64_t step)) {
  const AccountFacts facts = *any_account();
  const std::int64_t more = 1 + (std::abs(step % 50'000));
  const double p = judged(facts).authentic;
  AccountFacts other = facts;
  other.posts = *facts.posts + more;
  RC_ASSERT(judged(other).authentic >= p);
  other = facts;
  other.followers = *facts.followers + more;
  RC_ASSERT(judged(other).authentic >= p);
  other = facts;
  other.following = *facts.following + more;
  RC_ASSERT(judged(other).authentic <= p);
  other = facts;
  other.has_picture = true;
  RC_ASSERT(judged(other).authentic >= p);
  other = facts;
  other.username_digits = *facts.username_length;
  RC_ASSERT(judged(other).authentic <= p);
}

RC_GTEST_PROP(AuthenticityModel, ReasonsAddUpToTheLogOddsAndTheIntervalHoldsTheProbability, ()) {
  const AccountJudgement judgement = judged(*any_account());
  RC_ASSERT(std::abs(judgement.base + std::accumulate(judgement.adds.begin(), judgement.adds.end(), 0.0) - judgement.log_odds) <
            1e-9);
  RC_ASSERT(std::abs(logit(judgement.authentic) - judgement.log_odds) < 1e-6);
  RC_ASSERT(judgement.interval.low <= judgement.authentic && judgement.authentic <= judgement.interval.high);
}

TEST(AuthenticityModel, WhatIsMissingIsNoReason) {
  const AccountJudgement judgement = judged({.followers = 12, .following = 900});
  ASSERT_EQ(judgement.status, AuthenticityStatus::measured);
  EXPECT_NE(judgement.adds[static_cast<std::size_t>(AccountFeature::following_per_follower)], 0.0);
  for (const AccountFeature missing : {AccountFeature::posts, AccountFeature::username_digits, AccountFeature::has_picture}) {
    EXPECT_EQ(judgement.adds[static_cast<std::size_t>(missing)], 0.0);
  }
}

RC_GTEST_PROP(AuthenticityModel, AnotherAssumedShareMovesAllLogOddsByTheSame, ()) {
  const AccountFacts facts = *any_account();
  const double moved = judged(facts, 0.4).log_odds - judged(facts, 0.05).log_odds;
  RC_ASSERT(std::abs(moved - (logit(0.05) - logit(0.4))) < 1e-9);
  RC_ASSERT(judged(facts, 0.4).looks_fake == judged(facts, 0.05).looks_fake);
}

/// Half-widths in log-odds, over many accounts, under a set of columns and under each that lacks one more.
TEST(AuthenticityModel, IntervalsWidenWithWhatIsMissing) {
  std::mt19937_64 random(5);
  std::vector<Account> accounts;
  for (int i = 0; i < 300; ++i) {
    const std::int64_t length = 4 + static_cast<std::int64_t>(random() % 16);
    accounts.push_back({kPlatform,
                        {static_cast<std::int64_t>(random() % 2'000), static_cast<std::int64_t>(random() % 4'000),
                         static_cast<std::int64_t>(random() % 300), length,
                         static_cast<std::int64_t>(random()) % 5 == 0 ? length / 2 : 0, random() % 8 != 0, random() % 2 == 0}});
  }
  const auto width = [&](const std::vector<Account>& of) {
    double sum = 0.0;
    const auto judgements = shipped().judge(of, {.assumed_share = kShare}).value();
    for (const AccountJudgement& one : judgements) sum += logit(one.interval.high) - logit(one.interval.low);
    return sum / static_cast<double>(of.size());
  };
  const double full = width(accounts);
  auto fewer = accounts;
  for (Account& one : fewer) one.facts.username_digits.reset();
  const double without_digits = width(fewer);
  EXPECT_GT(without_digits, full);
  for (Account& one : fewer) one.facts.following.reset();
  EXPECT_GT(width(fewer), without_digits);
  for (std::size_t set = 0; set < kColumnSets; ++set) {
    for (std::size_t column = 0; column < kAccountColumns.size(); ++column) {
      if ((set >> column & 1) == 0) continue;
      const auto smaller = static_cast<ColumnSet>(set & ~(std::size_t{1} << column));
      EXPECT_GE(shipped().validation(smaller).spread, shipped().validation(static_cast<ColumnSet>(set)).spread)
          << set << " without " << column;
    }
  }
}

TEST(AuthenticityModel, IsUnknownElsewhereThanWhereItWasMeasured) {
  const AccountFacts facts{.followers = 3, .following = 3'900, .posts = 0};
  for (const AccountJudgement& unknown :
       {judged(facts, 0.2, "tiktok"), judged(facts, 0.2, ""), judged({.has_picture = false}, 0.2), judged({}, 0.2)}) {
    EXPECT_EQ(unknown.status, AuthenticityStatus::unknown);
    EXPECT_DOUBLE_EQ(unknown.authentic, 0.8);
    EXPECT_EQ(unknown.interval, (core::Interval{0.0, 1.0}));
    EXPECT_FALSE(unknown.looks_fake);
  }
  EXPECT_TRUE(shipped().measures("instagram", 0b0000111));
  EXPECT_FALSE(shipped().measures("instagram", 0b0100000)) << "whether there is a picture tells nothing by itself";
}

TEST(AuthenticityModel, ProbabilitiesAloneAreThoseOfJudgements) {
  const std::vector<Account> accounts = {
      {kPlatform, {.followers = 10, .following = 900, .posts = 2}}, {"tiktok", {.followers = 10}}, {kPlatform, {}}};
  const auto judgements = shipped().judge(accounts, {.assumed_share = 0.3, .threads = 2}).value();
  const auto p = shipped().authentic(accounts, 0.3).value();
  ASSERT_EQ(p.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(p[i], judgements[i].authentic);
}

TEST(AuthenticityModel, RefusesAShareOfFakesThatIsNone) {
  const Account account{kPlatform, {}};
  for (const double share : {0.0, 1.0, -0.1, std::nan("")}) {
    EXPECT_EQ(shipped().judge(std::span(&account, 1), {.assumed_share = share}).error().code, core::ErrorCode::invalid_argument);
    EXPECT_EQ(shipped().authentic(std::span(&account, 1), share).error().code, core::ErrorCode::invalid_argument);
  }
}

TEST(AuthenticityModel, SaysWhichLineOfADamagedDescriptionIsWrong) {
  const std::string whole(models::authenticity().description);
  const auto refused = [&](std::string text) {
    const auto model = AuthenticityModel::make(text, models::authenticity().trees);
    return model ? std::string("taken") : model.error().message;
  };
  EXPECT_THAT(refused("vouch model 2\n"), HasSubstr("line 1: found 'vouch model 2', expected vouch authenticity model 1"));
  EXPECT_THAT(refused(""), HasSubstr("found no right"));
  std::string broken = whole;
  EXPECT_THAT(refused(broken.replace(broken.find("\nversion 1"), 10, "\nversion x")), HasSubstr("line 3: found 'version x'"));
  broken = whole;
  EXPECT_THAT(refused(broken.replace(broken.find("fakes 98"), 8, "fakes 99999")),
              HasSubstr("found no right version, accounts or fakes"));
  broken = whole;
  broken.resize(broken.rfind("\nset "));
  EXPECT_THAT(refused(broken), HasSubstr("found no right sets of columns"));
  const auto other = AuthenticityModel::make(whole, models::authenticity().trees.first(1'000));
  EXPECT_THAT(other.error().message, HasSubstr("not those that its description names"));
}

RC_GTEST_PROP(AuthenticityModel, NoChangeOfADescriptionCrashes, ()) {
  std::string text(models::authenticity().description);
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  text[at] = *rc::gen::arbitrary<char>();
  if (*rc::gen::arbitrary<bool>()) text.resize(at);
  if (const auto model = AuthenticityModel::make(text, models::authenticity().trees); !model) {
    RC_ASSERT(model.error().code == core::ErrorCode::corrupt);
  }
}

}  // namespace
}  // namespace vouch::credibility
