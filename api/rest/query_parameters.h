// The query of a URL as named values, read strictly: an unknown or repeated name is refused with the name that was meant.
// Errors point to "/NAME" of the parameter.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace vouch::rest {

class QueryParameters {
 public:
  /// Decodes "a=1&b=x%20y" ('+' is a blank). Fails with invalid_argument, naming the parameter.
  [[nodiscard]] static core::Result<QueryParameters> read(std::string_view query, std::span<const std::string_view> known);

  /// The value; empty where it is not given.
  [[nodiscard]] std::string text(std::string_view name) const;
  /// The value cut at commas, empty pieces left out.
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
  /// A whole number; `otherwise` where it is not given. Fails with invalid_argument outside min..max.
  [[nodiscard]] core::Result<std::int64_t> whole(std::string_view name, std::int64_t otherwise, std::int64_t min,
                                                 std::int64_t max) const;
  /// All but the named parameters as one text, the same for the same question.
  [[nodiscard]] std::string canonical_without(std::span<const std::string_view> names) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace vouch::rest
