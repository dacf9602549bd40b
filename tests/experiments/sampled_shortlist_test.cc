// Sampled shortlists on real data: how many of the exact top 20 they list, for 50 brands of the Instagram sample in the folder
// that VOUCH_DATA names (skipped where it is not set). The sample is drawn at rates that so small a graph would never need.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "datasets/convert/convert.h"
#include "datasets/dataset_reader.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/writing/dataset_folder.h"
#include "engine/build/build.h"
#include "engine/engine.h"
#include "tests/support/temporary_folder.h"

namespace vouch::experiments {
namespace {

constexpr std::size_t kBrands = 50;
constexpr ranking::PrecisionBounds kBounds{.exact_price = 0, .least_drawn = 200, .front_links = 0};

Engine engine_of(const std::filesystem::path& data, const std::filesystem::path& folder) {
  (void)datasets::convert("instagram-2020", data / "instagram_2020", folder / "dataset", {}, {}).value();
  const auto key = core::AccountKey::make(datasets::kPublishedAccountKey).value();
  build::BuildOptions options{.account_key = key, .until_s = {}, .audience_kinds = {}, .progress = {}};
  options.credibility_rules = datasets::carried_credibility_rules;
  options.samples = {.least_links = 1, .rates = {1, 2}};
  auto builder = build::Builder::make(folder / "x.vouch", options).value();
  (void)datasets::read_dataset(folder / "dataset", {}, builder).value();
  (void)builder.finish().value();
  return Engine::open(folder / "x.vouch", {.account_key = key, .precision = kBounds}).value();
}

std::set<std::string> top(const Engine& engine, ranking::Brief brief, ranking::Precision precision) {
  brief.precision = precision;
  const ranking::Shortlist answer = engine.shortlist(brief).value();
  const bool sampled = std::ranges::any_of(answer.warnings, [](const auto& w) { return w.code == "overlap_sampled"; });
  std::set<std::string> ids;
  if (sampled != (precision == ranking::Precision::sampled)) return ids;
  for (const auto& one : answer.creators) ids.insert(one.creator.id);
  return ids;
}

TEST(SampledShortlist, ListsTheBestOfRealData) {
  const char* const data = std::getenv("VOUCH_DATA");
  if (data == nullptr || !std::filesystem::exists(std::filesystem::path(data) / "instagram_2020"))
    GTEST_SKIP() << "VOUCH_DATA does not name the research data";
  const testing::TemporaryFolder folder;
  std::filesystem::create_directories(folder / "dataset");
  const Engine engine = engine_of(data, folder / "");
  for (const char* const profile : {"balanced", "deepen"}) {
    std::size_t brands = 0, agreed = 0, whole = 0;
    for (const std::string& id : engine.brand_ids()) {
      ranking::Brief brief;
      brief.brand = id;
      brief.profile = profile;
      const auto sampled = top(engine, brief, ranking::Precision::sampled);
      if (sampled.empty()) continue;  // too few accounts ask to be sampled
      std::size_t same = 0;
      for (const std::string& creator : top(engine, brief, ranking::Precision::exact)) same += sampled.count(creator);
      agreed += same;
      whole += same == 20 ? 1 : 0;
      if (++brands == kBrands) break;
    }
    std::cout << profile << ": of the exact top 20 of " << brands << " brands "
              << static_cast<double>(agreed) / static_cast<double>(brands) << " listed in the mean, all 20 for " << whole << "\n";
    ASSERT_EQ(brands, kBrands);
    EXPECT_GE(static_cast<double>(agreed) / static_cast<double>(brands), 17.0) << profile;
  }
}

}  // namespace
}  // namespace vouch::experiments
