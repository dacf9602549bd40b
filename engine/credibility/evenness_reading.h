// Does a post name a drawback of what it is about, does it correct something said before, or does it praise and nothing else? A
// text's class from the wordings found in it:
//
//   correction   any wording of a correction counts; else
//   drawback     any wording of a drawback counts, or praise that is denied ("not the best"); else
//   praise       any wording of praise counts, or a drawback that is denied ("no downsides"); else neutral
//
// A wording counts where it stands in the text and not in a hashtag alone, not within quotes, not after words that give it to
// others in its sentence ("people say", up to report_reach words before), and not in a question unless it is rhetorical. It is
// denied by a negation in its clause, up to negation_reach words before. A line, an emoji and . ! ? end a sentence, a comma a
// clause.
//
// The wordings are data (catalog/evenness_records.h). They see what is said in usual words; irony, comparisons and drawbacks told
// as a story are missed, and words of praise for people and days are taken for praise of things. Experimental: what the rules are
// worth on labelled posts stands in docs/reference/evenness.md.
#pragma once

#include <string_view>
#include <vector>

#include "engine/catalog/credibility_rule_records.h"
#include "engine/catalog/evenness_records.h"
#include "engine/core/result.h"
#include "engine/credibility/evenness_answer.h"
#include "engine/credibility/evenness_rules.h"
#include "engine/text/phrase_matcher.h"

namespace vouch::credibility {

/// Immutable, safe to share. Answers refer to strings of the reader.
class EvennessReader {
 public:
  /// Fails with invalid_argument for phrases that cannot be read (phrase_matcher.h) and for an empty version of the wordings.
  /// `thresholds_version`: that of the rules which the thresholds are of (Rules::version).
  [[nodiscard]] static core::Result<EvennessReader> make(catalog::EvennessRules rules, const EvennessThresholds& thresholds,
                                                         std::string_view thresholds_version);
  /// With the thresholds among these rules. Fails as the other, and as Rules::make does.
  [[nodiscard]] static core::Result<EvennessReader> make(catalog::EvennessRules rules,
                                                         const catalog::CredibilityRuleRecords& thresholds);

  /// `language`: of the text, such as de or de-AT; empty: unknown. A text in a language without rules is not readable. Any bytes;
  /// linear in the text. Requires less than 4 GiB.
  [[nodiscard]] EvennessReading read(std::string_view text, std::string_view language = {}) const;
  /// Of the wordings and the thresholds, such as "0badc0de/1+b8187a4c".
  [[nodiscard]] std::string_view version() const { return rules_.version; }

 private:
  EvennessReader(catalog::EvennessRules rules, text::PhraseMatcher matcher, const EvennessThresholds& thresholds)
      : rules_(std::move(rules)), matcher_(std::move(matcher)), thresholds_(thresholds) {}
  [[nodiscard]] bool knows(std::string_view language) const;

  catalog::EvennessRules rules_;
  text::PhraseMatcher matcher_;
  EvennessThresholds thresholds_;
  std::vector<std::string> languages_;  // of the rules
};

}  // namespace vouch::credibility
