// How the program behaves whatever the command: usage errors, help, streams, languages.
#include <gmock/gmock.h>

#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> kCommands = {"demo",       "generate", "convert",    "check", "build", "inspect",
                                            "shortlist",  "evaluate", "experiment", "serve", "hash",  "key",
                                            "completion", "similar",  "audit",      "rules", "models"};

TEST(Program, HelpNamesEveryCommandAndShowsExamples) {
  const Done help = vouch({"--help"});
  EXPECT_EQ(help.status, 0);
  for (const std::string& command : kCommands) {
    EXPECT_THAT(help.out, HasSubstr(command));
    const Done one = vouch({command, "--help"});
    EXPECT_EQ(one.status, 0) << command;
    EXPECT_THAT(one.out, HasSubstr("Examples:"));
    EXPECT_THAT(one.out, HasSubstr("  vouch " + command));
    EXPECT_EQ(one.err, "");
  }
}

TEST(Program, UsageErrorsEndWithTwoAndNameTheCulprit) {
  struct Case {
    std::vector<std::string> arguments;
    std::string named;
  };
  for (const Case& one : std::vector<Case>{
           {{}, "subcommand"},
           {{"shortlst"}, "unknown command 'shortlst', did you mean 'shortlist'?"},
           {{"shortlist", "x.vouch", "--brnad", "b"}, "'--brnad', did you mean '--brand'?"},
           {{"shortlist"}, "snapshot"},
           {{"shortlist", "x.vouch"}, "found no brand, expected --brand ID, --brands FILE or --brief FILE"},
           {{"shortlist", "x.vouch", "--brand", "b", "-k", "x"}, "x"},
           {{"shortlist", "x.vouch", "--brand", "b", "--format", "pdf"}, "pdf"},
           {{"shortlist", "x.vouch", "--brand", "b", "--lang", "fr"}, "found 'fr', expected de or en"},
           {{"shortlist", "x.vouch", "--brand", "b", "--weight", "audiense=1"}, "did you mean 'audience'?"},
           {{"shortlist", "x.vouch", "--brand", "b", "--weight", "audience=-1"}, "audience=-1"},
           {{"shortlist", "x.vouch", "--brand", "b", "--as-of", "2026-13-45"}, "2026-13-45"},
           {{"shortlist", "x.vouch", "--brand", "b", "--goal", "fame"}, "fame"},
           {{"shortlist", "x.vouch", "--brand", "b", "--precision", "rough"}, "expected one of auto, exact, sampled"},
           {{"build", "d", "-o", "x.vouch", "--threads", "many"}, "many"},
           {{"build", "d", "-o", "x.vouch", "--memory", "lots"}, "--memory found 'lots', expected a size such as 512M or 4G"},
           {{"build", "d", "-o", "x.vouch", "--until", "soon"}, "--until found 'soon'"},
           {{"build", "d", "-o", "x.vouch", "--locale", "fr"}, "--locale"},
           {{"key", "steal", "x"}, "steal"},
       }) {
    const Done done = vouch(one.arguments);
    EXPECT_EQ(done.status, 2) << one.named;
    EXPECT_EQ(done.out, "");
    EXPECT_THAT(done.err, HasSubstr(one.named));
  }
}

TEST(Program, SaysItsVersion) { EXPECT_THAT(vouch({"--version"}).out, testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+\n")); }

TEST(Program, ExitStatusesAreThoseOfTheContract) {
  EXPECT_EQ(exit_status(core::ErrorCode::invalid_argument), 2);
  EXPECT_EQ(exit_status(core::ErrorCode::not_found), 3);
  EXPECT_EQ(exit_status(core::ErrorCode::corrupt), 6);
  for (const core::ErrorCode code : {core::ErrorCode::conflict, core::ErrorCode::exhausted, core::ErrorCode::unavailable,
                                     core::ErrorCode::not_available, core::ErrorCode::internal}) {
    EXPECT_EQ(exit_status(code), 1);
  }
}

TEST_F(ProgramTest, WhatIsNotThereIsNamed) {
  const std::string gone = path("zzq-gone");
  const std::string snapshot_file = snapshot();
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"shortlist", gone, "--brand", "mill"},
           {"inspect", gone},
           {"check", gone},
           {"build", gone, "-o", gone + ".vouch"},
           {"shortlist", snapshot_file, "--brief", gone},
           {"shortlist", snapshot_file, "--brands", gone},
           {"shortlist", snapshot_file, "--brand", "mill", "--candidates", gone},
           {"evaluate", "--run", gone, "--qrels", gone},
           {"serve", gone, "--listen", "127.0.0.1:0"},
           {"hash", "--file", gone},
           {"key", "show", gone},
       }) {
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, 3) << arguments.front();
    EXPECT_EQ(done.out, "");
    EXPECT_THAT(done.err, HasSubstr("zzq-gone"));
  }
}

TEST_F(ProgramTest, ProgressIsForTerminalsAlone) {
  const std::string folder = dataset();
  EXPECT_THAT(vouch({"build", folder, "-o", path("a.vouch")}).err, Not(HasSubstr("\x1b")));
  EXPECT_THAT(vouch({"build", folder, "-o", path("b.vouch")}, {}, {}, true).err, HasSubstr("\x1b[K"));
}

TEST_F(ProgramTest, TheLocaleChoosesTheLanguageUnlessAFlagDoes) {
  const std::string file = snapshot();
  const std::vector<std::string> ask = {"shortlist", file, "--brand", "mill"};
  EXPECT_THAT(vouch(ask, {}, {.lc_all = "de_DE.UTF-8", .lc_messages = {}, .lang = {}}).out, HasSubstr("Shortlist für Mühle"));
  EXPECT_THAT(vouch(ask, {}, {.lc_all = {}, .lc_messages = {}, .lang = "C.UTF-8"}).out, HasSubstr("Shortlist for Mühle"));
  EXPECT_THAT(vouch({"shortlist", file, "--brand", "mill", "--lang", "de"}).out, HasSubstr("Shortlist für Mühle"));
}

}  // namespace
}  // namespace vouch::cli
