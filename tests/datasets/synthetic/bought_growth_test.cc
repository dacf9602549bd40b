// Growth judged on a generated world, whose own model of histories and purchases the rules do not share: which of the planted
// bursts are found, how many findings are planted bursts, and how often a creator who bought nothing is called unusual.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/synthetic/synthetic_world.h"
#include "engine/core/binomial.h"
#include "engine/credibility/growth_figure.h"
#include "tests/support/carried_rules.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using credibility::GrowthFigure;
using credibility::GrowthFinding;

constexpr double kYearSeconds = 365.25 * 86400.0;
constexpr std::int64_t kDelivery = 2 * 86400;  // a burst may lie over two days

struct Planted {
  std::int64_t at_s = 0;
  double share = 0.0;  // of the followers before
};
struct Creator {
  std::vector<std::int64_t> at_s, followers;
  bool bought = false;           // at any time
  std::vector<Planted> planted;  // between its first and last entry
  GrowthFigure figure;
  [[nodiscard]] double years() const { return static_cast<double>(at_s.back() - at_s.front()) / kYearSeconds; }
};

/// Cells of a plain CSV file behind its header.
std::vector<std::vector<std::string>> cells_of(const std::filesystem::path& file) {
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

std::map<std::string, Creator> creators_of(const std::filesystem::path& folder) {
  std::map<std::string, Creator> creators;
  for (const auto& row : cells_of(folder / "follower_history.csv")) {
    creators[row[0]].at_s.push_back(std::stoll(row[1]));
    creators[row[0]].followers.push_back(std::stoll(row[2]));
  }
  for (const auto& row : cells_of(folder / "truth" / "bought.csv")) {
    Creator& creator = creators[row[0]];
    creator.bought = true;
    const std::int64_t at = std::stoll(row[1]);
    const auto behind = std::upper_bound(creator.at_s.begin(), creator.at_s.end(), at) - creator.at_s.begin();
    if (behind == 0 || at + kDelivery > creator.at_s.back()) continue;  // before or after all entries: not to be seen
    const double before = static_cast<double>(creator.followers[static_cast<std::size_t>(behind - 1)]);
    creator.planted.push_back({.at_s = at, .share = std::stod(row[3]) / before});
  }
  const credibility::GrowthRules& rules = vouch::testing::carried_rules().growth;
  for (auto& [id, creator] : creators) {
    creator.figure = credibility::judge_growth(creator.at_s, creator.followers, std::numeric_limits<std::int64_t>::max(), rules);
  }
  return creators;
}

bool covers(const GrowthFinding& finding, const Planted& burst) {
  return finding.from_s <= burst.at_s + kDelivery && finding.to_s >= burst.at_s;
}

/// 95 % interval of a share (E. Wilson, Probable inference, the law of succession, and statistical inference, 1927).
struct Share {
  double hits = 0.0, of = 0.0;
  void add(bool hit) {
    hits += hit ? 1.0 : 0.0;
    of += 1.0;
  }
  [[nodiscard]] double value() const { return of == 0.0 ? 0.0 : hits / of; }
  [[nodiscard]] double bound(double z) const {
    const double p = value();
    return (p + z * z / (2.0 * of) + z * std::sqrt(p * (1.0 - p) / of + z * z / (4.0 * of * of))) / (1.0 + z * z / of);
  }
  void print(const char* what) const {
    std::printf("%-34s %.3f  [%.3f, %.3f]  %.0f of %.0f\n", what, value(), bound(-1.96), bound(1.96), hits, of);
  }
};

TEST(BoughtGrowth, IsFoundInAGeneratedWorldAndCleanCreatorsAreNot) {
  const vouch::testing::TemporaryFolder folder;
  const auto summary =
      generate_world(folder.path(), {.creators = 6000, .accounts = 60000, .edges = 120000, .brands = 5, .seed = 5});
  ASSERT_TRUE(summary) << summary.error().message;
  Share recall, precision;
  std::map<double, Share> by_size = {{0.05, {}}, {0.10, {}}, {0.20, {}}, {std::numeric_limits<double>::infinity(), {}}};
  double clean_years = 0.0;
  double alarms = 0.0;
  for (const auto& [id, creator] : creators_of(folder.path())) {
    for (const Planted& burst : creator.planted) {
      const bool found = std::ranges::any_of(creator.figure.findings, [&](const auto& one) { return covers(one, burst); });
      recall.add(found);
      by_size.lower_bound(burst.share)->second.add(found);
    }
    for (const GrowthFinding& finding : creator.figure.findings) {
      precision.add(std::ranges::any_of(creator.planted, [&](const Planted& burst) { return covers(finding, burst); }));
    }
    if (creator.bought) continue;
    clean_years += creator.years();
    alarms += static_cast<double>(creator.figure.findings.size());
  }
  recall.print("bursts found");
  for (const auto& [most, share] : by_size) share.print(("  up to " + std::to_string(most) + " of followers").c_str());
  precision.print("findings that are bursts");
  std::printf("clean creators: %.0f findings in %.0f creator-years\n", alarms, clean_years);
  ASSERT_GT(clean_years, 5000.0);
  EXPECT_LE(alarms, 1e-3 * clean_years);
  EXPECT_GE(precision.bound(-1.96), 0.9);
  EXPECT_GE(recall.value(), 0.5);
}

}  // namespace
}  // namespace vouch::datasets
