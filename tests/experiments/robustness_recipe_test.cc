// Recipes of robustness reports: the whole of a good one, each way to be wrong, and that those of the repository are good.
#include <gtest/gtest.h>

#include "experiments/robustness/recipe.h"
#include "tests/support/temporary_folder.h"

namespace vouch::experiments {
namespace {

const std::string kGoodAttacks = R"(kind = "robustness"
name = "small"
seed = 7
[worlds]
seeds = [1, 2]
creators = 100
accounts = 2000
edges = 9000
brands = 4
[attackers]
bands = [10000, 100000]
a_band = 3
[success]
top = 5
places = 7
credibility_below = 0.4
level = 0.9
resamples = 50
[[profiles]]
name = "cheap"
followers = 30
following = 2000
posts = 2
no_picture = 0.4
is_private = 0.1
name_length = 8
name_digits = 3.5
[[attacks]]
name = "buy"
kind = "buy_followers"
strengths = [0.01, 0.1]
profile = "cheap"
customers = 3
follows = 8
delivery_days = 2
[[attacks]]
name = "inflate"
kind = "inflate"
strengths = [1.5]
followers = true
engagement = false
[[attacks]]
name = "pods"
kind = "join_pods"
strengths = [5, 10]
participation = 0.5
delay_s = 900
phrases = ["a"]
[[attacks]]
name = "stuff"
kind = "stuff_keywords"
strengths = [0.5, 1]
words = 6
hashtags = 3
least_letters = 5
category = true
[[attacks]]
name = "farm"
kind = "farm_trust"
strengths = [1, 1000]
creators = 3
delivery_days = 20
most_accounts = 4000
[[searches]]
name = "both"
profile = "cheap"
delivery_days = 30
also = "stuff"
also_strength = 0.75
pairs = 4
first = 16
most = 512
tolerance = 0.25
)";

std::string with(std::string_view what, std::string_view other) {
  std::string text = kGoodAttacks;
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), other);
}

std::string refusal_of(const std::string& text) {
  const auto recipe = parse_robustness(text, "x.toml");
  EXPECT_FALSE(recipe) << text;
  if (recipe) return {};
  EXPECT_EQ(recipe.error().code, core::ErrorCode::invalid_argument);
  return recipe.error().message;
}

TEST(RobustnessRecipes, AWholeFileIsRead) {
  const auto recipe = parse_robustness(kGoodAttacks, "x.toml");
  ASSERT_TRUE(recipe) << recipe.error().message;
  EXPECT_EQ(recipe->title, "small");
  EXPECT_EQ(recipe->worlds->seeds, (std::vector<std::uint64_t>{1, 2}));
  EXPECT_EQ(recipe->worlds->size.edges, 9000U);
  EXPECT_EQ(recipe->attackers.bands, (std::vector<double>{10000, 100000}));
  EXPECT_EQ(recipe->success.places, 7U);
  ASSERT_EQ(recipe->attacks.size(), 5U);
  const auto& bought = std::get<BuyFollowers>(recipe->attacks[0].attack);
  EXPECT_EQ(bought.profile->following, 2000);
  EXPECT_EQ(bought.follows, 8U);
  EXPECT_FALSE(std::get<Inflate>(recipe->attacks[1].attack).engagement);
  EXPECT_EQ(std::get<JoinPods>(recipe->attacks[2].attack).phrases.size(), 1U);
  EXPECT_TRUE(std::get<StuffKeywords>(recipe->attacks[3].attack).category);
  EXPECT_FALSE(std::get<FarmTrust>(recipe->attacks[4].attack).profile);
  EXPECT_EQ(recipe->attacks[4].most_accounts, 4000U);
  EXPECT_EQ(kind_name(recipe->attacks[4]), "farm_trust");
  EXPECT_TRUE(aims_at_a_brand(recipe->attacks[3]));
  EXPECT_FALSE(aims_at_a_brand(recipe->attacks[0]));
  EXPECT_EQ(recipe->searches[0].also->name, "stuff");
  EXPECT_EQ(recipe->searches[0].also->strengths, (std::vector<double>{0.75}));
  EXPECT_EQ(recipe->searches[0].most, 512U);
}

TEST(RobustnessRecipes, NameKeyFoundAndExpectedWhereTheyAreWrong) {
  EXPECT_EQ(refusal_of(with("kind = \"buy_followers\"", "kind = \"buy_follower\"")),
            "x.toml:30: attacks[0].kind: unknown kind of attack 'buy_follower', did you mean 'buy_followers'?");
  EXPECT_EQ(refusal_of(with("customers = 3", "costumers = 3")), "x.toml:28: attacks[0]: 'customers' is missing");
  EXPECT_EQ(refusal_of(with("customers = 3", "customers = 3\nfarms = 1")), "x.toml:34: attacks[0].farms: unknown key");
  EXPECT_EQ(refusal_of(with("profile = \"cheap\"", "profile = \"chep\"")),
            "x.toml:32: attacks[0].profile: expected the name of one of [[profiles]], found 'chep', did you mean 'cheap'?");
  EXPECT_EQ(refusal_of(with("[0.01, 0.1]", "[0.1, 0.01]")), "x.toml:31: attacks[0].strengths: expected numbers that ascend");
  EXPECT_EQ(refusal_of(with("[5, 10]", "[5.5]")), "x.toml:45: attacks[2].strengths: expected whole numbers");
  EXPECT_EQ(refusal_of(with("[5, 10]", "[1]")), "x.toml:45: attacks[2].strengths: expected a number from 2 to 10000, found 1");
  EXPECT_EQ(refusal_of(with("followers = true", "followers = 1")),
            "x.toml:40: attacks[1].followers: expected true or false, found an integer");
  EXPECT_EQ(refusal_of(with("followers = true", "followers = false")),
            "x.toml:40: attacks[1].followers: expected followers, engagement or both to be true");
  EXPECT_EQ(refusal_of(with("name = \"inflate\"", "name = \"buy\"")), "x.toml:37: attacks[1].name: 'buy' stands twice");
  EXPECT_EQ(refusal_of(with("seeds = [1, 2]", "seeds = [1, 1]")), "x.toml:5: worlds.seeds: a seed stands twice");
  EXPECT_EQ(refusal_of(with("[10000, 100000]", "[10000, 9000]")), "x.toml:11: attackers.bands: expected limits that ascend");
  EXPECT_EQ(refusal_of(with("first = 16", "first = 600")), "x.toml:71: searches[0].first: expected at most `most`, found more");
  EXPECT_EQ(refusal_of(with("also = \"stuff\"", "also = \"buy me\"")),
            "x.toml:68: searches[0].also: expected the name of one of [[attacks]], found 'buy me'");
  EXPECT_EQ(refusal_of(with("also_strength = 0.75", "also_strength = 3")),
            "x.toml:69: searches[0].also_strength: expected a number from 0.5 to 1, found 3");
  EXPECT_EQ(refusal_of(with("kind = \"robustness\"", "kind = \"robust\"")),
            "x.toml:1: kind: expected \"robustness\", found 'robust'");
}

TEST(RobustnessRecipes, AreEitherOfGeneratedWorldsOrOfADataset) {
  const std::string both = with("[attackers]", "[data]\nsource = \"x\"\n[attackers]");
  EXPECT_EQ(refusal_of(both), "x.toml:1: kind: expected either [worlds] or [data] with a source");
  const std::size_t from = kGoodAttacks.find("[worlds]"), to = kGoodAttacks.find("[attackers]");
  EXPECT_EQ(refusal_of(kGoodAttacks.substr(0, from) + kGoodAttacks.substr(to)),
            "x.toml:1: kind: expected either [worlds] or [data] with a source");
  const auto data =
      parse_robustness(kGoodAttacks.substr(0, from) + "[data]\nsource = \"x\"\n" + kGoodAttacks.substr(to), "x.toml");
  ASSERT_TRUE(data) << data.error().message;
  EXPECT_EQ(data->source, "x");
}

TEST(RobustnessRecipes, OfTheRepositoryAreGood) {
  for (const char* name : {"robustness.toml", "robustness-quick.toml"}) {
    const auto recipe = parse_robustness(testing::read_file(std::filesystem::path(VOUCH_EXPERIMENTS) / name), name);
    EXPECT_TRUE(recipe) << recipe.error().message;
  }
}

}  // namespace
}  // namespace vouch::experiments
