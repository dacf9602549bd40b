// Rows of accounts and what the snapshot knows of each account's authenticity.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/audience/authenticity.h"
#include "engine/audience/weights.h"
#include "models/shipped.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using audience::Authenticity;
using ::testing::ElementsAre;
using vouch::testing::TemporaryFolder;

catalog::AccountRecord account(std::string_view id, std::string_view platform, std::int64_t followers, std::int64_t following,
                               std::int64_t posts) {
  catalog::AccountRecord record;
  record.account_id = id;
  record.platform = platform;
  record.followers = followers;
  record.following = following;
  record.posts = posts;
  return record;
}

BuildOptions judging_options() {
  BuildOptions options = test_options();
  options.authenticity = models::authenticity_model;
  return options;
}

/// p of an account by its id, or -1 where the graph does not have it.
double p_of(const Built& built, std::string_view id, bool* judged = nullptr) {
  const auto graph = built.graph();
  const auto authentic = Authenticity::open(built.snapshot, graph).value();
  const auto found = std::ranges::find(graph.pseudonyms(), test_key().pseudonym(id));
  if (found == graph.pseudonyms().end()) return -1.0;
  const std::uint32_t index = graph.accounts_by_pseudonym()[static_cast<std::size_t>(found - graph.pseudonyms().begin())];
  if (judged != nullptr) *judged = authentic.judged(index);
  return static_cast<double>(authentic[index]) / Authenticity::kScale;
}

std::vector<catalog::Record> small_shop() {
  return {creator("anna"),
          creator("tom", "tiktok"),
          account("real", "instagram", 420, 380, 96),
          account("odd", "", 3, 3'900, 0),          // no platform: that of its account
          account("elsewhere", "tiktok", 3, 9, 0),  // a platform that the model does not know
          account("nobody", "instagram", 1, 1, 1),  // in no audience
          event("real", of_creator("anna")),
          event("odd", of_creator("anna")),
          event("plain", of_creator("anna")),  // no row
          event("elsewhere", of_creator("tom"))};
}

TEST(AccountRows, JudgeWhatTheModelMeasuresAndLeaveThePriorElsewhere) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", small_shop(), judging_options());
  EXPECT_THAT(built.problems, ::testing::IsEmpty());
  bool judged = false;
  EXPECT_GT(p_of(built, "real", &judged), 0.97);
  EXPECT_TRUE(judged);
  EXPECT_LT(p_of(built, "odd", &judged), 0.5);
  EXPECT_TRUE(judged);
  for (const std::string_view id : {"plain", "elsewhere"}) {
    EXPECT_NEAR(p_of(built, id, &judged), 0.9, 1e-4) << id;
    EXPECT_FALSE(judged) << id;
  }
  const auto graph = built.graph();
  const auto authentic = Authenticity::open(built.snapshot, graph).value();
  EXPECT_EQ(authentic.judged(graph.members(core::OwnerIndex(0U))), 2U);
  const auto weights = audience::AudienceWeights::open(built.snapshot, graph).value();
  for (std::uint32_t a = 0; a < graph.accounts(); ++a) {
    EXPECT_NEAR(weights[a], authentic[a], 1.0) << "each has one owner: its weight is its p";
  }
}

TEST(AccountRows, AreTheSameInWhateverOrderTheyCome) {
  const TemporaryFolder folder;
  auto records = small_shop();
  records.emplace_back(account("real", "instagram", 1, 7'000, 0));  // a further row of the same account
  const std::string forwards = build(folder / "x.vouch", records, judging_options()).report.snapshot_id;
  std::reverse(records.begin() + 2, records.end());
  EXPECT_EQ(build(folder / "y.vouch", records, judging_options()).report.snapshot_id, forwards);
}

TEST(AccountRows, OfNobodyWhoCanBeJudgedLeaveNoSections) {
  const TemporaryFolder folder;
  const auto none = [&](const std::vector<catalog::Record>& records, BuildOptions options) {
    const Built built = build(folder / "x.vouch", records, std::move(options));
    return !built.snapshot.has("audience.authentic") && !built.snapshot.has("audience.judged");
  };
  EXPECT_TRUE(none(small_shop(), test_options())) << "without a model";
  auto records = small_shop();
  std::erase_if(records, [](const catalog::Record& record) { return std::holds_alternative<catalog::AccountRecord>(record); });
  EXPECT_TRUE(none(records, judging_options())) << "without rows";
  records.insert(records.begin() + 2, account("elsewhere", "tiktok", 3, 9, 0));
  EXPECT_TRUE(none(records, judging_options())) << "without one on the model's platform";
}

TEST(AccountRows, ThatCannotBeAreProblems) {
  const TemporaryFolder folder;
  auto bad = account("real", "instagram", 3, 4, -2);
  auto long_digits = account("odd", "instagram", 3, 4, 5);
  long_digits.username_length = 3;
  long_digits.username_digits = 8;
  const Built built =
      build(folder / "x.vouch", {creator("anna"), bad, long_digits, event("real", of_creator("anna"))}, judging_options());
  EXPECT_THAT(built.problems, ElementsAre("posts: -2, expected 0 or more",
                                          "username_digits: 8 digits, expected at most the 3 characters of the name"));
}

TEST(AccountRows, AFailingModelFailsTheBuild) {
  const TemporaryFolder folder;
  BuildOptions options = test_options();
  options.authenticity = [] {
    return core::Result<credibility::AuthenticityModel>(core::fail(core::ErrorCode::corrupt, "no trees"));
  };
  Builder builder = Builder::make(folder / "x.vouch", std::move(options)).value();
  for (const catalog::Record& record : small_shop()) ASSERT_TRUE(builder.accept(record));
  EXPECT_EQ(builder.finish().error().message, "no trees");
}

}  // namespace
}  // namespace vouch::build
