// How fast are the 100 creators most like each creator found, for all creators? One snapshot, all pairs by shared audience,
// with one thread and with two; beside it the additions that have to be made and how fast plain additions at random are.
// Usage: similar_pairs NAME FILE [k] [rounds]          results as JSON lines
//        similar_pairs --matrix FILE FOLDER            the same audiences as arrays for a peer: offsets.u64, accounts.u32,
//                                                      weights.f64 (of accounts), and best.f64 (values of creator 0..99)
#include <ctime>
#include <fstream>
#include <numeric>

#include "benchmarks/measurement.h"
#include "engine/audience/similar.h"
#include "engine/core/random.h"
#include "engine/ranking/evidence.h"

namespace {

using namespace vouch;

std::unique_ptr<const ranking::Evidence> opened(const char* file) {
  const auto snapshot = snapshot::Snapshot::open(file);
  if (!snapshot) return nullptr;
  auto evidence = ranking::Evidence::open(*snapshot);
  return evidence ? std::move(*evidence) : nullptr;
}

audience::SimilarOwners all_pairs(const ranking::Evidence& evidence, std::uint32_t k, unsigned threads) {
  return audience::similar_owners(evidence.graph, evidence.weights, evidence.known_shares, evidence.catalog.creators.size(),
                                  {.k = k, .threads = threads});
}

/// Pairs of creators that share an account, with repetition: what must be added up at least, each once.
std::uint64_t additions(const ranking::Evidence& evidence) {
  std::uint64_t sum = 0;
  const std::uint32_t creators = evidence.catalog.creators.size();
  for (std::uint32_t a = 0; a < evidence.graph.accounts(); ++a) {
    const auto owners = evidence.graph.owners_of(core::AccountIndex(a));
    const auto d = static_cast<std::uint64_t>(std::lower_bound(owners.begin(), owners.end(), creators) - owners.begin());
    sum += d * (d - (d > 0 ? 1 : 0)) / 2;
  }
  return sum;
}

/// Of all threads of this program: what does not depend on who else uses the machine.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Seconds for so many additions to counters at random places of an array as large as the creators': the floor.
double plain_additions(std::uint64_t count, std::uint32_t creators) {
  std::vector<std::uint64_t> counters(creators, 0);
  std::vector<std::uint32_t> places(1 << 16);
  core::Random random(20240131, "places");
  for (auto& place : places) place = static_cast<std::uint32_t>(random.below(creators));
  const double before = processor_seconds();
  for (std::uint64_t done = 0; done < count; done += places.size()) {
    for (const std::uint32_t place : places) counters[place] += place;
  }
  const double seconds = processor_seconds() - before;
  return std::accumulate(counters.begin(), counters.end(), std::uint64_t{0}) == 1 ? 0.0 : seconds;
}

template <class T>
void write(const std::string& file, std::span<const T> values) {
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size_bytes()));
}

int write_matrix(const ranking::Evidence& evidence, const std::string& folder) {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<std::uint32_t> accounts;
  for (std::uint32_t c = 0; c < evidence.catalog.creators.size(); ++c) {
    const auto members = evidence.graph.members(core::OwnerIndex(c));
    accounts.insert(accounts.end(), members.begin(), members.end());
    offsets.push_back(accounts.size());
  }
  const std::vector<double> weights(evidence.weights.all().begin(), evidence.weights.all().end());
  std::vector<double> best;  // the 100 best values of the first creators, 0 where there are fewer: what the peer must find too
  const auto found = all_pairs(evidence, 100, 0);
  for (std::uint32_t c = 0; c < std::min(100U, evidence.catalog.creators.size()); ++c) {
    for (std::size_t i = 0; i < 100; ++i) best.push_back(i < found[c].size() ? found[c][i].value : 0.0);
  }
  write<std::uint64_t>(folder + "/offsets.u64", offsets);
  write<std::uint32_t>(folder + "/accounts.u32", accounts);
  write<double>(folder + "/weights.f64", weights);
  write<double>(folder + "/best.f64", best);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool matrix = argc == 4 && std::string_view(argv[1]) == "--matrix";
  const auto evidence = argc >= 3 ? opened(argv[2]) : nullptr;
  if (!evidence) {
    std::fprintf(stderr, "usage: similar_pairs NAME FILE [k] [rounds] | --matrix FILE FOLDER\n");
    return 2;
  }
  if (matrix) return write_matrix(*evidence, argv[3]);
  const auto k = static_cast<std::uint32_t>(argc > 3 ? std::stoul(argv[3]) : 100);
  const int rounds = argc > 4 ? std::stoi(argv[4]) : 3;
  const std::uint64_t sums = additions(*evidence);
  std::vector<double> one, two, floor;
  std::size_t pairs = 0;
  for (int i = 0; i < rounds; ++i) {
    const double before = processor_seconds();
    pairs = all_pairs(*evidence, k, 1).others.size();
    one.push_back(processor_seconds() - before);
    const benchmarks::Stopwatch second;
    if (all_pairs(*evidence, k, 2).others.size() != pairs) return 1;
    two.push_back(second.seconds());
    floor.push_back(plain_additions(sums, evidence->catalog.creators.size()));
  }
  const std::string note = std::to_string(evidence->catalog.creators.size()) + " creators, " +
                           std::to_string(evidence->graph.links()) + " links, " + std::to_string(sums) +
                           " additions, k = " + std::to_string(k) + ", " + std::to_string(pairs) + " kept";
  const std::string name = argv[1];
  benchmarks::report("similar_pairs", name + ": all pairs, 1 thread, processor time", one, "s", note);
  benchmarks::report("similar_pairs", name + ": all pairs, 2 threads, by the clock", two, "s", note);
  benchmarks::report("similar_pairs", name + ": plain additions at random, the limit of 1 thread", floor, "s", note);
  return 0;
}
