// Who is in the synthetic world: creators and brands with all that later layers need to know about them. Every attribute
// is drawn from the stream of its own layer, owner by owner, so no attribute depends on how many numbers another took.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/synthetic/crowd.h"
#include "datasets/synthetic/leaning.h"
#include "datasets/synthetic/synthetic_world.h"
#include "datasets/synthetic/vocabulary.h"

namespace vouch::datasets {

inline constexpr std::int64_t kWorldBegins = 1704067200;  // 2024-01-01
inline constexpr std::int64_t kWorldEnds = 1767225599;    // the last second of 2025
inline constexpr std::string_view kPlatform = "instagram";
inline constexpr std::int64_t kNoPod = -1;

struct Creator {
  Leaning leaning;
  Language language = Language::german;
  std::string_view country;
  bool famous = false;           // followers everywhere, at home nowhere
  std::int64_t followers = 0;    // bought ones included
  double audience = 0.0;         // expected rows in the audience file, bought ones left out
  std::uint32_t posts = 0;       // ordinary posts in the posts file
  double engagement_rate = 0.0;  // likes for each follower
  double bought_share = 0.0;     // of the followers; 0: honest
  std::int64_t pod = kNoPod;     // number of the engagement pod
  bool over_cautious = false;    // labels what nobody paid for
  std::int64_t price_cents = 0;  // for a post, without tax
};

struct Brand {
  Leaning leaning;
  Language language = Language::german;
  std::string_view country;
  std::string name, handle;
  double audience = 0.0;
  std::uint32_t posts = 0;
};

/// Everything drawn before the first row is written. Immutable while layers write.
struct World {
  WorldOptions options;
  Crowd crowd;
  MatchLaw law;
  std::vector<Creator> creators;
  std::vector<Brand> brands;

  [[nodiscard]] core::Random stream(std::string_view layer, std::uint64_t index = 0) const {
    return core::Random(options.seed, layer, index);
  }
};

/// Requires options within their bounds.
[[nodiscard]] World make_world(const WorldOptions& options);

/// "c00017", "b0001", "k0000017" (a creator's own account), from indices that count from 0.
[[nodiscard]] std::string creator_id(std::uint64_t creator);
[[nodiscard]] std::string brand_id(std::uint64_t brand);
[[nodiscard]] std::string creator_account(std::uint64_t creator);

/// A topic's name, which is also the category.
[[nodiscard]] std::string_view category_of(const Leaning& leaning);
/// A random second within the world's two years.
[[nodiscard]] std::int64_t draw_time(core::Random& random);

}  // namespace vouch::datasets
