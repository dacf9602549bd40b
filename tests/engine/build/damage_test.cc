// A whole small build, damaged: verification finds it, and the views that the engine makes never read out of bounds even
// where nobody verified.
#include <gtest/gtest.h>

#include "engine/credibility/even_handedness.h"
#include "engine/credibility/growth.h"
#include "engine/credibility/rules.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/carried_rules.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;

std::size_t read_samples(const snapshot::Snapshot& snapshot, const audience::AudienceGraph& whole,
                         const audience::AudienceWeights& weights) {
  const auto samples = audience::Samples::open(snapshot, whole, weights);
  if (!samples) return 0;
  std::size_t sum = 0;
  for (const audience::AccountSample& sample : samples->all()) {
    for (const std::uint32_t account : sample.accounts()) sum += weights[account];
    for (std::uint32_t i = 0; i < sample.graph().owners(); ++i) {
      for (const std::uint32_t drawn : sample.graph().members(core::OwnerIndex(i))) sum += sample.weights()[drawn];
    }
  }
  return sum;
}

/// Reads through all views; the sum keeps the reads from being left out.
std::size_t read_through(const snapshot::Snapshot& snapshot) {
  std::size_t sum = 0;
  if (const auto catalog = catalog::Catalog::open(snapshot)) {
    for (std::size_t i = 0; i < catalog->creators.size(); ++i) {
      sum += catalog->creators.keys[i].size() + catalog->creators.names[i].size() +
             catalog->label(catalog->creators.platform[i]).size();
    }
    for (std::size_t i = 0; i < catalog->posts.keys.size(); ++i) sum += catalog->posts.keys[i].size();
    for (std::uint32_t i = 0; i < catalog->owners(); ++i) {
      for (const std::uint32_t term : catalog->terms.owner_terms[i]) sum += catalog->terms.terms[term].size();
    }
    for (const std::uint32_t creator : catalog->collaborations.creator) sum += catalog->creators.keys[creator].size();
    if (const auto evenness = credibility::EvenHandedness::open(snapshot, *catalog, vouch::testing::carried_rules().evenness)) {
      for (std::uint32_t c = 0; c < catalog->creators.size(); ++c) {
        sum += evenness->of(*catalog, core::CreatorIndex(c), catalog->latest_event_s).drawback_posts.size();
      }
    }
    const auto rules = credibility::Rules::open(snapshot);
    const auto growth = rules ? credibility::Growth::open(snapshot, *catalog, rules->growth) : core::fail(rules.error());
    if (growth) {
      for (std::uint32_t c = 0; c < catalog->creators.size(); ++c) {
        sum += growth->of(core::CreatorIndex(c)).findings.size() + growth->of(core::CreatorIndex(c), 200 * 86400).entries;
      }
    }
  }
  if (const auto graph = audience::AudienceGraph::open(snapshot)) {
    for (std::uint32_t i = 0; i < graph->owners(); ++i) {
      for (const std::uint32_t account : graph->members(core::OwnerIndex(i)))
        sum += graph->owners_of(core::AccountIndex(account)).size();
    }
    for (const audience::Tile& tile : graph->tiles().all()) {
      for (std::size_t i = 0; i < tile.owners.size(); ++i) {
        for (std::uint32_t t = i == 0 ? 0 : tile.ends[i - 1]; t < tile.ends[i]; ++t) {
          sum += graph->owners_of(core::AccountIndex(tile.first_account + tile.targets[t])).size();
        }
      }
    }
    for (const std::uint32_t account : graph->accounts_by_pseudonym()) sum += graph->platforms()[account];
    if (const auto weights = audience::AudienceWeights::open(snapshot, *graph)) sum += read_samples(snapshot, *graph, *weights);
  }
  return sum;
}

TEST(Damage, ToAnyByteIsFoundAndCrashesNoView) {
  const TemporaryFolder folder;
  std::vector<catalog::Record> records = {creator("anna"),
                                          creator("bea"),
                                          brand("acme", "coffee"),
                                          event("a", of_creator("anna"), 1),
                                          event("a", of_brand("acme")),
                                          event("b", of_creator("bea")),
                                          post("p", of_creator("anna"), 4, "slow coffee"),
                                          collaboration("acme", "bea", 3)};
  for (const std::string_view account : {"c", "d", "e", "f", "g", "h", "i", "j"}) {  // lists that are worth a tile
    for (const std::string_view owner : {"anna", "bea"}) records.push_back(event(account, of_creator(owner)));
    records.push_back(event(account, of_brand("acme")));
  }
  for (std::int64_t week = 0; week < 12; ++week) {  // bought in the sixth
    records.push_back(catalog::FollowerHistoryRecord{
        .creator_id = "bea", .at_s = (700 + 7 * week) * 86400, .followers = 1000 + 3 * week + (week > 5 ? 900 : 0)});
  }
  BuildOptions options = test_options();
  options.samples = {.least_links = 1, .rates = {1, 2}};
  (void)build(folder / "x.vouch", records, options);
  ASSERT_TRUE(snapshot::Snapshot::open(folder / "x.vouch")->has("samples.2.members.targets"));
  ASSERT_EQ(audience::AudienceGraph::open(*snapshot::Snapshot::open(folder / "x.vouch"))->tiles().all().size(), 1U);
  const std::string whole = read_file(folder / "x.vouch");
  const std::size_t sum = read_through(*snapshot::Snapshot::open(folder / "x.vouch"));
  std::fstream file(folder / "x.vouch", std::ios::in | std::ios::out | std::ios::binary);
  const auto put = [&](std::size_t place, char byte) { file.seekp(static_cast<std::streamoff>(place)).put(byte).flush(); };
  std::size_t opened = 0;
  for (std::size_t place = 0; place < whole.size(); ++place) {
    put(place, static_cast<char>(whole[place] ^ (1 << place % 8)));
    if (const auto snapshot = snapshot::Snapshot::open(folder / "x.vouch")) {
      ++opened;
      ASSERT_FALSE(snapshot->verify(1)) << place;
      (void)read_through(*snapshot);
    }
    put(place, whole[place]);
  }
  EXPECT_GT(opened, whole.size() / 3) << "opening reads header and table only";
  EXPECT_EQ(read_through(*snapshot::Snapshot::open(folder / "x.vouch")), sum);
  EXPECT_TRUE(snapshot::Snapshot::open(folder / "x.vouch")->verify());
}

}  // namespace
}  // namespace vouch::build
