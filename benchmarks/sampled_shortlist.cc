// How much sooner is an interactive answer there, estimated from a coordinated sample and counted exactly for the best 512
// or more, than counted exactly for everybody, and how many of the true top 20 does it list? Overlap of one audience of N
// accounts with all creators of a snapshot, for several N; both in turn, one thread, processor time. Beside them the bytes
// that the second must read, at the bandwidth of this run. Samples are drawn here, by the pseudonyms of the snapshot.
// Usage: sampled_shortlist NAME FILE CREATORS N[,N...] [runs]
#include <algorithm>
#include <numeric>
#include <sstream>
#include <utility>

#include "benchmarks/audience_graph.h"
#include "benchmarks/measurement.h"
#include "engine/audience/cost_model.h"
#include "engine/audience/sampled_overlap.h"
#include "engine/audience/shared_listed.h"
#include "engine/core/random.h"
#include "engine/ranking/precision_bounds.h"

namespace {

using namespace vouch;
using audience::AccountSample;
using audience::AskingAudience;
using benchmarks::GraphFile;

constexpr std::uint64_t kSeed = 20240131;
constexpr std::size_t kListed = 20;
constexpr ranking::PrecisionBounds kBounds;

/// A brand's community: each account of one in twenty creators with the chance of a half, until there are as many as wanted.
std::vector<std::uint32_t> community_of(const audience::AudienceGraph& graph, std::uint32_t creators, std::size_t wanted) {
  core::Random random(kSeed, "community");
  std::vector<bool> taken(graph.accounts());
  std::vector<std::uint32_t> accounts;
  for (std::uint32_t tried = 0; tried < creators && accounts.size() < wanted; ++tried) {
    const core::OwnerIndex liked(static_cast<std::uint32_t>(random.below(creators)));
    if (!random.chance(0.05)) continue;
    for (const std::uint32_t a : graph.members(liked)) {
      if (taken[a] || !random.chance(0.5) || accounts.size() == wanted) continue;
      accounts.push_back(a);
      taken[a] = true;
    }
  }
  while (accounts.size() < std::min<std::size_t>(wanted, graph.accounts() / 2)) {
    const auto a = static_cast<std::uint32_t>(random.below(graph.accounts()));
    if (!taken[a]) accounts.push_back(a);
    taken[a] = true;
  }
  std::sort(accounts.begin(), accounts.end());
  return accounts;
}

/// Bytes a second of reading memory in order, from more than any cache holds.
double bandwidth() {
  const std::vector<std::uint64_t> words(std::size_t{1} << 25, 1);
  const benchmarks::ProcessorStopwatch watch;
  const auto sum = std::accumulate(words.begin(), words.end(), std::uint64_t{0});
  return sum == words.size() ? static_cast<double>(8 * words.size()) / watch.seconds() : 0.0;
}

using Best = std::vector<std::pair<double, std::uint32_t>>;  // value and owner, the best first

double value_of(const GraphFile& file, const audience::SharedAudience& shared, std::uint32_t owner) {
  return audience::overlap_value(
             shared.weight, {.asking_weight = shared.asking_weight, .owner_weight = file.weights.sum(core::OwnerIndex(owner))})
      .value_or(0.0);
}

Best best_of(Best all, std::size_t count) {
  count = std::min(count, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
                    [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  all.resize(count);
  return all;
}

Best exact_best(const GraphFile& file, const AskingAudience& asking, std::uint32_t creators) {
  const auto shared = audience::shared_with_owners(asking, file.graph, creators);
  Best all;
  for (std::uint32_t o = 0; o < creators; ++o) all.emplace_back(value_of(file, shared[o], o), o);
  return best_of(std::move(all), kListed);
}

struct Answer {
  Best best;
  std::size_t front = 0;
  std::uint64_t front_links = 0;
};

Answer sampled_best(const GraphFile& file, const AskingAudience& asking, const AccountSample& sample, std::uint32_t creators) {
  const audience::SampledOverlap sampled(asking, file.graph, file.weights, sample, creators);
  Best all;
  for (std::uint32_t o = 0; o < creators; ++o) all.emplace_back(value_of(file, sampled.shared(core::OwnerIndex(o)), o), o);
  Answer answer;
  std::vector<std::uint32_t> front;
  for (const auto& [value, owner] : best_of(std::move(all), 64 * kBounds.front)) {
    const std::uint64_t links = file.graph.members(core::OwnerIndex(owner)).size();
    if (front.size() >= kBounds.front && answer.front_links + links > kBounds.front_links) break;
    front.push_back(owner);
    answer.front_links += links;
  }
  std::sort(front.begin(), front.end());
  const auto shared = audience::shared_with_listed(asking, file.graph, front);
  answer.front = front.size();
  Best counted;
  for (std::size_t i = 0; i < front.size(); ++i) {
    counted.emplace_back(value_of(file, shared[i], front[i]), front[i]);
  }
  answer.best = best_of(std::move(counted), kListed);
  return answer;
}

std::size_t agreeing(const Best& some, const Best& others) {
  return static_cast<std::size_t>(std::ranges::count_if(some, [&](const auto& one) {
    return std::ranges::any_of(others, [&](const auto& other) { return one.second == other.second; });
  }));
}

const AccountSample& sample_for(const AskingAudience& asking, const audience::Samples& samples) {
  const AccountSample* chosen = &samples.all().front();
  for (const AccountSample& sample : samples.all()) {
    if (static_cast<double>(asking.accounts()) * sample.share() >= static_cast<double>(kBounds.least_drawn)) chosen = &sample;
  }
  return *chosen;
}

void measure(const std::string& name, const GraphFile& file, const audience::Samples& samples, std::uint32_t creators,
             std::size_t accounts, std::size_t runs) {
  const auto brand = community_of(file.graph, creators, accounts);
  const auto asking = AskingAudience::sent(file.graph, file.weights, brand, std::nullopt);
  const AccountSample& sample = sample_for(asking, samples);
  std::vector<double> exact_ms, sampled_ms, ratio, agreement;
  Answer answer;
  for (std::size_t run = 0; run < runs; ++run) {
    const benchmarks::ProcessorStopwatch exact_watch;
    const Best exact = exact_best(file, asking, creators);
    exact_ms.push_back(exact_watch.seconds() * 1e3);
    const benchmarks::ProcessorStopwatch sampled_watch;
    answer = sampled_best(file, asking, sample, creators);
    sampled_ms.push_back(sampled_watch.seconds() * 1e3);
    ratio.push_back(exact_ms.back() / sampled_ms.back());
    agreement.push_back(static_cast<double>(agreeing(exact, answer.best)));
  }
  const auto bytes_of = [&](const AskingAudience& asks, const audience::AudienceGraph& graph) {
    return static_cast<double>(audience::work_of(audience::cheapest_paths(asks, graph, creators), asks, graph, creators).bytes);
  };
  const double read = bytes_of(sample.drawn(asking), sample.graph()) + 4.0 * static_cast<double>(answer.front_links);
  const double speed = bandwidth();
  const std::string what = name + ", " + std::to_string(asking.accounts()) + " accounts ask";
  const std::string note = std::to_string(creators) + " creators, " + std::to_string(file.graph.links()) + " links, rate 2^-" +
                           std::to_string(sample.rate()) + ", " + std::to_string(answer.front) + " creators with " +
                           std::to_string(answer.front_links) + " links counted, seed " + std::to_string(kSeed) + ", 1 thread";
  benchmarks::report("sampled_shortlist", what + ": exact / sampled", ratio, "times", note);
  benchmarks::report("sampled_shortlist", what + ": exact", exact_ms, "ms", note);
  benchmarks::report("sampled_shortlist", what + ": sampled", sampled_ms, "ms", note);
  benchmarks::report("sampled_shortlist", what + ": of the true top 20 listed", agreement, "creators", note);
  benchmarks::report("sampled_shortlist", what + ": sampled, bytes at bandwidth", {read / speed * 1e3}, "ms", note);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "usage: sampled_shortlist NAME FILE CREATORS N[,N...] [runs]\n");
    return 2;
  }
  const GraphFile file = benchmarks::open_graph(argv[2]);
  const std::uint32_t creators = std::min(file.graph.owners(), static_cast<std::uint32_t>(std::stoul(argv[3])));
  const benchmarks::SampleFile samples = benchmarks::samples_of(file, {.least_links = 1});
  std::stringstream sizes(argv[4]);
  for (std::string size; std::getline(sizes, size, ',');) {
    measure(argv[1], file, samples.samples, creators, std::stoul(size), argc > 5 ? std::stoul(argv[5]) : 5);
  }
  return 0;
}
