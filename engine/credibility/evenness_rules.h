// The thresholds of even-handedness, in one table. All are assumptions of this project: a changed one is another version, which
// answers name. None was fitted to the labelled posts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::credibility::evenness_rules {

inline constexpr std::string_view kVersion = "evenness@1";

// Of one text.
inline constexpr std::uint32_t kGapWords = 3;       // a <gap> covers; longer ones join what does not belong together
inline constexpr std::uint32_t kNegationReach = 2;  // words between a negation and what it denies: "not all that good"
inline constexpr std::uint32_t kReportReach = 8;    // words between "they said" and what was said
inline constexpr std::uint32_t kReadableWords = 3;  // fewer words with letters and no wording: nothing to read
inline constexpr std::size_t kMostSpans = 16;       // listed for one text, as of disclosure

// Of a creator.
inline constexpr std::uint32_t kLeastPeerPosts = 5;  // posts with an opinion that make a creator a peer with a share of its own
inline constexpr std::uint32_t kLeastPeers = 5;      // such creators; with fewer there is nobody to compare with
inline constexpr std::uint32_t kPlatformPeers = 30;  // such creators that make a platform a group of its own, as of all parts
inline constexpr double kRareAllPraise = 0.05;       // probability below which praise alone is unusual: one creator in twenty

}  // namespace vouch::credibility::evenness_rules
