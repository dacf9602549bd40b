// What an approximate source is worth: the share of exact neighbours that it finds, by effort, on a sample of the table's own
// rows.
#pragma once

#include <vector>

#include "engine/vectors/approximate.h"
#include "engine/vectors/faiss_index.h"

namespace vouch::vectors {

/// Efforts double from 16 (a graph) or 1 (lists) until the recall is enough or more effort finds no more. By percent, k, effort.
[[nodiscard]] core::Result<std::vector<MeasuredEffort>> measured_recall(const VectorTable& table, const CandidateSource& source,
                                                                        const SampleOptions& sample);

/// The k nearest of these rows, exactly, without an order among them that matters.
[[nodiscard]] std::vector<Neighbor> nearest_of(const VectorTable& table, const Query& query, std::span<const std::uint32_t> rows,
                                               std::size_t k);

}  // namespace vouch::vectors
