// One spelling for texts that differ only in case, width or composition: NFKC with case folding (Unicode Standard Annex
// #15, NFKC_Casefold). Filters compare folded texts, tokens are cut from them. Broken UTF-8 becomes U+FFFD, never an error.
#pragma once

#include <string>
#include <string_view>

namespace vouch::text {

/// The text in NFKC_Casefold, always valid UTF-8. fold(fold(x)) == fold(x).
[[nodiscard]] std::string fold(std::string_view text);

/// Version of the Unicode data, such as "14.0.0", and of the library that holds it: both are part of a snapshot's
/// provenance, because another version may fold otherwise.
[[nodiscard]] std::string unicode_version();
[[nodiscard]] std::string unicode_library_version();

}  // namespace vouch::text
