// What a model made of all queries: each ranking held against its positives, and the top of it for the TREC run. Models
// differ only in the order that they give to a query's candidates.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/core/result.h"
#include "engine/evaluation/evaluation.h"
#include "experiments/progress.h"
#include "experiments/time_split.h"

namespace vouch::experiments {

/// A query's candidates, best first, known partners left out.
struct Ordered {
  std::vector<std::uint32_t> candidates;
  std::vector<float> scores = {};  // [candidates], never rising: equal ones are ties, half a pair for AUC; empty: no ties
};

/// Orders a query's candidates. Called from several threads.
using OrderCandidates = std::function<core::Result<Ordered>(const Query&)>;

struct Outcome {
  std::vector<evaluation::JudgedRanking> rankings;  // [queries]
  std::vector<std::vector<std::uint32_t>> tops;     // [queries] candidates, best first, up to the run's depth
};

struct OutcomeOptions {
  std::size_t depth = 1000;  // of tops; 0: all
  unsigned threads = 0;      // 0: as many as the machine has
  /// Queries done, of how many. Never called twice at a time.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
};

/// Ranks every query. Fails with what `order` fails with, and with internal where an order is not one of the candidates
/// less the known partners, each once.
[[nodiscard]] core::Result<Outcome> rank_queries(const Split& split, const OrderCandidates& order, const OutcomeOptions& options);

/// A seeded order that depends on query and candidate alone.
[[nodiscard]] OrderCandidates random_order(const Split& split, std::uint64_t seed);
/// The highest figure first; equal ones as in random_order. `figures` of a cut: [candidates].
[[nodiscard]] OrderCandidates order_by(const Split& split, std::uint64_t seed,
                                       std::function<const std::vector<std::uint32_t>&(const Cut&)> figures);

}  // namespace vouch::experiments
