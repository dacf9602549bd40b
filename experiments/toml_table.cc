// Typed access to TOML with messages that say file, line, key, what was found and what was expected.
#include "experiments/toml_table.h"

#include <algorithm>
#include <sstream>

#include "engine/core/suggestion.h"

namespace vouch::experiments {
namespace {

std::string_view type_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::none: return "nothing";
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "a text";
    case toml::node_type::integer: return "an integer";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::date: return "a date";
    case toml::node_type::time: return "a time";
    case toml::node_type::date_time: return "a date and time";
  }
  return "nothing";
}

std::string shown(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

}  // namespace

void TomlTable::wrong(std::string_view key, const std::string& what) {
  if (error_) return;
  const toml::node* node = key.empty() ? nullptr : table_.get(key);
  const toml::source_region& region = node == nullptr ? table_.source() : node->source();
  std::string where(source_);
  if (region.begin.line > 0) where += ":" + std::to_string(region.begin.line);
  std::string name = path_;
  if (!key.empty()) name += (name.empty() ? "" : ".") + std::string(key);
  if (!name.empty()) where += ": " + name;
  error_ = core::Error{.code = core::ErrorCode::invalid_argument, .message = where + ": " + what, .pointer = {}};
}

const toml::node* TomlTable::find(std::string_view key) {
  read_.emplace_back(key);
  return table_.get(key);
}

const toml::node* TomlTable::find_needed(std::string_view key, bool has_fallback) {
  const toml::node* node = find(key);
  if (node == nullptr && !has_fallback) wrong({}, "'" + std::string(key) + "' is missing");
  return node;
}

void TomlTable::out_of_range(std::string_view key, double low, double high, double found) {
  wrong(key, "expected a number from " + shown(low) + " to " + shown(high) + ", found " + shown(found));
}

std::string TomlTable::text(std::string_view key, std::optional<std::string> fallback) {
  const toml::node* node = find_needed(key, fallback.has_value());
  if (node == nullptr) return fallback.value_or("");
  const auto value = node->value_exact<std::string>();
  if (!value) wrong(key, "expected a text, found " + std::string(type_of(*node)));
  return value.value_or("");
}

std::int64_t TomlTable::integer(std::string_view key, std::int64_t low, std::int64_t high, std::optional<std::int64_t> fallback) {
  const toml::node* node = find_needed(key, fallback.has_value());
  if (node == nullptr) return fallback.value_or(low);
  const auto value = node->value_exact<std::int64_t>();
  if (!value) {
    wrong(key, "expected an integer, found " + std::string(type_of(*node)));
  } else if (*value < low || *value > high) {
    out_of_range(key, static_cast<double>(low), static_cast<double>(high), static_cast<double>(*value));
  }
  return value.value_or(low);
}

double TomlTable::number(std::string_view key, double low, double high, std::optional<double> fallback) {
  const toml::node* node = find_needed(key, fallback.has_value());
  if (node == nullptr) return fallback.value_or(low);
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
  if (!value) {
    wrong(key, "expected a number, found " + std::string(type_of(*node)));
  } else if (!(*value >= low && *value <= high)) {
    out_of_range(key, low, high, *value);
  }
  return value.value_or(low);
}

bool TomlTable::truth(std::string_view key, std::optional<bool> fallback) {
  const toml::node* node = find_needed(key, fallback.has_value());
  if (node == nullptr) return fallback.value_or(false);
  const auto value = node->value_exact<bool>();
  if (!value) wrong(key, "expected true or false, found " + std::string(type_of(*node)));
  return value.value_or(false);
}

std::vector<double> TomlTable::numbers(std::string_view key, double low, double high) {
  std::vector<double> values;
  const toml::node* node = find_needed(key, false);
  const toml::array* list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr || list->empty()) {
    wrong(key, "expected a list of numbers, found " + std::string(node == nullptr   ? "nothing"
                                                                  : list == nullptr ? type_of(*node)
                                                                                    : "none"));
    return values;
  }
  for (const toml::node& item : *list) {
    const auto value = item.is_number() ? item.value<double>() : std::nullopt;
    if (!value) wrong(key, "expected a list of numbers, found " + std::string(type_of(item)) + " in it");
    if (value && !(*value >= low && *value <= high)) out_of_range(key, low, high, *value);
    values.push_back(value.value_or(low));
  }
  return values;
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> values;
  const toml::node* node = find_needed(key, false);
  const toml::array* list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr || list->empty()) {
    wrong(key, "expected a list of texts, found " + std::string(node == nullptr   ? "nothing"
                                                                : list == nullptr ? type_of(*node)
                                                                                  : "none"));
    return values;
  }
  for (const toml::node& item : *list) {
    const auto value = item.value_exact<std::string>();
    if (!value) wrong(key, "expected a list of texts, found " + std::string(type_of(item)) + " in it");
    values.push_back(value.value_or(""));
  }
  return values;
}

void TomlTable::section(std::string_view key, bool needed, const std::function<void(TomlTable&)>& read) {
  const toml::node* node = find_needed(key, !needed);
  if (node == nullptr) return;
  if (const toml::table* inner = node->as_table()) {
    TomlTable reader(*inner, path_.empty() ? std::string(key) : path_ + "." + std::string(key), source_, error_);
    read(reader);
    reader.refuse_unread();
  } else {
    wrong(key, "expected a table, found " + std::string(type_of(*node)));
  }
}

void TomlTable::sections(std::string_view key, const std::function<void(TomlTable&)>& read) {
  const toml::node* node = find_needed(key, false);
  const toml::array* list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr || !list->is_array_of_tables()) {
    wrong(key, "expected a list of tables, each under [[" + std::string(key) + "]]");
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    TomlTable reader(*list->get_as<toml::table>(i), std::string(key) + "[" + std::to_string(i) + "]", source_, error_);
    read(reader);
    reader.refuse_unread();
  }
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> names;
  for (const auto& [key, node] : table_) names.emplace_back(key.str());
  return names;
}

void TomlTable::refuse_unread() {
  const std::vector<std::string_view> known(read_.begin(), read_.end());
  for (const std::string& key : keys()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) wrong(key, "unknown key" + core::did_you_mean(key, known));
  }
}

std::string read_name(TomlTable& table) {
  std::string name = table.text("name");
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  if (name.empty() || name.size() > 64 || !std::all_of(name.begin(), name.end(), fits))
    table.wrong("name", "expected lower-case letters, digits, '-' and '_', found '" + name + "'");
  return name;
}

core::Result<void> read_toml(std::string_view text, std::string_view source, const std::function<void(TomlTable&)>& read) {
  std::optional<core::Error> error;
  try {
    const toml::table table = toml::parse(text, source);
    TomlTable file(table, "", source, error);
    read(file);
    file.refuse_unread();
  } catch (const toml::parse_error& wrong) {
    const std::string where = std::string(source) + ":" + std::to_string(wrong.source().begin.line);
    return core::fail(core::ErrorCode::invalid_argument, where + ": " + std::string(wrong.description()));
  }
  if (error) return core::fail(*std::move(error));
  return {};
}

}  // namespace vouch::experiments
