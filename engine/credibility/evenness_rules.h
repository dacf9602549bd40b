// The thresholds of even-handedness. Values, their meanings and sources are rows of the rules' file (rules.h); none was fitted to
// the labelled posts.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vouch::credibility {

inline constexpr std::size_t kMostEvennessSpans = 16;  // listed for one text, as of disclosure

struct EvennessThresholds {
  // Of one text.
  std::uint32_t gap_words = 0;       // a <gap> covers
  std::uint32_t negation_reach = 0;  // words between a negation and what it denies
  std::uint32_t report_reach = 0;    // words between "they said" and what was said
  std::uint32_t readable_words = 0;  // fewer words with letters and no wording: nothing to read
  // Of a creator.
  std::uint32_t least_peer_posts = 0;  // posts with an opinion that make a creator a peer with a share of its own
  double rare_all_praise = 0.0;        // probability below which praise alone is unusual
};

}  // namespace vouch::credibility
