// vouch audit: a table, JSON and a page, in both languages, and what it refuses.
#include <cmath>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class AuditTest : public ProgramTest {};

TEST_F(AuditTest, ShowsATable) {
  const std::string file = snapshot();
  const Done table = vouch({"audit", file, "--creator", "anna"});
  EXPECT_EQ(table.status, 0) << table.err;
  EXPECT_THAT(table.out, HasSubstr("How credible is Anna?"));
  EXPECT_THAT(table.out, HasSubstr("What it adds up from"));
  EXPECT_THAT(table.out, HasSubstr("Growth: no counts of followers over time"));
  EXPECT_THAT(table.out, Not(HasSubstr("fraud")));
  const Done german = vouch({"audit", file, "--creator", "anna", "--lang", "de"});
  EXPECT_THAT(german.out, HasSubstr("Wie glaubwürdig ist Anna?"));
}

TEST_F(AuditTest, GivesJsonWhosePartsAddUp) {
  const json answer = json::parse(vouch({"audit", snapshot(), "--creator", "anna", "--json"}).out);
  EXPECT_EQ(answer.at("creator").at("id"), "anna");
  std::int64_t sum = std::llround(1000.0 * answer.at("base").get<double>());
  for (const json& part : answer.at("parts")) sum += std::llround(1000.0 * part.at("log_odds").get<double>());
  EXPECT_EQ(sum, std::llround(1000.0 * answer.at("log_odds").get<double>()));
  EXPECT_EQ(answer.at("parts").size(), 8u);
  EXPECT_EQ(answer.at("habits").size(), 8u);
}

TEST_F(AuditTest, DrawsAPageThatLoadsNothing) {
  const Done page = vouch({"audit", snapshot(), "--creator", "anna", "--format", "html"});
  EXPECT_EQ(page.status, 0);
  EXPECT_THAT(page.out, HasSubstr("<!DOCTYPE html>"));
  EXPECT_THAT(page.out, HasSubstr("<svg class=\"gauge\""));
  EXPECT_THAT(page.out, Not(HasSubstr("<script")));
  EXPECT_THAT(page.out, Not(HasSubstr("src=")));
}

TEST_F(AuditTest, SaysWhatItDoesNotKnow) {
  const Done nobody = vouch({"audit", snapshot(), "--creator", "zoe"});
  EXPECT_EQ(nobody.status, 3);
  EXPECT_THAT(nobody.err, HasSubstr("creator 'zoe' is not in this snapshot"));
  EXPECT_EQ(vouch({"audit", snapshot()}).status, 2);
  EXPECT_EQ(vouch({"audit", snapshot(), "--creator", "anna", "--as-of", "soon"}).status, 2);
}

}  // namespace
}  // namespace vouch::cli
