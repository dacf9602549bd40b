// Sentences of libraries in other languages. Readers say in English what a row should have been and how they read a column,
// with the figures already in it ("at most 500 columns"); the catalogue has the same sentence as a template in every
// language (codes said.*), so the English one finds the code and its parameters, and they give the German one.
#pragma once

#include <string>
#include <string_view>

#include "api/words/language.h"

namespace vouch::words {

/// The sentence in that language; as it is where the catalogue does not have it, or part by part where it is several
/// sentences that the catalogue has, joined by ", ".
[[nodiscard]] std::string translated(std::string_view english, Language language);

}  // namespace vouch::words
