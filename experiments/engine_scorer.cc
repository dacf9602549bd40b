// Creators of the snapshot without a post before the cut are no candidates and are dropped: leaving candidates out never
// changes the order of others.
#include "experiments/engine_scorer.h"

#include "engine/core/civil_time.h"

namespace vouch::experiments {

using core::ErrorCode;
using core::fail;

EngineScorer::EngineScorer(const Split& split, std::vector<Engine> engines)
    : engines_(std::move(engines)), places_(split.cuts.size()) {
  for (std::size_t cut = 0; cut < split.cuts.size(); ++cut) {
    const auto& candidates = split.cuts[cut].candidates;
    places_[cut].reserve(candidates.size());
    for (std::uint32_t c = 0; c < candidates.size(); ++c) places_[cut].emplace(candidates[c], c);
  }
}

core::Result<EngineScorer> EngineScorer::make(const Split& split, std::vector<Engine> engines) {
  if (engines.size() != split.cuts.size()) {
    return fail(ErrorCode::internal, "expected a snapshot for each of " + std::to_string(split.cuts.size()) + " cuts, found " +
                                         std::to_string(engines.size()));
  }
  for (std::size_t cut = 0; cut < engines.size(); ++cut) {
    const std::int64_t latest = engines[cut].info().latest_event_s;
    if (latest <= split.cuts[cut].until_s) continue;
    return fail(ErrorCode::internal, "the snapshot of cut " + split.cuts[cut].label + " holds an event of " +
                                         core::iso_time(latest) + ", after the cut at " +
                                         core::iso_time(split.cuts[cut].until_s));
  }
  return EngineScorer(split, std::move(engines));
}

ranking::Brief brief_of(const Query& query, const Weighting& weighting) {
  ranking::Brief brief;
  brief.brand = query.brand_id;
  brief.k = 0;
  brief.exclude.partners = true;
  if (const auto* profile = std::get_if<std::string>(&weighting)) {
    brief.profile = *profile;
  } else {
    const Weights& weights = std::get<Weights>(weighting);
    brief.profile = "balanced";
    for (std::size_t signal = 0; signal < weights.size(); ++signal) brief.weights[signal] = weights[signal];
  }
  return brief;
}

core::Result<Ordered> EngineScorer::rank(const Query& query, const Weighting& weighting) const {
  const auto ranking = engines_[query.cut].rank(brief_of(query, weighting));
  if (!ranking) return fail(ranking.error());
  const auto& places = places_[query.cut];
  Ordered ordered;
  ordered.candidates.reserve(ranking->entries.size());
  ordered.scores.reserve(ranking->entries.size());
  for (const ranking::Ranking::Entry& entry : ranking->entries) {
    const auto place = places.find(entry.creator_id);
    if (place == places.end()) continue;
    ordered.candidates.push_back(place->second);
    ordered.scores.push_back(static_cast<float>(entry.score_thousandths.value_or(-1)));
  }
  return ordered;
}

}  // namespace vouch::experiments
