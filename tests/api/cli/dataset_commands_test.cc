// generate, convert, check, build and inspect: reports, statuses and files.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using testing::HasSubstr;

class DatasetCommands : public ProgramTest {
 protected:
  /// A dataset with a bad row.
  [[nodiscard]] std::string spoilt() const {
    file("bad/account.key", std::string(32, 'k'));
    file("bad/creators.csv", "creator_id,followers\nu,1\nv,zzq-many\n");
    return path("bad");
  }
};

TEST_F(DatasetCommands, CheckTellsWhatIsThereAndWhatIsMissing) {
  const Done done = vouch({"check", dataset()});
  EXPECT_EQ(done.status, 0);
  for (const char* text : {"creators.csv", "posts.csv", "0 rejected", "collaborations"}) EXPECT_THAT(done.out, HasSubstr(text));
}

TEST_F(DatasetCommands, CheckNamesRejects) {
  const Done text = vouch({"check", spoilt()});
  EXPECT_EQ(text.status, 7);
  EXPECT_THAT(text.out, HasSubstr("zzq-many"));
  const Done json = vouch({"check", spoilt(), "--json"});
  EXPECT_EQ(json.status, 7);
  EXPECT_THAT(json.out, HasSubstr("\"line\": 3"));
}

TEST_F(DatasetCommands, BuildTellsRejectsByItsStatus) {
  const std::string folder = spoilt();
  const std::string target = path("x.vouch");
  const std::string rejects = path("rejects.csv");
  const Done done = vouch({"build", folder, "-o", target, "--rejects", rejects});
  EXPECT_EQ(done.status, 7);
  EXPECT_THAT(done.err, HasSubstr("1 row was rejected, such as creators.csv:3"));
  EXPECT_THAT(read_file(rejects).value(),
              testing::StartsWith("file,line,column,found,expected\n\"creators.csv\",3,\"followers\",\"zzq-many\",\""));
  EXPECT_EQ(vouch({"build", folder, "-o", target, "--allow-rejects"}).status, 0);
  const std::string never = path("never.vouch");
  const Done strict = vouch({"build", folder, "-o", never, "--strict"});
  EXPECT_EQ(strict.status, 6);
  EXPECT_EQ(strict.out, "");
  EXPECT_FALSE(std::filesystem::exists(never));
}

TEST_F(DatasetCommands, BuildMakesAKeyWhereThereIsNone) {
  const std::string folder = dataset();
  std::filesystem::remove(folder + "/account.key");
  const Done first = vouch({"build", folder, "-o", path("a.vouch")});
  EXPECT_EQ(first.status, 0) << first.err;
  EXPECT_THAT(first.err, HasSubstr("a fresh account key was written to"));
  struct stat status{};
  ASSERT_EQ(::stat((folder + "/account.key").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(status.st_size, 32);
  EXPECT_EQ(vouch({"build", folder, "-o", path("b.vouch")}).err, "");
  EXPECT_EQ(read_file(path("a.vouch")).value(), read_file(path("b.vouch")).value());
  const Done wrong = vouch({"build", folder, "-o", path("c.vouch"), "--account-key", file("short.key", "short")});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("32"));
}

TEST_F(DatasetCommands, BuildSaysHowManyTrustedAccountsItFound) {
  const std::string folder = dataset(), target = path("x.vouch");
  const auto audience = read_file(folder + "/audience.csv").value();
  const std::string rows = audience.substr(audience.find('\n') + 1);
  const std::string account = rows.substr(0, rows.find(','));
  const auto trusted = [&](const std::string& ids) {
    return vouch({"build", folder, "-o", target, "--trusted", file("ids", ids), "--lang", "en"});
  };
  const Done found = trusted(account + "\nstranger\ncreator:nobody\n");
  EXPECT_EQ(found.status, 0) << found.err;
  EXPECT_THAT(found.out, HasSubstr("1 of 3 trusted accounts and creators found in the data"));
  EXPECT_THAT(vouch({"inspect", target}).out, HasSubstr("trusted_found                  1"));
  const Done nobody = trusted("stranger\n");
  EXPECT_NE(nobody.status, 0);
  EXPECT_THAT(nobody.err, HasSubstr("none of the 1 trusted"));
  EXPECT_THAT(trusted("").err, HasSubstr("holds no ids"));
}

TEST_F(DatasetCommands, InspectShowsTheIdThatBuildTold) {
  const std::string target = path("x.vouch");
  const Done built = vouch({"build", dataset(), "-o", target, "--json"});
  ASSERT_EQ(built.status, 0) << built.err;
  const std::string id = built.out.substr(built.out.find("\"snapshot\": \"") + 13, 32);
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"inspect", target}, {"inspect", target, "--verify"}, {"inspect", target, "--json"}}) {
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, 0);
    EXPECT_THAT(done.out, HasSubstr(id));
  }
}

TEST_F(DatasetCommands, GenerateIsSeededAndBuilds) {
  const std::vector<std::string> sizes = {"--creators", "50", "--accounts", "1000", "--edges", "3000", "--brands", "4"};
  for (const char* name : {"one", "two"}) {
    std::vector<std::string> arguments = {"generate", path(name), "--seed", "5"};
    arguments.insert(arguments.end(), sizes.begin(), sizes.end());
    const Done done = vouch(arguments);
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_THAT(done.out, HasSubstr("50 creators, 4 brands"));
  }
  EXPECT_EQ(read_file(path("one/creators.csv")).value(), read_file(path("two/creators.csv")).value());
  EXPECT_EQ(vouch({"check", path("one")}).status, 0);
  EXPECT_EQ(vouch({"generate", path("one")}).status, 1);
}

TEST_F(DatasetCommands, ConvertNamesWhatIsWrong) {
  const Done format = vouch({"convert", "--from", "instagram-2002", path("x"), path("out")});
  EXPECT_EQ(format.status, 2);
  EXPECT_THAT(format.err, HasSubstr("instagram-2002"));
  std::filesystem::create_directories(path("empty"));
  const Done missing = vouch({"convert", "--from", "instagram-2020", path("empty"), path("out")});
  EXPECT_EQ(missing.status, 3);
  EXPECT_EQ(missing.out, "");
}

}  // namespace
}  // namespace vouch::cli
