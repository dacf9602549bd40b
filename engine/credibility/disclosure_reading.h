// What the phrases found in a text mean where they stand. A label counts with borders on both sides (ends, lines, brackets,
// signs, hashtags, other labels; not quotes, not signs within a word), an opener also where it begins the text. A negation up
// to `negation_reach` words before in the same sentence, or right after a question mark ("Kooperation? Nein"), denies. A
// wording in quotes is only talked about, unless it is all there is. A qualifier takes a label within `qualifier_reach` words
// back. Linear in the text.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/catalog/disclosure_records.h"
#include "engine/text/phrase_matcher.h"
#include "engine/text/pieces.h"

namespace vouch::credibility {

struct Finding {
  std::uint32_t phrase = 0;                                  // place in the list
  std::uint32_t piece = 0;                                   // where it begins
  std::uint32_t word = 0;                                    // the same, counted in words
  catalog::PostClass post_class = catalog::PostClass::none;  // after denials
  bool bordered = false;                                     // its ends are those of a mark
  bool bare = false;                                         // a label or opener: another wording may say what kind
  bool offer = false;
  bool attached = false;  // declared unpaid: about the post itself, not only about how a thing was bought
  bool denied = false;
  bool disguised = false;
  bool quoted = false;
  bool hidden = false;  // in a block of hashtags, from `hidden_from` on
};

/// In the order of the text. What counts for nothing is left out: labels without borders, topics, negations, denied offers.
[[nodiscard]] std::vector<Finding> read_findings(std::span<const text::Piece> pieces, std::span<const text::PhraseMatch> matches,
                                                 std::span<const catalog::PhraseRecord> phrases,
                                                 const catalog::DisclosureSettings& settings);

}  // namespace vouch::credibility
