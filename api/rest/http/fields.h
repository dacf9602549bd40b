// Header fields of a request or an answer, in the order they stand in the message, and the few questions that HTTP asks
// about their syntax (RFC 9110 section 5). Names compare without case; values are kept as they came, without the white
// space around them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::rest {

struct Field {
  std::string name;
  std::string value;
  bool operator==(const Field&) const = default;
};

/// A list of fields. A plain value.
class Fields {
 public:
  void add(std::string name, std::string value) { list_.push_back({std::move(name), std::move(value)}); }
  /// Replaces all fields of this name by one.
  void set(std::string_view name, std::string value);
  /// The first field of this name, nullptr where there is none.
  [[nodiscard]] const std::string* find(std::string_view name) const;
  [[nodiscard]] std::size_t count(std::string_view name) const;
  /// True where a comma-separated field (all of that name together) holds this token, without case.
  [[nodiscard]] bool lists(std::string_view name, std::string_view token) const;

  [[nodiscard]] std::size_t size() const { return list_.size(); }
  [[nodiscard]] auto begin() const { return list_.begin(); }
  [[nodiscard]] auto end() const { return list_.end(); }
  bool operator==(const Fields&) const = default;

 private:
  std::vector<Field> list_;
};

/// ASCII comparison without case.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);
/// A character of `token` (RFC 9110 section 5.6.2).
[[nodiscard]] bool is_token_char(char c);
[[nodiscard]] bool is_token(std::string_view text);
/// Without spaces and tabs at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// 1 to 128 of [A-Za-z0-9._-]: a request id that may be echoed.
[[nodiscard]] bool is_plain_id(std::string_view text);

}  // namespace vouch::rest
