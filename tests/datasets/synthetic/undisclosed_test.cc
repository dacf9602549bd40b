// Undisclosed advertising in a generated world: posts that somebody paid for and that do not say so, as a build finds them from
// the dataset alone (collaborations, sponsors, labels, what posts mention, their words), compared with
// truth/sponsored_posts.csv. The generator knows none of the phrases.
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "datasets/dataset_reader.h"
#include "datasets/reference/comment_tables.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/reference/reference_table.h"
#include "datasets/synthetic/synthetic_world.h"
#include "engine/build/build.h"
#include "engine/catalog/catalog.h"
#include "engine/credibility/payment.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using credibility::Openness;
using credibility::Payment;

std::set<std::string> undisclosed_in(const std::filesystem::path& dataset, const std::filesystem::path& snapshot) {
  build::BuildOptions options{.account_key = core::AccountKey::fresh(), .until_s = {}, .audience_kinds = {}, .progress = {}};
  options.wordings = carried_wordings;
  options.credibility_rules = carried_credibility_rules;
  auto builder = build::Builder::make(snapshot, std::move(options)).value();
  EXPECT_TRUE(read_dataset(dataset, {}, builder));
  EXPECT_TRUE(builder.finish());
  const auto file = snapshot::Snapshot::open(snapshot).value();
  const auto catalog = catalog::Catalog::open(file).value();
  std::set<std::string> found;
  for (std::size_t i = 0; i < catalog.posts.keys.size(); ++i) {
    if (catalog.posts.post_class[i] == catalog::kUnreadClass) continue;
    const auto words = static_cast<catalog::PostClass>(catalog.posts.post_class[i]);
    const auto payment = static_cast<Payment>(catalog.posts.payment[i]);
    if (credibility::openness_of(payment, words) == Openness::undisclosed) found.emplace(catalog.posts.keys[i]);
  }
  return found;
}

std::set<std::string> planted_in(const std::filesystem::path& dataset) {
  std::ifstream in(dataset / "truth" / "sponsored_posts.csv", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  constexpr std::array<std::string_view, 3> kColumns{"post_id", "paid", "says_so"};
  auto table = ReferenceTable::open("sponsored_posts.csv", bytes, kColumns).value();
  std::set<std::string> planted;
  while (table.next().value()) {
    if (table.cell(1) == "true" && table.cell(2) == "false") planted.emplace(table.cell(0));
  }
  return planted;
}

TEST(UndisclosedAdvertising, IsFoundInAGeneratedWorld) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const vouch::testing::TemporaryFolder folder;
    const std::filesystem::path world = folder / "world";
    ASSERT_TRUE(generate_world(world, {.creators = 300, .accounts = 3000, .edges = 15000, .brands = 24, .seed = seed}));
    const auto planted = planted_in(world), found = undisclosed_in(world, folder / "world.vouch");
    EXPECT_GE(planted.size(), 30u);
    std::size_t right = 0;
    for (const std::string& id : found) right += planted.count(id);
    const double f1 = 2.0 * static_cast<double>(right) / static_cast<double>(planted.size() + found.size());
    std::cout << "seed " << seed << ": planted " << planted.size() << ", found " << found.size() << ", right " << right << ", F1 "
              << f1 << "\n";
    EXPECT_GE(f1, 0.9) << "seed " << seed;
  }
}

}  // namespace
}  // namespace vouch::datasets
