// One creator's list is thinned at random to 5 %, with its `audience_size` given: what the strength of its overlap becomes in
// the mean, read against the reference distribution of the whole world.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <vector>

#include <gtest/gtest.h>

#include "engine/audience/known_share.h"
#include "engine/audience/overlap.h"
#include "engine/core/random.h"
#include "engine/ranking/tail_reference.h"
#include "tests/support/small_world.h"

namespace vouch {
namespace {

using testing::Audiences;
using testing::owner;
using testing::SmallWorld;

constexpr std::uint32_t kAllOwners = 60, kPeople = 9000, kAsking = kAllOwners - 1;
constexpr double kKeptShare = 0.05;
constexpr int kThinnings = 200;

/// Audiences of very different sizes, by tastes; some are much like the brand's, the first nearly the same.
Audiences community() {
  Audiences audiences(kAllOwners);
  core::Random random(7, "crowd");
  std::vector<double> keen(kPeople);
  for (double& k : keen) k = 0.2 + random.exponential();
  for (std::uint32_t o = 0; o < kAllOwners; ++o) {
    const double like = o == kAsking || o < 3 ? 0.25 : 0.01 * std::exp(3.4 * random.uniform());
    const double taste = 1.0 + 6.0 * random.uniform();
    for (std::uint32_t a = 0; a < kPeople; ++a) {
      const bool fits = a % 5 == (o < 12 || o == kAsking ? 0 : o % 5);
      if (random.chance(std::min(1.0, like * keen[a] * (fits ? taste : 0.3)))) audiences[o].push_back(a);
    }
  }
  audiences[0] = audiences[kAsking];
  audiences[0].resize(audiences[0].size() * 9 / 10);
  return audiences;
}

/// Exactly the share kept of a list, each account as likely as any other.
std::vector<std::uint32_t> thinned_list(const std::vector<std::uint32_t>& list, core::Random& random) {
  std::vector<std::uint32_t> kept;
  auto wanted = static_cast<std::uint64_t>(std::llround(kKeptShare * static_cast<double>(list.size())));
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (random.below(list.size() - i) >= wanted) continue;
    kept.push_back(list[i]);
    --wanted;
  }
  return kept;
}

struct ReadOverlap {
  double value = 0.0;
  core::Interval interval;
  std::uint64_t shared = 0;
};

/// Overlap of the brand with one creator whose list may be a part of what its audience_size says.
ReadOverlap overlap_read(const Audiences& audiences, std::uint32_t creator, std::size_t audience_size) {
  const SmallWorld world = SmallWorld::of(audiences);
  const auto asking = audience::AskingAudience::own(world.graph, world.weights, owner(kAsking));
  const auto shared = audience::shared_with(asking, world.graph, owner(creator));
  const audience::AudienceSizes sizes{
      .asking_weight = shared.asking_weight,
      .owner_weight = world.weights.sum(owner(creator)),
      .owner_share = audience::known_share(catalog::Coverage::random_sample, world.graph.members(owner(creator)).size(),
                                           static_cast<std::int64_t>(audience_size))};
  return {.value = audience::overlap_value(shared.weight, sizes).value(),
          .interval = audience::overlap_interval(shared, sizes),
          .shared = shared.accounts};
}

/// Of all pairs of owners, as a snapshot's reference is of its pairs.
ranking::TailReference reference_of_pairs(const Audiences& audiences) {
  const SmallWorld world = SmallWorld::of(audiences);
  std::vector<double> values;
  for (std::uint32_t b = 0; b < kAllOwners; ++b) {
    const auto asking = audience::AskingAudience::own(world.graph, world.weights, owner(b));
    const std::vector<double> whole(kAllOwners, 1.0);
    const auto overlaps = audience::overlap_with_owners(asking, world.graph, world.weights, whole, kAllOwners);
    for (std::uint32_t o = 0; o < kAllOwners; ++o) {
      if (o != b) values.push_back(overlaps[o].value.value_or(0.0));
    }
  }
  return ranking::TailReference::from(values);
}

TEST(ThinnedList, KeepsItsExpectedStrength) {
  const Audiences audiences = community();
  const auto reference = reference_of_pairs(audiences);
  std::size_t judged = 0;
  for (const std::uint32_t creator : {0U, 1U, 4U, 5U, 9U, 10U}) {
    const ReadOverlap whole = overlap_read(audiences, creator, audiences[creator].size());
    const double expected = kKeptShare * static_cast<double>(whole.shared);
    if (expected < 10.0) continue;
    core::Random random(3, "thinning", creator);
    double strength = 0.0, value = 0.0, held = 0.0;
    for (int i = 0; i < kThinnings; ++i) {
      Audiences part = audiences;
      part[creator] = thinned_list(audiences[creator], random);
      const ReadOverlap read = overlap_read(part, creator, audiences[creator].size());
      strength += reference.strength(read.value) / kThinnings;
      value += read.value / kThinnings;
      held += read.interval.low <= whole.value && whole.value <= read.interval.high ? 1.0 / kThinnings : 0.0;
    }
    std::cout << "creator " << creator << ": " << expected << " shared accounts expected, value " << whole.value << " -> "
              << value << ", strength " << reference.strength(whole.value) << " -> " << strength << ", held " << held << "\n";
    EXPECT_GE(held, 0.85) << creator;  // of 200 draws of 90 %
    if (expected < 30.0) continue;
    ++judged;
    EXPECT_NEAR(strength, reference.strength(whole.value), 0.02) << creator;
  }
  EXPECT_GE(judged, 3U);
}

}  // namespace
}  // namespace vouch
