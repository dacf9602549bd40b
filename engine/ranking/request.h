// One brief against a snapshot: who asks and who may be listed (Asked), then the figures and the order (Request). All
// answers of Ranker are read from these.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "engine/audience/overlap.h"
#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/ranking/brief.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/explain.h"
#include "engine/ranking/filters.h"
#include "engine/ranking/pair_strengths.h"
#include "engine/ranking/precision.h"
#include "engine/ranking/profile.h"
#include "engine/ranking/references.h"

namespace vouch::ranking {

/// What is asked of, and how.
struct Sources {
  const Evidence& evidence;
  const References& references;
  const std::optional<core::AccountKey>& key;
  const PrecisionBounds& bounds;
};

/// A brief resolved against a snapshot, before any figure.
struct Asked {
  Profile profile;
  Asker asker;
  std::int64_t as_of_s = 0;
  Eligible eligible;
};
/// Fails with not_found (the brand), invalid_argument or not_available, with a JSON Pointer.
[[nodiscard]] core::Result<std::shared_ptr<const Asked>> resolve(const Sources& sources, const Brief& brief);

inline constexpr FixedScore kNoScore = std::numeric_limits<FixedScore>::min();

/// A creator with what orders it: higher key first, then the earlier id (a lower index).
struct Keyed {
  FixedScore key = kNoScore;
  std::uint32_t creator = 0;
  bool operator<(const Keyed& other) const { return key != other.key ? key > other.key : creator < other.creator; }
};

/// One request with everything that its answer is read from. Not movable: its parts refer to each other.
class Request {
 public:
  /// Counts as the precision says.
  Request(const Sources& sources, std::shared_ptr<const Asked> asked, Precision precision);
  /// From overlaps counted before, exactly, by creator. Requires an asking audience and the measure overlap.
  Request(const Sources& sources, std::shared_ptr<const Asked> asked, std::vector<audience::SharedAudience> counted);
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;

  [[nodiscard]] const Evidence& evidence() const { return evidence_; }
  [[nodiscard]] const Asker& asker() const { return asked_->asker; }
  [[nodiscard]] const Profile& profile() const { return asked_->profile; }
  [[nodiscard]] std::int64_t as_of_s() const { return asked_->as_of_s; }
  [[nodiscard]] const Eligible& eligible() const { return asked_->eligible; }
  /// How figures were counted, where that is not what was asked for or not exact.
  [[nodiscard]] const std::vector<Message>& notes() const { return figures_.notes; }
  /// What the answer says of the request as a whole, notes among it.
  [[nodiscard]] std::vector<Message> warnings() const;
  [[nodiscard]] Explaining explaining() const;

  [[nodiscard]] std::optional<FixedScore> score_of(std::uint32_t creator) const;
  /// All eligible creators in order (k 0), or the first k of them; who is in front comes first.
  [[nodiscard]] std::vector<Keyed> order(RankBy rank_by, std::size_t k) const;

 private:
  [[nodiscard]] FixedScore key(std::uint32_t creator, RankBy rank_by) const;
  [[nodiscard]] std::vector<Keyed> first_of(const std::vector<std::uint32_t>& creators, RankBy rank_by, std::size_t k) const;

  const Evidence& evidence_;
  std::shared_ptr<const Asked> asked_;
  CountedFigures figures_;
  PairReader reader_;
};

}  // namespace vouch::ranking
