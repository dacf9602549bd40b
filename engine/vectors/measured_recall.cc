#include "engine/vectors/measured_recall.h"

#include <algorithm>

#include "engine/core/random.h"
#include "engine/vectors/exact_search.h"
#include "engine/vectors/half.h"
#include "engine/vectors/refinement.h"

namespace vouch::vectors {
namespace {

std::vector<float> floats_of(const VectorTable& table, std::uint32_t row) {
  std::vector<float> floats(table.dimension());
  for (std::size_t j = 0; j < floats.size(); ++j) {
    floats[j] = table.has_halves() ? float_of(table.halves(row)[j]) : static_cast<float>(table.rows()[row][j]);
  }
  return floats;
}

/// One row as a query: who passes (itself never), and its exact neighbours among them, ascending.
struct Asked {
  std::vector<float> vector;
  std::vector<std::uint64_t> words;
  std::vector<std::uint32_t> nearest;
};

std::vector<std::uint32_t> indexes_of(std::span<const Neighbor> neighbors) {
  std::vector<std::uint32_t> indexes;
  for (const Neighbor& neighbor : neighbors) indexes.push_back(neighbor.index);
  std::ranges::sort(indexes);
  return indexes;
}

core::Result<std::vector<Asked>> asked_of(const VectorTable& table, std::uint32_t percent, std::uint32_t k,
                                          const SampleOptions& sample) {
  const ExactIndex exact(table);
  std::vector<Asked> all;
  for (std::uint32_t i = 0; i < std::min(sample.queries, table.size()); ++i) {
    core::Random random(table.size(), "rows that are asked for", i);
    const auto row = static_cast<std::uint32_t>(random.below(table.size()));
    Asked asked;
    asked.vector = floats_of(table, row);
    if (std::ranges::all_of(asked.vector, [](float x) { return x == 0.0F; })) continue;  // bytes of a row that is nearly one
    asked.words.assign((table.size() + 63) / 64, percent >= 100 ? ~std::uint64_t{0} : 0);
    for (std::uint32_t j = 0; percent < 100 && j < table.size(); ++j) {
      if (random.below(100) < percent) asked.words[j / 64] |= std::uint64_t{1} << (j % 64);
    }
    asked.words[row / 64] &= ~(std::uint64_t{1} << (row % 64));
    const auto filter = Filter::make(asked.words, table.size());
    const auto found = exact.search(asked.vector, {.k = k, .filter = *filter, .threads = sample.threads});
    if (!found) return core::fail(found.error());
    asked.nearest = indexes_of(found->best);
    all.push_back(std::move(asked));
  }
  return all;
}

core::Result<MeasuredEffort> measure(const VectorTable& table, const CandidateSource& source, std::span<const Asked> asked,
                                     MeasuredEffort effort) {
  std::size_t expected = 0, found = 0, looked_at = 0;
  for (const Asked& one : asked) {
    const auto query = table.query(one.vector);
    const auto near = source.find(*query, *Filter::make(one.words, table.size()), effort.effort, effort.k);
    if (!near) return core::fail(near.error());
    const auto best = indexes_of(nearest_of(table, *query, near->rows, effort.k));
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(best, one.nearest, std::back_inserter(both));
    expected += one.nearest.size();
    found += both.size();
    looked_at += near->looked_at;
  }
  effort.recall = expected == 0 ? 1.0 : static_cast<double>(found) / static_cast<double>(expected);
  effort.looked_at = asked.empty() ? 0.0 : static_cast<double>(looked_at) / static_cast<double>(asked.size());
  return effort;
}

}  // namespace

std::vector<Neighbor> nearest_of(const VectorTable& table, const Query& query, std::span<const std::uint32_t> rows,
                                 std::size_t k) {
  const InstructionSet set = preferred_instruction_set();
  std::vector<std::int32_t> scores(rows.size());
  kernels_of(set).gathered(table.rows(), rows, query.bytes.data(), scores.data());
  std::vector<ScoredRow> scored;
  for (std::size_t i = 0; i < rows.size(); ++i) scored.emplace_back(scores[i], rows[i]);
  return refined(table, query, best_of(std::move(scored), k, margin_of(table, query)), k, set);
}

core::Result<std::vector<MeasuredEffort>> measured_recall(const VectorTable& table, const CandidateSource& source,
                                                          const SampleOptions& sample) {
  std::vector<MeasuredEffort> all;
  for (const std::uint32_t percent : sample.percents) {
    for (const std::uint32_t k : sample.k) {
      const auto asked = asked_of(table, percent, k, sample);
      if (!asked) return core::fail(asked.error());
      const std::uint32_t most = source.most_effort();
      for (std::uint32_t effort = source.way() == Way::graph ? std::max(16U, k) : 1U; most > 0; effort *= 2) {
        const auto measured = measure(table, source, *asked, {.effort = std::min(effort, most), .k = k, .percent = percent});
        if (!measured) return core::fail(measured.error());
        all.push_back(*measured);
        if (measured->recall >= sample.enough || measured->effort == most) break;
      }
    }
  }
  return all;
}

}  // namespace vouch::vectors
