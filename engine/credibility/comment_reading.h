// What sort of comment it is, from its words: a question, criticism, thanks; how many words; and a hash that is the same for the
// same words in any case, spacing and punctuation, by which texts that many accounts post are found. A question mark that ends a
// piece of the text makes a question, too. Wordings are data (catalog/comment_rules.h); they overlook much and see little that is
// not there, so figures made of them count what was found and claim no completeness.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/catalog/comment_rules.h"
#include "engine/core/result.h"
#include "engine/text/phrase_matcher.h"

namespace vouch::credibility {

struct CommentReading {
  bool question = false;
  bool criticism = false;
  bool thanks = false;
  std::uint32_t words = 0;  // words and hashtags with a letter or digit, mentions and addresses left out
  std::uint64_t hash = 0;   // of these; 0 where there are none
};

/// Immutable, safe to share.
class CommentReader {
 public:
  /// Fails with invalid_argument for phrases that cannot be read (phrase_matcher.h) and for an empty version.
  [[nodiscard]] static core::Result<CommentReader> make(catalog::CommentRules rules);

  /// Any bytes; linear in the text. Requires less than 4 GiB.
  [[nodiscard]] CommentReading read(std::string_view text) const;
  [[nodiscard]] std::string_view version() const { return rules_.version; }

 private:
  CommentReader(catalog::CommentRules rules, text::PhraseMatcher matcher)
      : rules_(std::move(rules)), matcher_(std::move(matcher)) {}
  catalog::CommentRules rules_;
  text::PhraseMatcher matcher_;
};

}  // namespace vouch::credibility
