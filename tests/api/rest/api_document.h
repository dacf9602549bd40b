// The OpenAPI document as a judge of exchanges: which operation a request is, and whether an answer is one that the
// document promises for it: a listed status, a listed media type, a body of the listed form.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "api/rest/openapi/document.h"
#include "tests/support/http_wire.h"
#include "tests/support/json_schema.h"

namespace vouch::rest {

class ApiDocument {
 public:
  using Json = nlohmann::json;

  [[nodiscard]] const Json& json() const { return document_; }
  [[nodiscard]] const Json& schema(const std::string& name) const { return document_.at("components").at("schemas").at(name); }

  /// "GET /v1/creators/{id}" of every operation, sorted.
  [[nodiscard]] std::vector<std::string> operations() const {
    std::vector<std::string> all;
    for (const auto& [path, item] : document_.at("paths").items()) {
      for (const auto& [method, operation] : item.items()) all.push_back(upper(method) + " " + path);
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  /// "GET /v1/creators/{id} 404" of every answer that it lists, sorted.
  [[nodiscard]] std::set<std::string> answers() const {
    std::set<std::string> all;
    for (const auto& [path, item] : document_.at("paths").items()) {
      for (const auto& [method, operation] : item.items()) {
        for (const auto& [status, response] : operation.at("responses").items()) {
          all.insert(upper(method) + " " + path + " " + status);
        }
      }
    }
    return all;
  }

  /// The pattern of the path "/v1/creators/anna?x=1"; a literal path goes before one with names; "" where there is none.
  [[nodiscard]] std::string pattern_of(const std::string& target) const {
    const std::string path = target.substr(0, target.find('?'));
    if (document_.at("paths").contains(path)) return path;
    for (const auto& [pattern, item] : document_.at("paths").items()) {
      if (fits(pattern, path)) return pattern;
    }
    return "";
  }

  /// What is wrong with an answer, a line each.
  [[nodiscard]] std::vector<std::string> problems(const std::string& method, const std::string& target,
                                                  const WireAnswer& answer) const {
    const std::string pattern = pattern_of(target);
    if (pattern.empty()) return {"the document has no path for " + target};
    const Json& responses = document_.at("paths").at(pattern).at(lower(method)).at("responses");
    const std::string status = std::to_string(answer.status);
    if (!responses.contains(status)) return {"the document has no answer " + status};
    const std::string found = answer.field("content-type");
    const std::string type = found.substr(0, found.find(';'));
    const Json& content = responses.at(status).at("content");
    if (!content.contains(type)) return {"the document has no answer of the type '" + type + "'"};
    if (!type.ends_with("json")) return {};
    try {
      return testing::schema_problems(document_, content.at(type).at("schema"), testing::strict_json(answer.body));
    } catch (const std::exception& error) {
      return {error.what()};
    }
  }

 private:
  /// Piece by piece between slashes: `{name}` fits any that is not empty.
  static bool fits(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
      const std::string_view expected = pattern.substr(0, pattern.find('/', 1));
      const std::string_view piece = path.substr(0, path.find('/', 1));
      const bool any = expected.starts_with("/{");
      if (any ? piece.size() < 2 : piece != expected) return false;
      pattern.remove_prefix(expected.size());
      path.remove_prefix(piece.size());
    }
    return pattern.empty() && path.empty();
  }
  static std::string changed(std::string text, int (*letter)(int)) {
    std::transform(text.begin(), text.end(), text.begin(), [&](unsigned char c) { return static_cast<char>(letter(c)); });
    return text;
  }
  static std::string upper(const std::string& text) { return changed(text, ::toupper); }
  static std::string lower(const std::string& text) { return changed(text, ::tolower); }

  Json document_ = testing::strict_json(openapi_document());
};

/// The document that is served.
inline const ApiDocument& api() {
  static const ApiDocument document;
  return document;
}

}  // namespace vouch::rest
