// The words of the synthetic world, as data: 16 topics, 10 causes and 10 values (after S. Schwartz, "Universals in the
// Content and Structure of Values", 1992), each in German and English. All three lists are circles: an entry is closest
// to its neighbours, and the last to the first. Written for this world; no text of any real person is in it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace vouch::datasets {

enum class Language : std::uint8_t { german, english };
inline constexpr std::size_t kLanguages = 2;

[[nodiscard]] constexpr std::string_view code_of(Language language) { return language == Language::german ? "de" : "en"; }

inline constexpr std::size_t kTopics = 16;
inline constexpr std::size_t kCauses = 10;
inline constexpr std::size_t kValues = 10;

/// Words separated by spaces, the usual ones first.
struct WordEntry {
  std::string_view name;  // also the category (topics) or the key of a cause
  std::string_view german;
  std::string_view english;
  std::string_view hashtags;  // the same in both languages
};

[[nodiscard]] const std::array<WordEntry, kTopics>& topic_entries();
[[nodiscard]] const std::array<WordEntry, kCauses>& cause_entries();
[[nodiscard]] const std::array<WordEntry, kValues>& value_entries();

/// Sentences with slots: {t} a word of a topic, {c} of a cause, {v} of a value, {b} a brand's name.
struct Sentences {
  std::span<const std::string_view> topic, cause, value, filler, closing;
  std::span<const std::string_view> sponsored;    // about {b}, for money
  std::span<const std::string_view> recommended;  // about {b}, without money
  std::span<const std::string_view> comments;     // what people write below posts
  std::span<const std::string_view> about;        // how a brand describes itself, with {b} and {t}
};
[[nodiscard]] const Sentences& sentences(Language language);

}  // namespace vouch::datasets
