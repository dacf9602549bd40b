// Followers that creators of a generated world bought, as blocks found from the dataset alone and compared with truth/bought.csv
// and truth/accounts.csv; and the same worlds without the purchases. The generator shares no constant with the rules.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/dataset_reader.h"
#include "datasets/synthetic/synthetic_world.h"
#include "engine/build/build.h"
#include "engine/catalog/catalog.h"
#include "engine/core/proportion.h"
#include "engine/credibility/block_search.h"
#include "models/shipped.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using credibility::AccountBlocks;

core::AccountKey test_key() { return core::AccountKey::make(std::string(32, 'k')).value(); }

/// Cells of a plain CSV file behind its header.
std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  return rows;
}

struct Searched {
  AccountBlocks found;
  std::set<std::string> owners;         // of all blocks, by id
  std::vector<std::uint64_t> accounts;  // of all blocks, by pseudonym, ascending
};

Searched search(const std::filesystem::path& world, const std::filesystem::path& file) {
  build::BuildOptions options{.account_key = test_key()};
  options.authenticity = models::authenticity_model;
  auto builder = build::Builder::make(file, std::move(options)).value();
  EXPECT_TRUE(read_dataset(world, {}, builder));
  EXPECT_TRUE(builder.finish());
  const auto snapshot = snapshot::Snapshot::open(file).value();
  const auto catalog = catalog::Catalog::open(snapshot).value();
  const auto graph = audience::AudienceGraph::open(snapshot).value();
  Searched result{.found = credibility::find_blocks(graph, audience::Authenticity::open(snapshot, graph).value()),
                  .owners = {},
                  .accounts = {}};
  std::vector<std::uint64_t> pseudonyms(graph.accounts());
  for (std::size_t i = 0; i < graph.pseudonyms().size(); ++i)
    pseudonyms[graph.accounts_by_pseudonym()[i]] = graph.pseudonyms()[i];
  const std::uint32_t creators = catalog.creators.size();
  for (const auto& block : result.found.blocks) {
    for (const std::uint32_t o : block.owners)
      result.owners.emplace(o < creators ? catalog.creators.keys[o] : catalog.brands.keys[o - creators]);
    for (const std::uint32_t account : block.accounts) result.accounts.push_back(pseudonyms[account]);
  }
  std::ranges::sort(result.accounts);
  result.accounts.erase(std::ranges::unique(result.accounts).begin(), result.accounts.end());
  return result;
}

/// Hits, counted.
struct Share {
  double hits = 0.0, of = 0.0;
  void add(bool hit) {
    hits += hit ? 1.0 : 0.0;
    of += 1.0;
  }
  [[nodiscard]] double value() const { return of == 0.0 ? 0.0 : hits / of; }
  void print(const char* what) const {
    const auto interval = core::wilson_interval(value(), std::max(1.0, of));
    std::cout << "  " << what << " " << value() << " [" << interval.low << ", " << interval.high << "] " << hits << " of " << of
              << "\n";
  }
};

struct Compared {
  Share owners, accounts;                // found ones that are right
  Share buyers, larger, accounts_found;  // planted ones that are found; larger: with 30 bought accounts in the data or more
};

Compared compare(const Searched& searched, const std::filesystem::path& truth) {
  Compared shares;
  std::map<std::string, double> bought;
  for (const auto& row : rows_of(truth / "bought.csv")) bought[row.at(0)] += std::stod(row.at(2));
  for (const std::string& owner : searched.owners) shares.owners.add(bought.count(owner) != 0);
  for (const auto& [creator, rows] : bought) {
    shares.buyers.add(searched.owners.count(creator) != 0);
    if (rows >= 30) shares.larger.add(searched.owners.count(creator) != 0);
  }
  const auto key = test_key();
  for (const auto& row : rows_of(truth / "accounts.csv")) {
    const bool found = std::ranges::binary_search(searched.accounts, key.pseudonym(row.at(0)));
    if (found) shares.accounts.add(row.at(1) == "bought");
    if (row.at(1) == "bought") shares.accounts_found.add(found);
  }
  return shares;
}

TEST(PlantedBlocks, AreFoundWhereFollowersWereBoughtAndNowhereElse) {
  const vouch::testing::TemporaryFolder folder;
  for (const auto& [creators, seed] : {std::pair{500U, 71U}, std::pair{2000U, 72U}, std::pair{4000U, 73U}}) {
    const auto world = folder.path() / std::to_string(seed);
    ASSERT_TRUE(
        generate_world(world, {.creators = creators, .accounts = 60'000, .edges = 300 * creators, .brands = 40, .seed = seed}));
    const Searched searched = search(world, folder.path() / "x.vouch");
    const Compared shares = compare(searched, world / "truth");
    std::cout << creators << " creators, usual share " << searched.found.usual << "\n";
    for (const auto& block : searched.found.blocks) {
      std::cout << "  block: " << block.owners.size() << " owners, " << block.accounts.size() << " accounts, " << block.links
                << " links, expected " << block.expected << ", density " << block.density << " of at most " << block.highest
                << ", unlikely " << block.unlikely << ", concentrated " << block.concentrated << ", log10 p " << block.log10_p
                << ", q " << block.q << "\n";
    }
    shares.owners.print("owners of blocks that bought");
    shares.buyers.print("buyers found");
    shares.larger.print("buyers of 30 or more found");
    shares.accounts.print("accounts of blocks that are sold");
    shares.accounts_found.print("sold accounts found");
    std::filesystem::remove(world / "audience-bought.csv");
    EXPECT_TRUE(search(world, folder.path() / "x.vouch").found.blocks.empty());
    EXPECT_GE(shares.owners.value(), 0.95);
    EXPECT_GE(shares.larger.value(), 0.8);
  }
}

}  // namespace
}  // namespace vouch::datasets
