// What a set of creators reaches together: the request and the answer of the set report. Counts are exact whole numbers of
// what the data holds (engine/audience/set_counts.h); where the data holds a known part of an audience, estimates of the
// whole stand beside them with a 90 % interval (engine/audience/capture.h), of no width where all is known. "Shared" means
// shared followers only where the creators' audiences are followers: `kind` says which.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/audience/capture.h"
#include "engine/core/hash.h"
#include "engine/ranking/brief.h"
#include "engine/ranking/shortlist.h"

namespace vouch::ranking {

inline constexpr std::size_t kFewestSetCreators = 2;
inline constexpr std::size_t kMostSetCreators = 500;
inline constexpr std::size_t kMostSentIds = 10'000'000;

struct SetRequest {
  std::vector<std::string> creators;        // ids in the order in which they add to each other; 2 to 500
  std::optional<std::string> brand;         // id of a brand whose audience the set is compared with
  std::optional<RequestAudience> audience;  // compared with this one instead of the brand's
  std::optional<bool> regions;              // every combination; default: for up to 12 creators
};

using audience::Estimate;

/// What two audiences share. Figures beside `shared` are of the whole audiences; absent where one of them is unknown.
struct SharedFigures {
  std::int64_t shared = 0;  // accounts in both, counted
  std::optional<Estimate> shared_estimate, overlap_coefficient, jaccard, lift;
  std::optional<double> lift_shrunk;  // lift of the counts, drawn to 1 where they are small
};

struct SetMember {
  CreatorCard creator;
  std::string coverage;                       // all_followers, random_sample, engagers, declared_only; empty: not stated
  std::optional<std::int64_t> audience_size;  // of the whole, as declared
  double known_share = 1.0;                   // s: the part of the whole that the data holds
  std::int64_t members = 0;                   // accounts of the audience in the data, persons once; 0: unknown
  double credible_members = 0.0;              // in p(a)
  std::int64_t exclusive = 0, incremental = 0;
  double credible_exclusive = 0.0, credible_incremental = 0.0;
  std::optional<SharedFigures> with_audience;  // with the audience compared with
};

struct SetPair {
  std::uint32_t a = 0, b = 0;  // positions in creators, a < b
  SharedFigures figures;
};

/// Accounts whose creators are exactly these.
struct SetRegion {
  std::vector<std::uint32_t> creators;  // positions, ascending
  std::int64_t accounts = 0;
};

/// The audience that the set is compared with.
struct ComparedAudience {
  std::string kind;      // own (the brand's), sent
  std::string brand_id;  // empty for one that was sent alone
  std::string coverage;  // of the brand's own
  std::int64_t members = 0;
  std::int64_t reached = 0;     // by the set
  std::int64_t new_people = 0;  // that the set reaches outside it
  std::optional<std::int64_t> sent_ids, matched_ids;
};

/// A declared share, combined over the set.
struct SetShare {
  std::string dimension, value;
  double mean = 0.0;             // weighted by size
  double low = 0.0, high = 1.0;  // bounds for the people reached together: shares do not say who is the same
  std::int64_t creators = 0;     // for whom this dimension is declared
};

struct SetReport {
  std::string snapshot, version;
  std::string kind;  // followers, engaged, mixed, unstated: what an audience of this set is
  std::vector<SetMember> creators;
  std::int64_t potential = 0;                     // accounts reached by at least one, persons once
  double credible = 0.0;                          // the same in p(a)
  std::optional<Estimate> potential_estimate;     // of the whole audiences
  std::optional<double> duplication;              // sum of audiences ÷ potential
  std::vector<std::int64_t> by_times;             // [creators] reached by exactly 1, 2, 3, …
  std::vector<SetPair> pairs;                     // ordered by a, then b
  std::optional<std::vector<SetRegion>> regions;  // largest first, empty ones left out
  std::optional<ComparedAudience> audience;
  std::vector<SetShare> shares;                         // by dimension, largest first
  std::vector<std::vector<std::uint32_t>> same_person;  // positions of creators that are one person
  std::vector<Message> warnings;
};

}  // namespace vouch::ranking
