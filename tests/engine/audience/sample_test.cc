#include "engine/audience/sample.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/audience/random_audiences.h"

namespace vouch::audience {
namespace {

using testing::owner;
using testing::random_audiences;
using testing::SampledWorld;

const SampleShape kAlways{.least_links = 1, .rates = {1, 2, 3}};

std::vector<std::uint32_t> list(std::span<const std::uint32_t> span) { return {span.begin(), span.end()}; }

/// The drawn of some accounts, as numbers of the sample.
std::vector<std::uint32_t> numbers(const AccountSample& sample, std::span<const std::uint32_t> accounts) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < sample.accounts().size(); ++i) {
    if (std::ranges::count(accounts, sample.accounts()[i]) > 0) found.push_back(i);
  }
  return found;
}

TEST(Sample, DrawsLowPseudonyms) {
  EXPECT_TRUE(is_drawn(0, 32));
  EXPECT_TRUE(is_drawn((std::uint64_t{1} << 59) - 1, 5));
  EXPECT_FALSE(is_drawn(std::uint64_t{1} << 59, 5));
  const std::vector<std::uint64_t> pseudonyms = {3, std::uint64_t{1} << 62, std::uint64_t{1} << 63};
  EXPECT_EQ(drawn_of(pseudonyms, 1), 2U);
  EXPECT_EQ(drawn_of(pseudonyms, 2), 1U);
  EXPECT_EQ(drawn_of({}, 1), 0U);
}

TEST(Sample, IsOnlyWrittenFromSoManyLinksOn) {
  const testing::Audiences audiences = {{0, 1, 2}, {1, 2}};
  EXPECT_TRUE(SampledWorld::of(audiences, {.least_links = 6, .rates = {1}}).samples.all().empty());
  EXPECT_EQ(SampledWorld::of(audiences, {.least_links = 5, .rates = {1, 4}}).samples.all().size(), 2U);
  EXPECT_THROW((void)SampledWorld::of(audiences, {.least_links = 5, .rates = {4, 1}}), std::runtime_error);
}

RC_GTEST_PROP(Sample, HoldsTheDrawnAccountsWithAllTheirOwners, (std::uint64_t seed)) {
  const auto made = SampledWorld::of(*random_audiences(), kAlways, seed);
  const AudienceGraph& whole = made.world.graph;
  std::vector<std::uint64_t> pseudonyms(whole.accounts());
  for (std::uint32_t i = 0; i < whole.accounts(); ++i) pseudonyms[whole.accounts_by_pseudonym()[i]] = whole.pseudonyms()[i];
  for (const AccountSample& sample : made.samples.all()) {
    std::vector<std::uint32_t> drawn;
    for (std::uint32_t a = 0; a < whole.accounts(); ++a) {
      if (pseudonyms[a] < std::uint64_t{1} << (64 - sample.rate())) drawn.push_back(a);
    }
    RC_ASSERT(list(sample.accounts()) == drawn);
    for (std::uint32_t i = 0; i < drawn.size(); ++i) {
      RC_ASSERT(list(sample.graph().owners_of(core::AccountIndex(i))) == list(whole.owners_of(core::AccountIndex(drawn[i]))));
      RC_ASSERT(sample.weights()[i] == made.world.weights[drawn[i]]);
    }
    for (std::uint32_t o = 0; o < whole.owners(); ++o) {
      const auto members = sample.graph().members(owner(o));
      RC_ASSERT(list(members) == numbers(sample, whole.members(owner(o))));
      std::uint64_t sum = 0;
      for (const std::uint32_t a : members) sum += sample.weights()[a];
      RC_ASSERT(sample.weights().sum(owner(o)) == sum);
    }
  }
}

RC_GTEST_PROP(Sample, HoldsTheDrawnOfSparserRates, (std::uint64_t seed)) {
  const auto made = SampledWorld::of(*random_audiences(), kAlways, seed);
  for (std::size_t i = 1; i < made.samples.all().size(); ++i) {
    RC_ASSERT(std::ranges::includes(made.samples.all()[i - 1].accounts(), made.samples.all()[i].accounts()));
  }
}

RC_GTEST_PROP(Sample, DrawsWhatAsks, (std::uint64_t seed, const std::vector<std::uint8_t>& sent)) {
  const auto made = SampledWorld::of(*random_audiences(), kAlways, seed);
  const AudienceGraph& whole = made.world.graph;
  std::vector<std::uint32_t> accounts;
  for (const std::uint8_t a : sent) {
    if (a < whole.accounts()) accounts.push_back(a);
  }
  const auto last = owner(whole.owners() - 1);
  const std::vector parts = {owner(0), owner(whole.owners() / 2)};
  for (const AskingAudience& asking :
       {AskingAudience::own(whole, made.world.weights, last), AskingAudience::sent(whole, made.world.weights, accounts, last),
        AskingAudience::fallback(AskingKind::partners, whole, made.world.weights, parts, last)}) {
    for (const AccountSample& sample : made.samples.all()) {
      const AskingAudience drawn = sample.drawn(asking);
      RC_ASSERT(list(drawn.members()) == numbers(sample, asking.members()));
      RC_ASSERT(list(drawn.twice()) == numbers(sample, asking.twice()));
      RC_ASSERT(drawn.kind() == asking.kind());
      std::uint64_t weight = 0;
      for (const std::uint32_t a : drawn.members()) weight += made.world.weights[sample.accounts()[a]];
      RC_ASSERT(drawn.weight() == weight);
    }
  }
}

/// The sections of a world and of its samples of rate 1, of which one is told wrongly.
std::string error_of(const std::string& wrong) {
  const auto made = testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    (void)testing::write_graph({{0, 1, 2, 3}, {1, 2}}, out);  // pseudonyms from 1000 on: all are drawn
    if (auto written = write_weights(*out.so_far(), out); !written) return written;
    const std::vector<std::uint32_t> rates = wrong == "rates" ? std::vector<std::uint32_t>{1, 1} : std::vector<std::uint32_t>{1};
    (void)out.write("samples.rates", std::span<const std::uint32_t>(rates));
    std::vector<std::uint32_t> accounts = {0, 1, 2, 3};
    if (wrong == "few") accounts.pop_back();
    if (wrong == "order") std::swap(accounts[0], accounts[1]);
    if (wrong == "bound") accounts.back() = 4;
    (void)out.write("samples.1.accounts", std::span<const std::uint32_t>(accounts));
    const std::vector<std::uint64_t> member_offsets = {0, 4, 6}, owner_offsets = {0, 1, 3, 5, 6};
    const std::vector<std::uint32_t> members = {0, 1, 2, 3, 1, 2}, owners = {0, 0, 1, 0, 1, 0};
    const std::vector<std::uint32_t> outside = {0, 1, 2, 4, 1, 2};
    (void)out.write("samples.1.members.offsets", std::span(member_offsets));
    (void)out.begin("samples.1.members.targets", snapshot::Encoding::csr_u32);
    (void)out.append(std::span<const std::uint32_t>(wrong == "members" ? outside : members));
    const std::vector<std::uint64_t> shifted = {0, 2, 3, 5, 6};
    (void)out.write("samples.1.owners.offsets", std::span(wrong == "owners" ? shifted : owner_offsets));
    (void)out.begin("samples.1.owners.targets", snapshot::Encoding::csr_u32);
    const std::vector<std::uint32_t> moved = {0, 1, 0, 0, 1, 0};
    (void)out.append(std::span<const std::uint32_t>(wrong == "owners" ? moved : owners));
    std::vector<std::uint16_t> weights = {weight_of(1), weight_of(2), weight_of(2), weight_of(1)};
    if (wrong == "weights") ++weights[2];
    (void)out.write("samples.1.weights", std::span<const std::uint16_t>(weights));
    const std::vector<std::uint64_t> sums = {1, 2};
    return out.write("samples.1.weight_sums", std::span(sums).first(wrong == "sums" ? 1 : 2));
  });
  const auto graph = AudienceGraph::open(made);
  const auto weights = AudienceWeights::open(made, *graph);
  const auto samples = Samples::open(made, *graph, *weights);
  if (samples) return "";
  EXPECT_EQ(samples.error().code, core::ErrorCode::corrupt);
  return samples.error().message;
}

TEST(Sample, RefusesSectionsThatDoNotBelongToTheGraph) {
  EXPECT_EQ(error_of(""), "");
  EXPECT_EQ(error_of("rates"), "section samples.rates: rates do not rise from 1 to 32");
  EXPECT_EQ(error_of("few"), "section samples.1.accounts: found 3 accounts, expected 4 that ascend below 4");
  EXPECT_EQ(error_of("order"), "section samples.1.accounts: found 4 accounts, expected 4 that ascend below 4");
  EXPECT_EQ(error_of("bound"), "section samples.1.accounts: found 4 accounts, expected 4 that ascend below 4");
  EXPECT_EQ(error_of("members"), "row 0 of section samples.1.members.targets does not ascend below 4");
  EXPECT_EQ(error_of("owners"), "section samples.1.accounts: drawn account 0 has not the 1 owners and the weight of account 0");
  EXPECT_EQ(error_of("weights"), "section samples.1.accounts: drawn account 2 has not the 2 owners and the weight of account 2");
  EXPECT_EQ(error_of("sums"), "samples.1 weights: found 4 accounts and 1 owners, expected 4 and 2");
}

}  // namespace
}  // namespace vouch::audience
