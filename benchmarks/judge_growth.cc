// How long does it take to judge the growth of many creators on one core? Weekly counts of accounts that grow by themselves,
// every tenth with a purchase; no other program answers the same question.
// Usage: judge_growth NAME [creators] [entries each] [rounds]       results as JSON lines
#include <limits>
#include <string>
#include <vector>

#include "benchmarks/carried_rules.h"
#include "benchmarks/measurement.h"
#include "engine/core/deterministic_math.h"
#include "engine/core/random.h"
#include "engine/credibility/growth_figure.h"

namespace {

using namespace vouch;

struct History {
  std::vector<std::int64_t> at_s, followers;
};

History history(std::uint64_t creator, std::size_t entries) {
  core::Random random(20260111, "histories", creator);
  double followers = core::det_exp(7.0 + 8.0 * random.uniform());
  const double a_week = followers * 0.01 * random.uniform();
  const std::size_t bought = creator % 10 == 0 ? random.below(entries) : entries;
  History made;
  for (std::size_t i = 0; i < entries; ++i) {
    followers += a_week * random.gamma(3.0) / 3.0 + (i == bought ? 0.3 * followers : 0.0);
    made.at_s.push_back(1'700'000'000 + static_cast<std::int64_t>(i) * 7 * 86'400);
    made.followers.push_back(static_cast<std::int64_t>(followers));
  }
  return made;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: judge_growth NAME [creators] [entries each] [rounds]\n");
    return 2;
  }
  const std::size_t creators = argc > 2 ? std::stoul(argv[2]) : 1'000'000;
  const std::size_t entries = argc > 3 ? std::stoul(argv[3]) : 50;
  const int rounds = argc > 4 ? std::stoi(argv[4]) : 3;
  constexpr std::size_t kDistinct = 10'000;  // histories that are judged in turn
  std::vector<History> histories;
  for (std::size_t i = 0; i < std::min(creators, kDistinct); ++i) histories.push_back(history(i, entries));
  std::vector<double> seconds;
  std::size_t findings = 0;
  for (int round = 0; round < rounds; ++round) {
    findings = 0;
    const benchmarks::ProcessorStopwatch watch;
    for (std::size_t i = 0; i < creators; ++i) {
      const History& one = histories[i % histories.size()];
      const auto figure = credibility::judge_growth(one.at_s, one.followers, std::numeric_limits<std::int64_t>::max(),
                                                    benchmarks::carried_rules().growth);
      findings += figure.findings.size();
    }
    seconds.push_back(watch.seconds());
  }
  const std::string note = std::to_string(creators) + " creators, " + std::to_string(entries) + " entries each, " +
                           std::to_string(findings) + " findings, processor time of one thread";
  benchmarks::report("judge_growth", argv[1], seconds, "s", note);
  return 0;
}
