#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "api/cli/id_files.h"
#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

class OverlapCommand : public ProgramTest {};

// Of 90 accounts of mill, anna has every second and ben every thirtieth.
TEST_F(OverlapCommand, CountsASetInEveryForm) {
  const std::string file = snapshot();
  const Done done = vouch({"overlap", file, "--creators", "anna,ben", "--brand", "mill", "--json"});
  ASSERT_EQ(done.status, 0) << done.err;
  const json report = json::parse(done.out);
  EXPECT_EQ(report["potential"], 45);
  EXPECT_EQ(report["pairs"][0]["shared"], 3);
  EXPECT_EQ(report["audience"]["reached"], 45);
  const std::string list = this->file("set.txt", "ben\nanna\n");
  const Done table = vouch({"overlap", file, "--creators-file", list, "--lang", "de"});
  EXPECT_EQ(table.status, 0) << table.err;
  EXPECT_THAT(table.out, StartsWith("Was 2 Profile zusammen erreichen\n"));
  EXPECT_THAT(vouch({"overlap", file, "--creators", "anna,ben", "--format", "csv"}).out, StartsWith("line,creator,other,"));
  EXPECT_THAT(vouch({"overlap", file, "--creators", "anna,ben", "--format", "html"}).out, StartsWith("<!DOCTYPE html>"));
}

TEST_F(OverlapCommand, ComparesWithAnAudienceFromAFile) {
  const std::string file = snapshot();
  std::string ids;
  for (int account = 0; account < 120; ++account) ids += "p" + std::to_string(account) + "\r\n";
  const std::string audience = this->file("ids.txt", ids);
  const Done few = vouch({"overlap", file, "--creators", "anna,ben", "--audience", audience, "--json"});
  EXPECT_TRUE(json::parse(few.out)["audience"].is_null()) << "90 are known, fewer than 100";
  EXPECT_THAT(few.out, HasSubstr("audience_sent_small"));
}

TEST_F(OverlapCommand, SaysWhatIsWrong) {
  const std::string file = snapshot();
  struct Case {
    std::vector<std::string> arguments;
    int status;
    std::string message;
  };
  const std::string empty = this->file("empty.txt", "");
  for (const Case& one :
       std::vector<Case>{{{"--creators", "anna"}, 2, "found 1 creator, expected 2 to 500"},
                         {{"--creators", "anna,anna"}, 2, "creator 'anna' stands twice"},
                         {{"--creators", "anna,cleoo"}, 3, "did you mean 'cleo'?"},
                         {{"--creators", "anna,ben", "--creators-file", empty}, 2, "found --creators and --creators-file"},
                         {{"--creators", "anna,ben", "--audience", empty}, 2, "found an audience without ids"},
                         {{"--creators", "anna,ben", "--audience", path("gone.txt")}, 3, "no such file"}}) {
    std::vector<std::string> arguments = {"overlap", file};
    arguments.insert(arguments.end(), one.arguments.begin(), one.arguments.end());
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, one.status) << one.message << "\n" << done.err;
    EXPECT_THAT(done.err, HasSubstr(one.message));
    EXPECT_EQ(done.out, "");
  }
}

TEST_F(OverlapCommand, ReadsNoMoreIdsThanItTakes) {
  const std::string ids = file("ids.txt", "a\nb\n\nc\n");
  EXPECT_EQ(read_ids(ids, 3)->size(), 3U);
  const auto refused = read_ids(ids, 2);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("holds more than 2 ids"));
}

}  // namespace
}  // namespace vouch::cli
