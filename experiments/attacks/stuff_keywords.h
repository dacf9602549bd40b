// Attack: each attacker writes the words and hashtags of its brand into its profile and into some of its posts.
#pragma once

#include "experiments/attacks/attack.h"

namespace vouch::experiments {

struct StuffKeywords {
  double share = 0.0;               // of the attacker's posts
  std::uint32_t words = 0;          // of the brand's own words, into each of them; the profile gets them all
  std::uint32_t hashtags = 0;       // of the brand's posts, into each of them
  std::uint32_t least_letters = 1;  // of a word that is worth it
  bool category = false;            // the attacker also states the brand's category as its own
};

/// The words of a brand's text, values and profile, each once, in the order in which they come.
[[nodiscard]] std::vector<std::string_view> words_of(const catalog::BrandRecord& brand, std::uint32_t least_letters);

[[nodiscard]] DatasetRows stuff_keywords(const DatasetRows& rows, Attackers attackers, const StuffKeywords& stuffed,
                                         std::uint64_t seed);

}  // namespace vouch::experiments
