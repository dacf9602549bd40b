// vouch authenticity: summaries, judged lines, and lists as people have them.
#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class AuthenticityTest : public ProgramTest {
 protected:
  static std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  }
};

constexpr const char* kTwo =
    "account_id,platform,followers,following,posts,username_length,username_digits,has_picture,is_private\n"
    "real,instagram,420,380,96,10,0,1,1\n"
    "odd,instagram,3,3900,0,14,8,0,0\n";

TEST_F(AuthenticityTest, SumsAListUpInWordsOfBothLanguages) {
  const std::string accounts = file("any-name.csv", kTwo);
  const Done table = vouch({"authenticity", accounts});
  EXPECT_EQ(table.status, 0) << table.err;
  EXPECT_THAT(table.out, HasSubstr("2 accounts, 2 judged"));
  EXPECT_THAT(table.out, HasSubstr("look like accounts labelled as fake by hand in 2017"));
  EXPECT_THAT(table.out, Not(HasSubstr("!")));
  EXPECT_THAT(table.err, testing::IsEmpty());
  const Done german = vouch({"authenticity", accounts, "--lang", "de"});
  EXPECT_THAT(german.out, HasSubstr("2 Konten, 2 beurteilt"));
  EXPECT_THAT(german.out, HasSubstr("als Fake eingestuft"));
}

TEST_F(AuthenticityTest, ReasonsOfALineSumToTheLogarithmOfItsOdds) {
  const Done csv = vouch({"authenticity", file("two.csv", kTwo), "--format", "csv"});
  const auto lines = lines_of(csv.out);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], "account_id,authentic,low,high,reasons");
  for (const std::string& line : {lines[1], lines[2]}) {
    std::istringstream cells(line);
    std::string id, p, low, high, reasons;
    std::getline(cells, id, ',');
    std::getline(cells, p, ',');
    std::getline(cells, low, ',');
    std::getline(cells, high, ',');
    std::getline(cells, reasons);
    double sum = 0.0;
    std::istringstream parts(reasons);
    for (std::string part; std::getline(parts, part, ';');) sum += std::stod(part.substr(part.rfind(' ')));
    const double odds = std::log(std::stod(p) / (1.0 - std::stod(p)));
    EXPECT_NEAR(sum, odds, 0.0015) << line;
    EXPECT_LT(std::stod(low), std::stod(p));
    EXPECT_GT(std::stod(high), std::stod(p));
    EXPECT_THAT(reasons, testing::StartsWith("base "));
  }
  const json object = json::parse(lines_of(vouch({"authenticity", file("two.csv", kTwo), "--format", "ndjson"}).out)[1]);
  EXPECT_EQ(object.at("account_id"), "odd");
  EXPECT_EQ(object.at("status"), "measured");
  EXPECT_LT(object.at("authentic"), 0.2);
  double sum = 0.0;
  for (const json& reason : object.at("reasons")) sum += reason.at("log_odds").get<double>();
  EXPECT_NEAR(sum, object.at("log_odds"), 1e-9);
}

TEST_F(AuthenticityTest, ReadsListsAsPeopleHaveThem) {
  // Semicolons, no ids, no platform, only some columns: numbered, taken for instagram, and said so.
  const Done some = vouch({"authenticity", file("liste.csv", "followers;following;posts\r\n12;1.900;0\r\n800;400;120\r\n"),
                           "--locale", "de", "--json"});
  EXPECT_EQ(some.status, 0) << some.err;
  const json answer = json::parse(some.out);
  EXPECT_EQ(answer.at("measured"), 2);
  EXPECT_EQ(answer.at("warnings").at(0).at("code"), "accounts_platform_assumed");
  EXPECT_EQ(answer.at("kinds").at("mass_follower").at("accounts").get<int>() +
                answer.at("kinds").at("suspicious").at("accounts").get<int>(),
            1);
  const Done numbered =
      vouch({"authenticity", file("a.ndjson", "{\"followers\": 12, \"following\": 1900, \"posts\": 0}\n"), "--format", "csv"});
  EXPECT_THAT(numbered.out, HasSubstr("\n1,"));
}

TEST_F(AuthenticityTest, SaysUnknownWhereTheModelWasNotMeasured) {
  const Done done = vouch(
      {"authenticity",
       file("b.csv", "account_id,platform,followers,has_picture\na,tiktok,10,1\nb,instagram,,1\nc,instagram,9000,\n"), "--json"});
  const json answer = json::parse(done.out);
  EXPECT_EQ(answer.at("measured"), 0);
  EXPECT_EQ(answer.at("unknown"), 3);
  EXPECT_TRUE(answer.at("fake_share").is_null()) << "unknown, not none";
  EXPECT_TRUE(answer.at("mean_authentic").is_null());
  EXPECT_EQ(answer.at("kinds").at("creator").at("accounts"), 1);
  std::vector<std::string> codes;
  for (const json& warning : answer.at("warnings")) codes.push_back(warning.at("code"));
  EXPECT_THAT(codes, testing::ElementsAre("accounts_other_platform", "accounts_columns_unmeasured"));
  const Done csv = vouch({"authenticity", file("b.csv", "account_id,platform,followers\na,tiktok,10\n"), "--format", "csv",
                          "--assumed-share", "0.25"});
  EXPECT_THAT(csv.out, HasSubstr("a,0.750000,0.000000,1.000000,unknown\n"));
}

TEST_F(AuthenticityTest, OfASnapshotsAccountsCountsInReach) {
  const std::string shop = dataset();
  const std::string before = path("before.vouch"), after = path("after.vouch");
  ASSERT_EQ(vouch({"build", shop, "-o", before}).status, 0);
  file("shop/accounts.csv", "account_id,platform,followers,following,posts\np0,instagram,2,4000,0\np30,instagram,500,400,90\n");
  ASSERT_EQ(vouch({"build", shop, "-o", after}).status, 0);
  const json unjudged = json::parse(vouch({"overlap", before, "--creators", "anna,ben", "--json"}).out);
  const json judged = json::parse(vouch({"overlap", after, "--creators", "anna,ben", "--json"}).out);
  const auto warning = [](const json& report, const std::string& code) {
    return std::ranges::any_of(report.at("warnings"), [&](const json& one) { return one.at("code") == code; });
  };
  EXPECT_TRUE(warning(unjudged, "set_credible_prior"));
  EXPECT_FALSE(warning(judged, "set_credible_prior"));
  EXPECT_TRUE(warning(judged, "credible_partly"));
  EXPECT_LT(judged.at("credible"), unjudged.at("credible")) << "one account looks fake";
}

/// What the generator planted knows nothing of the model, nor the model of it.
TEST_F(AuthenticityTest, TellsBoughtAccountsOfAGeneratedWorld) {
  const std::string world = path("world");
  ASSERT_EQ(
      vouch({"generate", world, "--creators", "100", "--accounts", "20000", "--edges", "80000", "--brands", "5", "--seed", "9"})
          .status,
      0);
  std::map<std::string, std::string> kinds;
  std::ifstream truth(world + "/truth/accounts.csv");
  for (std::string line; std::getline(truth, line);) kinds[line.substr(0, line.find(','))] = line.substr(line.find(',') + 1);
  std::vector<std::pair<double, bool>> judged;
  for (const std::string& line : lines_of(vouch({"authenticity", world + "/accounts.csv", "--format", "csv"}).out)) {
    const std::string id = line.substr(0, line.find(','));
    if (id != "account_id") judged.emplace_back(std::stod(line.substr(id.size() + 1)), kinds[id].starts_with("bought"));
  }
  std::ranges::sort(judged);
  double pairs = 0.0, bought = 0.0, before = 0.0;  // equal probabilities are too few to matter
  for (const auto& [p, is_bought] : judged) {
    if (is_bought) bought += 1.0;
    if (is_bought) continue;
    pairs += bought;
    before += 1.0;
  }
  ASSERT_GT(bought, 100.0);
  EXPECT_GE(pairs / (bought * before), 0.95);
}

TEST_F(AuthenticityTest, RejectsRowsThatCannotBeAndGoesOn) {
  const std::string accounts = file("c.csv",
                                    "account_id,followers,following,posts,username_length,username_digits\n"
                                    "a,10,10,10,5,9\nb,10,10,10,5,1\nb,11,11,11,5,1\nc,ten,1,1,1,1\n");
  const std::string rejects = path("rejects.csv");
  const Done done = vouch({"authenticity", accounts, "--format", "csv", "--rejects", rejects});
  EXPECT_EQ(done.status, 7);
  EXPECT_EQ(lines_of(done.out).size(), 2U);
  std::ostringstream said_of;
  said_of << std::ifstream(rejects).rdbuf();
  const std::string said = said_of.str();
  EXPECT_THAT(said, HasSubstr("\"9 digits\",\"at most the 5 characters of the name\""));
  EXPECT_THAT(said, HasSubstr("'b' once more"));
  EXPECT_THAT(said, HasSubstr("ten"));
  EXPECT_EQ(vouch({"authenticity", accounts, "--allow-rejects"}).status, 0);
  EXPECT_EQ(vouch({"authenticity", accounts, "--strict"}).status, 6);
}

TEST_F(AuthenticityTest, SaysWhatItCannotRead) {
  struct Case {
    std::string name, text;
    std::vector<std::string> more;
    int status;
    std::string said;
  };
  for (const Case& one : std::vector<Case>{
           {"d.csv", "", {}, 2, "account_id"},
           {"e.csv", "shoe,size\n1,2\n", {}, 2, "account_id"},
           {"f.txt", kTwo, {}, 2, "expected a name ending in .csv"},
           {"g.csv", kTwo, {"--assumed-share", "1"}, 2, "assumed share of fakes: found 1"},
           {"h.csv", kTwo, {"--assumed-share", "-3"}, 2, "expected a number between 0 and 1"},
           {"i.csv", kTwo, {"--format", "html"}, 2, "html"},
           {"j.csv", kTwo, {"--locale", "xx"}, 2, "expected de or en"},
       }) {
    std::vector<std::string> arguments = {"authenticity", file(one.name, one.text)};
    arguments.insert(arguments.end(), one.more.begin(), one.more.end());
    const Done done = vouch(arguments);
    EXPECT_EQ(done.status, one.status) << one.name;
    EXPECT_THAT(done.err, HasSubstr(one.said)) << one.name;
  }
  EXPECT_EQ(vouch({"authenticity", path("none.csv")}).status, 3);
  EXPECT_EQ(vouch({"authenticity", std::filesystem::path(path("x")).parent_path().string()}).status, 2);
  const Done header_alone = vouch({"authenticity", file("k.csv", "account_id,followers\n"), "--json"});
  EXPECT_EQ(header_alone.status, 0) << header_alone.err;
  EXPECT_EQ(json::parse(header_alone.out).at("accounts"), 0);
}

}  // namespace
}  // namespace vouch::cli
