// Which rule puts dense and term scores together best? Drawn tasks of known truth: of 1000 candidates 20 are wanted, a dense
// score sees that through noise, a term score only of those who share a term at all (a third of the wanted, a twentieth of the
// others), and some have no vector. Rules: each side alone, reciprocal ranks (Cormack, Clarke, Büttcher, 2009; k = 60), and the
// convex combination of engine/vectors/fusion.h by its weight. A weight is chosen on some tasks and reported on others. Usage:
// fuse_scores [TASKS]            results as JSON lines: share of the wanted among the first 20
#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "benchmarks/measurement.h"
#include "engine/core/random.h"
#include "engine/vectors/fusion.h"

namespace {

using namespace vouch;

constexpr std::size_t kCandidates = 1000, kWanted = 20;
using Scores = std::vector<std::optional<double>>;

struct Task {
  Scores dense, term;  // the first kWanted are wanted
};

Task drawn(std::uint64_t seed, std::uint64_t number) {
  core::Random random(seed, "task", number);
  // How telling each side is differs between tasks, as it does between brands.
  const double dense_lead = 0.5 + 2.0 * random.uniform(), term_lead = 0.2 + 2.0 * random.uniform();
  Task task;
  for (std::size_t c = 0; c < kCandidates; ++c) {
    const bool wanted = c < kWanted;
    const double cosine = 0.25 + 0.12 * (random.normal() + (wanted ? dense_lead : 0.0));
    task.dense.push_back(random.chance(0.1) ? std::nullopt : std::optional(std::clamp(cosine, -1.0, 1.0)));
    const bool shares = random.chance(wanted ? 0.35 : 0.05);
    task.term.push_back(shares ? 0.05 * random.gamma(1.0 + (wanted ? term_lead : 0.0)) : 0.0);
  }
  return task;
}

/// Places from 1 by falling score, ties by index; those without a score behind all others.
std::vector<std::size_t> ranks_of(const Scores& scores) {
  std::vector<std::size_t> order(scores.size()), ranks(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return scores[a].value_or(-2.0) > scores[b].value_or(-2.0); });
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = i + 1;
  return ranks;
}

double share_found(const Scores& scores) {
  std::size_t found = 0;
  const auto ranks = ranks_of(scores);
  for (std::size_t c = 0; c < kWanted; ++c) found += ranks[c] <= kWanted ? 1 : 0;
  return static_cast<double>(found) / kWanted;
}

double reciprocal_ranks(const Task& task) {
  const auto dense = ranks_of(task.dense), term = ranks_of(task.term);
  Scores sums;
  for (std::size_t c = 0; c < kCandidates; ++c) {
    // A side without a score, or without a shared term, adds nothing, as the rule has it for who is not in a list.
    double sum = 0.0;
    if (task.dense[c]) sum += 1.0 / (60.0 + static_cast<double>(dense[c]));
    if (*task.term[c] > 0.0) sum += 1.0 / (60.0 + static_cast<double>(term[c]));
    sums.emplace_back(sum);
  }
  return share_found(sums);
}

double convex(const Task& task, double weight) {
  const auto all =
      vectors::fused({.scores = task.dense, .least = -1.0}, {.scores = task.term, .least = 0.0}, {.dense_weight = weight});
  Scores scores(kCandidates);
  for (const auto& one : *all) scores[one.index] = static_cast<double>(one.value);
  return share_found(scores);
}

template <class Rule>
std::vector<double> over_tasks(std::uint64_t seed, std::size_t tasks, Rule rule) {
  std::vector<double> shares;
  for (std::size_t t = 0; t < tasks; ++t) shares.push_back(rule(drawn(seed, t)));
  return shares;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t tasks = argc > 1 ? std::stoul(argv[1]) : 2000;
  constexpr std::uint64_t chosen_on = 11, reported_on = 12;
  double best = 0.5, most = 0.0;
  for (int tenth = 1; tenth < 10; ++tenth) {
    const double found = mean_of(over_tasks(chosen_on, tasks, [&](const Task& task) { return convex(task, 0.1 * tenth); }));
    if (found > most) best = 0.1 * tenth, most = found;
  }
  const auto report = [&](const std::string& name, auto rule) {
    const auto shares = over_tasks(reported_on, tasks, rule);
    benchmarks::report("fuse_scores", name, shares, "", "mean over tasks, 1000 candidates, 20 wanted, seed 12", mean_of(shares));
  };
  report("dense alone", [](const Task& task) { return share_found(task.dense); });
  report("term alone", [](const Task& task) { return share_found(task.term); });
  report("reciprocal ranks", reciprocal_ranks);
  report("convex combination, weight 0.5", [](const Task& task) { return convex(task, 0.5); });
  char name[64];
  std::snprintf(name, sizeof name, "convex combination, weight %.1f as chosen on seed 11", best);
  report(name, [&](const Task& task) { return convex(task, best); });
  return 0;
}
