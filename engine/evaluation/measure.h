// The measures by name. Names are those of ir-measures (S. MacAvaney, C. Macdonald, I. Ounis, "Streamlining Evaluation
// with ir-measures", 2022); those of trec_eval and the usual spellings are read as well: R@50, recall_50, recall@50.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace vouch::evaluation {

enum class MeasureKind {
  recall,             // R@k: share of the relevant documents among the first k
  precision,          // P@k: share of the first k that is relevant; a shorter ranking still counts k
  average_precision,  // AP[@k]: mean over relevant documents of the precision at their rank, 0 where not among the first k
  reciprocal_rank,    // RR[@k]: 1 / rank of the first relevant document, 0 where none is among the first k
  ndcg,               // nDCG[@k]: sum of grade / log2(rank + 1), over that of the ideal order of all judged documents
  success,            // Success@k: 1 where one of the first k is relevant
  r_precision,        // Rprec: precision at the number of relevant documents
  auc,                // AUC: share of (relevant, other) pairs of the ranking in the right order, ties half
  median_rank,        // MedR: rank of the first relevant document, infinity where none; over queries the median
  retrieved,          // NumRet: documents in the ranking
  relevant,           // NumRel: relevant documents in the qrels
  relevant_retrieved  // NumRelRet: relevant documents in the ranking
};

/// How the values of queries become one figure.
enum class Aggregation { mean, median, sum };

struct Measure {
  MeasureKind kind = MeasureKind::average_precision;
  std::uint32_t cutoff = 0;  // documents from the top; 0: the whole ranking

  bool operator==(const Measure&) const = default;
};

[[nodiscard]] Aggregation aggregation_of(MeasureKind kind);

/// The canonical name: "R@50", "AP", "nDCG@10".
[[nodiscard]] std::string name_of(Measure measure);

/// Reads one name. Fails with invalid_argument for an unknown name, a cutoff that is no positive number, is missing where
/// the measure needs one, or stands where it has no meaning.
[[nodiscard]] core::Result<Measure> parse_measure(std::string_view name);

/// Reads names separated by commas or spaces, each kept once in the order given. Fails as parse_measure, or when empty.
[[nodiscard]] core::Result<std::vector<Measure>> parse_measures(std::string_view names);

/// What is reported when nothing is asked for: R@10, R@50, P@10, AP, RR, nDCG@10, AUC.
[[nodiscard]] std::vector<Measure> default_measures();

}  // namespace vouch::evaluation
