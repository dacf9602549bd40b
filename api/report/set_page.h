// A set report as one page to send to a client: the matrix of pairs as a heat map, the regions as an UpSet plot, in the style
// of the shortlist's page. Self-contained, printable, German or English.
#pragma once

#include <string>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

[[nodiscard]] std::string set_page(const ranking::SetReport& report, words::Language language);

}  // namespace vouch::report
