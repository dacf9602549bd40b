// In which language a text is written. Addresses, handles and pictures are left out first (post_text.h), then overlapping runs of
// four letters vote for languages, or the script decides where it belongs to one (Compact Language Detector 2; R. Sites, "Compact
// language detection", 2013; after W. Cavnar, J. Trenkle, "N-gram-based text categorization", 1994).
//
// An answer is a language only where the detector calls it reliable, at least kLeastLetters letters speak for it and at least
// kLeastShare of the text is in it; else it is unknown: too short, mixed, or a language that the detector does not know.
#pragma once

#include <string>
#include <string_view>

namespace vouch::text {

inline constexpr std::string_view kUnknownLanguage = "unknown";
inline constexpr int kLeastLetters = 8;
inline constexpr double kLeastShare = 0.7;

struct Language {
  std::string code{
      kUnknownLanguage};  // ISO 639-1 such as "de", or of three letters where there is none of two; zh-Hant by its own
  double p = 0.0;         // that the code is right, 0 where it is unknown
};

/// Any bytes; of a long text the first 16 KiB. The same bytes give the same answer everywhere.
[[nodiscard]] Language language_of(std::string_view text);

/// Whose tables were used, such as "V2.0 - 20141016": part of a snapshot's provenance.
[[nodiscard]] std::string language_detector_version();

}  // namespace vouch::text
