#include "engine/build/wordings.h"

#include <utility>

namespace vouch::build {

core::Result<const Wordings::Readers*> Wordings::readers() {
  if (readers_ || !source_) return readers_.get();
  auto rules = source_();
  if (!rules) return core::fail(std::move(rules).error());
  auto disclosure = credibility::DisclosureClassifier::make(std::move(rules->disclosure));
  if (!disclosure) return core::fail(std::move(disclosure).error());
  auto comments = credibility::CommentReader::make(std::move(rules->comments));
  if (!comments) return core::fail(std::move(comments).error());
  auto evenness = credibility::EvennessReader::make(std::move(rules->evenness), rules_.evenness, rules_.version);
  if (!evenness) return core::fail(std::move(evenness).error());
  readers_ = std::make_unique<const Readers>(Readers{*std::move(disclosure), *std::move(comments), *std::move(evenness)});
  return readers_.get();
}

}  // namespace vouch::build
