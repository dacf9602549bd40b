// From candidates by bytes to neighbours by what the vectors are: halves where the table has them, else the bytes themselves.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/vectors/candidates.h"
#include "engine/vectors/neighbors.h"
#include "engine/vectors/vector_table.h"

namespace vouch::vectors {

/// By how much a row's product of bytes may lie below the k-th best while its product of halves is among the k best: twice the
/// bound of vector_table.h, in products of bytes, rounded up. 0 without halves, where bytes decide.
[[nodiscard]] std::int64_t margin_of(const VectorTable& table, const Query& query);

/// The k best of these rows. With halves their exact products decide, which are read at rows all over the table. Requires rows
/// of this table that scan() found with margin_of().
[[nodiscard]] std::vector<Neighbor> refined(const VectorTable& table, const Query& query, std::span<const ScoredRow> rows,
                                            std::size_t k, InstructionSet set);

}  // namespace vouch::vectors
