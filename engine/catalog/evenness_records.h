// The rows of the rules for even-handedness as plain structs: wordings by which a post praises, names a drawback or corrects
// something. They are data with a source and a date each; readers make them (datasets/reference). Strings are owned.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vouch::catalog {

/// What a post says of what it is about; the later holds where several are said.
enum class EvennessClass : std::uint8_t { neutral, praise, drawback, correction };

/// How a wording works where it stands.
enum class EvennessRole : std::uint8_t {
  statement,   // says its class, unless denied, quoted, reported or asked
  rhetorical,  // the same, and a question mark does not make it a question ("what could be better?")
  topic,       // counts for nothing and takes away what it covers ("happy birthday, my love")
  negation,    // denies what follows within reach ("no", "kaum")
  others,      // what follows is said by others ("people say", "angeblich")
};

struct EvennessPhraseRecord {
  std::string phrase;  // as PhraseRecord's
  std::string language;
  EvennessClass post_class = EvennessClass::neutral;
  EvennessRole role = EvennessRole::statement;
  std::string source, source_date;
};

struct EvennessRules {
  std::string version;
  std::vector<EvennessPhraseRecord> phrases;
};

}  // namespace vouch::catalog
