// Strict reading of a TOML table: every key that is read is thereby known, and whatever was not read is refused. Errors
// collect (the first stays), so that a section reads as a list of its keys. Only configuration files are read by it.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "engine/core/result.h"

namespace vouch::experiments {

class TomlTable {
 public:
  /// `path` is where the table stands, such as "split"; empty for the whole file. Both outlive the reader.
  TomlTable(const toml::table& table, std::string path, std::string_view source, std::optional<core::Error>& error)
      : table_(table), path_(std::move(path)), source_(source), error_(error) {}

  [[nodiscard]] std::string text(std::string_view key, std::optional<std::string> fallback = std::nullopt);
  [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t low, std::int64_t high,
                                     std::optional<std::int64_t> fallback);
  [[nodiscard]] double number(std::string_view key, double low, double high, std::optional<double> fallback);
  [[nodiscard]] bool truth(std::string_view key, std::optional<bool> fallback);
  [[nodiscard]] std::vector<double> numbers(std::string_view key, double low, double high);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }
  /// Reads a section. Without it (and `needed`) that is an error; otherwise `read` is left out.
  void section(std::string_view key, bool needed, const std::function<void(TomlTable&)>& read);
  /// Reads each table of a list of tables, at least one.
  void sections(std::string_view key, const std::function<void(TomlTable&)>& read);
  /// The keys that stand in the table, in the order of the alphabet.
  [[nodiscard]] std::vector<std::string> keys() const;

  /// Refuses keys that nobody has read. Call last.
  void refuse_unread();
  /// Takes all keys for read.
  void leave_unread() { read_ = keys(); }
  /// "file:3: split.cuts: what". An error before this one stays.
  void wrong(std::string_view key, const std::string& what);
  [[nodiscard]] bool failed() const { return error_.has_value(); }

 private:
  const toml::node* find(std::string_view key);
  const toml::node* find_needed(std::string_view key, bool has_fallback);
  void out_of_range(std::string_view key, double low, double high, double found);

  const toml::table& table_;
  std::string path_;
  std::string_view source_;
  std::optional<core::Error>& error_;
  std::vector<std::string> read_;
};

/// The key `name` as rows and files have it: lower-case letters, digits, '-' and '_'.
[[nodiscard]] std::string read_name(TomlTable& table);

/// Reads a whole file with `read`, which leaves what it found behind. Fails with invalid_argument: no TOML, or what `read` says
/// is wrong; `source` names the file in messages.
[[nodiscard]] core::Result<void> read_toml(std::string_view text, std::string_view source,
                                           const std::function<void(TomlTable&)>& read);

}  // namespace vouch::experiments
