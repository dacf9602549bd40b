// The keywords one by one; each adds its problems to a list and the walk goes on.
#include "tests/support/json_schema.h"

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>

namespace vouch::testing {
namespace {

using nlohmann::json;

bool has_type(const json& value, const std::string& type) {
  if (type == "null") return value.is_null();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "string") return value.is_string();
  if (type == "array") return value.is_array();
  return type == "object" && value.is_object();
}

class Checker {
 public:
  explicit Checker(const json& document) : document_(document) {}

  std::vector<std::string> problems(const json& schema, const json& value, const std::string& at = {}) {
    check(schema, value, at);
    return std::move(problems_);
  }

 private:
  using Keyword = void (Checker::*)(const json& rule, const json& schema, const json& value, const std::string& at);

  void check(const json& schema, const json& value, const std::string& at) {
    static const std::map<std::string, Keyword> kKeywords = {
        {"$ref", &Checker::reference},        {"type", &Checker::type},
        {"enum", &Checker::one_of_values},    {"required", &Checker::required},
        {"properties", &Checker::properties}, {"additionalProperties", &Checker::additional},
        {"items", &Checker::items},           {"minItems", &Checker::min_items},
        {"maxItems", &Checker::max_items},    {"minLength", &Checker::min_length},
        {"pattern", &Checker::pattern},       {"format", &Checker::format},
        {"minimum", &Checker::minimum},       {"maximum", &Checker::maximum},
        {"oneOf", &Checker::one_of}};
    static const std::set<std::string> kWords = {"description", "title", "default", "example", "examples", "deprecated"};
    for (const auto& [name, rule] : schema.items()) {
      if (kWords.contains(name)) continue;
      const auto keyword = kKeywords.find(name);
      if (keyword == kKeywords.end()) {
        note(at, "the schema has the keyword '" + name + "', which is not checked");
      } else {
        (this->*keyword->second)(rule, schema, value, at);
      }
    }
  }

  void note(const std::string& at, const std::string& what) { problems_.push_back((at.empty() ? "/" : at) + ": " + what); }
  void wrong(const std::string& at, const json& found, const std::string& expected) {
    note(at, "found " + found.dump().substr(0, 60) + ", expected " + expected);
  }

  void reference(const json& rule, const json&, const json& value, const std::string& at) {
    const std::string name = rule.get<std::string>();
    const bool local = name.starts_with("#/") && document_.contains(json::json_pointer(name.substr(1)));
    if (!local) return note(at, "the schema names '" + name + "', which the document does not have");
    check(document_.at(json::json_pointer(name.substr(1))), value, at);
  }
  void type(const json& rule, const json&, const json& value, const std::string& at) {
    const json names = rule.is_array() ? rule : json::array({rule});
    std::string expected;
    for (const json& name : names) {
      if (has_type(value, name.get<std::string>())) return;
      expected += (expected.empty() ? "" : " or ") + name.get<std::string>();
    }
    wrong(at, value, expected);
  }
  void one_of_values(const json& rule, const json&, const json& value, const std::string& at) {
    if (std::find(rule.begin(), rule.end(), value) == rule.end()) wrong(at, value, "one of " + rule.dump());
  }
  void required(const json& rule, const json&, const json& value, const std::string& at) {
    if (!value.is_object()) return;
    for (const json& name : rule) {
      if (!value.contains(name.get<std::string>())) note(at, "has no " + name.get<std::string>());
    }
  }
  void properties(const json& rule, const json&, const json& value, const std::string& at) {
    if (!value.is_object()) return;
    for (const auto& [name, schema] : rule.items()) {
      if (value.contains(name)) check(schema, value.at(name), at + "/" + name);
    }
  }
  void additional(const json& rule, const json& schema, const json& value, const std::string& at) {
    if (!value.is_object()) return;
    const json known = schema.value("properties", json::object());
    for (const auto& [name, member] : value.items()) {
      if (known.contains(name)) continue;
      if (rule.is_object()) {
        check(rule, member, at + "/" + name);
      } else if (!rule.get<bool>()) {
        note(at, "has the unknown member " + name);
      }
    }
  }
  void items(const json& rule, const json&, const json& value, const std::string& at) {
    if (!value.is_array()) return;
    for (std::size_t i = 0; i < value.size(); ++i) check(rule, value[i], at + "/" + std::to_string(i));
  }
  void min_items(const json& rule, const json&, const json& value, const std::string& at) {
    if (value.is_array() && value.size() < rule.get<std::size_t>()) wrong(at, value, "at least " + rule.dump() + " items");
  }
  void max_items(const json& rule, const json&, const json& value, const std::string& at) {
    if (value.is_array() && value.size() > rule.get<std::size_t>()) wrong(at, value, "at most " + rule.dump() + " items");
  }
  void min_length(const json& rule, const json&, const json& value, const std::string& at) {
    if (value.is_string() && value.get<std::string>().size() < rule.get<std::size_t>()) wrong(at, value, rule.dump() + " bytes");
  }
  void pattern(const json& rule, const json&, const json& value, const std::string& at) {
    const auto expression = std::regex(rule.get<std::string>(), std::regex::ECMAScript);
    if (value.is_string() && !std::regex_search(value.get<std::string>(), expression))
      wrong(at, value, "text like " + rule.dump());
  }
  void format(const json& rule, const json&, const json& value, const std::string& at) {
    static const std::regex kTime(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$)");
    if (rule != "date-time") return note(at, "the schema has the format " + rule.dump() + ", which is not checked");
    if (value.is_string() && !std::regex_search(value.get<std::string>(), kTime)) wrong(at, value, "a time of RFC 3339");
  }
  void minimum(const json& rule, const json&, const json& value, const std::string& at) {
    if (value.is_number() && value < rule) wrong(at, value, "at least " + rule.dump());
  }
  void maximum(const json& rule, const json&, const json& value, const std::string& at) {
    if (value.is_number() && value > rule) wrong(at, value, "at most " + rule.dump());
  }
  void one_of(const json& rule, const json&, const json& value, const std::string& at) {
    std::size_t fitting = 0;
    std::string reasons;
    for (const json& schema : rule) {
      const auto found = Checker(document_).problems(schema, value, at);
      fitting += found.empty() ? 1 : 0;
      if (!found.empty()) reasons += " (" + found.front() + ")";
    }
    if (fitting != 1) note(at, "fits " + std::to_string(fitting) + " of " + std::to_string(rule.size()) + " forms" + reasons);
  }

  const json& document_;
  std::vector<std::string> problems_;
};

}  // namespace

json strict_json(std::string_view text) {
  std::vector<std::set<std::string>> names;
  const auto watch = [&names](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) names.emplace_back();
    if (event == json::parse_event_t::object_end) names.pop_back();
    if (event == json::parse_event_t::key && !names.back().insert(parsed.get<std::string>()).second) {
      throw std::runtime_error("the name " + parsed.dump() + " comes twice in an object");
    }
    return true;
  };
  return json::parse(text.begin(), text.end(), watch);
}

std::vector<std::string> schema_problems(const json& document, const json& schema, const json& value) {
  return Checker(document).problems(schema, value);
}

}  // namespace vouch::testing
