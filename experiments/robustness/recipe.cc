// Sections and keys of a recipe.
#include "experiments/robustness/recipe.h"

#include <algorithm>
#include <cmath>

#include "engine/core/suggestion.h"
#include "experiments/toml_table.h"

namespace vouch::experiments {
namespace {

constexpr std::int64_t kLargest = 1'000'000'000;
constexpr std::int64_t kLargestSeed = std::numeric_limits<std::int64_t>::max();
constexpr std::array<std::string_view, 5> kAttackKinds = {"buy_followers", "inflate", "join_pods", "stuff_keywords",
                                                          "farm_trust"};

using Profiles = std::vector<FakeProfile>;

std::uint32_t count(TomlTable& table, std::string_view key, std::int64_t low, std::optional<std::int64_t> fallback) {
  return static_cast<std::uint32_t>(table.integer(key, low, kLargest, fallback));
}

bool ascend(const std::vector<double>& values) {
  return std::adjacent_find(values.begin(), values.end(), std::greater_equal<>()) == values.end();
}

FakeProfile read_profile(TomlTable& table) {
  FakeProfile profile{.name = read_name(table)};
  profile.followers = table.number("followers", 0, kLargest, std::nullopt);
  profile.following = table.number("following", 0, kLargest, std::nullopt);
  profile.posts = table.number("posts", 0, kLargest, std::nullopt);
  profile.spread = table.number("spread", 0, 5, 1.0);
  profile.no_picture = table.number("no_picture", 0, 1, std::nullopt);
  profile.is_private = table.number("is_private", 0, 1, std::nullopt);
  profile.name_length = table.number("name_length", 0, 100, std::nullopt);
  profile.name_digits = table.number("name_digits", 0, 100, std::nullopt);
  return profile;
}

/// The profile that a table names; none: its accounts have no rows.
std::optional<FakeProfile> named_profile(TomlTable& table, const Profiles& profiles) {
  const std::string name = table.text("profile", "");
  if (name.empty()) return std::nullopt;
  std::vector<std::string_view> names;
  for (const FakeProfile& profile : profiles) {
    if (profile.name == name) return profile;
    names.push_back(profile.name);
  }
  table.wrong("profile", "expected the name of one of [[profiles]], found '" + name + "'" + core::did_you_mean(name, names));
  return std::nullopt;
}

GeneratedWorlds read_worlds(TomlTable& table) {
  GeneratedWorlds worlds;
  for (const double seed : table.numbers("seeds", 0, static_cast<double>(kLargest))) {
    if (seed != std::floor(seed)) table.wrong("seeds", "expected whole numbers");
    worlds.seeds.push_back(static_cast<std::uint64_t>(seed));
  }
  std::vector<std::uint64_t> once = worlds.seeds;
  std::ranges::sort(once);
  if (std::adjacent_find(once.begin(), once.end()) != once.end()) table.wrong("seeds", "a seed stands twice");
  worlds.size = {.creators = count(table, "creators", 20, std::nullopt),
                 .accounts = count(table, "accounts", 100, std::nullopt),
                 .edges = count(table, "edges", 1, std::nullopt),
                 .brands = count(table, "brands", 1, std::nullopt)};
  return worlds;
}

AttackersRecipe read_attackers(TomlTable& table) {
  AttackersRecipe attackers;
  if (table.has("bands")) attackers.bands = table.numbers("bands", 1, kLargest);
  if (!ascend(attackers.bands)) table.wrong("bands", "expected limits that ascend");
  attackers.a_band = count(table, "a_band", 1, std::nullopt);
  return attackers;
}

SuccessRecipe read_success(TomlTable& table) {
  SuccessRecipe success;
  success.top = count(table, "top", 1, 10);
  success.places = count(table, "places", 1, 10);
  success.credibility_below = table.number("credibility_below", 0, 1, 0.5);
  success.level = table.number("level", 0.5, 0.9999, 0.95);
  success.resamples = static_cast<std::size_t>(table.integer("resamples", 1, 10'000'000, 2000));
  return success;
}

void read_strengths(TomlTable& table, double low, double high, bool whole, AttackRecipe& recipe) {
  recipe.strengths = table.numbers("strengths", low, high);
  if (!ascend(recipe.strengths)) table.wrong("strengths", "expected numbers that ascend");
  const auto is_whole = [](double value) { return value == std::floor(value); };
  if (whole && !std::ranges::all_of(recipe.strengths, is_whole)) table.wrong("strengths", "expected whole numbers");
}

Inflate read_inflate(TomlTable& table) {
  const Inflate inflated{.followers = table.truth("followers", std::nullopt),
                         .engagement = table.truth("engagement", std::nullopt)};
  if (!inflated.followers && !inflated.engagement) table.wrong("followers", "expected followers, engagement or both to be true");
  return inflated;
}

AttackRecipe read_attack(TomlTable& table, const Profiles& profiles) {
  AttackRecipe recipe{.name = read_name(table), .strengths = {}, .attack = Inflate{}};
  const std::string kind = table.text("kind");
  if (kind == kAttackKinds[0]) {
    read_strengths(table, 0, 10, false, recipe);
    recipe.attack = BuyFollowers{.profile = named_profile(table, profiles),
                                 .customers = table.number("customers", 1, kLargest, std::nullopt),
                                 .follows = count(table, "follows", 0, std::nullopt),
                                 .delivery_days = table.number("delivery_days", 0.01, 3650, std::nullopt)};
  } else if (kind == kAttackKinds[1]) {
    read_strengths(table, 0, 1000, false, recipe);
    recipe.attack = read_inflate(table);
  } else if (kind == kAttackKinds[2]) {
    read_strengths(table, 2, 10'000, true, recipe);
    recipe.attack = JoinPods{.participation = table.number("participation", 0, 1, std::nullopt),
                             .delay_s = table.number("delay_s", 0, kLargest, std::nullopt),
                             .phrases = table.texts("phrases")};
  } else if (kind == kAttackKinds[3]) {
    read_strengths(table, 0, 1, false, recipe);
    recipe.attack = StuffKeywords{.words = count(table, "words", 0, std::nullopt),
                                  .hashtags = count(table, "hashtags", 0, std::nullopt),
                                  .least_letters = count(table, "least_letters", 1, std::nullopt),
                                  .category = table.truth("category", std::nullopt)};
  } else if (kind == kAttackKinds[4]) {
    read_strengths(table, 1, 1'000'000, true, recipe);
    recipe.attack = FarmTrust{.creators = count(table, "creators", 1, std::nullopt),
                              .profile = named_profile(table, profiles),
                              .delivery_days = table.number("delivery_days", 0.01, 3650, std::nullopt)};
    recipe.most_accounts = count(table, "most_accounts", 1, std::nullopt);
  } else {
    table.wrong("kind", "unknown kind of attack '" + kind + "'" + core::did_you_mean(kind, kAttackKinds));
  }
  return recipe;
}

/// The attack that a search names, at the strength that it states.
std::optional<AttackRecipe> named_attack(TomlTable& table, const std::vector<AttackRecipe>& attacks) {
  const std::string name = table.text("also", "");
  if (name.empty()) return std::nullopt;
  std::vector<std::string_view> names;
  for (const AttackRecipe& attack : attacks) names.push_back(attack.name);
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    table.wrong("also", "expected the name of one of [[attacks]], found '" + name + "'" + core::did_you_mean(name, names));
    return std::nullopt;
  }
  AttackRecipe attack = attacks[static_cast<std::size_t>(found - names.begin())];
  const double strength = table.number("also_strength", attack.strengths.front(), attack.strengths.back(), std::nullopt);
  attack.strengths = {strength};
  return attack;
}

SearchRecipe read_search(TomlTable& table, const Profiles& profiles, const std::vector<AttackRecipe>& attacks) {
  SearchRecipe search{.name = read_name(table), .bought = {}};
  search.bought = {.profile = named_profile(table, profiles),
                   .delivery_days = table.number("delivery_days", 0.01, 3650, std::nullopt)};
  search.also = named_attack(table, attacks);
  search.pairs = count(table, "pairs", 1, std::nullopt);
  search.first = count(table, "first", 1, 1);
  search.most = count(table, "most", 1, std::nullopt);
  search.tolerance = table.number("tolerance", 0, 1, 0.0);
  if (search.first > search.most) table.wrong("first", "expected at most `most`, found more");
  return search;
}

/// Refuses a second row of a list with the same name.
template <class Named>
void add_named(TomlTable& table, std::vector<Named>& list, Named one) {
  const auto same = [&](const Named& other) { return other.name == one.name; };
  if (std::ranges::any_of(list, same)) table.wrong("name", "'" + one.name + "' stands twice");
  list.push_back(std::move(one));
}

RobustnessRecipe read_recipe_tables(TomlTable& file) {
  RobustnessRecipe recipe;
  const std::string kind = file.text("kind");
  if (kind != kRobustness) file.wrong("kind", "expected \"" + std::string(kRobustness) + "\", found '" + kind + "'");
  recipe.name = read_name(file);
  recipe.title = file.text("title", recipe.name);
  recipe.seed = static_cast<std::uint64_t>(file.integer("seed", 0, kLargestSeed, 1));
  file.section("worlds", false, [&](TomlTable& table) { recipe.worlds = read_worlds(table); });
  file.section("data", false, [&](TomlTable& table) { recipe.source = table.text("source"); });
  if (recipe.worlds.has_value() == !recipe.source.empty()) file.wrong("kind", "expected either [worlds] or [data] with a source");
  file.section("attackers", true, [&](TomlTable& table) { recipe.attackers = read_attackers(table); });
  file.section("success", true, [&](TomlTable& table) { recipe.success = read_success(table); });
  Profiles profiles;
  if (file.has("profiles")) {
    file.sections("profiles", [&](TomlTable& table) { add_named(table, profiles, read_profile(table)); });
  }
  file.sections("attacks", [&](TomlTable& table) { add_named(table, recipe.attacks, read_attack(table, profiles)); });
  if (file.has("searches")) {
    file.sections("searches",
                  [&](TomlTable& table) { add_named(table, recipe.searches, read_search(table, profiles, recipe.attacks)); });
  }
  return recipe;
}

}  // namespace

core::Result<RobustnessRecipe> parse_robustness(std::string_view text, std::string_view source) {
  RobustnessRecipe recipe;
  const auto read = read_toml(text, source, [&](TomlTable& file) { recipe = read_recipe_tables(file); });
  if (!read) return core::fail(read.error());
  return recipe;
}

}  // namespace vouch::experiments
