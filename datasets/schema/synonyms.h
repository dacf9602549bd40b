// Headers by which other tools and languages name the columns of the data dictionary, and columns of wide exports that
// are figures of the `metrics` or `audience_shares` tables in disguise. Plain data, compared in folded form.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "datasets/schema/data_dictionary.h"

namespace vouch::datasets {

/// How a column is read where its header is not the dictionary's.
enum class Reading : std::uint8_t {
  plain,
  units,       // money in units, not cents
  taken_off,   // the same, of money that was given back: a minus before it says nothing more
  handle,      // a handle, '@' taken off; as an owner it makes a creator where no file has one
  of_creator,  // an owner's id that is a creator's
  of_brand,    // an owner's id that is a brand's
};

struct Synonyms {
  std::string_view column;   // of the table
  std::string_view headers;  // folded, between spaces
  Reading reading = Reading::plain;
};

/// What is known for a table, the better headers first.
[[nodiscard]] std::span<const Synonyms> synonyms_of(std::string_view table);

/// A column of a creators table that is a declared figure of each creator.
struct DeclaredFigure {
  std::string_view table;    // "metrics" or "audience_shares"
  std::string_view name;     // the metric's name, or the dimension
  std::string_view value{};  // of audience_shares: "female", "DE"
  FieldType type = FieldType::real;
  double percent_above = 0.0;  // of shares: cells without a sign are percent where more than half of them are above
  std::string_view headers{};  // folded, between spaces; the name itself is always known
};

[[nodiscard]] std::span<const DeclaredFigure> declared_figures();

/// Exports are told by headers that only they have together.
struct ToolSignature {
  std::string_view tool;
  std::string_view platform;  // what it measures; empty: several
  std::string_view headers;   // folded, between spaces: all must be there
};

[[nodiscard]] std::span<const ToolSignature> tool_signatures();

/// Whether a space-separated list holds the word.
[[nodiscard]] bool has_word(std::string_view list, std::string_view word);

/// "instagram" for "ig", "insta" and the like; empty where unknown.
[[nodiscard]] std::string_view platform_named(std::string_view folded);
/// ISO 3166-1 alpha-2 of a folded German or English name or of the code itself; empty where unknown.
[[nodiscard]] std::string_view country_named(std::string_view folded);
/// ISO 639-1; empty where unknown.
[[nodiscard]] std::string_view language_named(std::string_view folded);
/// The platform that an address belongs to, empty where unknown.
[[nodiscard]] std::string_view platform_of_url(std::string_view url);
/// The handle that an address names ("https://www.tiktok.com/@anna/video/1" gives "anna"), empty where it names none.
[[nodiscard]] std::string_view handle_of_url(std::string_view url);
/// What an address calls the post it leads to: the last part of its path, empty where it has none.
[[nodiscard]] std::string_view post_of_url(std::string_view url);

}  // namespace vouch::datasets
