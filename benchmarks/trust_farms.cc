// What does a farm of n fake accounts buy in trust? In worlds of real accounts, creators and some fakes that follow at random, a
// creator from the lower half buys n accounts, in four shapes; printed is the percentile that it gains, by prior.
//
//   alone        each fake follows the buyer
//   camouflaged  each follows the buyer and 20 popular creators
//   ring         ten creators of the farm follow one another and the buyer; each fake follows the buyer and one of them
//   pair         the buyer and one creator of the farm follow only each other; each fake follows the buyer: the worst case
//
// The buyer's size band stays, though bought followers would put it among larger creators: what is shown is an upper end.
// Usage: trust_farms [worlds]       a table as text
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/carried_rules.h"
#include "benchmarks/trust_links.h"
#include "engine/core/random.h"
#include "engine/credibility/trust_figures.h"

namespace {

using namespace vouch;
using namespace vouch::credibility;

constexpr std::uint32_t kCreators = 1000, kFarmCreators = 10, kOwners = kCreators + kFarmCreators, kReal = 60'000;
constexpr std::size_t kSeeds = 300;
constexpr std::array<std::uint32_t, 5> kFarms = {1, 10, 100, 1000, 10'000};

enum class Shape { alone, camouflaged, ring, pair };
constexpr std::array<std::string_view, 4> kShapes = {"alone", "camouflaged", "ring", "pair"};
enum class Prior { uniform, unjudged, judged, tweepcred, seeded };
constexpr std::array<std::string_view, 5> kPriors = {"uniform", "p(a), unjudged", "p(a), judged", "tweepcred", "seeded"};

/// Everything but the farm. Accounts: those of the creators, then real ones and a twentieth of fakes among them.
struct World {
  std::vector<std::vector<std::uint32_t>> follows;  // by account
  std::vector<double> p;                            // as judged
  std::vector<std::uint32_t> seeds;
};

std::uint32_t popular(core::Random& random) {
  const double u = random.uniform();
  return static_cast<std::uint32_t>(u * u * kCreators);
}

World world_of(std::uint64_t seed) {
  core::Random random(seed, "trust farms");
  World world;
  for (std::uint32_t a = 0; a < kCreators + kReal; ++a) {
    const bool creator = a < kCreators, fake = !creator && random.chance(0.05);
    auto& follows = world.follows.emplace_back();
    for (std::uint64_t left = creator ? 15 : 1 + random.poisson(3.0); left > 0; --left) follows.push_back(popular(random));
    if (creator) std::erase(follows, a);
    world.p.push_back(fake ? 0.05 + 0.2 * random.uniform() : 1.0 - 0.2 * random.uniform());
    if (!creator && !fake && world.seeds.size() < kSeeds && random.chance(0.02)) world.seeds.push_back(a);
  }
  return world;
}

/// Whom fake number i follows.
std::vector<std::uint32_t> fake_follows(Shape shape, std::uint32_t i, std::uint32_t buyer, core::Random& random) {
  std::vector<std::uint32_t> follows = {buyer};
  if (shape == Shape::camouflaged) {
    for (int more = 0; more < 20; ++more) follows.push_back(popular(random));
  }
  if (shape == Shape::ring) follows.push_back(kCreators + i % kFarmCreators);
  return follows;
}

/// Whom the accounts of the farm's creators follow.
std::vector<std::uint32_t> farm_creator_follows(Shape shape, std::uint32_t k, std::uint32_t buyer) {
  if (shape == Shape::pair && k == 0) return {buyer};
  if (shape != Shape::ring) return {};
  std::vector<std::uint32_t> follows = {buyer};
  for (std::uint32_t other = 0; other < kFarmCreators; ++other) {
    if (other != k) follows.push_back(kCreators + other);
  }
  return follows;
}

std::uint32_t mass_of(Prior prior, double p, bool fake) {
  const auto judged = static_cast<std::uint32_t>(p * kPersonMass);
  const auto assumed = static_cast<std::uint32_t>(audience::kPriorAuthentic * kPersonMass);
  switch (prior) {
    case Prior::uniform: return kPersonMass;
    case Prior::unjudged:
    case Prior::seeded: return assumed;
    case Prior::judged: return judged;
    case Prior::tweepcred: return tweepcred_mass(assumed, fake ? 1500 : 300, fake ? 30 : 300, benchmarks::carried_rules().trust);
  }
  return 0;
}

struct Outcome {
  double percentile = 0.0, people = 0.0;
};

Outcome outcome_of(const World& world, Prior prior, Shape shape, std::uint32_t buyer, std::uint32_t farm) {
  core::Random random(farm, "farm", buyer);
  benchmarks::TrustLinkRows rows;
  std::vector<std::uint32_t> masses;
  std::vector<OwnAccount> own;
  for (std::uint32_t a = 0; a < world.follows.size(); ++a) {
    if (a < kCreators) own.push_back({.account = a, .owner = a});
    rows.add(farm > 0 && shape == Shape::pair && a == buyer ? std::vector{kCreators} : world.follows[a]);
    masses.push_back(mass_of(prior, world.p[a], world.p[a] < 0.5));
  }
  for (std::uint32_t k = 0; farm > 0 && k < kFarmCreators; ++k) {
    own.push_back({.account = rows.accounts(), .owner = kCreators + k});
    rows.add(farm_creator_follows(shape, k, buyer));
    masses.push_back(mass_of(prior, 0.1, true));
  }
  for (std::uint32_t i = 0; i < farm; ++i) {
    rows.add(fake_follows(shape, i, buyer, random));
    masses.push_back(mass_of(prior, 0.1, true));
  }
  rows.finish(kOwners);
  const TrustRules& rules = benchmarks::carried_rules().trust;
  if (prior == Prior::seeded) masses = seeded_masses(std::move(masses), world.seeds, rules.seeded_uniform_share);
  double all = 0.0;
  for (const std::uint32_t mass : masses) all += people_of_mass(mass);
  const double mean_mass = all / static_cast<double>(masses.size());
  const TrustWalk walk = trust_walk(rows.links(), own, std::move(masses), rules);
  std::vector<TrustedCreator> creators(kCreators, {.status = TrustStatus::measured});
  for (std::uint32_t c = 0; c < kCreators; ++c) creators[c].score = people_of_mass(walk.trust[c]);
  return {.percentile = trust_figures(creators, mean_mass, rules)[buyer].percentile, .people = creators[buyer].score};
}

void print_row(Shape shape, Prior prior, const std::vector<World>& worlds) {
  double before = 0.0, most_people = 0.0;
  std::array<double, kFarms.size()> gained{};
  for (std::size_t w = 0; w < worlds.size(); ++w) {
    const auto buyer =
        static_cast<std::uint32_t>(kCreators * (0.6 + 0.35 * static_cast<double>(w) / static_cast<double>(worlds.size())));
    const Outcome none = outcome_of(worlds[w], prior, shape, buyer, 0);
    before += none.percentile;
    for (std::size_t i = 0; i < kFarms.size(); ++i) {
      const Outcome with = outcome_of(worlds[w], prior, shape, buyer, kFarms[i]);
      gained[i] += with.percentile - none.percentile;
      if (i + 1 == kFarms.size()) most_people += with.people - none.people;
    }
  }
  const auto n = static_cast<double>(worlds.size());
  std::printf("%-12s %-15s %6.3f ", kShapes[static_cast<std::size_t>(shape)].data(),
              kPriors[static_cast<std::size_t>(prior)].data(), before / n);
  for (const double gain : gained) std::printf(" %+7.3f", gain / n);
  std::printf("  %11.2f\n", most_people / n);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::stoul(argv[1]) : 8;
  std::vector<World> worlds;
  for (std::size_t w = 0; w < count; ++w) worlds.push_back(world_of(7000 + w));
  std::printf("farm         prior           before  gained by a farm of ...                people by\n");
  std::printf("                                        1      10     100    1000  10,000       10,000\n");
  for (const Shape shape : {Shape::alone, Shape::camouflaged, Shape::ring, Shape::pair}) {
    for (const Prior prior : {Prior::uniform, Prior::unjudged, Prior::judged, Prior::tweepcred, Prior::seeded})
      print_row(shape, prior, worlds);
  }
  return 0;
}
