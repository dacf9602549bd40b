#include "experiments/robustness/market.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <numeric>
#include <set>

#include "experiments/data_source.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;
using core::fail;
using core::Result;

/// A file of the truth: the place of the creator's id, and of the cell that says whether the row counts.
struct TruthFile {
  std::string_view name;
  std::size_t creator = 0;
  std::optional<std::size_t> says_so = {};
};
constexpr std::array kTruth = {TruthFile{"bought.csv", 0}, TruthFile{"pods.csv", 1}, TruthFile{"sponsored_posts.csv", 1, 4}};

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t to = std::min(line.find(',', from), line.size());
    cells.push_back(line.substr(from, to - from));
    from = to + 1;
  }
  return cells;
}

/// Adds the creators of a file; false where there is none.
bool add_unusual(const fs::path& truth, const TruthFile& file, std::set<std::string, std::less<>>& unusual) {
  std::ifstream in(truth / file.name);
  if (!in) return false;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto cells = cells_of(line);
    if (cells.size() <= std::max(file.creator, file.says_so.value_or(0))) continue;
    if (file.says_so && cells[*file.says_so] != "false") continue;
    unusual.emplace(cells[file.creator]);
  }
  return true;
}

template <class T>
void shuffle(std::vector<T>& list, core::Random& random) {
  for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
}

/// The clean creators of each band who can attack, shuffled.
std::vector<std::vector<std::size_t>> candidates_of(const Market& market, const AttackersRecipe& recipe, core::Random& random) {
  const auto& creators = market.rows.of<catalog::CreatorRecord>();
  const auto audience = audience_rows(market.rows);
  std::vector<std::vector<std::size_t>> bands(recipe.bands.size() + 1);
  for (std::size_t c = 0; c < creators.size(); ++c) {
    if (!market.clean[c] || audience[c] == 0 || creators[c].account_id.empty()) continue;
    if (!recipe.bands.empty() && !creators[c].followers) continue;
    const auto followers = static_cast<double>(creators[c].followers.value_or(0));
    bands[static_cast<std::size_t>(std::ranges::upper_bound(recipe.bands, followers) - recipe.bands.begin())].push_back(c);
  }
  for (auto& band : bands) shuffle(band, random);
  return bands;
}

}  // namespace

Result<Market> read_market(const fs::path& folder, std::string label) {
  auto rows = read_rows(folder);
  if (!rows) return fail(std::move(rows).error());
  auto key = account_key_of(folder);
  if (!key) return fail(core::within("account.key", std::move(key).error()));
  auto hash = hash_of_folder(folder);
  if (!hash) return fail(std::move(hash).error());
  Market market{.label = std::move(label), .data_hash = *std::move(hash), .rows = *std::move(rows), .key = *key, .clean = {}};
  std::set<std::string, std::less<>> unusual;
  for (const TruthFile& file : kTruth) market.has_truth = add_unusual(folder / "truth", file, unusual) || market.has_truth;
  for (const auto& creator : market.rows.of<catalog::CreatorRecord>())
    market.clean.push_back(!unusual.contains(creator.creator_id));
  return market;
}

std::vector<Attacker> draw_attackers(const Market& market, const AttackersRecipe& recipe, std::size_t n, std::uint64_t seed,
                                     std::string_view name, bool own_brands) {
  core::Random random(seed, name);
  const auto bands = candidates_of(market, recipe, random);
  const std::size_t brands = market.rows.of<catalog::BrandRecord>().size();
  std::vector<std::size_t> order(brands);
  std::iota(order.begin(), order.end(), std::size_t{0});
  shuffle(order, random);
  std::size_t longest = 0;
  for (const auto& band : bands) longest = std::max(longest, band.size());
  if (own_brands) n = std::min(n, brands);
  std::vector<Attacker> drawn;
  for (std::size_t i = 0; i < longest && brands > 0; ++i) {
    for (const auto& band : bands) {
      if (i >= band.size() || drawn.size() == n) continue;
      drawn.push_back({.creator = band[i], .brand = own_brands ? order[drawn.size()] : order[random.below(brands)]});
    }
  }
  return drawn;
}

}  // namespace vouch::experiments
