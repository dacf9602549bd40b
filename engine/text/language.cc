#include "engine/text/language.h"

#include <algorithm>
#include <array>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "engine/text/post_text.h"

namespace vouch::text {
namespace {

/// How often the detector's reliable answers were right, by bytes of letters, on messages of known language: set on one package's
/// translations, reported on another's (models/embedder/languages).
struct Right {
  int letters;  // up to
  double share;
};
constexpr std::array kRight = {Right{15, 0.91}, Right{25, 0.97}, Right{40, 0.99}, Right{80, 0.995}};
constexpr double kRightBeyond = 0.997;

double right_of(int letters) {
  for (const Right& right : kRight) {
    if (letters <= right.letters) return right.share;
  }
  return kRightBeyond;
}

std::string readable(std::string_view text) {
  std::string out;
  for (const PostPart& part : post_parts(text)) {
    out += part.text;
    out += ' ';
  }
  return out;
}

}  // namespace

Language language_of(std::string_view text) {
  const std::string clean = readable(text);
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int letters = 0;
  bool reliable = false;
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  static_cast<void>(CLD2::ExtDetectLanguageSummary(clean.data(), static_cast<int>(clean.size()), true, &no_hints, 0,
                                                   languages.data(), percents.data(), scores.data(), nullptr, &letters,
                                                   &reliable));
  const double share = percents[0] / 100.0;
  if (!reliable || languages[0] == CLD2::UNKNOWN_LANGUAGE || letters < kLeastLetters || share < kLeastShare) return {};
  return {.code = CLD2::LanguageCode(languages[0]), .p = share * right_of(letters)};
}

std::string language_detector_version() { return CLD2::DetectLanguageVersion(); }

}  // namespace vouch::text
