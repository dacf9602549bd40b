// The pipeline of one request: who asks → who may be listed → raw figures → strengths → score → order → explanation.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/ranking/brief.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/precision_bounds.h"
#include "engine/ranking/rankings.h"
#include "engine/ranking/references.h"
#include "engine/ranking/shortlist.h"

namespace vouch::ranking {

/// All who may be listed, in order, and everything of a shortlist but its creators: what a plan chooses from.
struct Field {
  struct Entry {
    std::uint32_t creator = 0;  // CreatorIndex
    std::optional<std::int64_t> score_thousandths;
  };
  Shortlist head;
  std::vector<Entry> order;  // best first
};

/// Immutable, safe to share; refers to its arguments, which must live longer.
class Ranker {
 public:
  Ranker(const Evidence& evidence, const References& references, const std::optional<core::AccountKey>& account_key,
         const PrecisionBounds& bounds = {})
      : evidence_(&evidence), references_(&references), account_key_(&account_key), bounds_(bounds) {}

  /// Snapshot id and version are left to the caller.
  [[nodiscard]] core::Result<Shortlist> shortlist(const Brief& brief) const;
  /// Exact unless the brief asks for precision sampled, as everything but shortlist and why_not is.
  [[nodiscard]] core::Result<Ranking> rank(const Brief& brief) const;
  /// rank() of many briefs (rankings.h).
  [[nodiscard]] core::Result<void> rank_each(std::span<const Brief> briefs, unsigned threads, const TakeRanking& take) const;
  /// Everybody, whatever brief.k says. Exact unless asked.
  [[nodiscard]] core::Result<Field> field(const Brief& brief) const;
  [[nodiscard]] core::Result<WhyNot> why_not(const Brief& brief, std::string_view creator_id) const;

 private:
  [[nodiscard]] Sources sources() const;

  const Evidence* evidence_;
  const References* references_;
  const std::optional<core::AccountKey>* account_key_;
  PrecisionBounds bounds_;
};

}  // namespace vouch::ranking
