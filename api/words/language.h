// The two languages of everything that people read: which one is asked for, by name, by locale or by Accept-Language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::words {

enum class Language : std::uint8_t { english, german };

inline constexpr std::size_t kLanguages = 2;

/// "en" or "de".
[[nodiscard]] constexpr std::string_view tag_of(Language language) { return language == Language::german ? "de" : "en"; }

/// The language of a tag such as "de", "de-AT", "en_GB.UTF-8"; case does not matter. nullopt: another language.
[[nodiscard]] std::optional<Language> language_tagged(std::string_view tag);

/// What the locale of the environment asks for: the first of LC_ALL, LC_MESSAGES, LANG that is set decides; "" is not set.
/// English for all languages but German.
[[nodiscard]] Language language_of_locale(std::string_view lc_all, std::string_view lc_messages, std::string_view lang);

/// The best of the two for an Accept-Language field (RFC 9110, 12.5.4): highest quality wins, then the earlier. English
/// where the field names neither, or is malformed.
[[nodiscard]] Language language_accepted(std::string_view accept_language);

}  // namespace vouch::words
