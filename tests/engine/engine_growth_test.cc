// Growth through the facade: a dataset with histories is built and asked.
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch {
namespace {

using credibility::GrowthKind;
using credibility::GrowthStatus;

constexpr std::int64_t kWeek = 7 * 86400;

catalog::FollowerHistoryRecord counted_in_week(std::string_view creator, std::int64_t week, std::int64_t followers) {
  return {.creator_id = creator, .at_s = 2000 * kWeek + week * kWeek, .followers = followers};
}

TEST(EngineGrowth, SaysWhatIsUnusualSinceWhenAndByWhichRules) {
  const vouch::testing::TemporaryFolder folder;
  std::vector<catalog::Record> records = {build::creator("anna"), build::creator("bea"), build::creator("carl")};
  for (std::int64_t week = 0; week < 40; ++week) {
    records.emplace_back(counted_in_week("anna", week, 5000 + 21 * week + week % 3));
    records.emplace_back(counted_in_week("bea", week, 8000 + 33 * week + week % 4 + (week >= 25 ? 2000 : 0)));
  }
  records.emplace_back(counted_in_week("carl", 39, 700));
  const auto built = build::build(folder / "x.vouch", records);
  ASSERT_EQ(built.problems, std::vector<std::string>{});
  const Engine engine = Engine::open(folder / "x.vouch", {.account_key = build::test_key()}).value();

  const GrowthAnswer bea = engine.growth("bea").value();
  EXPECT_EQ(bea.snapshot, built.report.snapshot_id);
  EXPECT_EQ(bea.version, version());
  EXPECT_EQ(bea.rules, datasets::carried_credibility_rules().value().version);
  EXPECT_EQ(bea.as_of_s, 2039 * kWeek);
  ASSERT_EQ(bea.figure.findings.size(), 1U);
  EXPECT_EQ(bea.figure.findings[0].kind, GrowthKind::burst);
  EXPECT_EQ(bea.figure.findings[0].from_s, 2024 * kWeek);
  EXPECT_EQ(bea.figure.findings[0].to_s, 2025 * kWeek);
  EXPECT_NEAR(bea.figure.share, 2000.0 / 11290.0, 0.002);

  const GrowthAnswer before = engine.growth("bea", 2024 * kWeek).value();
  EXPECT_EQ(before.figure.status, GrowthStatus::measured);
  EXPECT_TRUE(before.figure.findings.empty());
  EXPECT_EQ(before.figure.entries, 25U);

  EXPECT_TRUE(engine.growth("anna").value().figure.findings.empty());
  EXPECT_EQ(engine.growth("carl").value().figure.status, GrowthStatus::too_few_entries);
}

TEST(EngineGrowth, OfNobodyIsNotFound) {
  const vouch::testing::TemporaryFolder folder;
  (void)build::build(folder / "x.vouch", {build::creator("anna")});
  const Engine engine = Engine::open(folder / "x.vouch", {.account_key = build::test_key()}).value();
  EXPECT_EQ(engine.growth("anna").value().figure.status, GrowthStatus::no_history);
  const auto nobody = engine.growth("zoe");
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().code, core::ErrorCode::not_found);
  EXPECT_EQ(nobody.error().message, "creator 'zoe' is not in this snapshot");
}

}  // namespace
}  // namespace vouch
