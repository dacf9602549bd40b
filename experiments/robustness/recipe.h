// A robustness report as its recipe states it: in which worlds, who attacks, how and how strongly, what counts as success and as
// notice. TOML, strict like every recipe. Constants of attacks stand in the recipe alone; no detector knows them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "datasets/synthetic/synthetic_world.h"
#include "engine/core/result.h"
#include "experiments/attacks/buy_audience.h"
#include "experiments/attacks/buy_followers.h"
#include "experiments/attacks/farm_trust.h"
#include "experiments/attacks/inflate.h"
#include "experiments/attacks/join_pods.h"
#include "experiments/attacks/stuff_keywords.h"

namespace vouch::experiments {

inline constexpr std::string_view kRobustness = "robustness";

/// Worlds to generate, one a seed, alike otherwise.
struct GeneratedWorlds {
  std::vector<std::uint64_t> seeds;
  datasets::WorldOptions size;
};

struct AttackersRecipe {
  std::vector<double> bands;  // limits between bands of follower counts, ascending; empty: one band, also of unknown counts
  std::uint32_t a_band = 1;   // creators of each band and world
};

struct SuccessRecipe {
  std::uint32_t top = 10;          // places at the head of a ranking
  std::uint32_t places = 10;       // a gain of so many is one
  double credibility_below = 0.5;  // what counts as notice
  double level = 0.95;             // of intervals
  std::size_t resamples = 2000;    // of attackers
};

/// One attack at rising strengths. The field that is the strength is set for each of them: share, factor, members, share,
/// accounts.
struct AttackRecipe {
  std::string name;
  std::vector<double> strengths;
  std::variant<BuyFollowers, Inflate, JoinPods, StuffKeywords, FarmTrust> attack;
  std::uint64_t most_accounts = 0;  // fake accounts of a world; fewer attack where it would be more. 0: no limit
};
[[nodiscard]] std::string_view kind_name(const AttackRecipe& recipe);
/// What the strength is: "share of the followers", ...
[[nodiscard]] std::string_view strength_name(const AttackRecipe& recipe);
/// Attacks that aim at one brand are measured by its ranking alone.
[[nodiscard]] bool aims_at_a_brand(const AttackRecipe& recipe);
/// The dataset after the attack at this strength. Fails as the attack does.
[[nodiscard]] core::Result<DatasetRows> attacked(const DatasetRows& rows, Attackers attackers, const AttackRecipe& recipe,
                                                 double strength, std::uint64_t seed);

/// The fewest accounts that follow attacker and brand and bring it to the top, found by doubling and bisection.
struct SearchRecipe {
  std::string name;
  BuyAudience bought;
  std::optional<AttackRecipe> also;  // an attack of one strength that all of them carry out as well, before
  std::uint32_t pairs = 1;           // attackers in a world, each after a brand of its own
  std::uint64_t first = 1;           // number to begin with
  std::uint64_t most = 1;            // number to end with
  double tolerance = 0.0;            // the number found is at most so much above one that does not do, as a share of it
};

struct RobustnessRecipe {
  std::string name, title;
  std::uint64_t seed = 1;
  std::optional<GeneratedWorlds> worlds;
  std::string source;  // a dataset, where no worlds are generated
  AttackersRecipe attackers;
  SuccessRecipe success;
  std::vector<AttackRecipe> attacks;
  std::vector<SearchRecipe> searches;
};

/// Reads a recipe; `source` names the file in messages. Fails with invalid_argument.
[[nodiscard]] core::Result<RobustnessRecipe> parse_robustness(std::string_view text, std::string_view source);

}  // namespace vouch::experiments
