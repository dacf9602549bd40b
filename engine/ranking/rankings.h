// The order alone, without explanations: of one request, or of many briefs. Where many briefs count overlaps with everybody,
// one pass of the graph serves a window of them (audience/shared_brands.h); each is then ranked on a thread of its own.
// The rankings are those of each brief alone, whatever the threads and the company.
#pragma once

#include <cstddef>
#include <span>

#include "engine/core/result.h"
#include "engine/ranking/brief.h"
#include "engine/ranking/request.h"
#include "engine/ranking/shortlist.h"

namespace vouch::ranking {

/// What is not for a reader who waits is exact unless the brief says otherwise.
[[nodiscard]] Precision patient(Precision precision);

[[nodiscard]] Ranking ranking_of(const Request& request, const Brief& brief);

/// take(i, ranking) for each brief in order, on the calling thread; exact unless a brief asks for precision sampled. Fails
/// as resolve does, or as `take`; briefs of earlier windows are taken by then. threads 0: as many as the machine has.
/// Memory: a ranking and 40 bytes a creator for each thread, and what a pass holds.
[[nodiscard]] core::Result<void> rank_each(const Sources& sources, std::span<const Brief> briefs, unsigned threads,
                                           const TakeRanking& take);

}  // namespace vouch::ranking
