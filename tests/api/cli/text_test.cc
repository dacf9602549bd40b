// vouch text disclosure: texts and objects in, an object a line out, and what it refuses.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "datasets/reference/disclosure_tables.h"
#include "datasets/reference/evenness_tables.h"
#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class TextTest : public ProgramTest {
 protected:
  static std::vector<json> lines_of(const std::string& out) {
    std::vector<json> lines;
    std::istringstream in(out);
    for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
    return lines;
  }
};

TEST_F(TextTest, AnswersALineForEachLine) {
  const std::string texts = file("captions.txt", "Werbung | Brot\r\n\nIch arbeite in der Werbung\n{AD} bread");
  const Done done = vouch({"text", "disclosure", texts, "--country", "DE"});
  EXPECT_EQ(done.status, 0) << done.err;
  EXPECT_EQ(done.err, "");
  const auto lines = lines_of(done.out);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0]["class"], "paid");
  EXPECT_EQ(lines[0]["verdict"], "clear");
  EXPECT_EQ(lines[0]["country"], "DE");
  EXPECT_THAT(lines[0]["rules"].get<std::string>(), StartsWith("1+"));
  EXPECT_EQ(lines[0]["evidence"][0], json::parse(R"({"place": "lead", "class": "paid", "phrase": "werbung", "language": "de",
                                                    "strength": "clear", "byte": 0, "character": 0})"));
  EXPECT_EQ(lines[0]["text"], "Advertising: clearly said");
  EXPECT_EQ(lines[1]["text"], "Nothing says that somebody paid");
  const Done german = vouch({"text", "disclosure", "-", "--lang", "de"}, "#sponsored bread");
  EXPECT_EQ(lines_of(german.out).at(0)["text"], "Werbung: klar gesagt");
  EXPECT_EQ(lines[1]["class"], "none");
  EXPECT_EQ(lines[2]["class"], "none");
  EXPECT_EQ(lines[3]["class"], "paid");
  EXPECT_EQ(lines[3]["verdict"], "weak");  // an English mark in Germany
}

TEST_F(TextTest, TakesObjectsWithWhatIsKnownOfAPost) {
  const std::string posts =
      "{\"id\": \"p1\", \"text\": \"bread\", \"hashtags\": [\"ad\"], \"country\": \"US\"}\n"
      "{\"text\": \"Brot\", \"sponsors\": [\"mill\"], \"label\": null}\n{\"text\": \"Brot\", \"label\": \"paid partnership\", "
      "\"country\": \"DE\"}\n";
  const Done done = vouch({"text", "disclosure", "-"}, posts);
  EXPECT_EQ(done.status, 0) << done.err;
  const auto lines = lines_of(done.out);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0]["id"], "p1");
  EXPECT_EQ(lines[0]["evidence"][0]["place"], "hashtags");
  EXPECT_EQ(lines[1]["verdict"], "missing");
  EXPECT_EQ(lines[1]["country"], "EU");
  EXPECT_EQ(lines[2]["verdict"], "clear");
}

TEST_F(TextTest, RejectsLinesThatAreNoObjectsAndGoesOn) {
  const Done done = vouch({"text", "disclosure", "-"},
                          "{\"text\": \"#ad bread\"}\n{\"text\": 5}\nbread\n{\"text\": \"\xff\"}\n{\"text\": \"x\"}\n");
  EXPECT_EQ(done.status, 7);
  EXPECT_THAT(done.err, HasSubstr("vouch: line 2: text: found 5, expected a text\n"));
  EXPECT_THAT(done.err, HasSubstr("vouch: line 3: found no JSON object, expected one as in the first line\n"));
  const auto lines = lines_of(done.out);
  ASSERT_EQ(lines.size(), 5u);
  EXPECT_EQ(lines[1]["line"], 2);
  EXPECT_EQ(lines[1]["error"]["code"], "invalid_argument");
  EXPECT_EQ(lines[4]["class"], "none");
}

TEST_F(TextTest, UsesOtherRulesAndNamesThem) {
  const auto carried = datasets::carried_disclosure_files();
  file("rules/disclosure_phrases.csv", std::string(carried.phrases) + "brotgeld,de,paid,clear,statement,mine,2026\n");
  file("rules/disclosure_rules.csv", std::string(carried.rules));
  file("rules/disclosure_settings.csv", std::string(carried.settings));
  const auto own =
      lines_of(vouch({"text", "disclosure", "-", "--rules", path("rules"), "--country", "DE"}, "Brotgeld\n").out).at(0);
  const auto usual = lines_of(vouch({"text", "disclosure", "-", "--country", "DE"}, "Brotgeld\n").out).at(0);
  EXPECT_EQ(own["class"], "paid");
  EXPECT_EQ(usual["class"], "none");
  EXPECT_NE(own["rules"], usual["rules"]);
  file("rules/disclosure_rules.csv", "country\n");
  const Done wrong = vouch({"text", "disclosure", "-", "--rules", path("rules")}, "x\n");
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("disclosure_rules.csv: found no column class, expected one"));
}

TEST_F(TextTest, ReadsEvenHandedness) {
  const auto lines = lines_of(vouch({"text", "even-handedness", "-"},
                                    "I love this lamp, the only downside is the cable\nThe lamp stands there\nI love it\n🎉\n")
                                  .out);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0]["class"], "drawback");
  EXPECT_EQ(lines[0]["status"], "experimental");
  EXPECT_EQ(lines[0]["text"], "Names a drawback");
  EXPECT_EQ(lines[0]["evidence"][1]["phrase"], "the only downside");
  EXPECT_EQ(lines[0]["evidence"][1]["byte"], 18);
  EXPECT_EQ(lines[0]["evidence"][1]["byte_end"], 35);
  EXPECT_EQ(lines[1]["class"], "neutral");
  EXPECT_EQ(lines[2]["class"], "praise");
  EXPECT_EQ(lines[3]["class"], nullptr);
  EXPECT_EQ(lines[3]["status"], "unknown");
  const auto objects = lines_of(
      vouch({"text", "even-handedness", "-", "--lang", "de"}, "{\"id\": \"p\", \"text\": \"Korrektur: Es ist Samstag\"}\n").out);
  EXPECT_EQ(objects.at(0)["id"], "p");
  EXPECT_EQ(objects.at(0)["text"], "Stellt früher Gesagtes richtig");
  EXPECT_EQ(vouch({"text", "even-handedness", "-"}, "{\"text\": \"x\"}\n{\"text\": 5}\n").status, 7);
}

TEST_F(TextTest, ReadsEvenHandednessByOtherRulesAndNamesThem) {
  file("even/evenness_phrases.csv", std::string(datasets::carried_evenness_phrases()) + "lampig,de,praise,statement,mine,2026\n");
  const auto own = lines_of(vouch({"text", "even-handedness", "-", "--rules", path("even")}, "Das ist lampig\n").out).at(0);
  const auto usual = lines_of(vouch({"text", "even-handedness", "-"}, "Das ist lampig\n").out).at(0);
  EXPECT_EQ(own["class"], "praise");
  EXPECT_EQ(usual["class"], "neutral");
  EXPECT_NE(own["rules"], usual["rules"]);
  file("even/evenness_phrases.csv", "phrase\n");
  const Done wrong = vouch({"text", "even-handedness", "-", "--rules", path("even")}, "x\n");
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.err, HasSubstr("evenness_phrases.csv: found no column language, expected one"));
}

TEST_F(TextTest, EmbedsALineForEachLine) {
  const Done done = vouch({"text", "embed", "-"}, "Sustainable fashion\n\n\U0001F60D\n");
  EXPECT_EQ(done.status, 0) << done.err;
  const auto lines = lines_of(done.out);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0]["vector"].size(), 256u);
  EXPECT_THAT(lines[0]["space"].get<std::string>(), StartsWith("vouch-static@"));
  EXPECT_EQ(lines[0]["pieces"], 3);
  EXPECT_EQ(lines[0]["status"], "known");
  EXPECT_EQ(lines[1]["vector"], nullptr);
  EXPECT_EQ(lines[1]["status"], "unknown");
  EXPECT_EQ(lines[2]["status"], "unknown");
  const Done objects = vouch({"text", "embed", "-"}, "{\"id\": \"p\", \"text\": \"Sustainable fashion\"}\n{\"text\": 5}\n");
  EXPECT_EQ(objects.status, 7);
  EXPECT_EQ(lines_of(objects.out).at(0)["id"], "p");
  EXPECT_EQ(lines_of(objects.out).at(0)["vector"], lines[0]["vector"]);
  EXPECT_THAT(objects.err, HasSubstr("line 2: text: found 5, expected a text"));
}

TEST_F(TextTest, TellsLanguages) {
  const Done done = vouch({"text", "language", "-"}, "Heute zeige ich euch, wie man alte Kleidung repariert.\nok\n");
  EXPECT_EQ(done.status, 0) << done.err;
  const auto lines = lines_of(done.out);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0]["language"], "de");
  EXPECT_GT(lines[0]["p"].get<double>(), 0.9);
  EXPECT_EQ(lines[1], json::parse(R"({"language": "unknown", "p": null})"));
}

TEST_F(TextTest, SaysWhatItCannotDo) {
  const std::string texts = file("captions.txt", "x\n");
  EXPECT_EQ(vouch({"text", "disclosure", path("nothing.txt")}).status, 3);
  EXPECT_EQ(vouch({"text", "disclosure", path("")}).status, 2);
  EXPECT_EQ(vouch({"text", "disclosure"}).status, 2);
  EXPECT_EQ(vouch({"text", "guess", texts}).status, 2);
  const Done topics = vouch({"text", "topics", texts});
  EXPECT_EQ(topics.status, 1);
  EXPECT_THAT(
      topics.err,
      HasSubstr(
          "found text topics, expected disclosure, embed, even-handedness or language: this build has no other text model"));
  const Done country = vouch({"text", "disclosure", texts, "--country", "NZ"});
  EXPECT_EQ(country.status, 0);
  EXPECT_THAT(country.err, HasSubstr("no disclosure rules for NZ, using those of the EU"));
}

TEST_F(TextTest, AnswersHostileInputAtOnce) {
  const std::string megabyte =
      std::string(std::size_t{1} << 20, '#') + "\n" + std::string(std::size_t{1} << 20, 'a') + "\n\xff\xfe\n";
  const Done done = vouch({"text", "disclosure", "-"}, megabyte);
  EXPECT_EQ(done.status, 0) << done.err;
  for (const json& line : lines_of(done.out)) EXPECT_EQ(line["class"], "none");
}

}  // namespace
}  // namespace vouch::cli
