#include <algorithm>

#include <gmock/gmock.h>

#include "api/contract/answer_reader.h"
#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class ShortlistCommand : public ProgramTest {};

ranking::Shortlist answer_of(const Done& done) {
  EXPECT_EQ(done.status, 0) << done.err;
  const auto read = contract::shortlist_from_json(done.out);
  EXPECT_TRUE(read) << done.out;
  return read.value_or(ranking::Shortlist{});
}

TEST_F(ShortlistCommand, RanksWhoSharesAudienceAndSubjectFirst) {
  const ranking::Shortlist answer = answer_of(vouch({"shortlist", snapshot(), "--brand", "mill", "--json"}));
  ASSERT_EQ(answer.creators.size(), 3U);
  EXPECT_EQ(answer.creators[0].creator.id, "anna");
  EXPECT_EQ(answer.considered, 3);
}

TEST_F(ShortlistCommand, FlagsOverrideTheFieldsOfABrief) {
  const std::string file = snapshot();
  const std::string brief = this->file("brief.json", R"({"brand": "bike", "k": 3, "filters": {"country": ["FR"]}})");
  const ranking::Shortlist plain = answer_of(vouch({"shortlist", file, "--brief", brief, "--json"}));
  EXPECT_EQ(plain.brand.id, "bike");
  ASSERT_EQ(plain.creators.size(), 1U);
  EXPECT_EQ(plain.creators[0].creator.id, "cleo");
  const ranking::Shortlist changed =
      answer_of(vouch({"shortlist", file, "--brief", brief, "--json", "--brand", "mill", "-k", "1", "--country", "DE",
                       "--country", "AT", "--profile", "deepen", "--weight", "audience=7"}));
  EXPECT_EQ(changed.brand.id, "mill");
  EXPECT_EQ(changed.creators.size(), 1U);
  EXPECT_EQ(changed.filtered, (std::vector<std::pair<std::string, std::int64_t>>{{"country", 1}}));
  EXPECT_EQ(changed.profile.name, "deepen");
  EXPECT_EQ(changed.profile.weights[0], 7.0);
}

TEST_F(ShortlistCommand, SaysThatASmallSnapshotIsCountedExactly) {
  const std::string file = snapshot();
  const auto said = [&](const char* precision) {
    const ranking::Shortlist answer =
        answer_of(vouch({"shortlist", file, "--brand", "mill", "--precision", precision, "--json"}));
    return std::count_if(answer.warnings.begin(), answer.warnings.end(),
                         [](const ranking::Message& warning) { return warning.code == "exact_without_samples"; });
  };
  EXPECT_EQ(said("sampled"), 1);
  EXPECT_EQ(said("exact"), 0);
  EXPECT_EQ(said("auto"), 0);
}

TEST_F(ShortlistCommand, WhatLinesHaveNoPlaceForIsSaidBesideThem) {
  const std::string file = snapshot();
  const char* const note = "too small to hold samples";
  for (const char* format : {"csv", "trec"}) {
    const Done said =
        vouch({"shortlist", file, "--brand", "mill", "--brand", "bike", "--precision", "sampled", "--format", format});
    EXPECT_EQ(said.status, 0);
    EXPECT_THAT(said.out, testing::Not(HasSubstr(note)));
    EXPECT_THAT(said.err, HasSubstr(note));
    EXPECT_EQ(said.err.find(note), said.err.rfind(note)) << "once, not for each brand";
  }
}

TEST_F(ShortlistCommand, ManyBrandsAnswerInTheOrderGiven) {
  const std::string file = snapshot();
  const std::string brands = this->file("brands.txt", "mill\r\nbike\n\n");
  const Done trec = vouch({"shortlist", file, "--brands", brands, "--format", "trec", "-k", "1"});
  EXPECT_EQ(trec.status, 0) << trec.err;
  EXPECT_THAT(trec.out, testing::MatchesRegex("mill Q0 [a-z]+ 1 1 vouch-balanced\nbike Q0 [a-z]+ 1 1 vouch-balanced\n"));
  const Done json = vouch({"shortlist", file, "--brand", "bike", "--brand", "mill", "--json", "-k", "1"});
  EXPECT_THAT(json.out, StartsWith("[{\"snapshot\""));
  EXPECT_LT(json.out.find("\"id\":\"bike\""), json.out.find("\"id\":\"mill\""));
  const Done csv = vouch({"shortlist", file, "--brands", brands, "--format", "csv"});
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 1 + 3 + 3);
}

TEST_F(ShortlistCommand, NothingIsWrittenBesideAnError) {
  const std::string file = snapshot();
  struct Case {
    std::vector<std::string> arguments;
    int status;
    std::string named;
  };
  for (const Case& one : std::vector<Case>{
           {{"shortlist", file, "--brand", "nobody"}, 3, "nobody"},
           {{"shortlist", file, "--brand", "mill", "--brand", "nobody"}, 3, "nobody"},
           {{"shortlist", file, "--brand", "mill", "--why-not", "nobody"}, 3, "nobody"},
           {{"shortlist", file, "--brand", "mill", "--profile", "learned"}, 1, "learned"},
           {{"shortlist", file, "--brand", "mill", "--profile", "deepen", "--goal", "deepen"}, 2, "goal"},
           {{"shortlist", file, "--brand", "mill", "--brand", "bike", "--format", "html"}, 2, "html"},
           {{"shortlist", file, "--brief", this->file("bad.json", "{\"brand\": \"mill\", \"kk\": 1}")}, 2, "did you mean 'k'?"},
           {{"shortlist", file, "--brief", this->file("cut.json", "{\"brand\": ")}, 2, "cut.json: the brief is not valid JSON"},
       }) {
    const Done done = vouch(one.arguments);
    EXPECT_EQ(done.status, one.status) << done.err;
    EXPECT_EQ(done.out, "");
    EXPECT_THAT(done.err, HasSubstr(one.named));
  }
}

TEST_F(ShortlistCommand, SaysWhyNot) {
  const std::string file = snapshot();
  const Done filtered = vouch({"shortlist", file, "--brand", "mill", "--country", "DE", "--why-not", "ben"});
  EXPECT_THAT(filtered.out, HasSubstr("Why not ben?\n  - Left out by the filter “country”"));
  const Done ranked = vouch({"shortlist", file, "--brand", "mill", "-k", "1", "--why-not", "cleo"});
  EXPECT_THAT(ranked.out, HasSubstr("Why not Cleo?\n  - Rank 3 of 3"));
}

TEST_F(ShortlistCommand, TakesAnAudienceFromAFile) {
  std::string ids;
  for (int i = 0; i < 60; ++i) ids += "p" + std::to_string(i) + "\n";
  ids += vouch({"hash", "p60"}).out + "stranger\n";
  const ranking::Shortlist answer =
      answer_of(vouch({"shortlist", snapshot(), "--brand", "bike", "--audience", file("ids.txt", ids), "--json"}));
  EXPECT_EQ(answer.brand.sent_ids, 62);
  EXPECT_EQ(answer.brand.matched_ids, 61);
}

TEST_F(ShortlistCommand, WritesAPage) {
  const Done page = vouch({"shortlist", snapshot(), "--brand", "mill", "--format", "html"});
  EXPECT_THAT(page.out, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(page.out, HasSubstr("Mühle &amp; Söhne"));
}

}  // namespace
}  // namespace vouch::cli
