// Parts that answers have in common, as JSON values. Internal to this folder: it shows the JSON library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::contract {

using Json = nlohmann::ordered_json;

/// Compact text; bytes that are no UTF-8 are replaced.
[[nodiscard]] std::string dumped(const Json& json);
/// Unknown texts are empty inside and null outside.
[[nodiscard]] Json text_or_null(const std::string& text);
template <class T>
[[nodiscard]] Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}
/// Thousandths as a number with three decimals.
[[nodiscard]] Json points(std::int64_t thousandths);
[[nodiscard]] Json figures_json(const ranking::Figures& figures);
[[nodiscard]] Json messages_json(const std::vector<ranking::Message>& messages, words::Language language);
[[nodiscard]] Json filtered_json(const std::vector<std::pair<std::string, std::int64_t>>& filtered);
[[nodiscard]] Json creator_json(const ranking::CreatorCard& creator);
[[nodiscard]] Json brand_json(const ranking::BrandCard& brand);
[[nodiscard]] Json profile_json(const ranking::ProfileUsed& profile);

}  // namespace vouch::contract
