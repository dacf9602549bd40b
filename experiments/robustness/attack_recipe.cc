// Which attack a recipe means, and its one field that is the strength.
#include <array>

#include "experiments/robustness/recipe.h"

namespace vouch::experiments {
namespace {

struct KindWords {
  std::string_view kind, strength;
};
/// In the order of AttackRecipe::attack.
constexpr std::array<KindWords, 5> kWords = {{{"buy_followers", "bought, of the followers"},
                                              {"inflate", "stated, of what there is"},
                                              {"join_pods", "members of a pod"},
                                              {"stuff_keywords", "of the posts"},
                                              {"farm_trust", "accounts of the farm"}}};

}  // namespace

std::string_view kind_name(const AttackRecipe& recipe) { return kWords[recipe.attack.index()].kind; }
std::string_view strength_name(const AttackRecipe& recipe) { return kWords[recipe.attack.index()].strength; }
bool aims_at_a_brand(const AttackRecipe& recipe) { return std::holds_alternative<StuffKeywords>(recipe.attack); }

core::Result<DatasetRows> attacked(const DatasetRows& rows, Attackers attackers, const AttackRecipe& recipe, double strength,
                                   std::uint64_t seed) {
  if (const auto* bought = std::get_if<BuyFollowers>(&recipe.attack)) {
    BuyFollowers at = *bought;
    at.share = strength;
    return buy_followers(rows, attackers, at, seed);
  }
  if (const auto* inflated = std::get_if<Inflate>(&recipe.attack)) {
    Inflate at = *inflated;
    at.factor = strength;
    return inflate(rows, attackers, at);
  }
  if (const auto* pods = std::get_if<JoinPods>(&recipe.attack)) {
    JoinPods at = *pods;
    at.members = static_cast<std::uint32_t>(strength);
    return join_pods(rows, attackers, at, seed);
  }
  if (const auto* stuffed = std::get_if<StuffKeywords>(&recipe.attack)) {
    StuffKeywords at = *stuffed;
    at.share = strength;
    return stuff_keywords(rows, attackers, at, seed);
  }
  FarmTrust at = std::get<FarmTrust>(recipe.attack);
  at.accounts = static_cast<std::uint64_t>(strength);
  return farm_trust(rows, attackers, at, seed);
}

}  // namespace vouch::experiments
