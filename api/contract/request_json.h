// What every request as JSON text has in common: the text becomes a document, and the fields that choose a profile and a day
// read the same everywhere. Internal to this folder: it shows simdjson.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/contract/object_reader.h"
#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::contract {

/// Parses the whole text. Fails with invalid_argument and an empty pointer: "the brief is not valid JSON: …".
[[nodiscard]] core::Result<simdjson::dom::element> parse_document(simdjson::dom::parser& parser, std::string_view json,
                                                                  std::string_view what);

/// The fields goal, profile and weights.
struct ProfileChoice {
  std::optional<ranking::Goal> goal;
  std::optional<std::string> profile;
  std::array<std::optional<double>, ranking::kSignals> weights;
};
[[nodiscard]] ProfileChoice read_profile_choice(const ObjectReader& top);

/// The field as_of: a date, a time or Unix seconds.
[[nodiscard]] std::optional<std::int64_t> read_as_of(const ObjectReader& top, Fault& fault);

}  // namespace vouch::contract
