// hash, key, completion, evaluate: what they print. http_client and progress: their own parts.
#include <gmock/gmock.h>

#include "api/cli/http_client.h"
#include "api/cli/progress.h"
#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using testing::HasSubstr;

class SmallCommands : public ProgramTest {};

constexpr const char* kShaOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST_F(SmallCommands, HashGivesSha256InTheOrderOfTheIds) {
  EXPECT_EQ(vouch({"hash", "abc"}).out, std::string(kShaOfAbc) + "\n");
  EXPECT_EQ(vouch({"hash"}, "abc\r\n\nabc\n").out, std::string(kShaOfAbc) + "\n" + kShaOfAbc + "\n");
  EXPECT_EQ(vouch({"hash", "--file", file("ids.txt", "abc\n")}).out, std::string(kShaOfAbc) + "\n");
  EXPECT_EQ(vouch({"hash", "abc", "--json"}).out, std::string("{\"id\":\"abc\",\"sha256\":\"") + kShaOfAbc + "\"}\n");
}

TEST_F(SmallCommands, HashGivesThePseudonymOfAKey) {
  const std::string key = file("k", std::string(32, 'k'));
  const Done done = vouch({"hash", "abc", "--account-key", key});
  EXPECT_THAT(done.out, testing::MatchesRegex("[0-9a-f]{16}\n"));
  EXPECT_NE(done.out, vouch({"hash", "abc", "--account-key", file("l", std::string(32, 'l'))}).out);
}

TEST_F(SmallCommands, KeyMakesAKeyOnceAndShowsItsFingerprint) {
  const Done made = vouch({"key", "new", path("account.key")});
  EXPECT_EQ(made.status, 0);
  EXPECT_EQ(vouch({"key", "show", path("account.key")}).out, made.out);
  EXPECT_EQ(vouch({"key", "new", path("account.key")}).status, 1);
  const Done inspected = vouch({"inspect", snapshot()});
  const std::string shown = vouch({"key", "show", path("shop/account.key")}).out;
  EXPECT_THAT(inspected.out, HasSubstr(shown.substr(shown.find("fingerprint ") + 12, 16)));
}

TEST_F(SmallCommands, CompletionKnowsCommandsAndOptions) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Done done = vouch({"completion", shell});
    EXPECT_EQ(done.status, 0);
    EXPECT_THAT(done.out, HasSubstr("shortlist"));
    EXPECT_THAT(done.out, HasSubstr("exclude-partners"));
  }
}

TEST_F(SmallCommands, EvaluateMeasuresRuns) {
  const std::string qrels = file("qrels", "q 0 a 1\nq 0 b 1\n");
  const std::string one = file("one", "q Q0 a 1 2 first\nq Q0 x 2 1 first\n");
  const std::string two = file("two", "q Q0 a 1 3 second\nq Q0 b 2 2 second\n");
  const Done done = vouch({"evaluate", "--run", one, "--run", two, "--qrels", qrels, "--metrics", "R@2"});
  EXPECT_EQ(done.status, 0) << done.err;
  EXPECT_THAT(done.out, HasSubstr("0.5000"));
  EXPECT_THAT(done.out, HasSubstr("1.0000"));
  EXPECT_THAT(done.out, HasSubstr("second"));
  EXPECT_THAT(vouch({"evaluate", "--run", one, "--qrels", qrels, "--metrics", "R@2", "--json"}).out, HasSubstr("\"value\": 0.5"));
  EXPECT_EQ(vouch({"evaluate", "--run", one, "--qrels", qrels, "--metrics", "Rx@2"}).status, 2);
}

TEST(HttpClient, ReadsLengthsChunksAndWhatEndsWithTheConnection) {
  EXPECT_EQ(parse_reply("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello")->body, "hello");
  EXPECT_EQ(parse_reply("HTTP/1.1 404 Not Found\r\n\r\nall")->body, "all");
  EXPECT_EQ(parse_reply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")->body, "abcde");
  EXPECT_EQ(parse_reply("HTTP/1.1 404 Not Found\r\n\r\nall")->status, 404);
}

TEST(HttpClient, RefusesWhatIsCutOff) {
  for (const char* bytes :
       {"", "nonsense", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 xyz OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"}) {
    const auto reply = parse_reply(bytes);
    ASSERT_FALSE(reply) << bytes;
    EXPECT_EQ(reply.error().message, "the server's answer is cut off or not HTTP");
  }
}

TEST(Progress, WritesDurationsAndSizesForPeople) {
  EXPECT_EQ(duration_text(12), "12 s");
  EXPECT_EQ(duration_text(185), "3 min 5 s");
  EXPECT_EQ(duration_text(7'800), "2 h 10 min");
  EXPECT_EQ(bytes_text(999, words::Language::english), "999 B");
  EXPECT_EQ(bytes_text(45'200'000, words::Language::german), "45,2 MB");
}

}  // namespace
}  // namespace vouch::cli
