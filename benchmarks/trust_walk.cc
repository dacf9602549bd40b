// How long does the walk of trust take over a large graph of accounts? Accounts follow few owners, popular ones more often, in no
// order that helps; beside it a plain sum over the same links with the same look-ups, which is what the walk cannot beat.
// Usage: trust_walk NAME [million accounts] [rounds] [threads]       results as JSON lines
#include <string>
#include <vector>

#include "benchmarks/carried_rules.h"
#include "benchmarks/measurement.h"
#include "benchmarks/trust_links.h"
#include "engine/core/random.h"

namespace {

using namespace vouch;

constexpr std::uint32_t kOwners = 100'000;

benchmarks::TrustLinkRows made(std::uint32_t accounts) {
  core::Random random(20260222, "trust walk");
  benchmarks::TrustLinkRows rows;
  for (std::uint32_t a = 0; a < accounts; ++a) {
    std::vector<std::uint32_t> owners;
    for (std::uint64_t left = 1 + random.poisson(3.0); left > 0; --left) {
      const double u = random.uniform();
      owners.push_back(static_cast<std::uint32_t>(u * u * u * kOwners));
    }
    rows.add(std::move(owners));
  }
  rows.finish(kOwners);
  return rows;
}

/// Each owner's members looked up once.
double plain_sum(const credibility::TrustLinks& links, const std::vector<std::uint32_t>& masses, std::uint64_t& sum) {
  const benchmarks::Stopwatch watch;
  for (const std::uint32_t a : links.members.targets) sum += masses[a];
  return watch.seconds();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: trust_walk NAME [million accounts] [rounds] [threads]\n");
    return 2;
  }
  const std::uint32_t accounts = 1'000'000 * static_cast<std::uint32_t>(argc > 2 ? std::stoul(argv[2]) : 20);
  const int rounds = argc > 3 ? std::stoi(argv[3]) : 3;
  const unsigned threads = argc > 4 ? static_cast<unsigned>(std::stoul(argv[4])) : 1;
  const benchmarks::TrustLinkRows rows = made(accounts);
  std::vector<credibility::OwnAccount> own;
  for (std::uint32_t o = 0; o < kOwners; ++o) own.push_back({.account = o * (accounts / kOwners), .owner = o});
  const std::vector<std::uint32_t> masses = credibility::uniform_masses(accounts);
  std::vector<double> seconds, floor;
  std::uint64_t sum = 0;
  unsigned iterations = 0;
  for (int round = 0; round < rounds; ++round) {
    floor.push_back(plain_sum(rows.links(), masses, sum));
    auto start = masses;
    const benchmarks::Stopwatch watch;
    const auto walk =
        credibility::trust_walk(rows.links(), own, std::move(start), benchmarks::carried_rules().trust, {.threads = threads});
    seconds.push_back(watch.seconds());
    iterations = walk.iterations;
    sum += walk.trust.front();
  }
  const std::string note = std::to_string(accounts) + " accounts, " + std::to_string(rows.links().members.targets.size()) +
                           " links, " + std::to_string(kOwners) + " owners, " + std::to_string(iterations) + " iterations, " +
                           std::to_string(threads) + " threads, sum " + std::to_string(sum % 1000);
  benchmarks::report("trust_walk", argv[1], seconds, "s", note);
  benchmarks::report("trust_walk", std::string(argv[1]) + ", look-ups alone", floor, "s", note);
  return 0;
}
