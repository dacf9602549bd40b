// What does it cost to find unusual blocks of accounts, a link? Parts: the search among accounts that are marked unlikely,
// marking accounts by lockstep, and peeling the whole graph once, which a search never does: it peels the links of unlikely
// accounts to owners above the usual alone. All are compared with what one plain reading of both directions of the graph takes.
// Links are drawn, as popular owners and busy accounts have them; 4 in 100 accounts are marked unlikely; a hundredth of the
// accounts came to each of its owners on that owner's day, the others on any of 1,000. Usage: find_groups NAME [links] [accounts]
// [owners] [rounds]       results as JSON lines
#include <algorithm>
#include <string>
#include <vector>

#include "benchmarks/carried_rules.h"
#include "benchmarks/measurement.h"
#include "engine/core/hash.h"
#include "engine/core/random.h"
#include "engine/credibility/block_search.h"
#include "engine/credibility/lockstep.h"

namespace {

using namespace vouch;

struct Drawn {
  audience::Csr rows, columns;
  std::vector<credibility::AccountMark> marks;
  std::vector<audience::Day> days;  // beside columns.targets
};

/// Every hundredth account is sold: it follows only the first hundredth of the owners that are drawn as buyers.
Drawn drawn(std::uint64_t links, std::uint32_t accounts, std::uint32_t owners) {
  core::Random random(20261123, "links");
  Drawn made;
  const std::uint64_t each = links / accounts;
  std::vector<std::uint32_t> row;
  made.columns.offsets.assign(owners + std::size_t{1}, 0);
  for (std::uint32_t account = 0; account < accounts; ++account) {
    const bool sold = account % 100 == 0;
    made.marks.push_back(sold || random.chance(0.03) ? credibility::AccountMark::unlikely : credibility::AccountMark::likely);
    row.clear();
    for (std::uint64_t left = random.below(2 * each + 1); left > 0; --left) {
      const double u = random.uniform();
      const auto popular = static_cast<std::uint32_t>(u * u * owners);
      row.push_back(sold ? popular / 100 * 100 : popular);
    }
    std::ranges::sort(row);
    row.erase(std::ranges::unique(row).begin(), row.end());
    made.rows.targets.insert(made.rows.targets.end(), row.begin(), row.end());
    made.rows.offsets.push_back(made.rows.targets.size());
    for (const std::uint32_t owner : row) ++made.columns.offsets[owner + std::size_t{1}];
  }
  for (std::size_t o = 0; o < owners; ++o) made.columns.offsets[o + 1] += made.columns.offsets[o];
  made.columns.targets.resize(made.rows.targets.size());
  std::vector<std::uint64_t> next = made.columns.offsets;
  made.days.resize(made.columns.targets.size());
  for (std::uint32_t account = 0; account < accounts; ++account) {
    for (const std::uint32_t owner : made.rows.view()[account]) {
      const std::uint64_t day = account % 100 == 0 ? core::mix64(owner) % 1000 : random.below(1000);
      made.days[next[owner]] = static_cast<audience::Day>(18'000 + day);
      made.columns.targets[next[owner]++] = account;
    }
  }
  return made;
}

template <class Work>
void measure(const std::string& name, double links, int rounds, const std::string& note, const Work& work) {
  std::vector<double> nanoseconds;
  for (int round = 0; round < rounds; ++round) {
    const benchmarks::ProcessorStopwatch watch;
    work();
    nanoseconds.push_back(watch.seconds() * 1e9 / links);
  }
  benchmarks::report("find_groups", name.c_str(), nanoseconds, "ns a link", note + ", processor time of one thread");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: find_groups NAME [links] [accounts] [owners] [rounds]\n");
    return 2;
  }
  const std::string name = argv[1];
  const std::uint64_t wanted = argc > 2 ? std::stoull(argv[2]) : 100'000'000;
  const auto accounts = static_cast<std::uint32_t>(argc > 3 ? std::stoul(argv[3]) : 10'000'000);
  const auto owners = static_cast<std::uint32_t>(argc > 4 ? std::stoul(argv[4]) : 300'000);
  const int rounds = argc > 5 ? std::stoi(argv[5]) : 3;
  const Drawn graph = drawn(wanted, accounts, owners);
  const audience::BipartiteView view{.rows = graph.rows.view(), .columns = graph.columns.view()};
  const auto links = static_cast<double>(graph.rows.targets.size());
  const std::string size = std::to_string(graph.rows.targets.size()) + " links, " + std::to_string(accounts) + " accounts, " +
                           std::to_string(owners) + " owners";
  std::vector<std::uint32_t> weights;
  for (std::uint32_t o = 0; o < owners; ++o) weights.push_back(audience::column_weight(view.columns.degree(o)));
  std::uint64_t sum = 0;
  measure(name + ": reading both directions", links, rounds, size, [&] {
    for (const std::uint32_t target : graph.rows.targets) sum += target;
    for (const std::uint32_t target : graph.columns.targets) sum += target;
  });
  std::size_t found = 0, rows = 0;
  measure(name + ": search", links, rounds, size + (sum == 0 ? ", empty" : ""),
          [&] { found = credibility::find_blocks(view, graph.marks, benchmarks::carried_rules().blocks).blocks.size(); });
  const audience::MemberDays days(graph.columns.offsets, graph.days);
  std::size_t marked = 0;
  measure(name + ": marking by lockstep", links, rounds, size,
          [&] { marked = credibility::lockstep_marks(view, days, benchmarks::carried_rules().arrivals, 1).size(); });
  measure(name + ": one peeling of everything", links, rounds,
          size + ", search found " + std::to_string(found) + " blocks" + (marked == 0 ? ", no bursts" : ""), [&] {
            for (const auto& block : audience::dense_blocks_of(view, weights, 1)) rows += block.rows.size();
          });
  return rows == 0 ? 1 : 0;
}
