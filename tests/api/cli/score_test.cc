// vouch score: formats, order, what is refused, and above all resuming: whatever a killed run left, the file ends as that of
// a run that nobody disturbed.
#include <chrono>
#include <thread>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

class ScoreCommand : public ProgramTest {
 protected:
  [[nodiscard]] static std::string bytes_of(const std::string& file) { return read_file(file).value_or("nothing"); }
  [[nodiscard]] static std::vector<json> lines_of(const std::string& text) {
    std::vector<json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
    return lines;
  }
  [[nodiscard]] static std::string pairs_of(const std::vector<json>& lines) {
    std::string pairs;
    for (const json& line : lines) {
      pairs += line["brand"].get<std::string>() + "-" + line["creator"].get<std::string>() + " ";
    }
    return pairs;
  }
  /// So many pairs, the brands in runs and scattered.
  [[nodiscard]] std::string many_pairs(int count) const {
    std::string text;
    for (int i = 0; i < count; ++i) {
      text += i % 7 == 0 || i / 5000 % 2 == 0 ? "mill" : "bike";
      text += i % 3 == 0 ? "\tanna\n" : i % 3 == 1 ? "\tben\n" : "\tcleo\n";
    }
    return file("many.tsv", text);
  }
};

TEST_F(ScoreCommand, ScoresPairsInTheirOrderWithTheFiguresOfTheShortlist) {
  const std::string shop = snapshot();
  const std::string pairs = file("pairs.txt",
                                 "\xEF\xBB\xBF"
                                 "brand_id,creator_id\r\nmill,ben\r\n\nbike\tanna\nmill,anna\nmill,ben\n");
  const Done done = vouch({"score", shop, "--pairs", pairs});
  ASSERT_EQ(done.status, 0) << done.err;
  const auto lines = lines_of(done.out);
  EXPECT_EQ(pairs_of(lines), "mill-ben bike-anna mill-anna mill-ben ");
  EXPECT_EQ(lines[0], lines[3]);
  const json answer = json::parse(vouch({"shortlist", shop, "--brand", "mill", "-k", "0", "--json"}).out);
  for (const json& entry : answer["creators"]) {
    if (entry["creator"]["id"] != "anna") continue;
    EXPECT_EQ(entry["score"], lines[2]["score"]);
    EXPECT_EQ(entry["interval"], lines[2]["interval"]);
    for (std::size_t i = 0; i < entry["signals"].size(); ++i) {
      for (const auto& [name, value] : lines[2]["signals"][i].items()) EXPECT_EQ(entry["signals"][i][name], value) << name;
    }
  }
  EXPECT_EQ(lines[0]["snapshot"], answer["snapshot"]);
  EXPECT_EQ(lines[0]["profile"], "balanced@1");
}

TEST_F(ScoreCommand, EveryBrandMeetsEveryCandidateAndARunIsRanked) {
  const std::string shop = snapshot();
  const std::string brands = file("brands.txt", "mill\nbike\n");
  const std::string two = file("two.txt", "cleo\nanna\n");
  EXPECT_EQ(pairs_of(lines_of(vouch({"score", shop, "--brands", brands}).out)),
            "mill-anna mill-ben mill-cleo bike-anna bike-ben bike-cleo ");
  EXPECT_EQ(pairs_of(lines_of(vouch({"score", shop, "--brands", brands, "--candidates", two}).out)),
            "mill-cleo mill-anna bike-cleo bike-anna ");
  const Done trec = vouch({"score", shop, "--brands", brands, "--format", "trec"});
  EXPECT_EQ(trec.out, vouch({"shortlist", shop, "--brands", brands, "-k", "0", "--format", "trec"}).out);
  const Done csv = vouch({"score", shop, "--brands", brands, "--format", "csv", "--weight", "audience=3"});
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 7);
  EXPECT_EQ(csv.out,
            vouch({"score", shop, "--brands", brands, "--format", "csv", "--weight", "audience=3", "--threads", "1"}).out);
}

TEST_F(ScoreCommand, ToldOnlyOnATerminalHowFarItIs) {
  const std::string shop = snapshot();
  const std::string pairs = file("pairs.txt", "mill,ben\n");
  EXPECT_THAT(vouch({"score", shop, "--pairs", pairs}, {}, {}, true).err, HasSubstr("scores"));
  EXPECT_THAT(vouch({"score", shop, "--pairs", pairs}).err, testing::Not(HasSubstr("scores")));
}

TEST_F(ScoreCommand, NothingIsWrittenBesideAnError) {
  const std::string shop = snapshot();
  const std::string good = file("good.txt", "mill,anna\n");
  const std::string brands = file("brands.txt", "mill\nbike\n");
  const std::string there = file("there.ndjson", "kept\n");
  const struct {
    std::vector<std::string> arguments;
    int status;
    std::string message;
  } cases[] = {
      {{}, 2, "found no pairs, expected --pairs FILE or --brands FILE"},
      {{"--pairs", good, "--brands", brands}, 2, "found --pairs and --brands, expected one of them"},
      {{"--pairs", good, "--candidates", brands}, 2, "found --candidates beside --pairs"},
      {{"--pairs", good, "--format", "trec"}, 2, "found --format trec with --pairs, expected --brands"},
      {{"--pairs", good, "--resume"}, 2, "found --resume without --output"},
      {{"--pairs", path("none.txt")}, 3, "none.txt: no such file or folder"},
      {{"--pairs", file("empty.txt", "\n\n")}, 2, "empty.txt: holds no pair, expected one a line"},
      {{"--pairs", file("one.txt", "mill,anna\n\nmill\n")},
       2,
       "one.txt:3: found 'mill', expected a brand id, a tab or one comma"},
      {{"--pairs", file("three.txt", "mill,anna,ben\n")}, 2, "three.txt:1: found 'mill,anna,ben'"},
      {{"--pairs", file("brand.txt", "mill,anna\nmil,anna\n")}, 3, "brand.txt:2: brand 'mil' is not in this snapshot"},
      {{"--pairs", file("creator.txt", "brand_id\tcreator_id\nmill\tanne\n")},
       3,
       "creator.txt:2: creator 'anne' is not in this snapshot"},
      {{"--pairs", file("long.txt", "mill," + std::string(5000, 'x') + "\n")},
       2,
       "long.txt:1: found a line of more than 4096 bytes"},
      {{"--brands", file("b.txt", "mill\nvan\n")}, 3, "b.txt:2: brand 'van' is not in this snapshot"},
      {{"--brands", brands, "--candidates", file("c.txt", "\nnobody\n")}, 3, "c.txt:2: creator 'nobody' is not in this snapshot"},
      {{"--brands", brands, "--candidates", file("e.txt", "\n")}, 2, "e.txt: holds no id, expected one a line"},
      {{"--brands", file("t.txt", "mill\nmill\n"), "--format", "trec"}, 2, "t.txt: found brand 'mill' twice"},
      {{"--pairs", good, "--profile", "nonsense"}, 2, "nonsense"},
      {{"--pairs", good, "-o", there}, 1, "there.ndjson is there already, expected another name, or --resume"},
      {{"--pairs", good, "-o", there, "--resume"}, 1, "there.ndjson is there, but not its journal"},
      {{"--pairs", good, "-o", path("no/such/folder.ndjson")}, 1, "cannot be written"},
  };
  for (const auto& one : cases) {
    std::vector<std::string> arguments = {"score", shop};
    arguments.insert(arguments.end(), one.arguments.begin(), one.arguments.end());
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, one.status) << one.message;
    EXPECT_EQ(done.out, "") << one.message;
    EXPECT_THAT(done.err, HasSubstr(one.message));
  }
  EXPECT_EQ(bytes_of(there), "kept\n");
}

TEST_F(ScoreCommand, ResumesFromWhateverAKilledRunLeft) {
  const std::string shop = snapshot();
  const std::string pairs = many_pairs(90'000);
  const std::string whole = path("whole.ndjson");
  ASSERT_EQ(vouch({"score", shop, "--pairs", pairs, "-o", whole}).status, 0);
  const std::string truth = bytes_of(whole);
  const std::string journal = bytes_of(whole + ".journal");
  ASSERT_GT(std::count(journal.begin(), journal.end(), '\n'), 3) << "the run is long enough to be noted on the way";
  EXPECT_EQ(std::count(truth.begin(), truth.end(), '\n'), 90'000);
  const std::size_t first = journal.find('\n') + 1;
  const std::size_t second = journal.find('\n', first) + 1;
  const std::uint64_t noted = std::stoull(journal.substr(first));
  const struct {
    std::string name;
    std::string data, journal;
  } left[] = {
      {"nothing noted, part of a line", truth.substr(0, 100), journal.substr(0, first)},
      {"the journal cut off in its first line", "", journal.substr(0, 20)},
      {"the journal empty", "", ""},
      {"noted once, lines behind it", truth.substr(0, static_cast<std::size_t>(noted) + 77'777), journal.substr(0, second)},
      {"noted once, nothing behind it", truth.substr(0, static_cast<std::size_t>(noted)), journal.substr(0, second)},
      {"a note cut off", truth.substr(0, static_cast<std::size_t>(noted) + 5'000'000), journal.substr(0, second + 4)},
      {"all done", truth, journal},
  };
  int number = 0;
  for (const auto& one : left) {
    const std::string output = file("left" + std::to_string(++number) + ".ndjson", one.data);
    file("left" + std::to_string(number) + ".ndjson.journal", one.journal);
    const Done done = vouch({"score", shop, "--pairs", pairs, "-o", output, "--resume"});
    EXPECT_EQ(done.status, 0) << one.name << done.err;
    EXPECT_TRUE(bytes_of(output) == truth) << one.name;
  }
}

TEST_F(ScoreCommand, ResumesOnlyTheSameRun) {
  const std::string shop = snapshot();
  const std::string pairs = file("pairs.txt", "mill,anna\nmill,ben\n");
  const std::string other = file("other.txt", "mill,anna\nbike,ben\n");
  const std::string output = path("o.ndjson");
  ASSERT_EQ(vouch({"score", shop, "--pairs", pairs, "-o", output}).status, 0);
  const std::string truth = bytes_of(output);
  const std::string later = path("later.vouch");
  ASSERT_EQ(vouch({"build", path("shop"), "-o", later, "--until", "2025-01-31"}).status, 0);
  const struct {
    std::vector<std::string> arguments;
    std::string field;
  } cases[] = {
      {{later, "--pairs", pairs}, "snapshot"},
      {{shop, "--pairs", other}, "fingerprint"},
      {{shop, "--pairs", pairs, "--profile", "deepen"}, "profile"},
      {{shop, "--pairs", pairs, "--weight", "audience=2"}, "profile"},
      {{shop, "--pairs", pairs, "--as-of", "2025-02-28"}, "as_of_s"},
      {{shop, "--pairs", pairs, "--format", "csv"}, "format"},
  };
  for (const auto& one : cases) {
    std::vector<std::string> arguments = {"score", "-o", output, "--resume"};
    arguments.insert(arguments.end(), one.arguments.begin(), one.arguments.end());
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, 1) << one.field;
    EXPECT_THAT(done.err, HasSubstr("o.ndjson.journal: found a run with " + one.field + " '"));
  }
  EXPECT_EQ(vouch({"score", shop, "--pairs", pairs, "-o", output, "--resume"}).status, 0);
  EXPECT_EQ(bytes_of(output), truth);
  file("o.ndjson", truth.substr(0, 10));
  const Done cut = vouch({"score", shop, "--pairs", pairs, "-o", output, "--resume"});
  EXPECT_EQ(cut.status, 6);
  EXPECT_THAT(cut.err, HasSubstr("it was changed after it was written"));
  file("o.ndjson.journal", "{}\n");
  EXPECT_THAT(vouch({"score", shop, "--pairs", pairs, "-o", output, "--resume"}).err,
              HasSubstr("something else than the journal"));
}

TEST_F(ScoreCommand, KilledAgainAndAgainItEndsWithTheBytesOfAnUndisturbedRun) {
  const std::string shop = snapshot();
  const std::string pairs = many_pairs(150'000);
  const std::string whole = path("whole.csv");
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_EQ(vouch({"score", shop, "--pairs", pairs, "-o", whole, "--format", "csv"}).status, 0);
  const auto span = std::chrono::steady_clock::now() - begun;
  const std::string output = path("killed.csv");
  const std::vector<std::string> again = {"score", shop, "--pairs", pairs, "-o", output, "--format", "csv", "--resume"};
  int killed = 0;
  for (int moment = 1; moment <= 8; ++moment) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(vouch(again).status);
    std::this_thread::sleep_for(span * moment / 8);
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    killed += WIFSIGNALED(status) ? 1 : 0;
  }
  EXPECT_GT(killed, 0);
  EXPECT_EQ(vouch(again).status, 0);
  EXPECT_TRUE(bytes_of(output) == bytes_of(whole));
}

}  // namespace
}  // namespace vouch::cli
