// Exact overlap of one asking audience with every owner, in one pass over the owners' lists:
//
//   value = Σ_{A_b∩A_c} w ÷ (√Σ_{A_b} w · √Σ_{A_c} w) ÷ √(s_b · s_c), at most 1
//
// with w of weights.h and s of known_share.h. Sums are integers; the roots are multiplied as doubles, so nothing overflows
// and nothing depends on an order. An owner that is part of a fallback meets the audience of the other parts alone.
//
// Ways with equal results (shared_paths.h) read the lists of owners or turn to the owners of the asking accounts, each for
// the accounts in tiles and for all others; the cheapest by counted work (cost_model.h) is taken. shared_by_streaming is the
// plain one: all lists, one weight looked up an account. It is the oracle of all others.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"
#include "engine/audience/interval.h"
#include "engine/audience/weights.h"
#include "engine/core/interval.h"

namespace vouch::audience {

/// What an asking audience and one owner's audience share.
struct SharedAudience {
  std::uint64_t accounts = 0;         // |A_b ∩ A_c|
  std::uint64_t weight = 0;           // sum of w over them
  std::uint64_t squares = 0;          // sum of w²
  std::uint64_t asking_accounts = 0;  // |A_b|, the owner left out of a fallback of which it is a part
  std::uint64_t asking_weight = 0;    // sum of w over A_b, likewise
  bool operator==(const SharedAudience&) const = default;
};

/// One owner. Requires asking, graph and weights of one snapshot.
[[nodiscard]] SharedAudience shared_with(const AskingAudience& asking, const AudienceGraph& graph, core::OwnerIndex owner);

/// The owners [0, owners): all creators with catalog.creators.size(), in the cheapest way. threads 0: as many as the machine has.
[[nodiscard]] std::vector<SharedAudience> shared_with_owners(const AskingAudience& asking, const AudienceGraph& graph,
                                                             std::uint32_t owners, unsigned threads = 1);
[[nodiscard]] std::vector<SharedAudience> shared_by_streaming(const AskingAudience& asking, const AudienceGraph& graph,
                                                              std::uint32_t owners, unsigned threads = 1);

/// Sums over both audiences and what part of each the data holds.
struct AudienceSizes {
  std::uint64_t asking_weight = 0;
  std::uint64_t owner_weight = 0;
  double asking_share = 1.0;  // s_b: of an own audience that of the brand, else 1
  double owner_share = 1.0;   // s_c
};

/// nullopt where either audience is empty: unknown, which is not 0.
[[nodiscard]] std::optional<double> overlap_value(std::uint64_t shared_weight, const AudienceSizes& sizes);

/// 90 % interval of the value, within [0, 1]: that of the shared accounts as events (interval.h), both audiences held fixed.
/// Requires overlap_value(shared.weight, sizes).
[[nodiscard]] core::Interval overlap_interval(const SharedAudience& shared, const AudienceSizes& sizes);

/// The same of events as they are given: `events.sum` is the shared weight, estimated or counted.
[[nodiscard]] core::Interval overlap_interval(const WeightedEvents& events, const AudienceSizes& sizes);

/// Overlap with one owner, complete.
struct Overlap {
  SharedAudience shared;
  std::optional<double> value;
  core::Interval interval;  // [0, 1] where the value is unknown
};

/// s_b of the asking audience: of the brand's own list that of the brand, else 1. `known_shares` is by OwnerIndex.
[[nodiscard]] double asking_share(const AskingAudience& asking, std::span<const double> known_shares);

/// Overlap with the owners [0, owners). `known_shares` as known_share.h makes them.
[[nodiscard]] std::vector<Overlap> overlap_with_owners(const AskingAudience& asking, const AudienceGraph& graph,
                                                       const AudienceWeights& weights, std::span<const double> known_shares,
                                                       std::uint32_t owners, unsigned threads = 1);

}  // namespace vouch::audience
