#include "api/rest/query_parameters.h"

#include <algorithm>
#include <charconv>

#include "engine/core/suggestion.h"

namespace vouch::rest {
namespace {

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Requires that the framing has checked every '%' to be followed by two hexadecimal digits.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && nibble(text[i + 1]) >= 0 && nibble(text[i + 2]) >= 0) {
      out += static_cast<char>(nibble(text[i + 1]) * 16 + nibble(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

}  // namespace

core::Result<QueryParameters> QueryParameters::read(std::string_view query, std::span<const std::string_view> known) {
  QueryParameters parameters;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string name = decoded(pair.substr(0, equals));
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return core::fail(
          core::ErrorCode::invalid_argument,
          "found the parameter '" + name.substr(0, 60) + "', which this path does not have" + core::did_you_mean(name, known),
          "/" + name.substr(0, 60));
    }
    const std::string value = equals < pair.size() ? decoded(pair.substr(equals + 1)) : std::string();
    if (!parameters.values_.emplace(name, value).second) {
      return core::fail(core::ErrorCode::invalid_argument, "found the parameter '" + name + "' twice, expected it once",
                        "/" + name);
    }
  }
  return parameters;
}

std::string QueryParameters::text(std::string_view name) const {
  const auto at = values_.find(name);
  return at == values_.end() ? std::string() : at->second;
}

std::vector<std::string> QueryParameters::list(std::string_view name) const {
  std::vector<std::string> pieces;
  std::string rest = text(name);
  for (std::size_t begin = 0; begin <= rest.size();) {
    const std::size_t end = std::min(rest.find(',', begin), rest.size());
    if (end > begin) pieces.push_back(rest.substr(begin, end - begin));
    begin = end + 1;
  }
  return pieces;
}

core::Result<std::int64_t> QueryParameters::whole(std::string_view name, std::int64_t otherwise, std::int64_t min,
                                                  std::int64_t max) const {
  const auto at = values_.find(name);
  if (at == values_.end()) return otherwise;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(at->second.data(), at->second.data() + at->second.size(), value);
  if (error != std::errc() || end != at->second.data() + at->second.size() || value < min || value > max) {
    return core::fail(core::ErrorCode::invalid_argument,
                      "found " + std::string(name) + " '" + at->second.substr(0, 40) + "', expected a whole number from " +
                          std::to_string(min) + " to " + std::to_string(max),
                      "/" + std::string(name));
  }
  return value;
}

std::string QueryParameters::canonical_without(std::span<const std::string_view> names) const {
  std::string text;
  for (const auto& [name, value] : values_) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    text += std::to_string(name.size()) + ":" + name + std::to_string(value.size()) + ":" + value;
  }
  return text;
}

}  // namespace vouch::rest
