// Do overlaps counted elsewhere predict which channels will share viewers? A fifth of the pairs is hidden, by seed; for each
// creator all others without a pair left are ordered by what the rest says, and the hidden ones should come first.
// AUC and R@10, R@50 (share of a creator's hidden pairs among the first), averaged over creators with a hidden pair.
// Usage: predict_overlaps NAME FILE [seeds]
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

#include "benchmarks/measurement.h"
#include "engine/audience/algorithms/page_rank.h"
#include "engine/core/random.h"
#include "engine/ranking/evidence.h"

namespace {

using namespace vouch;

/// The pairs that are left, and who is hidden from whom.
struct Split {
  std::vector<std::vector<std::pair<std::uint32_t, double>>> rows;
  std::vector<double> sums;  // of a row
  std::vector<std::vector<std::uint32_t>> hidden;
  audience::Csr graph;  // the rows without counts
};

Split split_of(const audience::CountedOverlaps& overlaps, std::uint64_t seed) {
  core::Random random(seed, "hidden");
  const std::uint32_t n = overlaps.creators();
  Split split{.rows = std::vector<std::vector<std::pair<std::uint32_t, double>>>(n),
              .sums = std::vector<double>(n, 0.0),
              .hidden = std::vector<std::vector<std::uint32_t>>(n),
              .graph = {}};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (std::uint32_t a = 0; a < n; ++a) {
    const auto others = overlaps.others(core::CreatorIndex(a));
    const auto shared = overlaps.shared(core::CreatorIndex(a));
    for (std::size_t i = 0; i < others.size(); ++i) {
      const std::uint32_t b = others[i];
      if (b < a) continue;
      if (random.chance(0.2)) {
        split.hidden[a].push_back(b);
        split.hidden[b].push_back(a);
        continue;
      }
      const auto count = static_cast<double>(shared[i]);
      split.rows[a].emplace_back(b, count);
      split.rows[b].emplace_back(a, count);
      split.sums[a] += count;
      split.sums[b] += count;
      edges.emplace_back(a, b);
    }
  }
  split.graph = audience::undirected_csr(n, edges);
  return split;
}

/// Scores of all others for one creator.
using Predictor = std::function<std::vector<double>(const Split&, std::uint32_t)>;

/// Σ over common partners z of f(counts with z, sum of z).
template <class Term>
Predictor by_partners(Term term) {
  return [term](const Split& split, std::uint32_t a) {
    std::vector<double> scores(split.rows.size(), 0.0);
    for (const auto& [z, with_a] : split.rows[a]) {
      for (const auto& [b, with_b] : split.rows[z]) scores[b] += term(with_a, with_b, split, z, b);
    }
    return scores;
  };
}

double row_length(const Split& split, std::uint32_t creator) {
  double squares = 0.0;
  for (const auto& [other, count] : split.rows[creator]) squares += count * count;
  return std::sqrt(squares);
}

std::vector<double> by_page_rank(const Split& split, std::uint32_t a, const std::vector<double>& of_all) {
  std::vector<std::uint32_t> start(split.rows.size(), 0);
  start[a] = 1;
  const auto ranks = audience::page_rank(split.graph.view(), split.graph.view(), start, {.tolerance = 1e-7, .threads = 1});
  std::vector<double> scores(split.rows.size());
  for (std::uint32_t b = 0; b < scores.size(); ++b) scores[b] = ranks.rank(b) / of_all[b];
  return scores;
}

struct Quality {
  double auc = 0.0, at_10 = 0.0, at_50 = 0.0;
};

Quality quality_of(const Split& split, std::uint32_t a, const std::vector<double>& scores) {
  std::vector<bool> left(split.rows.size(), true);
  left[a] = false;
  for (const auto& [b, count] : split.rows[a]) left[b] = false;
  std::vector<std::uint32_t> order;
  for (std::uint32_t b = 0; b < left.size(); ++b) {
    if (left[b]) order.push_back(b);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return scores[x] > scores[y]; });
  std::vector<bool> hidden(left.size(), false);
  for (const std::uint32_t b : split.hidden[a]) hidden[b] = true;
  const auto positives = static_cast<double>(split.hidden[a].size());
  Quality quality;
  double above = 0.0;  // others that come before, summed over the hidden ones; ties count half
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    double tied_hidden = 0.0;
    while (end < order.size() && scores[order[end]] == scores[order[i]]) tied_hidden += hidden[order[end++]] ? 1.0 : 0.0;
    const auto before = static_cast<double>(i);
    above += tied_hidden * (before + (static_cast<double>(end - i) - 1.0) / 2.0);
    i = end;
  }
  const auto others = static_cast<double>(order.size()) - positives;
  above -= positives * (positives - 1.0) / 2.0;  // hidden ones before hidden ones
  quality.auc = others > 0.0 ? 1.0 - above / (positives * others) : 1.0;
  for (std::size_t i = 0; i < std::min<std::size_t>(50, order.size()); ++i) {
    if (!hidden[order[i]]) continue;
    quality.at_50 += 1.0 / positives;
    if (i < 10) quality.at_10 += 1.0 / positives;
  }
  return quality;
}

Quality mean_quality(const Split& split, const Predictor& predict) {
  Quality sum;
  double creators = 0.0;
  for (std::uint32_t a = 0; a < split.rows.size(); ++a) {
    if (split.hidden[a].empty()) continue;
    const Quality one = quality_of(split, a, predict(split, a));
    sum.auc += one.auc;
    sum.at_10 += one.at_10;
    sum.at_50 += one.at_50;
    creators += 1.0;
  }
  return {.auc = sum.auc / creators, .at_10 = sum.at_10 / creators, .at_50 = sum.at_50 / creators};
}

std::vector<std::pair<std::string, Predictor>> predictors(const Split& split) {
  const auto all = audience::page_rank(split.graph.view(), split.graph.view());
  std::vector<double> of_all(split.rows.size());
  for (std::uint32_t b = 0; b < of_all.size(); ++b) of_all[b] = all.rank(b);
  std::vector<double> lengths(split.rows.size());
  for (std::uint32_t b = 0; b < lengths.size(); ++b) lengths[b] = std::max(1.0, row_length(split, b));
  return {{"random",
           [](const Split& of, std::uint32_t a) {
             core::Random random(20240131, "scores", a);
             std::vector<double> scores(of.rows.size());
             for (double& score : scores) score = random.uniform();
             return scores;
           }},
          {"popularity: the other's sum", [](const Split& of, std::uint32_t) { return of.sums; }},
          {"common partners", by_partners([](double, double, const Split&, std::uint32_t, std::uint32_t) { return 1.0; })},
          {"common partners, Adamic-Adar", by_partners([](double, double, const Split& of, std::uint32_t z, std::uint32_t) {
             return 1.0 / std::log(2.0 + static_cast<double>(of.rows[z].size()));
           })},
          {"common partners by counts, resource allocation",
           by_partners([](double x, double y, const Split& of, std::uint32_t z, std::uint32_t) { return x * y / of.sums[z]; })},
          {"cosine of counts", by_partners([lengths](double x, double y, const Split&, std::uint32_t, std::uint32_t b) {
             return x * y / lengths[b];
           })},
          {"personalised PageRank",
           [of_all](const Split& of, std::uint32_t a) { return by_page_rank(of, a, std::vector<double>(of_all.size(), 1.0)); }},
          {"personalised PageRank over PageRank",
           [of_all](const Split& of, std::uint32_t a) { return by_page_rank(of, a, of_all); }}};
}

core::Result<audience::CountedOverlaps> overlaps_of(const snapshot::Snapshot& snapshot) {
  const auto catalog = catalog::Catalog::open(snapshot);
  if (!catalog) return core::fail(catalog.error());
  return audience::CountedOverlaps::open(snapshot, catalog->creators.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: predict_overlaps NAME FILE [seeds]\n");
    return 2;
  }
  const auto snapshot = snapshot::Snapshot::open(argv[2]);
  if (!snapshot) return 1;
  const auto overlaps = overlaps_of(*snapshot);
  if (!overlaps || overlaps->pairs() == 0) return 1;
  const std::uint64_t seeds = argc > 3 ? std::stoull(argv[3]) : 3;
  std::vector<std::string> names;
  std::vector<std::array<std::vector<double>, 3>> found;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Split split = split_of(*overlaps, seed);
    const auto all = predictors(split);
    found.resize(all.size());
    names.clear();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Quality quality = mean_quality(split, all[i].second);
      names.push_back(all[i].first);
      found[i][0].push_back(quality.auc);
      found[i][1].push_back(quality.at_10);
      found[i][2].push_back(quality.at_50);
    }
  }
  const std::string note = std::to_string(overlaps->creators()) + " creators, " + std::to_string(overlaps->pairs()) +
                           " pairs, a fifth hidden, " + std::to_string(seeds) + " seeds";
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = std::string(argv[1]) + ": " + names[i];
    benchmarks::report("predict_overlaps", name + ", AUC", found[i][0], "", note);
    benchmarks::report("predict_overlaps", name + ", R@10", found[i][1], "", note);
    benchmarks::report("predict_overlaps", name + ", R@50", found[i][2], "", note);
  }
  return 0;
}
