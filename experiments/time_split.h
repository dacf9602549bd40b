// The fair protocol of future ties: train on everything up to a moment, rank all creators who posted before it, and ask
// who is tied to the brand for the first time afterwards. Hiding single ties instead would leak, since ties share posts.
//   query       a brand with enough earlier creators and at least one positive
//   candidates  creators with a post up to the cut, less the brand's known partners
//   positives   candidates whose first tie to the brand lies after the cut
// Queries of all cuts are pooled; those of one brand belong together ("brand@70", "brand@80") when intervals are drawn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "experiments/config.h"
#include "experiments/history.h"

namespace vouch::experiments {

/// Between brand and cut in the id of a query.
inline constexpr char kCutMark = '@';

struct Query {
  std::string id;                        // brand and cut, as TREC files can hold it
  std::string brand_id;                  // as in the data
  std::size_t cut = 0;                   // place in the split
  std::vector<std::uint32_t> known;      // candidates that were partners up to the cut, rising
  std::vector<std::uint32_t> positives;  // candidates, rising
};

struct Cut {
  double share = 0;                                // as configured
  std::string label;                               // "70"
  std::int64_t until_s = 0;                        // the last second that belongs to the training part
  std::size_t posts = 0;                           // of creators, dated, up to the cut
  std::size_t ties = 0;                            // up to the cut
  std::vector<std::string> candidates = {};        // ids, bytewise
  std::vector<std::uint32_t> earlier_brands = {};  // [candidates] distinct brands tied up to the cut
  std::vector<std::uint32_t> earlier_ties = {};    // [candidates] ties up to the cut
};

struct Split {
  std::vector<Cut> cuts;       // by time
  std::vector<Query> queries;  // bytewise by id
};

/// Fails with not_available where the data has no dated posts or ties, or where no query is left.
[[nodiscard]] core::Result<Split> split_by_time(const History& history, const SplitConfig& config);

/// The id with what no TREC column can hold (blanks, control characters, '%', a leading '#') as %XX.
[[nodiscard]] std::string trec_id(std::string_view id);

}  // namespace vouch::experiments
