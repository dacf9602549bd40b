// The engine as a scorer of experiments: one opened snapshot per cut, a brief per query, the answer as candidates.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/core/result.h"
#include "engine/engine.h"
#include "experiments/models.h"

namespace vouch::experiments {

/// Immutable, safe to share; refers to the split, which must live longer.
class EngineScorer final : public Scorer {
 public:
  /// `engines`: [cuts of the split]. Fails with internal where a snapshot holds something later than its cut.
  [[nodiscard]] static core::Result<EngineScorer> make(const Split& split, std::vector<Engine> engines);

  [[nodiscard]] core::Result<Ordered> rank(const Query& query, const Weighting& weighting) const override;

 private:
  EngineScorer(const Split& split, std::vector<Engine> engines);

  std::vector<Engine> engines_;
  std::vector<std::unordered_map<std::string_view, std::uint32_t>> places_;  // [cuts] of candidates by id
};

/// The brief that a query is: everybody but the known partners, ranked by score.
[[nodiscard]] ranking::Brief brief_of(const Query& query, const Weighting& weighting);

}  // namespace vouch::experiments
