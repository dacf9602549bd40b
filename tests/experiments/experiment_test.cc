// Whole experiments on a small dataset: from a folder of files to the same bytes twice, and refusals.
#include "experiments/experiment.h"

#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "experiments/data_source.h"
#include "experiments/engine_scorer.h"
#include "tests/experiments/experiment_runs.h"
#include "tests/experiments/small_split.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kStart = 1'500'000'000;

/// 60 creators of two communities, 8 brands that work with one of them each, 100 days; audiences stay in the community.
void write_dataset(const fs::path& folder) {
  fs::create_directories(folder);
  core::Random random(5);
  std::ofstream creators(folder / "creators.csv");
  std::ofstream brands(folder / "brands.csv");
  std::ofstream posts(folder / "posts.csv");
  std::ofstream collaborations(folder / "collaborations.csv");
  std::ofstream audience(folder / "audience.csv");
  creators << "creator_id,platform,category,followers\n";
  brands << "brand_id,name\n";
  posts << "post_id,owner_id,owner_kind,at,text,likes,comments\n";
  collaborations << "brand_id,creator_id,at\n";
  audience << "account_id,platform,owner_id,owner_kind,kind,at\n";
  for (int b = 0; b < 8; ++b) brands << "brand" << b << ",Brand " << b << "\n";
  int post = 0;
  for (int c = 0; c < 60; ++c) {
    const int community = c % 2;
    creators << "c" << c << ",instagram," << (community == 0 ? "food" : "travel") << "," << 1000 + 10 * c << "\n";
    for (int a = 0; a < 30; ++a) {
      audience << "a" << community * 200 + static_cast<int>(random.below(200)) << ",instagram,c" << c << ",creator,comment,"
               << kStart + 60 * a << "\n";
    }
    for (int p = 0; p < 10; ++p) {
      const std::int64_t at = kStart + static_cast<std::int64_t>(random.below(100)) * kDay + post;
      posts << "p" << post++ << ",c" << c << ",creator," << at << ","
            << (community == 0 ? "bread soup kitchen" : "beach flight hotel") << ",10,2\n";
      if (random.chance(0.4))
        collaborations << "brand" << 2 * random.below(4) + static_cast<std::uint64_t>(community) << ",c" << c << "," << at
                       << "\n";
    }
  }
}

const std::string kConfig = config_of("small", "source = \"data\"\n", "cuts = [0.5, 0.7]\nmin_earlier_creators = 3\n",
                                      "names = [\"R@10\", \"AUC\"]\nresamples = 500\n") +
                            R"([[models]]
name = "chosen"
kind = "chosen_weights"
grid = { audience = [0, 1], values = [0, 1] }
[[models]]
name = "balanced"
kind = "profile"
profile = "balanced"
)";

class Experiments : public ExperimentTest {
 protected:
  Experiments() { write_dataset(path("data")); }

  [[nodiscard]] core::Error error_of(const std::string& text, const ExperimentOptions& options = {}) const {
    const auto report = run(text, "wrong", options);
    EXPECT_FALSE(report);
    return report ? core::Error{} : report.error();
  }
};

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[entry.path().lexically_relative(folder).string()] = vouch::testing::read_file(entry.path());
  }
  return files;
}

TEST_F(Experiments, find_who_belongs_to_the_brand_and_repeat_to_the_byte) {
  const auto report = run(kConfig, "first", {.threads = 1});
  ASSERT_TRUE(report) << report.error().message;
  const auto auc = [&](std::string_view model) { return pooled_figure(*report, model, "AUC"); };
  EXPECT_NEAR(auc("random"), 0.5, 0.1);
  EXPECT_GT(auc("audience"), 0.7);  // half of the candidates share no account with the brand's partners
  EXPECT_GT(auc("balanced"), 0.7);
  EXPECT_EQ(report->cuts.size(), 2U);
  EXPECT_FALSE(report->cuts[0].snapshot.empty());
  EXPECT_NE(report->cuts[0].snapshot, report->cuts[1].snapshot);

  ASSERT_TRUE(run(kConfig, "second", {.threads = 2}));
  const auto first = files_of(path("first"));
  EXPECT_EQ(first, files_of(path("second")));
  for (const char* name : {"report.json", "report.csv", "comparisons.csv", "queries.csv", "report.tex", "report.html",
                           "qrels.trec", "runs/random.trec", "runs/audience.trec", "runs/chosen.trec", "runs/balanced.trec"}) {
    EXPECT_TRUE(first.contains(name)) << name;
  }
  EXPECT_EQ(first.size(), 11U);  // nothing of the work is left
}

TEST_F(Experiments, another_seed_or_other_data_show_in_the_report) {
  const auto report = run(kConfig, "first");
  ASSERT_TRUE(report) << report.error().message;
  std::ofstream(path("data/brands.csv"), std::ios::app) << "late,Late\n";
  const auto other = run(kConfig, "second");
  ASSERT_TRUE(other) << other.error().message;
  EXPECT_EQ(report->config_hash, other->config_hash);
  EXPECT_NE(report->data_hash, other->data_hash);
}

TEST_F(Experiments, what_is_missing_is_named) {
  EXPECT_EQ(run_experiment(path("none.toml"), path("out")).error().code, core::ErrorCode::not_found);
  const auto with_source = [](const std::string& source) {
    std::string text = kConfig;
    return text.replace(text.find("\"data\""), 6, "\"" + source + "\"");
  };
  const core::Error folder = error_of(with_source("nowhere"));
  EXPECT_EQ(folder.code, core::ErrorCode::not_found);
  EXPECT_NE(folder.message.find("nowhere (data.source)"), std::string::npos) << folder.message;
  const core::Error unset = error_of(with_source("${VOUCH_DATA}/x"));
  EXPECT_EQ(unset.code, core::ErrorCode::not_available);
  EXPECT_NE(unset.message.find("VOUCH_DATA is not set"), std::string::npos) << unset.message;
  EXPECT_EQ(error_of(with_source("${VOUCH_DATA}/x"), {.research_data = path("")}).code, core::ErrorCode::not_found);
  const core::Error key = error_of("sead = 1\n" + kConfig);
  EXPECT_EQ(key.code, core::ErrorCode::invalid_argument);
  EXPECT_EQ(key.message, "wrong.toml:1: sead: unknown key, did you mean 'seed'?");
}

TEST_F(Experiments, a_profile_that_the_engine_lacks_is_its_error) {
  std::string text = kConfig;
  text.replace(text.rfind("\"balanced\""), 10, "\"balancd\"");
  const core::Error error = error_of(text);
  EXPECT_EQ(error.code, core::ErrorCode::invalid_argument);
  EXPECT_NE(error.message.find("model balanced: query"), std::string::npos) << error.message;
  EXPECT_FALSE(fs::exists(path("wrong/work")));
}

TEST(Briefs, name_every_weight_so_that_no_profile_shines_through) {
  Weights weights{};
  weights[2] = 0.5;
  const Query query{.id = "b@70", .brand_id = "b", .cut = 0, .known = {}, .positives = {}};
  const ranking::Brief brief = brief_of(query, weights);
  EXPECT_EQ(std::get<std::string>(brief.brand), "b");
  EXPECT_EQ(brief.k, 0U);
  EXPECT_TRUE(brief.exclude.partners);
  for (std::size_t signal = 0; signal < ranking::kSignals; ++signal) EXPECT_EQ(brief.weights[signal], signal == 2 ? 0.5 : 0.0);
  const ranking::Brief profile = brief_of(query, std::string("deepen"));
  EXPECT_EQ(profile.profile, "deepen");
  EXPECT_FALSE(profile.weights[0]);
}

TEST(DataHash, depends_on_names_and_contents_but_not_on_keys_and_hidden_files) {
  const vouch::testing::TemporaryFolder temporary;
  const fs::path folder = temporary / "data";
  fs::create_directories(folder);
  std::ofstream(folder / "a.csv") << "x\n";
  const auto before = hash_of_folder(folder);
  std::ofstream(folder / "account.key") << "secret";
  std::ofstream(folder / ".hidden") << "y";
  EXPECT_EQ(*before, *hash_of_folder(folder));
  fs::rename(folder / "a.csv", folder / "b.csv");
  EXPECT_NE(*before, *hash_of_folder(folder));
  fs::rename(folder / "b.csv", folder / "a.csv");
  std::ofstream(folder / "a.csv") << "z\n";
  EXPECT_NE(*before, *hash_of_folder(folder));
  fs::remove_all(folder);
  EXPECT_EQ(hash_of_folder(folder).error().code, core::ErrorCode::not_found);
}

}  // namespace
}  // namespace vouch::experiments
