// What one brand of 100,000 accounts shares with each of 10,000 and of all owners: how many times faster than intersecting
// compressed bitmaps (CRoaring) or lists by galloping search (Bentley and Yao, 1976)? The peers only count; the engine also
// adds up weights and their squares. All ways of the engine beside each other, the way it takes, and the plain way of
// reading all lists. In turn, one thread. Beside it: the bytes that the way taken must read, at the bandwidth of this run.
// Usage: audience_overlap NAME FILE [snapshot|lightgcn|pairs|account_owner] [brand accounts] [runs]
#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <numeric>

#include <roaring/roaring.h>

#include "benchmarks/audience_graph.h"
#include "benchmarks/measurement.h"
#include "engine/audience/cost_model.h"
#include "engine/audience/shared_paths.h"
#include "engine/core/random.h"

namespace {

using namespace vouch;
using audience::AskingAudience;
using audience::InstructionSet;
using audience::Paths;
using audience::Way;

constexpr std::uint64_t kSeed = 20240131;

using Bitmap = std::unique_ptr<roaring_bitmap_t, decltype(&roaring_bitmap_free)>;

Bitmap bitmap_of(std::span<const std::uint32_t> ids) {
  Bitmap bitmap(roaring_bitmap_of_ptr(ids.size(), ids.data()), roaring_bitmap_free);
  roaring_bitmap_run_optimize(bitmap.get());
  return bitmap;
}

/// Accounts of both: each of the shorter list is searched in the longer one by steps that double.
std::uint64_t galloping(std::span<const std::uint32_t> some, std::span<const std::uint32_t> others) {
  if (some.size() > others.size()) std::swap(some, others);
  std::uint64_t found = 0;
  std::size_t at = 0;
  for (const std::uint32_t a : some) {
    std::size_t step = 1;
    while (at + step < others.size() && others[at + step] < a) step *= 2;
    const auto rest = others.subspan(at, std::min(step + 1, others.size() - at));
    at += static_cast<std::size_t>(std::ranges::lower_bound(rest, a) - rest.begin());
    if (at == others.size()) break;
    found += others[at] == a ? 1U : 0U;
  }
  return found;
}

/// Accounts as links name them: who follows more is likelier, as in real audiences.
std::vector<std::uint32_t> brand_of(const audience::AudienceGraph& graph, std::size_t wanted) {
  core::Random random(kSeed, "brand");
  std::vector<bool> taken(graph.accounts());
  std::vector<std::uint32_t> accounts;
  const auto lists = benchmarks::lists_of(graph);
  while (accounts.size() < std::min<std::size_t>(wanted, graph.accounts() / 2)) {
    const std::uint32_t a = lists.targets[random.below(lists.targets.size())];
    if (!taken[a]) accounts.push_back(a);
    taken[a] = true;
  }
  std::sort(accounts.begin(), accounts.end());
  return accounts;
}

/// Bytes a second of reading memory in order, from more than any cache holds.
double bandwidth() {
  static const std::vector<std::uint64_t> words(std::size_t{1} << 25, 1);  // 256 MiB
  const benchmarks::ProcessorStopwatch watch;
  const auto sum = std::accumulate(words.begin(), words.end(), std::uint64_t{0});
  return sum == words.size() ? static_cast<double>(8 * words.size()) / watch.seconds() : 0.0;
}

struct Contender {
  std::string name;
  std::function<std::uint64_t()> count;  // all shared accounts, so that every contender is held to the same
  bool is_way = false;                   // that the engine could choose
  std::vector<double> ms{};
};

class Race {
 public:
  Race(const benchmarks::GraphFile& file, std::size_t accounts, std::uint32_t owners)
      : graph_(file.graph),
        owners_(owners),
        brand_(brand_of(graph_, accounts)),
        asking_(AskingAudience::sent(graph_, file.weights, brand_, std::nullopt)),
        bitmap_(bitmap_of(brand_)) {
    for (std::uint32_t o = 0; o < owners; ++o) bitmaps_.push_back(bitmap_of(graph_.members(core::OwnerIndex(o))));
    add_engine();
    contenders_.push_back({"CRoaring", [&] {
                             std::uint64_t sum = 0;
                             for (const Bitmap& b : bitmaps_) sum += roaring_bitmap_and_cardinality(bitmap_.get(), b.get());
                             return sum;
                           }});
    contenders_.push_back({"galloping search", [&] {
                             std::uint64_t sum = 0;
                             for (std::uint32_t o = 0; o < owners_; ++o)
                               sum += galloping(brand_, graph_.members(core::OwnerIndex(o)));
                             return sum;
                           }});
  }

  bool run(int runs, const std::string& name) {
    std::vector<double> needed;  // ms that reading alone takes
    const Paths paths = audience::cheapest_paths(asking_, graph_, owners_);
    const audience::Work work = audience::work_of(paths, asking_, graph_, owners_);
    const double bytes = static_cast<double>(work.bytes + 4 * work.counter_probes + 16 * work.row_probes);
    const std::uint64_t truth = contenders_.front().count();
    std::vector<std::size_t> turns(contenders_.size());
    std::iota(turns.begin(), turns.end(), std::size_t{0});
    for (int i = 0; i < runs; ++i) {
      std::rotate(turns.begin(), turns.begin() + 1, turns.end());
      for (const std::size_t turn : turns) {
        Contender& contender = contenders_[turn];
        needed.push_back(bytes / bandwidth() * 1e3);  // also fills the caches with other things, for everyone alike
        const benchmarks::ProcessorStopwatch watch;
        if (contender.count() != truth) return false;
        contender.ms.push_back(watch.seconds() * 1e3);
      }
    }
    const std::string note = std::to_string(brand_.size()) + " accounts, " + std::to_string(graph_.accounts()) + " in all, " +
                             std::to_string(graph_.links()) + " links, processor time of 1 thread, seed " + std::to_string(kSeed);
    const std::string what = name + ", " + std::to_string(brand_.size()) + " accounts, " + std::to_string(owners_) + " owners: ";
    benchmarks::report("audience_overlap", what + "engine to the best of its ways", {engine_to_best()}, "times", note);
    for (const Contender& contender : contenders_) {
      std::vector<double> ratios;
      for (std::size_t i = 0; i < contender.ms.size(); ++i) ratios.push_back(contender.ms[i] / contenders_.front().ms[i]);
      if (&contender != &contenders_.front())
        benchmarks::report("audience_overlap", what + contender.name + " to engine", ratios, "times", note);
    }
    for (const Contender& contender : contenders_)
      benchmarks::report("audience_overlap", what + contender.name, contender.ms, "ms", note);
    benchmarks::report("audience_overlap", what + "the engine's bytes at this run's bandwidth", needed, "ms", note);
    return true;
  }

 private:
  /// Of medians: the least of several noisy times of one round is below any of them.
  [[nodiscard]] double engine_to_best() const {
    double best = std::numeric_limits<double>::infinity();
    for (const Contender& contender : contenders_) {
      if (contender.is_way) best = std::min(best, benchmarks::quantile(contender.ms, 0.5));
    }
    return benchmarks::quantile(contenders_.front().ms, 0.5) / best;
  }

  static std::uint64_t sum_of(const std::vector<audience::SharedAudience>& shared) {
    std::uint64_t sum = 0;
    for (const auto& one : shared) sum += one.accounts;
    return sum;
  }

  void add_engine() {
    contenders_.push_back({"engine", [&] { return sum_of(audience::shared_with_owners(asking_, graph_, owners_)); }});
    contenders_.push_back({"plain streaming", [&] { return sum_of(audience::shared_by_streaming(asking_, graph_, owners_)); }});
    add_path("inverting", {Way::invert, Way::invert}, InstructionSet::scalar);
    add_path("tiles and inverting", {Way::stream, Way::invert}, audience::preferred_instruction_set());
    add_path("streaming, plain C++", {Way::stream, Way::stream}, InstructionSet::scalar);
    add_path("streaming, AVX2", {Way::stream, Way::stream}, InstructionSet::avx2);
    add_path("streaming, AVX-512", {Way::stream, Way::stream}, InstructionSet::avx512);
  }

  void add_path(const std::string& name, Paths paths, InstructionSet set) {
    if (!audience::supports(set)) return;
    contenders_.push_back(
        {name, [=, this] { return sum_of(audience::shared_along(paths, set, asking_, graph_, owners_)); }, true});
  }

  const audience::AudienceGraph& graph_;
  std::uint32_t owners_;
  std::vector<std::uint32_t> brand_;
  AskingAudience asking_;
  Bitmap bitmap_;
  std::vector<Bitmap> bitmaps_;
  std::vector<Contender> contenders_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: audience_overlap NAME FILE [snapshot|lightgcn|pairs|account_owner] [brand accounts] [runs]\n");
    return 2;
  }
  const auto file = benchmarks::open_any(argv[2], argc > 3 ? argv[3] : "snapshot");
  const std::size_t accounts = argc > 4 ? std::stoul(argv[4]) : 100000;
  const int runs = argc > 5 ? std::stoi(argv[5]) : 7;
  for (const std::uint32_t owners : {std::min(10000U, file.graph.owners()), file.graph.owners()}) {
    if (!Race(file, accounts, owners).run(runs, argv[1])) return 1;
  }
  return 0;
}
