// Short names for the two languages.
#pragma once

#include "api/words/language.h"

namespace vouch::words {

inline constexpr auto kDe = Language::german;
inline constexpr auto kEn = Language::english;

}  // namespace vouch::words
