// The ranked, explained answer. Figures that are shown are whole thousandths, so that a reader can add them up:
// the contributions of a creator sum to its score exactly. Texts are codes with parameters; words come from the catalogue
// of the way in.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/result.h"
#include "engine/ranking/brief.h"
#include "engine/ranking/signal.h"

namespace vouch::ranking {

using Figure = std::variant<std::int64_t, double, std::string>;
/// Named raw figures, in a fixed order.
using Figures = std::vector<std::pair<std::string, Figure>>;

/// A reason, warning or note: a stable code and the figures that its text needs.
struct Message {
  std::string code;
  Figures params;
};

/// A part of a signal, such as `content` of `values`. Shares of the signal's contribution sum to it.
struct Part {
  std::string name;
  Status status = Status::unknown;
  std::optional<double> value;
  std::optional<double> strength;
  std::int64_t contribution_thousandths = 0;
  Figures evidence;
};

struct SignalScore {
  Signal signal = Signal::audience;
  double weight = 0.0;
  std::optional<double> value;             // absent where unknown
  std::optional<Interval> value_interval;  // 90 %
  double strength = 0.0;                   // 0..1; the reference mean where unknown
  Interval strength_interval;
  std::optional<double> percentile;  // 0..1 in the reference distribution; absent where unknown
  std::int64_t contribution_thousandths = 0;
  Status status = Status::unknown;
  Figures evidence;
  std::vector<Part> parts;
};

/// What the catalog knows about a creator.
struct CreatorCard {
  std::string id, platform, handle, name, url, category, country, language, size_band;
  std::optional<std::int64_t> followers, following, posts;
  std::optional<std::int64_t> price_cents;
  std::string price_basis, currency;
  std::optional<bool> verified;
  std::int64_t audience_members = 0;  // accounts in the audience graph
  std::int64_t dated_posts = 0;       // posts in the snapshot
};

struct RankedCreator {
  std::uint32_t rank = 0;  // 1..
  CreatorCard creator;
  std::optional<std::int64_t> score_thousandths;  // of a point; 0..100000; absent where nothing at all is known
  std::array<std::int64_t, 2> interval_thousandths{};
  double evidence_share = 0.0;  // of the weight that rests on evidence
  std::vector<SignalScore> signals;
  std::vector<Message> reasons, warnings;
};

struct ProfileUsed {
  std::string name;
  int version = 1;
  std::string audience_measure;  // overlap or new_reach
  std::array<double, kSignals> weights{};
};

/// Who asked, and on what the audience and values signals of this brand rest.
struct BrandCard {
  std::string id;  // empty for a description
  std::string name, category, country, language;
  std::string audience_kind;  // own, sent, partners, similar_brands, none
  std::int64_t audience_members = 0;
  std::int64_t partners = 0;
  std::optional<std::int64_t> sent_ids, matched_ids;  // of an audience sent along
};

struct Shortlist {
  std::string snapshot;  // id
  std::string version;   // of the program
  ProfileUsed profile;
  BrandCard brand;
  std::int64_t as_of_s = 0;
  RankBy rank_by = RankBy::score;
  std::int64_t considered = 0;                                 // creators looked at, before filters
  std::vector<std::pair<std::string, std::int64_t>> filtered;  // reason, how many it took out (the first reason counts)
  std::vector<RankedCreator> creators;
  std::vector<Message> warnings;
};

/// The order alone, without explanations: what evaluation and batch runs need.
struct Ranking {
  struct Entry {
    std::string creator_id;
    std::optional<std::int64_t> score_thousandths;
  };
  std::vector<Entry> entries;     // best first
  std::vector<Message> warnings;  // of the request as a whole
};

/// Gets the ranking of brief i of many; a failure ends the whole.
using TakeRanking = std::function<core::Result<void>(std::size_t i, Ranking&& ranking)>;

/// Why a named creator is not among the first k, or where it stands.
struct WhyNot {
  std::string filtered_by;  // the reason that took it out; empty where it was ranked
  std::uint32_t rank = 0;   // among all that were ranked; 0 where filtered
  std::int64_t ranked = 0;
  std::optional<RankedCreator> creator;                 // explained, where ranked
  std::optional<std::int64_t> last_listed_thousandths;  // the score of the last one on the list
  std::vector<Message> reasons;                         // what costs it most, against the last listed one
};

}  // namespace vouch::ranking
