// What is said of how one post speaks of what it is about: the answer of evenness_reading.h as plain structs, with the words for
// its values. Headers alone, so that what writes answers links nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/catalog/evenness_records.h"

namespace vouch::credibility {

/// A wording that was found, and why it does not count where it does not.
struct EvennessSpan {
  std::string_view phrase, language;                                    // of the rules
  catalog::EvennessClass post_class = catalog::EvennessClass::neutral;  // after a denial
  std::uint32_t byte = 0, byte_end = 0;                                 // in the text
  std::uint32_t character = 0;                                          // of its begin, in code points
  bool denied = false;    // a negation stands before it: a denied drawback praises, denied praise is a drawback
  bool quoted = false;    // within quotes: not the author's words
  bool reported = false;  // said by others
  bool asked = false;     // in a question

  [[nodiscard]] bool counts() const { return !quoted && !reported && !asked && post_class != catalog::EvennessClass::neutral; }
};

struct EvennessReading {
  catalog::EvennessClass post_class = catalog::EvennessClass::neutral;
  bool readable = false;            // words enough, in a language of the rules as far as that is known
  std::vector<EvennessSpan> spans;  // at most kMostSpans, in the order of the text
};

[[nodiscard]] constexpr std::string_view name_of(catalog::EvennessClass post_class) {
  switch (post_class) {
    case catalog::EvennessClass::neutral: return "neutral";
    case catalog::EvennessClass::praise: return "praise";
    case catalog::EvennessClass::drawback: return "drawback";
    case catalog::EvennessClass::correction: return "correction";
  }
  return {};
}

}  // namespace vouch::credibility
