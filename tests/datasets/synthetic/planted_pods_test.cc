// Pods of generated worlds as a build finds them from the dataset alone, compared with truth/pods.csv, and what the index makes
// of planted conduct. The generator shares no constant with the rules.
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "datasets/dataset_reader.h"
#include "datasets/reference/comment_tables.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/synthetic/synthetic_world.h"
#include "engine/build/build.h"
#include "engine/core/proportion.h"
#include "engine/engine.h"
#include "models/shipped.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using credibility::CredibilityStatus;

/// A world, built.
class JudgedWorld {
 public:
  JudgedWorld(const WorldOptions& options) {
    EXPECT_TRUE(generate_world(folder_ / "world", options));
    build::BuildOptions building{.account_key = core::AccountKey::fresh(), .until_s = {}, .audience_kinds = {}, .progress = {}};
    building.wordings = carried_wordings;
    building.credibility_rules = carried_credibility_rules;
    building.authenticity = models::authenticity_model;
    auto builder = build::Builder::make(folder_ / "world.vouch", std::move(building)).value();
    EXPECT_TRUE(read_dataset(folder_ / "world", {}, builder));
    EXPECT_TRUE(builder.finish());
    engine_ = std::make_unique<Engine>(Engine::open(folder_ / "world.vouch").value());
  }
  [[nodiscard]] const Engine& engine() const { return *engine_; }

  /// A column of a truth file by the creator in another.
  [[nodiscard]] std::multimap<std::string, std::string> truth(const std::string& name, std::size_t creator,
                                                              std::size_t value) const {
    std::ifstream in(folder_ / "world" / "truth" / name);
    std::multimap<std::string, std::string> found;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      std::vector<std::string> cells;
      std::istringstream row(line);
      for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
      found.emplace(cells.at(creator), cells.at(value));
    }
    return found;
  }

 private:
  vouch::testing::TemporaryFolder folder_;
  std::unique_ptr<Engine> engine_;
};

struct Found {
  std::size_t planted = 0, found = 0, right = 0;  // members of pods of at least three
};

Found pods_of(const JudgedWorld& world, std::size_t creators) {
  std::map<std::string, std::set<std::string>> members;
  for (const auto& [creator, pod] : world.truth("pods.csv", 1, 0)) members[pod].insert(creator);
  std::set<std::string> planted;
  for (const auto& [pod, of] : members) {
    if (of.size() >= 3) planted.insert(of.begin(), of.end());
  }
  Found counts{.planted = planted.size()};
  for (std::uint32_t c = 0; c < creators; ++c) {
    const std::string id(world.engine().id_of(core::CreatorIndex(c)));
    if (!world.engine().audit({.id = id, .as_of_s = {}}).value().pod) continue;
    ++counts.found;
    counts.right += planted.count(id);
  }
  return counts;
}

TEST(PlantedPods, AreFoundWithPrecisionAndRecall) {
  for (const auto& [creators, seed] : {std::pair{300U, 11U}, std::pair{1000U, 12U}, std::pair{3000U, 13U}}) {
    const JudgedWorld world({.creators = creators, .accounts = 20000, .edges = 20 * creators, .brands = 10, .seed = seed});
    const Found counts = pods_of(world, creators);
    const double precision = static_cast<double>(counts.right) / static_cast<double>(counts.found);
    const double recall = static_cast<double>(counts.right) / static_cast<double>(counts.planted);
    std::cout << creators << " creators: planted " << counts.planted << ", found " << counts.found << ", right " << counts.right
              << ", precision " << precision << " [" << core::wilson_interval(precision, static_cast<double>(counts.found)).low
              << ", 1], recall " << recall << "\n";
    EXPECT_GE(precision, 0.95) << creators;
    EXPECT_GE(recall, 0.8) << creators;
  }
}

TEST(PlantedConduct, LeavesCleanCreatorsAboveOneHalf) {
  std::size_t clean = 0, below = 0, bought_below = 0, bought_all = 0;
  for (const std::uint64_t seed : {21U, 22U, 23U}) {
    const JudgedWorld world({.creators = 2000, .accounts = 60000, .edges = 600000, .brands = 50, .seed = seed});
    const auto bought = world.truth("bought.csv", 0, 1), pods = world.truth("pods.csv", 1, 0);
    std::set<std::string> silent;  // did not say that they were paid
    for (const auto& [post, says_so] : world.truth("sponsored_posts.csv", 0, 2)) {
      if (says_so == "false") silent.insert("c" + post.substr(1, post.find('-') - 1));
    }
    for (std::uint32_t c = 0; c < 2000; ++c) {
      const std::string id(world.engine().id_of(core::CreatorIndex(c)));
      const auto audit = world.engine().audit({.id = id, .as_of_s = {}}).value();
      ASSERT_NE(audit.figure.status, CredibilityStatus::unknown);
      if (bought.count(id) != 0) {
        ++bought_all;
        bought_below += audit.figure.index < 0.5 ? 1 : 0;
      } else if (pods.count(id) == 0 && silent.count(id) == 0) {
        ++clean;
        below += audit.figure.index < 0.5 ? 1 : 0;
      }
    }
  }
  std::cout << "clean: " << clean << ", of them " << below << " at or below one half; buyers: " << bought_all << ", of them "
            << bought_below << " below one half\n";
  EXPECT_LE(static_cast<double>(below), 0.01 * static_cast<double>(clean));
  EXPECT_GE(static_cast<double>(bought_below), 0.5 * static_cast<double>(bought_all));
}

}  // namespace
}  // namespace vouch::datasets
