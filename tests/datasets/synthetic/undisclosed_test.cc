// Undisclosed advertising in a generated world: posts that somebody paid for and that do not say so, found from the dataset alone
// (collaborations, sponsors, labels, what posts mention, their words) and compared with truth/sponsored_posts.csv. The
// generator knows none of the phrases.
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/dataset_reader.h"
#include "datasets/reference/disclosure_tables.h"
#include "datasets/reference/reference_table.h"
#include "datasets/synthetic/synthetic_world.h"
#include "engine/credibility/payment.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

using credibility::DisclosureClassifier;
using credibility::Openness;

struct SeenPost {
  std::string id, owner, text, label, language;
  std::optional<std::int64_t> at_s;
  std::vector<std::string> brands, hashtags;
  bool sponsors = false;
};
struct SeenCollaboration {
  std::string brand;  // account id, as posts mention it
  std::int64_t at_s = 0;
};

/// Keeps what the detector needs of a dataset.
class Seen final : public catalog::RecordSink {
 public:
  core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override {
    if (const auto* brand = std::get_if<catalog::BrandRecord>(&record)) accounts_.emplace(brand->brand_id, brand->account_id);
    if (const auto* one = std::get_if<catalog::CollaborationRecord>(&record);
        one != nullptr && one->paid.value_or(false) && one->at_s) {
      if (one->outcome != "declined") waiting.emplace_back(std::string(one->creator_id), std::string(one->brand_id), *one->at_s);
    }
    if (const auto* post = std::get_if<catalog::PostRecord>(&record);
        post != nullptr && post->owner.kind != catalog::OwnerKind::brand) {
      SeenPost seen{.id = std::string(post->post_id),
                    .owner = std::string(post->owner.id),
                    .text = std::string(post->text),
                    .label = std::string(post->label),
                    .language = std::string(post->language),
                    .at_s = post->at_s,
                    .brands = {post->mentions.begin(), post->mentions.end()},
                    .hashtags = {post->hashtags.begin(), post->hashtags.end()},
                    .sponsors = !post->sponsors.empty()};
      seen.brands.insert(seen.brands.end(), post->tagged.begin(), post->tagged.end());
      posts.push_back(std::move(seen));
    }
    return std::nullopt;
  }

  [[nodiscard]] std::map<std::string, std::vector<SeenCollaboration>> collaborations() const {
    std::map<std::string, std::vector<SeenCollaboration>> of;
    for (const auto& [creator, brand, at_s] : waiting) of[creator].push_back({accounts_.at(brand), at_s});
    return of;
  }

  std::vector<SeenPost> posts;
  std::vector<std::tuple<std::string, std::string, std::int64_t>> waiting;

 private:
  std::map<std::string, std::string> accounts_;
};

std::set<std::string> undisclosed_in(const std::filesystem::path& dataset) {
  const auto classifier = DisclosureClassifier::make(read_disclosure_files(carried_disclosure_files()).value()).value();
  Seen seen;
  EXPECT_TRUE(read_dataset(dataset, {}, seen));
  const auto collaborations = seen.collaborations();
  std::set<std::string> found;
  for (const SeenPost& post : seen.posts) {
    std::vector<credibility::PaidCollaboration> of_creator;
    if (const auto own = collaborations.find(post.owner); own != collaborations.end()) {
      for (const SeenCollaboration& one : own->second) of_creator.push_back({.brand = one.brand, .at_s = one.at_s});
    }
    const std::vector<std::string_view> brands(post.brands.begin(), post.brands.end()),
        hashtags(post.hashtags.begin(), post.hashtags.end());
    const auto payment = payment_of({.at_s = post.at_s, .brands = brands, .label = post.label, .sponsors = post.sponsors},
                                    of_creator, classifier.settings().collaboration_days);
    const auto words =
        classifier.classify({.text = post.text, .hashtags = hashtags, .label = post.label, .language = post.language});
    if (openness_of(payment, words) == Openness::undisclosed) found.insert(post.id);
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
    const auto planted = planted_in(world), found = undisclosed_in(world);
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
