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
#include "datasets/reference/credibility_tables.h"
#include "datasets/synthetic/synthetic_world.h"
#include "engine/build/build.h"
#include "engine/catalog/catalog.h"
#include "engine/core/proportion.h"
#include "engine/credibility/blocks.h"
#include "models/shipped.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using credibility::BlockEvidence;

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
  std::vector<credibility::FoundBlock> blocks;
  std::set<std::string> owners;         // of all blocks, by id
  std::vector<std::uint64_t> accounts;  // of all blocks, by pseudonym, ascending
};

/// What a build finds by one kind of evidence. Lockstep is looked for without any judged account.
Searched search(const std::filesystem::path& world, const std::filesystem::path& file, BlockEvidence evidence) {
  build::BuildOptions options{.account_key = test_key()};
  options.credibility_rules = carried_credibility_rules;
  if (evidence == BlockEvidence::looks) options.authenticity = models::authenticity_model;
  auto builder = build::Builder::make(file, std::move(options)).value();
  EXPECT_TRUE(read_dataset(world, {}, builder));
  EXPECT_TRUE(builder.finish());
  const auto snapshot = snapshot::Snapshot::open(file).value();
  const auto catalog = catalog::Catalog::open(snapshot).value();
  const auto graph = audience::AudienceGraph::open(snapshot).value();
  const auto blocks = credibility::Blocks::open(snapshot, graph).value();
  std::vector<std::uint64_t> pseudonyms(graph.accounts());
  for (std::size_t i = 0; i < graph.pseudonyms().size(); ++i)
    pseudonyms[graph.accounts_by_pseudonym()[i]] = graph.pseudonyms()[i];
  const std::uint32_t creators = catalog.creators.size();
  Searched result;
  for (std::uint32_t number = 0; number < blocks.size(); ++number) {
    const auto found = blocks.block(number);
    if (found.evidence != evidence) continue;
    for (const std::uint32_t o : found.block.owners)
      result.owners.emplace(o < creators ? catalog.creators.keys[o] : catalog.brands.keys[o - creators]);
    for (const std::uint32_t account : found.block.accounts) result.accounts.push_back(pseudonyms[account]);
    result.blocks.push_back(found);
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

void print(const Searched& searched) {
  for (const auto& found : searched.blocks) {
    const auto& block = found.block;
    std::cout << "  block by " << name_of(found.evidence) << ": " << block.owners.size() << " owners, " << block.accounts.size()
              << " accounts, " << block.links << " links, expected " << block.expected << ", density " << block.density
              << " of at most " << block.highest << ", unlikely " << block.unlikely << ", concentrated " << block.concentrated
              << ", log10 p " << block.log10_p << ", q " << block.q << ", in bursts " << found.in_bursts << " of " << found.dated
              << " dated, by chance " << found.bursts_by_chance << "\n";
  }
}

class PlantedBlocks : public ::testing::TestWithParam<BlockEvidence> {};

TEST_P(PlantedBlocks, AreFoundWhereFollowersWereBoughtAndNowhereElse) {
  const vouch::testing::TemporaryFolder folder;
  for (const auto& [creators, seed] : {std::pair{500U, 171U}, std::pair{2000U, 172U}, std::pair{4000U, 173U}}) {
    const auto world = folder.path() / std::to_string(seed);
    ASSERT_TRUE(
        generate_world(world, {.creators = creators, .accounts = 60'000, .edges = 300 * creators, .brands = 40, .seed = seed}));
    const Searched searched = search(world, folder.path() / "x.vouch", GetParam());
    const Compared shares = compare(searched, world / "truth");
    std::cout << creators << " creators\n";
    print(searched);
    shares.owners.print("owners of blocks that bought");
    shares.buyers.print("buyers found");
    shares.larger.print("buyers of 30 or more found");
    shares.accounts.print("accounts of blocks that are sold");
    shares.accounts_found.print("sold accounts found");
    std::filesystem::remove(world / "audience-bought.csv");
    EXPECT_TRUE(search(world, folder.path() / "x.vouch", GetParam()).blocks.empty());
    EXPECT_GE(shares.owners.value(), 0.95);
    EXPECT_GE(shares.larger.value(), 0.8);
  }
}

INSTANTIATE_TEST_SUITE_P(ByEvidence, PlantedBlocks, ::testing::Values(BlockEvidence::looks, BlockEvidence::lockstep),
                         [](const auto& tested) { return std::string(name_of(tested.param)); });

}  // namespace
}  // namespace vouch::datasets
