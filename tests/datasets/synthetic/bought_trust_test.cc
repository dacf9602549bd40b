// What the purchases of a generated world buy in trust: the world is built with and without the files of bought followers, whose
// kinds of accounts trust knows nothing of, and the percentiles of those who bought are compared.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/dataset_reader.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/synthetic/synthetic_world.h"
#include "engine/build/build.h"
#include "engine/credibility/trust.h"
#include "models/shipped.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using credibility::TrustFigure;

/// The columns of a plain CSV file that are asked for by place, behind its header.
std::vector<std::pair<std::string, std::string>> columns_of(const std::filesystem::path& file, std::size_t a, std::size_t b) {
  std::ifstream in(file);
  std::vector<std::pair<std::string, std::string>> rows;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream text(line);
    std::vector<std::string> cells;
    for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
    rows.emplace_back(cells.at(a), cells.at(b));
  }
  return rows;
}

std::map<std::string, TrustFigure> figures_of(const std::filesystem::path& world, const std::filesystem::path& file,
                                              std::function<core::Result<credibility::AuthenticityModel>()> model,
                                              credibility::TrustedNames trusted) {
  build::BuildOptions options{.account_key = core::AccountKey::make(std::string(32, 'k')).value()};
  options.authenticity = std::move(model);
  options.trusted = std::move(trusted);
  options.credibility_rules = carried_credibility_rules;
  auto builder = build::Builder::make(file, std::move(options)).value();
  EXPECT_TRUE(read_dataset(world, {}, builder));
  EXPECT_TRUE(builder.finish());
  const auto snapshot = snapshot::Snapshot::open(file).value();
  const auto catalog = catalog::Catalog::open(snapshot).value();
  const auto trust = credibility::Trust::open(snapshot, catalog).value();
  std::map<std::string, TrustFigure> figures;
  for (std::uint32_t c = 0; c < catalog.creators.size(); ++c)
    figures.emplace(catalog.creators.keys[c], trust.of(core::CreatorIndex(c)));
  return figures;
}

struct Bought {
  double mean_gain = 0.0, most_gain = 0.0, people_a_fake = 0.0;
};

TEST(BoughtTrust, IsLittleWhereAccountsAreJudgedAndLessFromSeeds) {
  const vouch::testing::TemporaryFolder folder;
  const auto with = folder.path() / "with", without = folder.path() / "without";
  ASSERT_TRUE(generate_world(with, {.creators = 3000, .accounts = 60'000, .edges = 600'000, .seed = 4301}));
  std::filesystem::copy(with, without, std::filesystem::copy_options::recursive);
  std::filesystem::remove(without / "audience-bought.csv");
  std::map<std::string, double> fakes;  // bought by a creator, in the data
  for (const auto& [creator, rows] : columns_of(with / "truth" / "bought.csv", 0, 2)) fakes[creator] += std::stod(rows);
  ASSERT_GT(fakes.size(), 100U);
  credibility::TrustedNames seeds;
  const auto key = core::AccountKey::make(std::string(32, 'k')).value();
  for (const auto& [account, kind] : columns_of(with / "truth" / "accounts.csv", 0, 1)) {
    if (kind == "person" && seeds.accounts.size() < 1000) seeds.accounts.push_back(key.pseudonym(account));
  }
  const auto bought = [&](const char* name, auto model, const credibility::TrustedNames& trusted) {
    const auto before = figures_of(without, folder.path() / "x.vouch", model, trusted);
    const auto after = figures_of(with, folder.path() / "x.vouch", model, trusted);
    Bought found;
    double people = 0.0, all = 0.0;
    for (const auto& [creator, n] : fakes) {
      const double gain = after.at(creator).percentile - before.at(creator).percentile;
      found.mean_gain += gain / static_cast<double>(fakes.size());
      found.most_gain = std::max(found.most_gain, gain);
      people += after.at(creator).score - before.at(creator).score;
      all += n;
    }
    found.people_a_fake = people / all;
    std::printf("%-22s %zu buyers gain %+.3f of the percentile on average, %+.3f at most; %.4f people a bought account\n", name,
                fakes.size(), found.mean_gain, found.most_gain, found.people_a_fake);
    return found;
  };
  const std::function<core::Result<credibility::AuthenticityModel>()> nobody, shipped = models::authenticity_model;
  const Bought unjudged = bought("nobody judged", nobody, {});
  const Bought judged = bought("judged", shipped, {});
  const Bought seeded = bought("judged, 1,000 seeds", shipped, seeds);
  EXPECT_LT(unjudged.mean_gain, 0.06);
  EXPECT_LT(judged.mean_gain, 0.01);
  EXPECT_LT(seeded.mean_gain, 0.01);
  EXPECT_LT(judged.people_a_fake, 0.1);
}

}  // namespace
}  // namespace vouch::datasets
