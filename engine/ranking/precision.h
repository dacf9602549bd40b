// How a request's audience figures come about. Exactly for everybody; or, where counting for everybody would keep a reader
// waiting, estimated for everybody from a coordinated sample (audience/sample.h) and counted exactly for the front: those with
// the best scores by the estimates, as many as are counted in little time. The front is ordered by exact figures and comes first,
// all others follow by estimated ones. Which creators are in front depends on the data and the brief alone, not on threads.
//
// Only overlap is ever sampled; new reach rests on what every account of the graph follows and is always exact. Small asking
// audiences are always exact: no sample keeps enough of their accounts, and counting them takes milliseconds.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/ranking/evidence.h"
#include "engine/ranking/pair_strengths.h"
#include "engine/ranking/precision_bounds.h"
#include "engine/ranking/profile.h"
#include "engine/ranking/raw_figures.h"
#include "engine/ranking/references.h"
#include "engine/ranking/shortlist.h"

namespace vouch::ranking {

/// What one request asks of its figures.
struct FigureRequest {
  const Evidence& evidence;
  const References& references;
  const Asker& asker;
  const Profile& profile;
  Precision precision = Precision::automatic;
  std::int64_t as_of_s = 0;
  const std::vector<std::uint32_t>& eligible;  // CreatorIndex values, ascending
};

/// The figures, and who of the eligible creators is in front (ascending): nobody where all are exact.
struct CountedFigures {
  std::unique_ptr<const RawFigures> raw;
  std::vector<std::uint32_t> front;
  std::vector<Message> notes;  // overlap_sampled, or why an answer is exact although a sampled one was asked for
};
[[nodiscard]] CountedFigures read_figures(const FigureRequest& request, const PrecisionBounds& bounds);

}  // namespace vouch::ranking
