// How long do the counts of a set report take, against CRoaring unions and intersections? N creators of M accounts each in a
// world of U accounts, half of them drawn evenly, half from its busiest tenth, by a seed. Reach, exclusive and incremental
// reach, how often reached and all pairs, and the regions of the first 12; ours and the peer's in turn, answers compared.
// Ours starts from ascending lists of 32-bit ids, the peer from bitmaps that were made and optimised before.
// Usage: set_report N U M [runs]
#include <cstdio>
#include <numeric>

#include "benchmarks/measurement.h"
#include "benchmarks/peers/roaring_sets.h"
#include "engine/audience/regions.h"
#include "engine/audience/set_counts.h"
#include "engine/core/random.h"

namespace {

using namespace vouch;

std::vector<std::uint32_t> audience_of(std::uint64_t seed, std::uint32_t accounts, std::uint32_t size) {
  core::Random random(seed, "audience");
  std::vector<std::uint32_t> list;
  const double busy = 0.5 * size / (accounts / 10.0);
  const double even = 0.5 * size / (accounts * 1.0);
  for (std::uint32_t a = 0; a < accounts;) {  // gaps, in place of a draw for each account
    const double chance = a < accounts / 10 ? busy + even : even;
    const double gap = random.exponential() / chance;
    if (gap >= accounts - a) break;
    a += static_cast<std::uint32_t>(gap);
    list.push_back(a++);
  }
  return list;
}

/// Bytes a second that one thread reads.
double bandwidth() {
  const std::vector<std::uint64_t> much(std::size_t{1} << 25, 1);
  const benchmarks::Stopwatch watch;
  const std::uint64_t sum = std::accumulate(much.begin(), much.end(), std::uint64_t{0});
  return sum == much.size() ? 8.0 * static_cast<double>(sum) / watch.seconds() : 0.0;
}

struct Times {
  std::vector<double> ours, peer, ratio;
  void add(double our_s, double peer_s) {
    ours.push_back(our_s * 1e3);
    peer.push_back(peer_s * 1e3);
    ratio.push_back(peer_s / our_s);
  }
  void report(const std::string& name, const std::string& note) const {
    benchmarks::report("set_report", name + ", CRoaring / Vouch", ratio, "times", note);
    benchmarks::report("set_report", name + ", Vouch", ours, "ms", note);
    benchmarks::report("set_report", name + ", CRoaring", peer, "ms", note);
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: set_report N U M [runs]\n");
    return 2;
  }
  const auto number = [&](int i) { return static_cast<std::uint32_t>(std::strtoul(argv[i], nullptr, 10)); };
  const std::uint32_t creators = number(1), accounts = number(2), size = number(3), runs = argc > 4 ? number(4) : 5;
  std::vector<std::vector<std::uint32_t>> lists;
  for (std::uint32_t i = 0; i < creators; ++i) lists.push_back(audience_of(i, accounts, size));
  const std::vector<audience::Members> members(lists.begin(), lists.end());
  const audience::AudienceSet set{.creators = members, .compared = {}, .accounts = accounts};
  audience::AudienceSet twelve = set;
  twelve.creators = twelve.creators.first(std::min<std::size_t>(creators, 12));
  const benchmarks::RoaringSets peer(members);
  Times one, less, all, regions;
  std::vector<double> read;
  for (std::uint32_t run = 0; run < runs; ++run) {
    const benchmarks::Stopwatch ours;
    const audience::SetCounts counts = audience::count_set(set);
    const double our_s = ours.seconds();
    const benchmarks::Stopwatch both;
    const bool same_threads = audience::count_set(set, {.threads = 0}) == counts;
    const double threads_s = both.seconds();
    const benchmarks::Stopwatch theirs;
    audience::SetCounts expected = peer.count();
    const double without_s = theirs.seconds();
    expected.by_times = peer.by_times();
    const double peer_s = theirs.seconds();
    const benchmarks::Stopwatch our_regions;
    const auto found = audience::count_regions(twelve);
    const double our_regions_s = our_regions.seconds();
    const benchmarks::Stopwatch their_regions;
    const bool same_regions = peer.regions(twelve.creators.size()) == found;
    const double their_regions_s = their_regions.seconds();
    if (!(counts == expected) || !same_threads || !same_regions) {
      std::fprintf(stderr, "found different counts\n");
      return 1;
    }
    one.add(our_s, peer_s);
    less.add(our_s, without_s);
    all.add(threads_s, peer_s);
    regions.add(our_regions_s, their_regions_s);
    read.push_back(4.0 *
                   static_cast<double>(std::accumulate(lists.begin(), lists.end(), std::size_t{0},
                                                       [](std::size_t sum, const auto& list) { return sum + list.size(); })) /
                   bandwidth() / our_s);
  }
  const std::string note = std::to_string(creators) + " creators of " + std::to_string(size) + " in " + std::to_string(accounts) +
                           " accounts, half in the busiest tenth, seed 0";
  const std::string name = "set of " + std::to_string(creators) + " in " + std::to_string(accounts);
  one.report(name + ", one thread", note);
  less.report(name + ", the peer without how often each is reached", note);
  all.report(name + ", all threads against one", note);
  regions.report("regions of 12 in " + std::to_string(accounts) + ", one thread", note);
  benchmarks::report("set_report", "time to read the lists / time taken, in " + std::to_string(accounts), read, "share", note);
  return 0;
}
