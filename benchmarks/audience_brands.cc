// What 1,000 brands share with all owners: in one batch, one brand after another, and by peers that are given some of them
// and scaled up: CRoaring in a loop, and with --pairs-to the links as CSV for an SQL join (benchmarks/peers/overlap_sql).
// Brands are the owners with the most accounts, or half of them and as many drawn. The same counts are asked of all.
// Usage: audience_brands NAME FILE [snapshot|lightgcn|pairs|account_owner] [brands] [runs] [--pairs-to FOLDER]
#include <algorithm>
#include <fstream>
#include <memory>

#include <roaring/roaring.h>

#include "benchmarks/audience_graph.h"
#include "benchmarks/measurement.h"
#include "engine/audience/shared_brands.h"
#include "engine/core/random.h"

namespace {

using namespace vouch;
using audience::AskingAudience;

constexpr std::uint64_t kSeed = 20240131;
constexpr std::size_t kOfPeers = 10;  // brands

/// Owners by falling number of accounts: half from the top, half drawn.
std::vector<std::uint32_t> brands_of(const audience::AudienceGraph& graph, std::size_t wanted) {
  std::vector<std::uint32_t> owners(graph.owners());
  for (std::uint32_t o = 0; o < owners.size(); ++o) owners[o] = o;
  const auto size = [&](std::uint32_t o) { return graph.members(core::OwnerIndex(o)).size(); };
  std::sort(owners.begin(), owners.end(),
            [&](std::uint32_t a, std::uint32_t b) { return size(a) != size(b) ? size(a) > size(b) : a < b; });
  wanted = std::min(wanted, owners.size());
  core::Random random(kSeed, "brands");
  for (std::size_t i = wanted / 2; i < wanted; ++i) std::swap(owners[i], owners[i + random.below(owners.size() - i)]);
  owners.resize(wanted);
  for (std::size_t i = owners.size(); i > 1; --i) std::swap(owners[i - 1], owners[random.below(i)]);  // peers take the first
  return owners;
}

std::uint64_t sum_of(const std::vector<audience::SharedAudience>& shared) {
  std::uint64_t sum = 0;
  for (const auto& one : shared) sum += one.accounts;
  return sum;
}

struct Times {
  std::vector<double> batch, batch_of_two, loop, plain, roaring, to_loop, to_plain, to_roaring;
};

class Race {
 public:
  Race(const audience::AudienceGraph& graph, const audience::AudienceWeights& weights, std::size_t wanted)
      : graph_(graph), brands_(brands_of(graph, wanted)) {
    for (const std::uint32_t brand : brands_) asking_.push_back(AskingAudience::own(graph, weights, core::OwnerIndex(brand)));
    for (const AskingAudience& one : asking_) pointers_.push_back(&one);
    for (std::uint32_t o = 0; o < graph.owners(); ++o) {
      const auto row = graph.members(core::OwnerIndex(o));
      bitmaps_.emplace_back(roaring_bitmap_of_ptr(row.size(), row.data()), roaring_bitmap_free);
      roaring_bitmap_run_optimize(bitmaps_.back().get());
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>& brands() const { return brands_; }

  bool run(Times& times) {
    const double all = static_cast<double>(brands_.size());
    const double scale = all / static_cast<double>(std::min(kOfPeers, brands_.size()));
    times.batch.push_back(batch(1));
    const std::uint64_t truth = sum_, some = some_;
    times.batch_of_two.push_back(batch(2));
    if (sum_ != truth) return false;
    times.loop.push_back(
        timed(brands_.size(), [&](std::size_t i) { return sum_of(shared_with_owners(asking_[i], graph_, graph_.owners())); }));
    if (sum_ != truth) return false;
    times.plain.push_back(
        scale * timed(kOfPeers, [&](std::size_t i) { return sum_of(shared_by_streaming(asking_[i], graph_, graph_.owners())); }));
    if (sum_ != some) return false;
    times.roaring.push_back(scale * timed(kOfPeers, [&](std::size_t i) {
                              std::uint64_t sum = 0;
                              for (const Bitmap& bitmap : bitmaps_)
                                sum += roaring_bitmap_and_cardinality(bitmaps_[brands_[i]].get(), bitmap.get());
                              return sum;
                            }));
    times.to_loop.push_back(times.loop.back() / times.batch.back());
    times.to_plain.push_back(times.plain.back() / times.batch.back());
    times.to_roaring.push_back(times.roaring.back() / times.batch.back());
    return sum_ == some;
  }

 private:
  using Bitmap = std::unique_ptr<roaring_bitmap_t, decltype(&roaring_bitmap_free)>;

  double batch(unsigned threads) {
    const benchmarks::Stopwatch wall;
    const benchmarks::ProcessorStopwatch processor;
    sum_ = some_ = 0;
    audience::shared_of_brands(pointers_, graph_, {.owners = graph_.owners(), .threads = threads},
                               [&](std::size_t i, std::vector<audience::SharedAudience>&& shared) {
                                 sum_ += sum_of(shared);
                                 if (i < kOfPeers) some_ = sum_;
                               });
    return threads == 1 ? processor.seconds() : wall.seconds();
  }

  template <class Count>
  double timed(std::size_t brands, const Count& count) {
    const benchmarks::ProcessorStopwatch watch;
    sum_ = 0;
    for (std::size_t i = 0; i < std::min(brands, brands_.size()); ++i) sum_ += count(i);
    return watch.seconds();
  }

  const audience::AudienceGraph& graph_;
  std::vector<std::uint32_t> brands_;
  std::vector<AskingAudience> asking_;
  std::vector<const AskingAudience*> pointers_;
  std::vector<Bitmap> bitmaps_;
  std::uint64_t sum_ = 0, some_ = 0;  // accounts shared with all brands, and with those that peers are given
};

void write_pairs(const audience::AudienceGraph& graph, const std::vector<std::uint32_t>& brands, const std::string& folder) {
  std::ofstream links(folder + "/links.csv"), asked(folder + "/brands.csv");
  links << "owner,account\n";
  for (std::uint32_t o = 0; o < graph.owners(); ++o) {
    for (const std::uint32_t a : graph.members(core::OwnerIndex(o))) links << o << ',' << a << '\n';
  }
  asked << "brand\n";
  for (std::size_t i = 0; i < std::min(kOfPeers, brands.size()); ++i) asked << brands[i] << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  std::string pairs_to;
  if (const auto at = std::find(words.begin(), words.end(), "--pairs-to"); at != words.end() && at + 1 != words.end()) {
    pairs_to = at[1];
    words.erase(at, at + 2);
  }
  if (words.size() < 2) {
    std::fprintf(
        stderr, "usage: audience_brands NAME FILE [snapshot|lightgcn|pairs|account_owner] [brands] [runs] [--pairs-to FOLDER]\n");
    return 2;
  }
  const auto file = benchmarks::open_any(words[1], words.size() > 2 ? words[2] : "snapshot");
  Race race(file.graph, file.weights, words.size() > 3 ? std::stoul(words[3]) : 1000);
  if (!pairs_to.empty()) write_pairs(file.graph, race.brands(), pairs_to);
  Times times;
  for (int i = 0; i < (words.size() > 4 ? std::stoi(words[4]) : 3); ++i) {
    if (!race.run(times)) return 1;
  }
  const std::string note = std::to_string(race.brands().size()) + " brands, " + std::to_string(file.graph.owners()) +
                           " owners, " + std::to_string(file.graph.links()) + " links, seed " + std::to_string(kSeed) +
                           ", processor time of 1 thread";
  const std::string scaled = note + ", measured on " + std::to_string(kOfPeers) + " brands";
  const auto say = [&](const std::string& what, const std::vector<double>& values, const char* unit, const std::string& of) {
    benchmarks::report("audience_brands", words[0] + ": " + what, values, unit, of);
  };
  say("one after another to batch", times.to_loop, "times", note);
  say("plain streaming to batch", times.to_plain, "times", scaled);
  say("CRoaring in a loop to batch", times.to_roaring, "times", scaled);
  say("batch, 1 thread", times.batch, "s", note);
  say("batch, 2 threads, wall clock", times.batch_of_two, "s", note);
  say("one after another", times.loop, "s", note);
  say("plain streaming", times.plain, "s", scaled);
  say("CRoaring in a loop", times.roaring, "s", scaled);
  return 0;
}
