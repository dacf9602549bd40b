// What is usual among peers: quartiles of each habit's level over the creators of a platform who have enough evidence of it, or,
// where these are too few, over those of all platforms (PeerRules).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/codec.h"
#include "engine/core/result.h"
#include "engine/credibility/engagement_rules.h"
#include "engine/credibility/habit_figures.h"

namespace vouch::credibility {

struct Quartiles {
  std::uint32_t peers = 0;
  bool own_platform = false;
  double q25 = 0.0, q50 = 0.0, q75 = 0.0;  // of levels
  /// The peers' spread on the level, as a standard deviation; at least so much.
  [[nodiscard]] double spread(double least) const;
};

/// Immutable, safe to share.
class HabitPeers {
 public:
  /// Levels of one habit while creators come, by platform.
  class Collector {
   public:
    Collector(const HabitRules& rules, const PeerRules& enough) : rules_(rules), enough_(enough) {}
    void add(catalog::Label platform, const HabitFigures& figures);
    [[nodiscard]] HabitPeers peers() &&;

   private:
    const HabitRules& rules_;
    PeerRules enough_;
    std::map<catalog::Label, std::array<std::vector<float>, kHabits>> levels_;
  };

  /// nullopt where there are too few peers.
  [[nodiscard]] std::optional<Quartiles> of(catalog::Label platform, Habit habit) const;

  void write(core::Encoder& out) const;
  /// Fails with corrupt unless quartiles ascend and are finite.
  [[nodiscard]] static core::Result<HabitPeers> read(core::Decoder& in);

 private:
  using Row = std::array<Quartiles, kHabits>;
  std::map<catalog::Label, Row> platforms_;
  Row all_{};  // without peers where they are too few
};

/// What one habit says: how unusual, and what that counts.
struct HabitJudgement {
  Habit habit = Habit::engagement_level;
  std::uint32_t least = 0;  // observations that it needs
  std::optional<HabitFigure> figure;
  std::optional<Quartiles> peers;
  double distance = 0.0;  // in spreads from the peers' median, negative below it; 0 where not judged
  bool judged = false;    // enough evidence and peers
  bool unusual = false;
  double log_odds = 0.0;             // at most 0
  core::Interval log_odds_interval;  // from the least to the most that the figure's interval allows
};
using HabitJudgements = std::array<HabitJudgement, kHabits>;

[[nodiscard]] HabitJudgements judge_habits(const HabitRules& rules, const HabitFigures& figures, const HabitPeers& peers,
                                           catalog::Label platform);

}  // namespace vouch::credibility
