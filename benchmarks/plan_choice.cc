// How long does a plan of 50 creators take, against lazy greedy choice on sets? A world by a seed: sizes of audiences are
// Pareto, half of each audience comes from one of 50 communities, and accounts are the more popular the lower their number.
// All make the same choice (by gain, no costs); runs are interleaved, one thread, processor time. The peers only choose;
// `whole plan` also swaps, proves its bound and makes the curve. Usage: plan_choice NAME [creators accounts links rounds peers]
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "benchmarks/measurement.h"
#include "benchmarks/peers/plan_peers.h"
#include "engine/core/random.h"
#include "engine/planning/lazy_greedy.h"
#include "engine/planning/solve.h"

namespace {

using namespace vouch;

constexpr std::uint64_t kSeed = 20260101;
constexpr std::uint32_t kMembers = 50;
constexpr std::uint64_t kCommunities = 50;

double unit(core::Random& random) { return static_cast<double>(random.below(1ULL << 53)) / static_cast<double>(1ULL << 53); }

peers::Lists world(std::size_t creators, std::size_t accounts, std::size_t links) {
  core::Random random(kSeed, "plan choice");
  std::vector<double> sizes(creators);
  double sum = 0.0;
  for (double& size : sizes) sum += size = std::min(std::pow(1.0 - unit(random), -1.0 / 1.2), 3000.0);
  peers::Lists lists(creators);
  for (std::size_t i = 0; i < creators; ++i) {
    const auto wanted = static_cast<std::size_t>(sizes[i] / sum * static_cast<double>(links)) + 1;
    const std::size_t home = accounts / kCommunities * random.below(kCommunities);
    for (std::size_t k = 0; k < std::min(wanted, accounts / 4); ++k) {
      const bool at_home = random.chance(0.5);
      const double popular = unit(random);
      const double span = static_cast<double>(at_home ? accounts / kCommunities : accounts);
      lists[i].push_back(static_cast<std::uint32_t>((at_home ? home : 0) + static_cast<std::size_t>(popular * popular * span)));
    }
    std::sort(lists[i].begin(), lists[i].end());
    lists[i].erase(std::unique(lists[i].begin(), lists[i].end()), lists[i].end());
    lists[i].shrink_to_fit();
  }
  return lists;
}

planning::Problem problem_of(const peers::Lists& lists, std::size_t accounts, double visible) {
  planning::Problem problem;
  problem.accounts = static_cast<std::uint32_t>(accounts);
  problem.count = kMembers;
  for (const auto& list : lists) problem.candidates.push_back({.members = list, .miss = planning::log_miss(visible, 1)});
  return problem;
}

double choose(const planning::Problem& problem) {
  const planning::CheapestFirst no_minima;
  planning::ChosenSet set(problem, no_minima);
  planning::GainBounds bounds = planning::bounds_without_reading(set);
  std::vector<std::uint32_t> allowed(problem.candidates.size());
  for (std::uint32_t i = 0; i < allowed.size(); ++i) allowed[i] = i;
  planning::lazy_greedy(set, bounds, planning::GreedyBy::gain, allowed);
  return static_cast<double>(set.reached());
}

/// The reach of a peer's choice, as this code counts it.
double reach_of(const planning::Problem& problem, const std::vector<std::uint32_t>& chosen) {
  planning::ReachState state(problem);
  for (const std::uint32_t i : chosen) state.add(problem.candidates[i]);
  return static_cast<double>(state.reached());
}

struct Way {
  std::string name;
  std::function<void()> run;
  std::vector<double> ms{};
};

void interleave(std::vector<Way>& ways, std::size_t rounds) {
  for (std::size_t round = 0; round < rounds; ++round) {
    for (Way& way : ways) {
      const benchmarks::ProcessorStopwatch watch;
      way.run();
      way.ms.push_back(1e3 * watch.seconds());
    }
  }
}

/// By how much a peer takes longer, a value a round.
std::vector<double> ratios(const Way& peer, const Way& own) {
  std::vector<double> times;
  for (std::size_t round = 0; round < own.ms.size(); ++round) times.push_back(peer.ms[round] / own.ms[round]);
  return times;
}

/// A world and the two problems that are solved on it.
struct Bench {
  Bench(std::size_t creators, std::size_t of_accounts, std::size_t links)
      : lists(world(creators, of_accounts, links)),
        accounts(of_accounts),
        all_see(problem_of(lists, accounts, 1.0)),
        tenth_sees(problem_of(lists, accounts, kVisible)) {}
  static constexpr double kVisible = 0.1;
  peers::Lists lists;
  std::size_t accounts;
  planning::Problem all_see, tenth_sees;
  double reached_all = 0.0, reached_tenth = 0.0;
  planning::Solution whole;
};

std::vector<Way> own_ways(Bench& bench) {
  return {{"choice of 50, everybody sees", [&] { bench.reached_all = choose(bench.all_see); }},
          {"choice of 50, a tenth sees", [&] { bench.reached_tenth = choose(bench.tenth_sees); }},
          {"whole plan of 50, a tenth sees", [&] { bench.whole = planning::solve(bench.tenth_sees).value(); }}};
}

void compare(Bench& bench, const std::string& name, const std::string& note, std::size_t rounds) {
  const std::vector<double> visible(bench.lists.size(), Bench::kVisible);
  const auto bitmaps = peers::bitmaps_of(bench.lists);
  std::vector<std::uint32_t> by_set, by_bitmap, by_array;
  std::vector<Way> ways = own_ways(bench);
  ways.push_back({"peer: hash set, everybody sees", [&] { by_set = peers::choose_with_hash_set(bench.lists, kMembers); }});
  ways.push_back({"peer: CRoaring, everybody sees", [&] { by_bitmap = peers::choose_with_bitmaps(bitmaps, kMembers); }});
  ways.push_back({"peer: array of doubles, a tenth sees",
                  [&] { by_array = peers::choose_with_array(bench.lists, bench.accounts, visible, kMembers); }});
  interleave(ways, rounds);
  benchmarks::report("plan_choice", name + ": choice against a hash set", ratios(ways[3], ways[0]), "x", note);
  benchmarks::report("plan_choice", name + ": choice against CRoaring", ratios(ways[4], ways[0]), "x", note);
  benchmarks::report("plan_choice", name + ": choice against an array of doubles", ratios(ways[5], ways[1]), "x", note);
  const double worst =
      std::min({bench.reached_all / reach_of(bench.all_see, by_set), bench.reached_all / reach_of(bench.all_see, by_bitmap),
                bench.reached_tenth / reach_of(bench.tenth_sees, by_array)});
  benchmarks::report("plan_choice", name + ": reach against the peers, least", {worst}, "of theirs", note);
  for (const Way& way : ways) benchmarks::report("plan_choice", name + ": " + way.name, way.ms, "ms", note);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: plan_choice NAME [creators accounts links rounds peers]\n");
    return 2;
  }
  const auto number = [&](int at, std::size_t otherwise) { return argc > at ? std::stoul(argv[at]) : otherwise; };
  const std::size_t creators = number(2, 10'000), accounts = number(3, 1'000'000), rounds = number(5, 5);
  Bench bench(creators, accounts, number(4, 10'000'000));
  std::size_t links = 0;
  for (const auto& list : bench.lists) links += list.size();
  const std::string name = argv[1];
  const std::string note = std::to_string(creators) + " creators, " + std::to_string(accounts) + " accounts, " +
                           std::to_string(links) + " links, seed " + std::to_string(kSeed) + ", processor time";
  if (number(6, 1) != 0) {
    compare(bench, name, note, rounds);
  } else {
    std::vector<Way> ways = own_ways(bench);
    interleave(ways, rounds);
    for (const Way& way : ways) benchmarks::report("plan_choice", name + ": " + way.name, way.ms, "ms", note);
  }
  benchmarks::report("plan_choice", name + ": reach of the plan",
                     {static_cast<double>(bench.whole.reached) / static_cast<double>(bench.whole.bound)}, "of its bound", note);
  return 0;
}
