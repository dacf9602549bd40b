#include "api/contract/text_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace vouch::contract {
namespace {

using Json = nlohmann::ordered_json;

Json begun(std::string_view id) {
  Json json = Json::object();
  if (!id.empty()) json["id"] = id;
  return json;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string embedding_to_json(const values::EmbeddedText& text, std::span<const std::int8_t> vector, std::string_view space,
                              std::string_view id) {
  const bool known = text.status == values::EmbeddingStatus::known;
  Json json = begun(id);
  json["vector"] = nullptr;
  if (known) {
    Json numbers = Json::array();
    for (const std::int8_t number : vector) numbers.push_back(static_cast<int>(number));
    json["vector"] = std::move(numbers);
  }
  json["space"] = space;
  json["pieces"] = text.pieces;
  json["status"] = known ? "known" : "unknown";
  return dumped(json);
}

std::string language_to_json(const text::Language& language, std::string_view id) {
  Json json = begun(id);
  json["language"] = language.code;
  json["p"] = language.code == text::kUnknownLanguage ? Json() : Json(std::round(language.p * 1000.0) / 1000.0);
  return dumped(json);
}

}  // namespace vouch::contract
