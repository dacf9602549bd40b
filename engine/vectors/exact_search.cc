#include "engine/vectors/exact_search.h"

#include <algorithm>
#include <string>

#include "engine/vectors/refinement.h"
#include "engine/vectors/scan.h"
#include "engine/vectors/scan_cost.h"

namespace vouch::vectors {

core::Result<Neighbors> ExactIndex::search(std::span<const float> query, const SearchOptions& options) const {
  const auto filter = filter_of(options, size());
  if (!filter) return core::fail(filter.error());
  const auto asked = table_.query(query);
  if (!asked) return core::fail(asked.error());
  const ScanShape shape = {.rows = size(), .passing = filter->passing(), .stride = table_.rows().stride};
  const Way way = way_.value_or(cheaper_way(shape));
  if (shape.passing == 0) return Neighbors{.way = way};
  const std::size_t k = std::min<std::size_t>(options.k, shape.passing);
  const auto rows = scan(table_.rows(), *filter, asked->bytes.data(),
                         {.k = k,
                          .margin = margin_of(table_, *asked),
                          .way = way,
                          .threads = useful_threads(options.threads, price_of(shape, way)),
                          .set = set_});
  return Neighbors{.best = refined(table_, *asked, rows, k, set_), .way = way};
}

core::Result<std::vector<Neighbors>> ExactIndex::search_each(std::span<const float> queries, const SearchOptions& options) const {
  const auto filter = filter_of(options, size());
  if (!filter) return core::fail(filter.error());
  if (queries.size() % dimension() != 0) {
    return core::fail(core::ErrorCode::invalid_argument, "found " + std::to_string(queries.size()) +
                                                             " numbers of queries, expected a multiple of the dimension, " +
                                                             std::to_string(dimension()));
  }
  std::vector<Query> asked;
  for (std::size_t at = 0; at < queries.size(); at += dimension()) {
    auto query = table_.query(queries.subspan(at, dimension()));
    if (!query) return core::fail(core::within("query " + std::to_string(asked.size()), query.error()));
    asked.push_back(std::move(*query));
  }
  const std::size_t passing = filter->passing(), k = std::min<std::size_t>(options.k, passing);
  const Way way = passing == size() ? Way::full_scan : Way::survivors;
  std::vector<Neighbors> answers(asked.size(), Neighbors{.way = way});
  if (passing == 0) return answers;
  for (std::size_t first = 0; first < asked.size(); first += PackedQueries::kMost) {
    const std::span<const Query> some =
        std::span<const Query>(asked).subspan(first, std::min(PackedQueries::kMost, asked.size() - first));
    std::vector<const std::int8_t*> bytes;
    std::vector<std::int64_t> margins;
    for (const Query& query : some) {
      bytes.push_back(query.bytes.data());
      margins.push_back(margin_of(table_, query));
    }
    const ScanShape shape = {.rows = size(), .passing = passing, .stride = table_.rows().stride};
    const auto rows =
        scan_block(table_.rows(), *filter, bytes, margins,
                   {.k = k, .threads = useful_threads(options.threads, price_of_block(shape, some.size())), .set = set_});
    for (std::size_t q = 0; q < some.size(); ++q) answers[first + q].best = refined(table_, some[q], rows[q], k, set_);
  }
  return answers;
}

}  // namespace vouch::vectors
