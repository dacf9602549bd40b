// vouch similar: tables, JSON and CSV of creators and brands, and what it refuses.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class SimilarTest : public ProgramTest {};

TEST_F(SimilarTest, ShowsCreatorsAsTableJsonAndCsv) {
  const std::string file = snapshot();
  const Done table = vouch({"similar", file, "--creator", "anna"});
  EXPECT_EQ(table.status, 0) << table.err;
  EXPECT_THAT(table.out, HasSubstr("Like Anna: 1 of 1 creators share people"));
  EXPECT_THAT(table.out, HasSubstr("Ben"));
  EXPECT_THAT(table.out, Not(HasSubstr("Cleo")));  // nobody of her audience is known
  const Done german = vouch({"similar", file, "--creator", "anna", "--lang", "de"});
  EXPECT_THAT(german.out, HasSubstr("Wie Anna: 1 von 1 Profilen teilen Personen"));
  const Done document = vouch({"similar", file, "--creator", "anna", "--json"});
  const json answer = json::parse(document.out);
  EXPECT_EQ(answer.at("by"), "audience");
  EXPECT_EQ(answer.at("creators").at(0).at("creator").at("id"), "ben");
  EXPECT_EQ(answer.at("creators").at(0).at("shared"), 3);  // p0, p30 and p60
  const Done csv = vouch({"similar", file, "--creator", "anna", "--format", "csv"});
  EXPECT_THAT(csv.out, HasSubstr("rank,creator_id,"));
  EXPECT_THAT(csv.out, HasSubstr("\n1,ben,Ben,instagram,"));
}

TEST_F(SimilarTest, ShowsPartnerBrands) {
  const std::string file = snapshot();
  const Done table = vouch({"similar", file, "--brand", "mill"});
  EXPECT_EQ(table.status, 0) << table.err;
  EXPECT_THAT(table.out, HasSubstr("Nobody shares people with it."));  // the other brand has no people
  const json answer = json::parse(vouch({"similar", file, "--brand", "bike", "--json"}).out);
  EXPECT_EQ(answer.at("warnings").at(0).at("code"), "nobody_known");
  EXPECT_TRUE(answer.at("brands").empty());
}

TEST_F(SimilarTest, SaysWhatItCannotDo) {
  const std::string file = snapshot();
  struct Case {
    std::vector<std::string> arguments;
    int status;
    std::string named;
  };
  for (const Case& one : std::vector<Case>{
           {{}, 2, "found neither --creator nor --brand, expected one of them"},
           {{"--creator", "anna", "--brand", "mill"}, 2, "found --creator and --brand, expected one of them"},
           {{"--creator", "zoe"}, 3, "creator 'zoe' is not in this snapshot"},
           {{"--brand", "zoe"}, 3, "brand 'zoe' is not in this snapshot"},
           {{"--creator", "anna", "--by", "content"}, 1, "found --by content, expected audience"},
           {{"--creator", "anna", "--by", "luck"}, 2, "luck"},
           {{"--creator", "anna", "--format", "html"}, 2, "html"},
       }) {
    std::vector<std::string> arguments = {"similar", file};
    arguments.insert(arguments.end(), one.arguments.begin(), one.arguments.end());
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, one.status) << one.named << done.err;
    EXPECT_THAT(done.err, HasSubstr(one.named));
    EXPECT_EQ(done.out, "");
  }
}

}  // namespace
}  // namespace vouch::cli
