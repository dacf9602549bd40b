#include "api/contract/score_lines.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/contract/answer_reader.h"
#include "api/contract/score_json.h"

namespace vouch::contract {
namespace {

using ::testing::HasSubstr;

ScoreHead head() {
  return {
      .snapshot = "5f", .version = "0.1.0", .profile = {"balanced", 1, "overlap", {}}, .as_of_s = 1'767'225'599, .warnings = {}};
}

ranking::PairScore a_score() {
  ranking::PairScore score{
      .score_thousandths = 83'412, .interval_thousandths = {79'001, 87'120}, .evidence_share = 0.82, .signals = {}};
  score.signals[0] = {.status = ranking::Status::measured,
                      .value = 0.000001,
                      .strength = 0.5,
                      .strength_interval = {0.125, 1.0},
                      .contribution_thousandths = 83'412};
  return score;
}

std::string line_of(ScoreLines::Format format, const ranking::PairScore& score, std::string_view brand = "b",
                    std::string_view creator = "c") {
  std::string line;
  ScoreLines(format, head(), {}).append(line, brand, creator, score);
  return line;
}

TEST(ScoreLines, AnNdjsonLineStandsForItself) {
  const std::string line = line_of(ScoreLines::Format::ndjson, a_score());
  EXPECT_EQ(
      line.substr(0, line.find(R"({"name":"credibility")")),
      R"({"snapshot":"5f","version":"0.1.0","profile":"balanced@1","as_of":"2025-12-31T23:59:59Z","brand":"b","creator":"c",)"
      R"("score":83.412,"interval":[79.001,87.12],"evidence_share":0.82,"signals":[{"name":"audience","value":0.000001,)"
      R"("strength":0.5,"strength_interval":[0.125,1],"contribution":83.412,"status":"measured"},)");
  EXPECT_THAT(line, ::testing::EndsWith(R"({"name":"price","value":null,"strength":0,"strength_interval":[0,0],"contribution":0,)"
                                        R"("status":"unknown"}]})"
                                        "\n"));
}

TEST(ScoreLines, ACsvLineHasTheColumnsOfItsHeader) {
  const ScoreLines lines(ScoreLines::Format::csv, head(), {});
  const std::string line = line_of(ScoreLines::Format::csv, a_score());
  EXPECT_THAT(lines.header(),
              ::testing::StartsWith("brand,creator_id,score,score_low,score_high,evidence_share,audience_value,"));
  EXPECT_THAT(line, ::testing::StartsWith("b,c,83.412,79.001,87.12,0.82,0.000001,0.5,83.412,measured,,0,0,unknown,"));
  const std::string header = lines.header();
  EXPECT_EQ(std::count(header.begin(), header.end(), ','), std::count(line.begin(), line.end(), ','));
}

TEST(ScoreLines, APairOfWhichNothingIsKnownHasNoScore) {
  const ranking::PairScore nothing;
  EXPECT_THAT(line_of(ScoreLines::Format::ndjson, nothing), HasSubstr(R"("score":null,"interval":null,"evidence_share":0)"));
  EXPECT_THAT(line_of(ScoreLines::Format::csv, nothing), ::testing::StartsWith("b,c,,,,0,,0,0,unknown"));
}

TEST(ScoreLines, IdsAreEscapedAsEachFormatWants) {
  EXPECT_THAT(line_of(ScoreLines::Format::ndjson, a_score(), "a\"b", "tab\tö"),
              HasSubstr(R"("brand":"a\"b","creator":"tab\tö")"));
  EXPECT_THAT(line_of(ScoreLines::Format::csv, a_score(), "=1+1", "a,\"b\""),
              ::testing::StartsWith("\"'=1+1\",\"a,\"\"b\"\"\",83"));
}

TEST(ScoreLines, LargeNewReachAndReplacedWeightsAreWrittenInFull) {
  ranking::PairScore score = a_score();
  score.signals[0].value = 1234.5;
  EXPECT_THAT(line_of(ScoreLines::Format::ndjson, score), HasSubstr(R"("value":1234.5,)"));
  score.signals[0].value = 1e15;
  EXPECT_THAT(line_of(ScoreLines::Format::ndjson, score), HasSubstr(R"("value":1e+15,)"));
  std::array<std::optional<double>, ranking::kSignals> replaced;
  replaced[0] = 2.0;
  replaced[6] = 0.1234567;
  EXPECT_EQ(profile_text(head().profile, replaced), "balanced@1;audience=2;price=0.1234567");
}

TEST(ScoreJson, ReadsPairsOrListsAndTheChoicesOfABrief) {
  const auto pairs = score_request_from_json(
      R"({"pairs": [{"brand": "b", "creator": "c"}], "goal": "deepen", "weights": {"audience": 2}, "as_of": "1970-01-02"})");
  ASSERT_TRUE(pairs) << pairs.error().message;
  EXPECT_EQ(pairs->pairs.at(0).creator, "c");
  EXPECT_EQ(pairs->choice.goal, ranking::Goal::deepen);
  EXPECT_EQ(pairs->choice.weights[0], 2.0);
  EXPECT_EQ(pairs->choice.as_of_s, 86'400);
  const auto lists = score_request_from_json(R"({"brands": ["a"], "candidates": ["x", "y"], "profile": "balanced@1"})");
  ASSERT_TRUE(lists);
  EXPECT_EQ(lists->candidates.size(), 2U);
  EXPECT_EQ(lists->choice.profile, "balanced@1");
}

TEST(ScoreJson, PointsToTheFieldThatIsWrong) {
  const struct {
    const char* text;
    const char* pointer;
    const char* message;
  } cases[] = {
      {"[", "", "the request is not valid JSON: a bracket, comma or colon is missing, surplus or in the wrong place"},
      {R"({"pears": []})", "/pears", "unknown field 'pears', did you mean 'pairs'?"},
      {R"({"pairs": [{"brand": "b"}]})", "/pairs/0/creator", "pairs.0.creator is missing, a pair needs brand and creator"},
      {R"({"pairs": [{"brand": "", "creator": "c"}]})", "/pairs/0/brand",
       "pairs.0.brand is missing, a pair needs brand and creator"},
      {R"({"pairs": [{"brand": "b", "creator": "c", "x": 1}]})", "/pairs/0/x", "unknown field 'x' in pairs.0, expected one of"},
      {R"({"pairs": 5})", "/pairs", "pairs is 5, expected a list of objects"},
      {R"({"brands": [1]})", "/brands/0", "brands.0 is 1"},
      {R"({"pairs": [], "goal": "fame"})", "/goal", "goal is \"fame\""},
      {R"({"pairs": [], "as_of": "soon"})", "/as_of", "as_of is \"soon\""},
  };
  for (const auto& one : cases) {
    const auto read = score_request_from_json(one.text);
    ASSERT_FALSE(read) << one.text;
    EXPECT_EQ(read.error().code, core::ErrorCode::invalid_argument);
    EXPECT_EQ(read.error().pointer, one.pointer) << one.text;
    EXPECT_THAT(read.error().message, HasSubstr(one.message)) << one.text;
  }
}

}  // namespace
}  // namespace vouch::contract
