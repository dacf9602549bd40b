#include "datasets/reference/rule_files.h"

#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "datasets/reference/comment_tables.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/reference/disclosure_tables.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

class RuleFiles : public ::testing::Test {
 protected:
  void write(std::string_view name, std::string_view bytes) const {
    std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] core::Result<RuleFolder> read() const { return read_rule_folder(folder_.path()); }
  [[nodiscard]] core::Error refusal() const { return read().error(); }

  vouch::testing::TemporaryFolder folder_;
};

TEST_F(RuleFiles, ThatAreAllCarriedGiveTheRulesOfTheProgram) {
  for (const RuleFile& file : carried_rule_files()) write(file.name, file.bytes);
  const auto rules = read().value();
  EXPECT_EQ(rules.credibility.version, carried_credibility_rules().value().version);
  EXPECT_EQ(rules.wordings.comments.version, carried_wordings().value().comments.version);
  EXPECT_EQ(rules.wordings.disclosure.version, carried_wordings().value().disclosure.version);
  EXPECT_EQ(rules.wordings.evenness.version, carried_wordings().value().evenness.version);
}

TEST_F(RuleFiles, ReplaceOnlyWhatTheyAre) {
  write(kCredibilityRules, "# mine\n" + std::string(carried_credibility_file()));
  const auto rules = read().value();
  EXPECT_NE(rules.credibility.version, carried_credibility_rules().value().version);
  EXPECT_THAT(rules.credibility.file, EndsWith("/credibility_rules.csv")) << "messages name the file that was read";
  EXPECT_EQ(rules.wordings.disclosure.version, carried_wordings().value().disclosure.version);
  write("comment_phrases.csv", "# mine\n" + std::string(carried_comment_phrases()));
  EXPECT_NE(read().value().wordings.comments.version, carried_wordings().value().comments.version);
  EXPECT_EQ(read().value().wordings.evenness.phrases.size(), carried_wordings().value().evenness.phrases.size());
}

TEST_F(RuleFiles, AreRefusedWhereOneWouldBeLeftOutUnnoticed) {
  EXPECT_EQ(refusal().code, core::ErrorCode::not_found);
  EXPECT_THAT(refusal().message, HasSubstr("found no rules, expected at least one of disclosure_phrases.csv"));
  EXPECT_EQ(read_rule_folder(folder_.path() / "gone").error().code, core::ErrorCode::not_found);
  write("notes.txt", "may lie there");
  write("disclosure_phrases.csv", carried_disclosure_files().phrases);
  EXPECT_EQ(refusal().code, core::ErrorCode::not_found) << "the three of disclosure belong together";
  EXPECT_THAT(refusal().message, HasSubstr("disclosure_rules.csv is not there"));
  write("credibility_rule.csv", carried_credibility_file());
  EXPECT_EQ(refusal().code, core::ErrorCode::invalid_argument);
  EXPECT_THAT(refusal().message, HasSubstr("found credibility_rule.csv, expected only disclosure_phrases.csv"));
}

TEST_F(RuleFiles, SayInWhichFileARowIsWrong) {
  write(kCredibilityRules, "table\n");
  EXPECT_EQ(refusal().message, (folder_.path() / kCredibilityRules).string() + ": found no column rule, expected one");
  write(kCredibilityRules, carried_credibility_file());
  write("comment_phrases.csv", "phrase\n");
  EXPECT_EQ(refusal().message, folder_.path().string() + ": comment_phrases.csv: found no column language, expected one");
}

}  // namespace
}  // namespace vouch::datasets
