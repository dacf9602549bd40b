// A shortlist as one page to send to a client: self-contained (loads nothing, runs nothing), printable, in German or
// English. Every text from data is escaped; links lead only to http and https addresses that the data gives.
#pragma once

#include <span>
#include <string>

#include "api/contract/answer_json.h"
#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

[[nodiscard]] std::string shortlist_page(const ranking::Shortlist& shortlist, words::Language language,
                                         std::span<const contract::NamedWhyNot> why_not = {});

}  // namespace vouch::report
