// Many pairs at once. Pairs are grouped by brand, and a group shares what its brand needs: the asking audience, the overlaps
// with the creators asked for, the sum of texts, the categories. Scores come back in the order of the pairs and are those
// of a request for each pair alone; they depend on neither the grouping nor the number of threads.
//
// A caller with more pairs than fit in memory hands them over in windows; the brand that a window ends with stays open for
// the next one. Memory: 4 bytes an account for each thread, and the scores of the window.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/ranking/pair_score.h"
#include "engine/ranking/profile.h"
#include "engine/ranking/shortlist.h"

namespace vouch::ranking {

struct Evidence;
struct References;

/// By what pairs are scored: as the fields of a brief with the same names.
struct ScoreChoice {
  std::optional<Goal> goal;
  std::optional<std::string> profile;
  std::array<std::optional<double>, kSignals> weights;
  std::optional<std::int64_t> as_of_s;  // default: the latest event of the snapshot
  unsigned threads = 0;                 // 0: as many as the machine has
};

struct Pair {
  core::BrandIndex brand;
  core::CreatorIndex creator;
};

/// Movable, not thread safe; refers to evidence and references, which must live longer.
class PairScorer {
 public:
  /// Fails as resolve_profile does.
  [[nodiscard]] static core::Result<PairScorer> make(const Evidence& evidence, const References& references,
                                                     const ScoreChoice& choice);

  /// The score of each pair. Requires indexes of the snapshot.
  [[nodiscard]] std::vector<PairScore> score(std::span<const Pair> pairs);

  [[nodiscard]] ProfileUsed profile() const;
  [[nodiscard]] std::int64_t as_of_s() const { return as_of_s_; }
  /// What holds for all pairs: a day other than the latest, signals that have a weight and no evidence yet.
  [[nodiscard]] std::vector<Message> warnings() const;

 private:
  struct Opened;
  PairScorer(const Evidence& evidence, const References& references, const Profile& profile, std::int64_t as_of_s,
             unsigned threads);
  [[nodiscard]] std::shared_ptr<const Opened> open(core::BrandIndex brand, std::span<const Pair> pairs,
                                                   std::span<const std::uint32_t> group, unsigned threads) const;
  void score_group(std::span<const Pair> pairs, std::span<const std::uint32_t> group, unsigned threads,
                   std::span<PairScore> scores);

  const Evidence* evidence_;
  const References* references_;
  Profile profile_;
  std::int64_t as_of_s_ = 0;
  unsigned threads_ = 1;
  std::shared_ptr<const Opened> last_;  // the brand of the last pair of the window before
};

}  // namespace vouch::ranking
