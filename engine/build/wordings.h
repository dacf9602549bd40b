// The readers of a build's words: made of rules that are asked for once, when the first post or comment comes. Without a source
// of rules nothing is read, and classes of posts and marks of comments stay unknown.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/catalog/comment_rules.h"
#include "engine/core/result.h"
#include "engine/credibility/comment_reading.h"
#include "engine/credibility/disclosure.h"
#include "engine/credibility/evenness_reading.h"
#include "engine/credibility/rules.h"

namespace vouch::build {

using WordingSource = std::function<core::Result<catalog::WordingRules>()>;

class Wordings {
 public:
  struct Readers {
    credibility::DisclosureClassifier disclosure;
    credibility::CommentReader comments;
    credibility::EvennessReader evenness;
  };

  /// `rules`: thresholds that readers need; must live longer.
  Wordings(WordingSource source, const credibility::Rules& rules) : source_(std::move(source)), rules_(rules) {}

  /// nullptr where there is no source. Fails as the source and the readers do.
  [[nodiscard]] core::Result<const Readers*> readers();
  /// Those made so far, for what comes after all records; nullptr where none were asked for.
  [[nodiscard]] const Readers* made() const { return readers_.get(); }

 private:
  WordingSource source_;
  const credibility::Rules& rules_;
  std::unique_ptr<const Readers> readers_;
};

}  // namespace vouch::build
