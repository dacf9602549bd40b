// One query's ranking held against its judgements: all that a measure needs to know, in memory proportional to the number
// of relevant documents. Measures are computed from it alone, so that a ranking that never was a file is measured by
// the same code as a TREC run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/evaluation/measure.h"

namespace vouch::evaluation {

/// A relevant document of the ranking.
struct Hit {
  std::uint32_t rank = 0;       // 1 is the top
  std::int32_t grade = 0;       // > 0
  std::uint32_t tie_first = 0;  // the ranks of the documents with the same score, this one included
  std::uint32_t tie_last = 0;

  bool operator==(const Hit&) const = default;
};

struct JudgedRanking {
  std::uint32_t retrieved = 0;       // documents in the ranking
  std::vector<Hit> hits;             // by rank
  std::vector<std::int32_t> grades;  // of all relevant documents in the judgements, ranked or not, highest first
};

/// Holds a ranking, given as the grade of each document from the top (<= 0: not relevant, also unjudged), against the
/// grades of the relevant documents that it lacks. `scores` [as grades, never rising] says which are ties; empty: none.
[[nodiscard]] JudgedRanking judge(std::span<const std::int32_t> ranked_grades, std::span<const float> scores = {},
                                  std::span<const std::int32_t> missed_grades = {});

/// The measure's value for one query, as trec_eval has it. nullopt: not defined there (AUC without a relevant or without
/// another document in the ranking). Relevant documents that the ranking lacks count for recall, AP, nDCG and Rprec; AUC
/// compares ranked documents only.
[[nodiscard]] std::optional<double> value_of(Measure measure, const JudgedRanking& ranking);

}  // namespace vouch::evaluation
