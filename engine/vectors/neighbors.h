// What every index of vectors takes and gives, and the concept that they model.
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/result.h"
#include "engine/vectors/filter.h"

namespace vouch::vectors {

struct SearchOptions {
  std::uint32_t k = 10;        // how many to find, at least 1; all where fewer pass
  Filter filter;               // who may be found; one that is made of nothing lets all pass
  double wanted_recall = 1.0;  // above 0 to 1: of the k nearest so many at least, on average; 1: exactly those
  unsigned threads = 1;        // 0: as many as the machine has; changes the time alone
};

struct Neighbor {
  std::uint32_t index = 0;
  double score = 0.0;  // cosine with the query, as near as the rows hold it; the rule of equal scores: the lower index first
  bool operator==(const Neighbor&) const = default;
};

/// Which way an answer was found.
enum class Way : std::uint8_t {
  full_scan,  // all rows read in order, who does not pass left out of the result
  survivors,  // the rows of those who pass, and no others
  graph,      // an approximate index: a walk through a graph of neighbours
  lists,      // an approximate index: the lists nearest to the query
};

struct Neighbors {
  std::vector<Neighbor> best;  // by falling score, then index
  Way way = Way::full_scan;
  double recall = 1.0;  // 1: exact; else what the index measured on its sample of queries, as it is searched here
};

/// Finds the vectors of a fixed set that are nearest to a query. search fails with invalid_argument where the query has another
/// dimension, no direction or a component that is not finite, where k is 0, or the filter is of another size.
template <class Index>
concept NearestNeighborIndex = requires(const Index& index, std::span<const float> query, const SearchOptions& options) {
  { index.size() } -> std::same_as<std::uint32_t>;
  { index.dimension() } -> std::same_as<std::uint32_t>;
  { index.search(query, options) } -> std::same_as<core::Result<Neighbors>>;
};

/// Whether options suit an index of so many vectors; the filter to search with.
[[nodiscard]] core::Result<Filter> filter_of(const SearchOptions& options, std::size_t size);

}  // namespace vouch::vectors
