// Builds of random worlds against sets, and against the same world told in another order.
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;

constexpr std::array<std::string_view, 5> kOwners = {"anna", "bea", "carl", "acme", "brandt"};  // the last two are brands
constexpr std::array<std::string_view, 8> kAccounts = {"a", "b", "c", "d", "e", "f", "g", "h"};
constexpr std::array<std::string_view, 3> kPlatforms = {"instagram", "tiktok", "youtube"};

catalog::OwnerKey owner_key(std::size_t i) { return i < 3 ? of_creator(kOwners[i]) : of_brand(kOwners[i]); }

/// Events of random accounts, each with a platform of its own.
std::vector<catalog::AudienceEventRecord> random_events(const std::vector<std::uint16_t>& draws) {
  std::vector<catalog::AudienceEventRecord> events;
  for (const std::uint16_t draw : draws) {
    auto record = event(kAccounts[draw % 8], owner_key(draw / 8 % 5), draw % 1000);
    record.platform = kPlatforms[draw / 40 % 3];
    record.weight = draw % 7 == 0 ? 0.0 : 0.5;
    events.push_back(record);
  }
  return events;
}

std::vector<catalog::Record> records_of(const std::vector<catalog::AudienceEventRecord>& events) {
  std::vector<catalog::Record> records{creator("carl"), creator("anna"), creator("bea"), brand("brandt", "one text"),
                                       brand("acme")};
  records.insert(records.end(), events.begin(), events.end());
  return records;
}

RC_GTEST_PROP(Builder, KeepsExactlyTheMembersWithWeight, (const std::vector<std::uint16_t>& draws)) {
  const TemporaryFolder folder;
  const auto events = random_events(draws);
  const Built built = build(folder / "x.vouch", records_of(events));
  std::map<std::string_view, std::set<std::string>> expected;
  for (const auto& record : events) {
    if (record.weight > 0)
      expected[record.owner.id].insert(std::string(record.platform) + "/" +
                                       std::to_string(test_key().pseudonym(record.account_id)));
  }
  std::set<std::string> accounts;
  for (std::size_t i = 0; i < 5; ++i) {
    const auto& members = expected[kOwners[i]];
    accounts.insert(members.begin(), members.end());
    RC_ASSERT(audience_of(built, core::OwnerIndex(i)) == std::vector<std::string>(members.begin(), members.end()));
  }
  const auto graph = built.graph();
  RC_ASSERT(graph.accounts() == accounts.size());
  for (std::uint32_t account = 0; account < graph.accounts(); ++account) {
    for (const std::uint32_t owner : graph.owners_of(core::AccountIndex(account))) {
      const auto members = graph.members(core::OwnerIndex(owner));
      RC_ASSERT(std::binary_search(members.begin(), members.end(), account));
    }
  }
}

RC_GTEST_PROP(Builder, GivesTheSameBytesForRowsInAnyOrder, (const std::vector<std::uint16_t>& draws, std::uint64_t seed)) {
  const TemporaryFolder folder;
  auto events = random_events(draws);
  BuildOptions options = test_options();
  options.samples = {.least_links = 1, .rates = {1, 3}};
  options.threads = 1;
  (void)build(folder / "a.vouch", records_of(events), options);
  options.threads = 2;
  core::Random random(seed);
  for (std::size_t i = events.size(); i > 1; --i) std::swap(events[i - 1], events[random.below(i)]);
  if (!events.empty()) events.push_back(events.front());  // a duplicate changes nothing
  (void)build(folder / "b.vouch", records_of(events), options);
  RC_ASSERT(read_file(folder / "a.vouch") == read_file(folder / "b.vouch"));
}

}  // namespace
}  // namespace vouch::build
