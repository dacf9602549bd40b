// vouch build --base: whatever parts an earlier build left, the snapshot has the bytes of a build that knows of none, and so
// has the file of rejected rows.
#include <chrono>
#include <thread>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/core/random.h"
#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class BuildBase : public ProgramTest {
 protected:
  [[nodiscard]] static std::string bytes_of(const std::string& file) { return read_file(file).value_or("nothing"); }

  /// Creators c0 to c9 less the one left out, two brands, posts.
  void owners(int left_out = -1) const {
    file("shop/account.key", std::string(32, 'k'));
    std::string creators = "creator_id,platform,followers\n";
    for (int i = 0; i < 10; ++i) {
      if (i != left_out) creators += "c" + std::to_string(i) + ",instagram," + std::to_string(1000 * i + 10) + "\n";
    }
    file("shop/creators.csv", creators);
    file("shop/brands.csv", "brand_id,text\nb0,bread\nb1,bicycles\n");
    file("shop/posts.csv",
         "post_id,owner_id,owner_kind,at,text,likes\np1,c1,creator,2025-01-05,bread,10\np2,c2,,2025-01-06,x,5\n");
    file("shop/comments.csv", "post_id,account_id,at\np1,a1,2025-02-01\np1,a7,2025-02-01\n");
  }
  /// A file of audience rows: some twice, some later than any --until, some of owners and with columns that are wrong.
  void audience(const std::string& name, std::uint64_t seed, int rows = 400) const {
    core::Random random(seed, "audience");
    std::string text = "account_id,platform,owner_id,owner_kind,kind,weight,at\n";
    for (int i = 0; i < rows; ++i) {
      const std::uint64_t owner = random.below(13);
      text += "a" + std::to_string(random.below(90)) + ",";
      text += random.chance(0.3) ? "" : random.chance(0.8) ? "instagram" : "tiktok";
      text += owner < 11 ? ",c" + std::to_string(owner) : ",b" + std::to_string(owner - 11);
      text += random.chance(0.5) ? "," : owner < 11 ? ",creator" : ",brand";
      text += random.chance(0.7) ? ",follow," : ",like,";
      text += random.chance(0.02) ? "-1" : random.chance(0.02) ? "0" : random.chance(0.02) ? "much" : "1";
      text += ",2025-0" + std::to_string(1 + random.below(9)) + "-1" + std::to_string(random.below(10)) + "\n";
    }
    file("shop/" + name, text);
  }
  /// Builds with and without the base; returns how many files were reused.
  [[nodiscard]] std::int64_t same_with_and_without(const std::vector<std::string>& options, const std::string& base) const {
    std::vector<std::string> plain = {"build",  path("shop"),      "-o",        path("plain.vouch"),
                                      "--json", "--allow-rejects", "--rejects", path("plain.csv")};
    plain.insert(plain.end(), options.begin(), options.end());
    std::vector<std::string> based = {
        "build",           path("shop"), "-o", path("based.vouch"), "--json", "--allow-rejects", "--rejects",
        path("based.csv"), "--base",     base};
    based.insert(based.end(), options.begin(), options.end());
    const Done first = vouch(plain);
    EXPECT_EQ(first.status, 0) << first.err;
    const Done second = vouch(based);
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_TRUE(bytes_of(path("plain.vouch")) == bytes_of(path("based.vouch"))) << "the snapshots differ";
    EXPECT_EQ(bytes_of(path("plain.csv")), bytes_of(path("based.csv")));
    json told = json::parse(first.out);
    json told_again = json::parse(second.out);
    const auto reused = told_again["files_reused"].get<std::int64_t>();
    for (json* one : {&told, &told_again}) {
      one->erase("file");
      one->erase("files_reused");
    }
    EXPECT_EQ(told, told_again) << "the reports differ";
    return reused;
  }
  void keep(const std::string& snapshot, const std::vector<std::string>& options = {}) const {
    std::vector<std::string> arguments = {"build", path("shop"), "-o", snapshot, "--allow-rejects", "--keep-parts"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, 0) << done.err;
  }
  [[nodiscard]] static std::vector<std::filesystem::path> parts_of(const std::string& snapshot) {
    std::vector<std::filesystem::path> parts;
    for (const auto& entry : std::filesystem::directory_iterator(snapshot + ".parts")) parts.push_back(entry.path());
    std::sort(parts.begin(), parts.end());
    return parts;
  }
};

TEST_F(BuildBase, RandomDatasetsThatGrowHaveTheBytesOfAFullBuild) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    std::filesystem::remove_all(path("shop"));
    owners();
    const std::string old = path("old" + std::to_string(seed) + ".vouch");
    audience("audience-1.csv", 10 * seed);
    audience("audience-2.csv", 10 * seed + 1);
    keep(old);
    EXPECT_EQ(parts_of(old).size(), 2U);
    audience("audience-3.csv", 10 * seed + 2);
    EXPECT_EQ(same_with_and_without({}, old), 2);
    audience("audience-1.csv", 10 * seed + 3);
    EXPECT_EQ(same_with_and_without({}, old), 1) << "a changed file is read";
    std::filesystem::remove(path("shop/audience-2.csv"));
    EXPECT_EQ(same_with_and_without({}, old), 0) << "a file that is gone is gone";
  }
}

TEST_F(BuildBase, APartServesOnlyTheSameOptionsKeyAndName) {
  owners();
  audience("audience-1.csv", 1);
  const std::string old = path("old.vouch");
  keep(old, {"--until", "2025-05-31"});
  EXPECT_EQ(same_with_and_without({"--until", "2025-05-31"}, old), 1);
  EXPECT_EQ(same_with_and_without({"--until", "2025-05-31", "--memory", "1M", "--threads", "1"}, old), 1);
  EXPECT_EQ(same_with_and_without({"--until", "2025-06-30"}, old), 0);
  EXPECT_EQ(same_with_and_without({}, old), 0);
  EXPECT_EQ(same_with_and_without({"--until", "2025-05-31", "--locale", "de"}, old), 0);
  const std::string key = file("other.key", std::string(32, 'z'));
  EXPECT_EQ(same_with_and_without({"--until", "2025-05-31", "--account-key", key}, old), 0);
  std::filesystem::rename(path("shop/audience-1.csv"), path("shop/audience-one.csv"));
  EXPECT_EQ(same_with_and_without({"--until", "2025-05-31"}, old), 0);
}

TEST_F(BuildBase, OwnersThatComeOrGoMakeTheirRowsBeReadAnew) {
  owners(3);
  audience("audience-1.csv", 1);
  keep(path("old.vouch"));
  owners();
  EXPECT_EQ(same_with_and_without({}, path("old.vouch")), 0) << "c3's rows were rejected and count now";
  keep(path("new.vouch"));
  EXPECT_EQ(same_with_and_without({}, path("new.vouch")), 1);
  owners(5);
  EXPECT_EQ(same_with_and_without({}, path("new.vouch")), 0) << "c5's rows counted and are rejected now";
  const Done strict = vouch({"build", path("shop"), "-o", path("s.vouch"), "--base", path("new.vouch"), "--strict"});
  EXPECT_EQ(strict.status, 6);
}

TEST_F(BuildBase, ADamagedPartIsMadeAgainAndAPartThatIsNotUsedGoes) {
  owners();
  audience("audience-1.csv", 1);
  audience("audience-2.csv", 2);
  const std::string old = path("old.vouch");
  keep(old);
  const auto parts = parts_of(old);
  ASSERT_EQ(parts.size(), 2U);
  const std::string whole = bytes_of(parts[0].string());
  std::string flipped = whole;
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 4);
  std::ofstream(parts[0], std::ios::binary) << flipped;
  EXPECT_EQ(same_with_and_without({}, old), 1);
  keep(old, {"--base", old});
  EXPECT_TRUE(bytes_of(parts[0].string()) == whole);
  EXPECT_EQ(parts_of(old), parts);
  EXPECT_EQ(same_with_and_without({}, old), 2);
  std::filesystem::remove(path("shop/audience-2.csv"));
  keep(old, {"--base", old});
  EXPECT_EQ(parts_of(old).size(), 1U);
  keep(path("next.vouch"), {"--base", old});
  EXPECT_EQ(parts_of(path("next.vouch")).size(), 1U);
  EXPECT_EQ(bytes_of(parts_of(path("next.vouch"))[0].string()), bytes_of(parts_of(old)[0].string()));
}

TEST_F(BuildBase, WithoutPartsSaysSo) {
  owners();
  audience("audience-1.csv", 1);
  const Done done = vouch({"build", path("shop"), "-o", path("x.vouch"), "--base", path("old.vouch")});
  EXPECT_EQ(done.status, 3);
  EXPECT_THAT(done.err, HasSubstr("old.vouch: found no parts of it in"));
  EXPECT_FALSE(std::filesystem::exists(path("x.vouch")));
}

TEST_F(BuildBase, KilledAtAnyMomentItLeavesWholePartsOrNone) {
  owners();
  audience("audience-1.csv", 1, 30'000);
  audience("audience-2.csv", 2, 30'000);
  const std::string plain = path("plain.vouch");
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_EQ(vouch({"build", path("shop"), "-o", plain, "--allow-rejects"}).status, 0);
  const auto span = std::chrono::steady_clock::now() - begun;
  const std::string target = path("x.vouch");
  std::filesystem::create_directory(target + ".parts");
  const std::vector<std::string> again = {"build",  path("shop"), "-o",       target, "--allow-rejects",
                                          "--base", target,       "--memory", "1M",   "--keep-parts"};
  for (int moment = 1; moment <= 10; ++moment) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(vouch(again).status);
    std::this_thread::sleep_for(span * moment / 10);
    ::kill(child, SIGKILL);
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    if (std::filesystem::exists(target)) {
      EXPECT_TRUE(bytes_of(target) == bytes_of(plain)) << moment;
    }
  }
  EXPECT_EQ(vouch(again).status, 0);
  EXPECT_TRUE(bytes_of(target) == bytes_of(plain));
  EXPECT_EQ(parts_of(target).size(), 2U) << "nothing that was killed is left";
}

}  // namespace
}  // namespace vouch::cli
