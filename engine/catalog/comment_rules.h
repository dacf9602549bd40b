// The rows of the comment rules as plain structs: wordings that make a comment a question, criticism or thanks. They are data
// with a source and a date each; readers make them (datasets/reference). Strings are owned.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/catalog/disclosure_records.h"
#include "engine/catalog/evenness_records.h"

namespace vouch::catalog {

/// What a wording says of a comment; `topic` says nothing and takes away what it covers ("not bad").
enum class CommentMark : std::uint8_t { topic, question, criticism, thanks };

struct CommentPhraseRecord {
  std::string phrase;  // as PhraseRecord's
  std::string language;
  CommentMark mark = CommentMark::topic;
  std::string source, source_date;
};

struct CommentRules {
  std::string version;
  std::vector<CommentPhraseRecord> phrases;
};

/// All rules by which a build reads the words of posts and comments.
struct WordingRules {
  DisclosureRecords disclosure;
  CommentRules comments;
  EvennessRules evenness;
};

}  // namespace vouch::catalog
