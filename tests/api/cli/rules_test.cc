// vouch rules, and builds by rules of one's own.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "datasets/reference/rule_files.h"
#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class RulesTest : public ProgramTest {
 protected:
  [[nodiscard]] std::string written() const {
    const Done done = vouch({"rules", path("rules")});
    EXPECT_EQ(done.status, 0) << done.err;
    return path("rules");
  }
  /// The rules that an audit of a snapshot names.
  [[nodiscard]] json rules_of(const std::string& snapshot) const {
    return json::parse(vouch({"audit", snapshot, "--creator", "anna", "--format", "json"}).out).at("rules");
  }
  /// Replaces the first `old` in a rule file.
  void change(const std::string& name, const std::string& old, const std::string& by) const {
    std::string bytes = read_file(path("rules/" + name)).value();
    const auto at = bytes.find(old);
    ASSERT_NE(at, std::string::npos);
    (void)file("rules/" + name, bytes.replace(at, old.size(), by));
  }
};

TEST_F(RulesTest, AreWrittenAsCarriedAndNeverOverTheirOwn) {
  const std::string folder = written();
  for (const auto& carried : datasets::carried_rule_files()) {
    EXPECT_EQ(read_file(folder + "/" + std::string(carried.name)).value(), carried.bytes);
  }
  const Done again = vouch({"rules", folder});
  EXPECT_NE(again.status, 0);
  EXPECT_THAT(again.err, HasSubstr("disclosure_phrases.csv is there already"));
}

TEST_F(RulesTest, UnchangedGiveTheSameSnapshot) {
  const std::string own = snapshot(), same = path("same.vouch");
  ASSERT_EQ(vouch({"build", dataset(), "-o", same, "--rules", written()}).status, 0);
  EXPECT_EQ(read_file(own).value(), read_file(same).value());
}

TEST_F(RulesTest, OfOnesOwnAreNamedByTheAnswersOfTheSnapshot) {
  const json carried = rules_of(snapshot());
  (void)written();
  change("credibility_rules.csv", "credibility,base,1.386294361119891,", "credibility,base,0,");
  change("disclosure_settings.csv", "version,1,", "version,9,");
  const std::string file = path("mine.vouch");
  const Done built = vouch({"build", dataset(), "-o", file, "--rules", path("rules")});
  ASSERT_EQ(built.status, 0) << built.err;
  const json rules = rules_of(file);
  EXPECT_NE(rules.at("credibility"), carried.at("credibility"));
  EXPECT_THAT(rules.at("disclosure").get<std::string>(), testing::StartsWith("9+"));
  EXPECT_EQ(rules.at("comments"), carried.at("comments"));
  EXPECT_THAT(vouch({"inspect", file}).out, HasSubstr(rules.at("credibility").get<std::string>()));
  EXPECT_THAT(vouch({"audit", file, "--creator", "anna"}).out, HasSubstr(rules.at("credibility").get<std::string>()));
  const Done page = vouch({"audit", file, "--creator", "anna", "--format", "html"});
  EXPECT_THAT(page.out, HasSubstr(rules.at("credibility").get<std::string>()));
  const Done answer = vouch({"audit", file, "--creator", "anna", "--format", "json"});
  EXPECT_EQ(json::parse(answer.out).at("base"), 0.0);
}

TEST_F(RulesTest, ThatAreWrongEndTheBuildWithFileAndLine) {
  (void)written();
  change("credibility_rules.csv", "trust,damping,0.5,", "trust,damping,half,");
  const Done built = vouch({"build", dataset(), "-o", path("x.vouch"), "--rules", path("rules")});
  EXPECT_EQ(built.status, 2) << built.err;
  EXPECT_THAT(built.err, HasSubstr("/credibility_rules.csv:"));
  EXPECT_THAT(built.err, HasSubstr("value: found 'half', expected a number from 0 to 0.99 for damping of trust"));
  EXPECT_FALSE(std::filesystem::exists(path("x.vouch")));
  const Done gone = vouch({"build", dataset(), "-o", path("x.vouch"), "--rules", path("nowhere")});
  EXPECT_EQ(gone.status, 3) << gone.err;
  EXPECT_THAT(gone.err, HasSubstr("--rules: "));
}

TEST_F(RulesTest, LimitsOfKindsOfAccountsAndThresholdsOfWordsAreRulesToo) {
  const std::string accounts = file("list.csv", "account_id,followers,following,posts\nbusy,400,1400,90\n");
  const auto kind = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"authenticity", accounts, "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return json::parse(vouch(arguments).out);
  };
  const json before = kind({});
  EXPECT_EQ(before.at("kinds").at("mass_follower").at("accounts"), 0);
  const std::string folder = written();
  change("credibility_rules.csv", "accounts,mass_following,1500,", "accounts,mass_following,1300,");
  change("credibility_rules.csv", "evenness,readable_words,3,", "evenness,readable_words,50,");
  const json after = kind({"--rules", folder});
  EXPECT_EQ(after.at("kinds").at("mass_follower").at("accounts"), 1);
  EXPECT_EQ(after.at("limits").at("rows").at(1).at("value"), 1300.0);
  EXPECT_NE(after.at("limits").at("version"), before.at("limits").at("version"));

  const std::string text = file("text.txt", "Wir fahren morgen mit der Bahn nach Hause\n");
  const json read = json::parse(vouch({"text", "even-handedness", text}).out);
  const json unread = json::parse(vouch({"text", "even-handedness", text, "--rules", folder}).out);
  EXPECT_EQ(read.at("class"), "neutral");
  EXPECT_TRUE(unread.at("class").is_null());
  EXPECT_NE(unread.at("rules"), read.at("rules"));
}

}  // namespace
}  // namespace vouch::cli
