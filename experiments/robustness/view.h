// What the engine says of a world: where every creator of the market stands for every brand, and what is noticed of it. Creators
// whom an attack added are left out of all ranks, which changes the order of nobody else.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/engine.h"
#include "experiments/progress.h"
#include "experiments/robustness/market.h"

namespace vouch::experiments {

/// What the engine may say of a creator.
enum class Notice : std::uint8_t {
  credibility,  // the index is below the recipe's bound
  audience,     // finding: the accounts of the audience look unlike people
  growth,       // finding: a burst, a burst and a loss behind it, or saw teeth
  pod,          // finding: member of a pod
  block,        // finding: accounts that act together are among its followers
  habits,       // finding: a habit of its engagement is unusual among peers
  but_habits,   // any of these but habits, of which one in many is unusual with many who are clean
  any,          // any of these
};
inline constexpr std::size_t kNotices = 8;
inline constexpr std::size_t kOwnNotices = 6;  // those that are no sums of others
inline constexpr std::array<std::string_view, kNotices> kNoticeNames = {"credibility", "audience", "growth",         "pod",
                                                                        "block",       "habits",   "any_but_habits", "any"};

struct Judged {
  std::optional<double> credibility;  // the index; nullopt: unknown
  std::optional<double> trust;        // the percentile among peers
  std::array<bool, kNotices> noticed{};
};

struct View {
  std::string snapshot, profile;     // id; name and version, such as balanced@1
  std::size_t creators = 0;          // of the market
  std::vector<std::uint32_t> ranks;  // [brands x creators], from 1; 0: not ranked
  std::vector<std::int64_t> scores;  // the same, thousandths of a point; 0: not scored
  std::vector<Judged> judged;        // [creators]
  [[nodiscard]] std::size_t place(std::size_t brand, std::size_t creator) const { return brand * creators + creator; }
};

struct ViewOptions {
  std::filesystem::path folder;  // where the snapshot lies while it is looked at
  double credibility_below = 0.5;
  unsigned threads = 0;
};

/// A market's world, changed by an attack, built.
[[nodiscard]] core::Result<Engine> build_world(const Market& market, const DatasetRows& rows, const ViewOptions& options);

/// By the default profile, exactly counted.
[[nodiscard]] core::Result<View> view_of(const Market& market, const DatasetRows& rows, const ViewOptions& options);

/// The rank of each attacker for its brand; 0: not ranked.
[[nodiscard]] core::Result<std::vector<std::uint32_t>> ranks_of(const Engine& engine, const Market& market, Attackers attackers,
                                                                unsigned threads);

/// What is said of one creator.
[[nodiscard]] core::Result<Judged> judge(const Engine& engine, std::string_view creator, double credibility_below);

}  // namespace vouch::experiments
