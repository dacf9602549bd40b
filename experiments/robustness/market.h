// A world before anybody attacks it: its rows, who is known to have done nothing unusual in it, and who is drawn to attack.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "experiments/attacks/attack.h"
#include "experiments/robustness/recipe.h"

namespace vouch::experiments {

struct Market {
  std::string label;  // "seed 101", or "data"
  std::string data_hash;
  DatasetRows rows;
  core::AccountKey key;
  /// By creator: the truth beside the dataset says neither that it bought followers nor that it is in a pod or left a paid post
  /// unmarked. Without a truth everybody counts as clean.
  std::vector<bool> clean;
  bool has_truth = false;
};

/// Reads a dataset with the truth that may lie beside it. Fails as reading does.
[[nodiscard]] core::Result<Market> read_market(const std::filesystem::path& folder, std::string label);

/// At most n clean creators with an audience, an account of their own and, where there are bands, a count of followers: drawn
/// within each band, then one band after the other in turn, so that every beginning of the list has all of them. Each after a
/// brand drawn for it; with `own_brands` all after different ones, and no more than there are brands.
[[nodiscard]] std::vector<Attacker> draw_attackers(const Market& market, const AttackersRecipe& recipe, std::size_t n,
                                                   std::uint64_t seed, std::string_view name, bool own_brands);

}  // namespace vouch::experiments
