// The rows of the disclosure rules as plain structs: wordings, what countries ask for, and thresholds. They are data with a
// source and a date each; readers make them (datasets/reference), the classifier is made of them. Strings are owned.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vouch::catalog {

/// How a post came about. Paid, gifted, affiliate and own brand are commercial.
enum class PostClass : std::uint8_t { none, declared_unpaid, paid, gifted, affiliate, own_brand };

/// How well a wording can be understood.
enum class Strength : std::uint8_t { weak, clear };

/// What a wording needs around it to count.
enum class PhraseRole : std::uint8_t {
  statement,  // nothing: it counts wherever it stands
  offer,      // nothing; a label beside it keeps its own class (a discount code in an advertisement)
  label,      // borders on both sides: alone, in brackets, a hashtag, before | or :
  opener,     // the same, or it begins the text
  qualifier,  // a label near by that it takes back ("unbezahlt"), or borders as a label
  topic,      // counts for nothing and takes away what it covers
  negation,   // denies what follows within reach
};

struct PhraseRecord {
  std::string phrase;  // tokens with spaces; <code>, <number>, <mention>, <any>, <gap>; #tag, #tag*, #*tag; url:host
  std::string language;
  PostClass post_class = PostClass::none;
  Strength strength = Strength::weak;
  PhraseRole role = PhraseRole::statement;
  std::string source, source_date;
};

/// if_not_apparent: a clear wording of the class itself, in any language and place but hidden ones, makes it apparent.
enum class Required : std::uint8_t { no, yes, if_not_apparent };
enum class PlatformLabel : std::uint8_t { helps, suffices };

struct CountryRuleRecord {
  std::string country;  // ISO 3166-1 alpha-2, or EU
  PostClass post_class = PostClass::paid;
  Required required = Required::yes;
  std::vector<PostClass> accepts;         // classes of clear wordings that make a post of this class clear
  std::vector<std::string> languages;     // of wordings that count as clear; "same": that of the post, any where unknown
  std::vector<std::string> weak_phrases;  // that this country does not take as clear
  bool before_fold = true;                // a clear wording must begin before the fold
  PlatformLabel platform_label = PlatformLabel::helps;
  std::string source, source_date, note;
};

struct DisclosureSettings {
  std::uint32_t fold_characters = 0;     // a caption is shown to here
  std::uint32_t hashtag_block = 0;       // so many hashtags in a row are a block
  std::uint32_t hidden_from = 0;         // place in a block from which on a mark is hidden, from 1
  std::uint32_t negation_reach = 0;      // words
  std::uint32_t gap_words = 0;           // words
  std::uint32_t qualifier_reach = 0;     // words
  std::uint32_t collaboration_days = 0;  // days
  std::uint32_t telling_words = 0;       // words; fewer say nothing either way
};

struct DisclosureRecords {
  std::string version;  // names the rules in every answer
  DisclosureSettings settings;
  std::vector<PhraseRecord> phrases;
  std::vector<CountryRuleRecord> rules;
};

}  // namespace vouch::catalog
