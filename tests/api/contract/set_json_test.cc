#include "api/contract/set_json.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/api/contract/sample_set.h"

namespace vouch::contract {
namespace {

using nlohmann::json;
using words::Language;

TEST(SetRequestJson, ReadsEveryField) {
  const auto request =
      set_request_from_json(R"({"creators": ["a", "b,c"], "brand": "mill", "audience": {"accounts": ["x"], "sha256": [")" +
                            std::string(64, 'a') + R"("]}, "regions": false})");
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->creators, (std::vector<std::string>{"a", "b,c"}));
  EXPECT_EQ(request->brand, "mill");
  EXPECT_EQ(request->audience->accounts.size(), 1U);
  EXPECT_EQ(request->audience->sha256.size(), 1U);
  EXPECT_EQ(request->regions, false);
  EXPECT_FALSE(set_request_from_json(R"({"creators": ["a", "b"], "brand": null})")->brand);
}

TEST(SetRequestJson, SaysWhatIsWrongAndWhere) {
  struct Case {
    const char* text;
    const char* message;
    const char* pointer;
  };
  for (const Case& one : std::vector<Case>{
           {R"({"creators": ["a")",
            "the request is not valid JSON: a bracket, comma or colon is missing, surplus or in the wrong place", ""},
           {R"({})", "creators is missing, expected a list of 2 to 500 ids", "/creators"},
           {R"({"creator": []})", "unknown field 'creator', did you mean 'creators'?", "/creator"},
           {R"({"creators": "a"})", "creators is \"a\", expected a list of texts", "/creators"},
           {R"({"creators": ["a", "b"], "brand": ""})", "brand is \"\", expected an id that is not empty", "/brand"},
           {R"({"creators": ["a", "b"], "audience": {"sha256": ["zz"]}})",
            "audience.sha256.0 is \"zz\", expected 64 hexadecimal digits", "/audience/sha256/0"}}) {
    const auto request = set_request_from_json(one.text);
    ASSERT_FALSE(request) << one.text;
    EXPECT_EQ(request.error().message, one.message);
    EXPECT_EQ(request.error().pointer, one.pointer);
  }
}

TEST(SetReportJson, HoldsEveryFigureUnderItsName) {
  const json report = json::parse(set_report_to_json(sample_set(), Language::german));
  EXPECT_EQ(report["potential"], 7890);
  EXPECT_EQ(report["potential_estimate"]["interval"], json::array({70'000.0, 80'000.0}));
  EXPECT_EQ(report["creators"][0]["creator"]["id"], "anna");
  EXPECT_EQ(report["creators"][0]["with_audience"]["shared"], 12);
  EXPECT_TRUE(report["creators"][2]["with_audience"].is_null());
  EXPECT_EQ(report["pairs"][0]["b"], "=ben");
  EXPECT_TRUE(report["pairs"][1]["jaccard"].is_null());
  EXPECT_EQ(report["regions"][2]["creators"], json::array({"anna", "=ben"}));
  EXPECT_EQ(report["audience"]["brand"], "mill");
  EXPECT_EQ(report["same_person"], json::array({json::array({"anna", "cleo"})}));
  EXPECT_THAT(report["warnings"][0]["text"].get<std::string>(), testing::HasSubstr("Von 2 Publika"));
}

TEST(SetReportCsv, HasOneLineAFigure) {
  const std::string csv = set_report_to_csv(sample_set());
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 1 + 3 + 3 + 2 + 3 + 3 + 1);
  EXPECT_THAT(csv, testing::HasSubstr("\ntotal,,,,7890,7101,"));
  EXPECT_THAT(csv, testing::HasSubstr("\ncreator,\"'=ben\",,,4530,4077,1234,")) << "no formula in a spreadsheet";
  EXPECT_THAT(csv, testing::HasSubstr("\nregion,anna|=ben,,,1170,"));
  EXPECT_THAT(csv, testing::HasSubstr("\ntimes,,,2,1170,"));
  for (std::size_t line = 0, end = 0; (end = csv.find('\n', line)) != std::string::npos; line = end + 1) {
    EXPECT_EQ(std::count(csv.begin() + static_cast<std::ptrdiff_t>(line), csv.begin() + static_cast<std::ptrdiff_t>(end), ','),
              18);
  }
}

}  // namespace
}  // namespace vouch::contract
