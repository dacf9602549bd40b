#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

class PlanCommand : public ProgramTest {};

json answer_of(const Done& done) {
  EXPECT_EQ(done.status, 0) << done.err;
  return json::parse(done.out, nullptr, false);
}

TEST_F(PlanCommand, ChoosesForABudgetAndSaysWhatItCosts) {
  const json plan = answer_of(vouch({"plan", snapshot(), "--brand", "mill", "--budget", "3000,00", "--posts", "2", "--json"}));
  ASSERT_EQ(plan.at("creators").size(), 1U);
  EXPECT_EQ(plan["creators"][0]["creator"]["id"], "anna");
  EXPECT_EQ(plan["cost"]["fee_cents"], 240'000);
  EXPECT_EQ(plan["left_cents"], 60'000);
  EXPECT_EQ(plan["currency"], "EUR");
  EXPECT_EQ(plan["filtered"], json({{"no_audience", 1}, {"no_price", 1}}));
}

TEST_F(PlanCommand, FlagsOverrideTheTermsOfABrief) {
  const std::string snapshot = this->snapshot();
  const std::string brief = file("brief.json", R"({"brand": "mill", "plan": {"count": 2, "posts_per_creator": 3}})");
  const json plain = answer_of(vouch({"plan", snapshot, "--brief", brief, "--json"}));
  EXPECT_EQ(plain["creators"].size(), 2U);
  EXPECT_EQ(plain["creators"][0]["posts"], 3);
  const json changed =
      answer_of(vouch({"plan", snapshot, "--brief", brief, "--count", "1", "--posts", "1", "--visible-share", "0.5", "--json"}));
  EXPECT_EQ(changed["creators"].size(), 1U);
  EXPECT_EQ(changed["creators"][0]["visible_share"]["value"], 0.5);
  EXPECT_EQ(changed["creators"][0]["posts"], 1);
}

TEST_F(PlanCommand, EveryFormatIsWritten) {
  const std::string snapshot = this->snapshot();
  const std::vector<std::string> asked = {"plan", snapshot, "--brand", "mill", "--count", "2", "--lang", "de"};
  const auto with = [&](const std::string& format) {
    std::vector<std::string> arguments = asked;
    arguments.insert(arguments.end(), {"--format", format});
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, 0) << done.err;
    return done.out;
  };
  EXPECT_THAT(with("table"), HasSubstr("Plan für Mühle & Söhne"));
  EXPECT_THAT(with("csv"), StartsWith("place,creator_id,name,score,"));
  const std::string page = with("html");
  EXPECT_THAT(page, StartsWith("<!DOCTYPE html>\n<html lang=\"de\">"));
  EXPECT_THAT(page, HasSubstr("Mühle &amp; Söhne"));
  EXPECT_THAT(page, HasSubstr("class=\"plot\""));
  EXPECT_EQ(page.find("http://"), std::string::npos);
}

TEST_F(PlanCommand, RatesComeFromAFile) {
  const std::string snapshot = this->snapshot();
  const std::vector<std::string> asked = {"plan", snapshot, "--brand", "mill", "--budget", "900", "--currency", "CHF", "--json"};
  const json without = answer_of(vouch(asked));
  EXPECT_EQ(without["filtered"]["other_currency"], 1);
  std::vector<std::string> with = asked;
  with.insert(with.end(), {"--rates", file("rates.csv", "rate,currency\n0.5,EUR\n")});
  EXPECT_EQ(answer_of(vouch(with))["cost"]["total_cents"], 60'000);
  with.back() = file("quoted.csv", "\"currency\";note;\"rate\"\r\nEUR;\"one; two\";0.5\r\n\r\n");
  EXPECT_EQ(answer_of(vouch(with))["cost"]["total_cents"], 60'000);
  with.back() = file("zero.csv", "currency,rate\n\nEUR,0\n");
  EXPECT_THAT(vouch(with).err, HasSubstr("zero.csv: line 3 found '0'"));
  with.back() = file("bad.csv", "currency,rate\nEUR,much\n");
  const Done bad = vouch(with);
  EXPECT_EQ(bad.status, 2);
  EXPECT_THAT(bad.err, HasSubstr("bad.csv: line 2 found 'much', expected a currency and a rate above 0"));
  with.back() = file("none.csv", "currency\nEUR\n");
  EXPECT_THAT(vouch(with).err, HasSubstr("line 1 lacks currency or rate"));
}

TEST_F(PlanCommand, NothingIsWrittenBesideAnError) {
  const std::string snapshot = this->snapshot();
  struct Case {
    std::vector<std::string> arguments;
    int status;
    std::string named;
  };
  for (const Case& one : std::vector<Case>{
           {{"--brand", "mill"}, 2, "neither a budget nor a count"},
           {{"--brand", "mill", "--budget", "0"}, 2, "found a budget of 0 cents"},
           {{"--brand", "mill", "--budget", "12,345"}, 2, "such as 500.00"},
           {{"--brand", "mill", "--budget", "much"}, 2, "--budget found 'much'"},
           {{"--brand", "mill", "--budget", "5"}, 2, "the cheapest candidate 'anna' costs 1200.00 EUR"},
           {{"--brand", "mill", "--count", "2", "--must-have", "nobody"}, 3, "nobody"},
           {{"--brand", "mill", "--brand", "bike", "--count", "2"}, 2, "a plan is for one brand"},
           {{"--brand", "nobody", "--count", "2"}, 3, "nobody"},
           {{"--brief", file("bad.json", R"({"brand": "mill", "plan": {"counts": 1}})")}, 2, "did you mean 'count'?"},
       }) {
    std::vector<std::string> arguments = {"plan", snapshot};
    arguments.insert(arguments.end(), one.arguments.begin(), one.arguments.end());
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, one.status) << done.err;
    EXPECT_EQ(done.out, "");
    EXPECT_THAT(done.err, HasSubstr(one.named));
  }
}

class AssignCommand : public ProgramTest {};

TEST_F(AssignCommand, GivesNobodyToTwoCompetitors) {
  const std::string snapshot = this->snapshot();
  const std::string briefs = file("briefs.json", R"({"briefs": [{"brief": {"brand": "mill", "k": 1}, "group": "g"},
      {"brief": {"brand": "bike", "k": 1}, "group": "g", "name": "wheels"}]})");
  const json assigned = answer_of(vouch({"assign", snapshot, "--briefs", briefs, "--json"}));
  ASSERT_EQ(assigned.at("briefs").size(), 2U);
  EXPECT_EQ(assigned["briefs"][0]["creators"][0]["creator"]["id"], "anna");
  EXPECT_NE(assigned["briefs"][1]["creators"][0]["creator"]["id"], "anna");
  EXPECT_EQ(assigned["briefs"][1]["name"], "wheels");
  const Done table = vouch({"assign", snapshot, "--briefs", briefs, "--lang", "de"});
  EXPECT_THAT(table.out, HasSubstr("Briefing wheels (g)"));
  const Done csv = vouch({"assign", snapshot, "--briefs", briefs, "--format", "csv"});
  EXPECT_THAT(csv.out, StartsWith("brief,group,creator_id,name,score,rank\nmill,g,anna,Anna,"));
}

TEST_F(AssignCommand, NothingIsWrittenBesideAnError) {
  const std::string snapshot = this->snapshot();
  struct Case {
    std::string briefs;
    int status;
    std::string named;
  };
  for (const Case& one : std::vector<Case>{
           {R"({"briefs": []})", 2, "found 0 briefs"},
           {R"({"briefs": [{"brief": {"brand": "nobody"}}]})", 3, "nobody"},
           {R"({"briefs": [{"brief": {"brand": "mill", "kk": 2}}]})", 2, "briefs.0.brief"},
           {R"({"briefs": [{"group": "g"}]})", 2, "briefs.0.brief is missing"},
           {R"({"briefs": [{"brief": {"brand": "mill", "k": 0}}]})", 2, "k = 0"},
           {R"({"briefs": [)", 2, "the request is not valid JSON"},
       }) {
    const Done done = vouch({"assign", snapshot, "--briefs", file("briefs.json", one.briefs)});
    EXPECT_EQ(done.status, one.status) << done.err;
    EXPECT_EQ(done.out, "");
    EXPECT_THAT(done.err, HasSubstr(one.named));
  }
}

}  // namespace
}  // namespace vouch::cli
