// Rules through the facade: a changed value changes what is judged and the version that answers name, and a snapshot goes on
// answering by the rules that it was built with, on other days as well.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/reference/credibility_tables.h"
#include "engine/engine.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch {
namespace {

constexpr std::int64_t kRulesDay = 86'400;
constexpr std::int64_t kEarlier = 250 * kRulesDay;

/// The carried file with one row's value replaced.
std::string file_with(const std::string& row, const std::string& value) {
  std::string bytes(datasets::carried_credibility_file());
  const auto at = bytes.find("\n" + row + ",") + 1 + row.size() + 1;
  return bytes.replace(at, bytes.find(',', at) - at, value);
}

build::BuildOptions by(const std::string& file) {
  build::BuildOptions options = build::test_options();
  options.credibility_rules = [file] { return datasets::read_credibility_rules(file); };
  return options;
}

/// A creator who grew by two hundred a week, and by 40 % in one week of day 210.
std::vector<catalog::Record> purchase() {
  std::vector<catalog::Record> records{build::creator("anna")};
  std::int64_t followers = 20'000;
  for (int week = 0; week < 52; ++week) {
    followers += 200 + 13 * (week % 5);
    if (week == 30) followers += 8'000;
    records.emplace_back(
        catalog::FollowerHistoryRecord{.creator_id = "anna", .at_s = week * 7 * kRulesDay, .followers = followers});
  }
  return records;
}

struct Judged {
  std::string version, audit_version;
  std::size_t now = 0, earlier = 0;  // findings
  std::int64_t growth_log_odds = 0;
  double index = 0.0;
};

Judged judged(const std::filesystem::path& file) {
  const Engine engine = Engine::open(file, {.account_key = build::test_key()}).value();
  const GrowthAnswer now = engine.growth("anna").value(), earlier = engine.growth("anna", kEarlier).value();
  EXPECT_EQ(now.rules, earlier.rules);
  const AuditAnswer audit = engine.audit({.id = "anna", .as_of_s = {}}).value();
  const auto named = std::ranges::find(audit.rules, "credibility", &std::pair<std::string, std::string>::first);
  const auto growth = std::ranges::find(audit.parts, "growth", &AuditedPart::name);
  return {.version = now.rules,
          .audit_version = named->second,
          .now = now.figure.findings.size(),
          .earlier = earlier.figure.findings.size(),
          .growth_log_odds = growth->log_odds_thousandths,
          .index = audit.figure.index};
}

TEST(EngineRules, ChangeWhatIsJudgedAndTheVersionThatAnswersName) {
  const vouch::testing::TemporaryFolder folder;
  (void)build::build(folder / "own.vouch", purchase(), build::test_options());
  (void)build::build(folder / "mild.vouch", purchase(), by(file_with("credibility,growth.slope", "-1")));
  (void)build::build(folder / "blind.vouch", purchase(), by(file_with("growth,least_gain", "1000000")));
  const Judged own = judged(folder / "own.vouch"), mild = judged(folder / "mild.vouch"), blind = judged(folder / "blind.vouch");
  EXPECT_EQ(own.version, datasets::carried_credibility_rules().value().version);
  EXPECT_EQ(own.audit_version, own.version);
  EXPECT_EQ(own.now, 1U);
  EXPECT_EQ(own.earlier, 1U);
  EXPECT_NE(mild.version, own.version);
  EXPECT_EQ(mild.audit_version, mild.version);
  EXPECT_EQ(mild.now, 1U);
  EXPECT_LT(own.growth_log_odds, mild.growth_log_odds);
  EXPECT_LT(mild.growth_log_odds, 0);
  EXPECT_LT(own.index, mild.index);
  EXPECT_NE(blind.version, own.version);
  EXPECT_EQ(blind.now, 0U);
  EXPECT_EQ(blind.earlier, 0U) << "an earlier day is judged by the snapshot's rules, not by the program's";
  EXPECT_EQ(blind.growth_log_odds, 0);
}

TEST(EngineRules, OfASnapshotAreReadAgainByHabitsAndParts) {
  const vouch::testing::TemporaryFolder folder;
  (void)build::build(folder / "x.vouch", purchase(), by(file_with("credibility,base", "0")));
  const Engine engine = Engine::open(folder / "x.vouch").value();
  const AuditAnswer audit = engine.audit({.id = "anna", .as_of_s = kEarlier}).value();
  EXPECT_EQ(audit.base_thousandths, 0);
  const auto provenance = engine.info().provenance;
  const auto named = std::ranges::find(provenance, "credibility_rules", &std::pair<std::string, std::string>::first);
  ASSERT_NE(named, provenance.end());
  EXPECT_EQ(named->second, engine.growth("anna").value().rules);
}

TEST(EngineRules, GiveTheSameBytesTwiceAndOthersWithOtherRules) {
  const vouch::testing::TemporaryFolder folder;
  const auto id = [&](const char* name, const build::BuildOptions& options) {
    return build::build(folder / name, purchase(), options).report.snapshot_id;
  };
  const std::string own = id("a.vouch", build::test_options());
  EXPECT_EQ(own, id("b.vouch", build::test_options()));
  EXPECT_EQ(vouch::testing::read_file(folder / "a.vouch"), vouch::testing::read_file(folder / "b.vouch"));
  EXPECT_NE(own, id("c.vouch", by(file_with("trust,ramp", "3"))));
}

TEST(EngineRules, ThatAreWrongEndABuildBeforeItBegins) {
  const vouch::testing::TemporaryFolder folder;
  const auto refusal = [&](const build::BuildOptions& options) {
    return build::Builder::make(folder / "x.vouch", options).error();
  };
  EXPECT_EQ(refusal(by(file_with("trust,damping", "1"))).code, core::ErrorCode::invalid_argument);
  EXPECT_NE(refusal(by(file_with("trust,damping", "1"))).message.find("found '1', expected a number from 0 to 0.99"),
            std::string::npos);
  build::BuildOptions none = build::test_options();
  none.credibility_rules = {};
  EXPECT_EQ(refusal(none).message, "found no rules of credibility, expected some");
}

}  // namespace
}  // namespace vouch
