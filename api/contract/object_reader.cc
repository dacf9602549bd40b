#include "api/contract/object_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/suggestion.h"

namespace vouch::contract {
namespace {

using core::Error;
using core::ErrorCode;
using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t kShownBytes = 60;

std::string joined(Names names) {
  std::string all;
  for (const std::string_view name : names) all.append(all.empty() ? "" : ", ").append(name);
  return all;
}

Error unknown_field(std::string_view parent, std::string_view name, Names known) {
  std::string message = "unknown field '" + shown(name) + "'";
  if (!parent.empty()) message += " in " + field_name(parent);
  const std::string meant = core::did_you_mean(name, known);
  message += meant.empty() ? ", expected one of " + joined(known) : meant;
  return {.code = ErrorCode::invalid_argument, .message = std::move(message), .pointer = pointer_to(parent, name)};
}

/// A whole number, also where it is written as 20.0.
std::optional<std::int64_t> whole_of(element value) {
  std::int64_t whole = 0;
  if (value.get(whole) == simdjson::SUCCESS) return whole;
  double number = 0;
  constexpr double kExact = 9007199254740992.0;  // 2^53: doubles above it are not all whole numbers that were meant
  if (value.type() == element_type::DOUBLE && value.get(number) == simdjson::SUCCESS && std::trunc(number) == number &&
      std::abs(number) <= kExact) {
    return static_cast<std::int64_t>(number);
  }
  return std::nullopt;
}

std::string range_text(std::string_view what, std::int64_t min, std::int64_t max) {
  std::string text = std::string(what) + " from " + std::to_string(min);
  if (max != std::numeric_limits<std::int64_t>::max()) text += " to " + std::to_string(max);
  return text;
}

std::string plain(double number) {
  std::string text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

std::string pointer_to(std::string_view parent, std::string_view name) {
  std::string pointer(parent);
  pointer += '/';
  for (const char byte : name) {
    if (byte == '~') {
      pointer += "~0";
    } else if (byte == '/') {
      pointer += "~1";
    } else {
      pointer += byte;
    }
  }
  return pointer;
}

std::string field_name(std::string_view pointer) {
  std::string name(pointer.substr(pointer.empty() ? 0 : 1));
  std::replace(name.begin(), name.end(), '/', '.');
  return shown(name);
}

std::string shown(std::string_view text) {
  std::string printable;
  for (const char byte : text.substr(0, kShownBytes)) {
    const auto code = static_cast<unsigned char>(byte);
    printable += code < 0x20 || code == 0x7f ? ' ' : byte;
  }
  if (text.size() <= kShownBytes) return printable;
  while (!printable.empty() && (static_cast<unsigned char>(printable.back()) & 0xC0) == 0x80) printable.pop_back();
  if (!printable.empty() && static_cast<unsigned char>(printable.back()) >= 0xC0) printable.pop_back();
  return printable + "…";
}

std::string shown(element value) {
  switch (value.type()) {
    case element_type::ARRAY: return "a list";
    case element_type::OBJECT: return "an object";
    case element_type::STRING: return '"' + shown(std::string_view(value)) + '"';
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
    case element_type::BOOL:
    case element_type::NULL_VALUE: break;
  }
  return simdjson::minify(value);
}

ObjectReader::ObjectReader(element value, std::string pointer, Names known, Fault& fault)
    : pointer_(std::move(pointer)), fault_(&fault) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) {
    refuse_at(pointer_, value, "an object");
    return;
  }
  for (const auto [key, field] : object) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      fault_->set(unknown_field(pointer_, key, known));
      return;
    }
    const std::string_view name = key;
    const auto same = [name](const auto& one) { return one.first == name; };
    if (std::any_of(fields_.begin(), fields_.end(), same)) {
      fault_->set({.code = ErrorCode::invalid_argument,
                   .message = field_name(pointer_to(pointer_, key)) + " stands twice, expected each field once",
                   .pointer = pointer_to(pointer_, key)});
      return;
    }
    fields_.emplace_back(key, field);
  }
}

std::optional<element> ObjectReader::raw(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (key == name) return value.is_null() ? std::nullopt : std::optional(value);
  }
  return std::nullopt;
}

void ObjectReader::refuse_at(const std::string& pointer, element value, std::string_view expected) const {
  const std::string name = pointer.empty() ? "the document" : field_name(pointer);
  fault_->set({.code = ErrorCode::invalid_argument,
               .message = name + " is " + shown(value) + ", expected " + std::string(expected),
               .pointer = pointer});
}

void ObjectReader::refuse(std::string_view name, std::string_view expected) const {
  if (const auto value = raw(name)) refuse_at(pointer(name), *value, expected);
}

std::optional<std::string> ObjectReader::text(std::string_view name) const {
  const auto value = raw(name);
  if (!value) return std::nullopt;
  std::string_view text;
  if (value->get(text) == simdjson::SUCCESS) return std::string(text);
  refuse(name, "a text");
  return std::nullopt;
}

std::optional<std::int64_t> ObjectReader::whole(std::string_view name, std::int64_t min, std::int64_t max) const {
  const auto value = raw(name);
  if (!value) return std::nullopt;
  const auto number = whole_of(*value);
  if (number && *number >= min && *number <= max) return number;
  refuse(name, range_text("a whole number", min, max));
  return std::nullopt;
}

std::optional<double> ObjectReader::number(std::string_view name, double min, double max) const {
  const auto value = raw(name);
  if (!value) return std::nullopt;
  double number = 0;
  if (value->get(number) == simdjson::SUCCESS && number >= min && number <= max) return number;
  refuse(name, "a number from " + plain(min) + " to " + plain(max));
  return std::nullopt;
}

std::optional<bool> ObjectReader::flag(std::string_view name) const {
  const auto value = raw(name);
  if (!value) return std::nullopt;
  bool flag = false;
  if (value->get(flag) == simdjson::SUCCESS) return flag;
  refuse(name, "true or false");
  return std::nullopt;
}

std::vector<std::string> ObjectReader::texts(std::string_view name) const {
  std::vector<std::string> all;
  const auto value = raw(name);
  if (!value) return all;
  simdjson::dom::array list;
  if (value->get(list) != simdjson::SUCCESS) {
    refuse(name, "a list of texts");
    return all;
  }
  for (const element item : list) {
    std::string_view text;
    if (item.get(text) != simdjson::SUCCESS) {
      refuse_at(pointer_to(pointer(name), std::to_string(all.size())), item, "a text");
      return {};
    }
    all.emplace_back(text);
  }
  return all;
}

std::optional<std::size_t> ObjectReader::choice(std::string_view name, Names allowed) const {
  const auto value = raw(name);
  if (!value) return std::nullopt;
  std::string_view text;
  if (value->get(text) == simdjson::SUCCESS) {
    const auto found = std::find(allowed.begin(), allowed.end(), text);
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
  }
  refuse(name, "one of " + joined(allowed) + (text.empty() ? "" : core::did_you_mean(text, allowed)));
  return std::nullopt;
}

std::optional<ObjectReader> ObjectReader::object(std::string_view name, Names known) const {
  const auto value = raw(name);
  if (!value) return std::nullopt;
  return ObjectReader(*value, pointer(name), known, *fault_);
}

std::vector<ObjectReader> ObjectReader::objects(std::string_view name, Names known) const {
  std::vector<ObjectReader> all;
  const auto value = raw(name);
  if (!value) return all;
  simdjson::dom::array list;
  if (value->get(list) != simdjson::SUCCESS) {
    refuse(name, "a list of objects");
    return all;
  }
  for (const element item : list) {
    all.emplace_back(item, pointer_to(pointer(name), std::to_string(all.size())), known, *fault_);
  }
  return all;
}

}  // namespace vouch::contract
