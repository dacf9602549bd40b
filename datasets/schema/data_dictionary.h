// The data dictionary: every table that a dataset may have, its columns, their types, which are required, and what is
// unknown where a table or column is absent. Readers, `check` and the documents all take it from here.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace vouch::datasets {

enum class FieldType : std::uint8_t {
  id,        // 1..255 bytes, unchanged
  text,      //
  platform,  // lower case; common short forms become the full name
  country,   // ISO 3166-1 alpha-2 where the word is known
  language,  // ISO 639-1 where the word is known
  choice,    // one of a list
  count,     // whole, at least 0
  whole,     // whole, of either sign
  cents,     // whole cents; a cell with a currency sign is in units
  real,      //
  weight,    // real, at least 0
  share,     // 0..1, or with a percent sign
  truth,     //
  time,      // Unix seconds
  list,      //
  tags,      // list, '#' taken off
  handles,   // list, '@' taken off
  vector,    // list of reals; further columns named NAME_0, NAME_1, ... are its elements
};

/// What a cell of that type should be, for reject messages.
[[nodiscard]] std::string_view expected_text(FieldType type);

/// A word (folded, see folded_name) and what it stands for.
struct Choice {
  std::string_view word;
  std::string_view means;
};

struct Column {
  std::string_view name;
  FieldType type = FieldType::text;
  bool required = false;
  std::span<const Choice> choices{};  // of FieldType::choice: the first words are the meanings themselves, in order
  std::string_view cost{};            // what is unknown without it; empty: nothing to mention
  std::int64_t most = std::numeric_limits<std::int64_t>::max();  // of FieldType::count
};

struct Table {
  std::string_view name;
  std::span<const Column> columns;
  std::span<const std::string_view> one_of{};  // at least one of these columns is required
  std::string_view cost{};                     // what is unknown without the table
};

/// All tables, in the order in which they are read.
[[nodiscard]] std::span<const Table> data_dictionary();

/// nullptr: no such table.
[[nodiscard]] const Table* find_table(std::string_view name);

/// Position of a column in its table; Table::columns.size() where there is none.
[[nodiscard]] std::size_t find_column(const Table& table, std::string_view name);

}  // namespace vouch::datasets
