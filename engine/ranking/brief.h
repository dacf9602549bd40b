// What a brand asks for. The same in every way in; every field but `brand` is optional and neutral by default. Texts are
// ids, names and codes as users write them; the engine says which of them it does not know.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/hash.h"
#include "engine/ranking/signal.h"

namespace vouch::ranking {

/// A brand that is not in the data. Every text may be empty.
struct BrandDescription {
  std::string name, text, values_text, category, country, language;
  std::vector<std::string> causes;
};

enum class Goal : std::uint8_t { new_people, deepen, launch };
enum class RankBy : std::uint8_t { score, lower };

/// How audience overlap is counted: exactly, or first estimated from a sample for everybody and then exactly for the best
/// few hundred. automatic: exactly unless a shortlist would take longer than a reader waits.
enum class Precision : std::uint8_t { automatic, exact, sampled };

/// Bounds that are part of the range. A creator whose figure is unknown does not pass a bound.
struct Range {
  std::optional<std::int64_t> min, max;
};

/// Keeps creators whose audience has at least this share of the named values together, such as country DE, AT, CH.
struct AudienceFilter {
  std::string dimension;        // country, region, city, age, gender, language, interest, authenticity
  std::vector<std::string> in;  // values of the dimension, compared without case
  double min_share = 0.0;       // 0..1
  bool keep_unknown = true;     // whether creators without shares of this dimension stay
};

/// Empty lists and missing bounds keep everybody. Texts are compared without case.
struct Filters {
  std::vector<std::string> platform, country, language, category, size_band;
  Range followers;
  std::optional<std::int64_t> max_price_cents;
  std::optional<double> min_credibility;    // of the index, 0..1; who has none does not pass
  std::optional<std::int64_t> active_days;  // the latest post is at most this many days older than as_of
  std::vector<AudienceFilter> audience;
};

struct Exclusions {
  std::vector<std::string> creators;  // ids; an id that the data does not have is not found
  bool partners = false;              // who has worked with this brand
};

/// An audience sent along, in place of the brand's own: raw account ids or their SHA-256. Never stored.
struct RequestAudience {
  std::vector<std::string> accounts;
  std::vector<core::Digest> sha256;
  [[nodiscard]] bool empty() const { return accounts.empty() && sha256.empty(); }
};

struct Brief {
  std::variant<std::string, BrandDescription> brand;    // an id of the snapshot, or a description
  std::optional<Goal> goal;                             // picks a profile; together with `profile` it is refused
  std::optional<std::string> profile;                   // a name, with or without its version: balanced, balanced@1
  std::array<std::optional<double>, kSignals> weights;  // override single entries of the profile; finite, >= 0
  RankBy rank_by = RankBy::score;
  Precision precision = Precision::automatic;
  std::uint32_t k = 20;                 // how many creators to list; 0: all
  std::optional<std::int64_t> as_of_s;  // "now" of all time windows; default: the latest event of the snapshot
  Filters filters;
  Exclusions exclude;
  std::vector<std::string> candidates;  // rank these alone; empty: everybody
  RequestAudience audience;
};

}  // namespace vouch::ranking
