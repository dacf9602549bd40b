#include "datasets/table/json_lines_reader.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include <simdjson.h>

#include "datasets/input/encoding.h"

namespace vouch::datasets {
namespace {

namespace json = simdjson::ondemand;
using core::Result;

constexpr std::string_view kWhitespace = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kWhitespace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kWhitespace) - first + 1);
}

/// Whether brackets are nested deeper than `limit`, texts left out.
bool nested_deeper(std::string_view line, std::size_t limit) {
  const auto opening =
      static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xdf) == '['; }));
  if (opening <= limit) return false;  // '[' is 0x5b and '{' 0x7b
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_text) {
      if (c == '\\') ++i;
      in_text = c != '"';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '[' || c == '{') {
      if (++depth > limit) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

/// -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
bool is_json_number(std::string_view text) {
  std::size_t i = text.starts_with('-') ? 1 : 0;
  const auto digits = [&text, &i] {
    const std::size_t from = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i - from;
  };
  const std::size_t first = i;
  const std::size_t whole = digits();
  if (whole == 0 || (whole > 1 && text[first] == '0')) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (digits() == 0) return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

}  // namespace

struct JsonLinesReader::Parser {
  json::parser parser;
  std::vector<std::string> header;
  std::map<std::string, std::size_t, std::less<>> index;
  std::vector<Cell> cells;
  std::vector<bool> seen;
  std::string lists;  // elements of this row's lists, joined
  struct ListCell {
    std::size_t column, from, size;
  };
  std::vector<ListCell> list_cells;
  std::size_t columns_allowed = 0;

  std::size_t column_of(std::string_view key, std::size_t guess);
  [[nodiscard]] std::optional<std::string> read(std::string_view line, std::size_t readable);
  [[nodiscard]] std::optional<std::string> read_fields(json::object object);
  [[nodiscard]] std::optional<std::string> read_value(json::value value, std::size_t column);
  [[nodiscard]] std::optional<std::string> read_list(json::array array, std::size_t column);
};

std::size_t JsonLinesReader::Parser::column_of(std::string_view key, std::size_t guess) {
  if (guess < header.size() && header[guess] == key) return guess;
  if (const auto known = index.find(key); known != index.end()) return known->second;
  if (header.size() >= columns_allowed) return columns_allowed;
  header.emplace_back(key);
  index.emplace(header.back(), header.size() - 1);
  cells.push_back({.text = {}, .kind = CellKind::missing});
  seen.push_back(false);
  return header.size() - 1;
}

/// Fills the cells. Returns what was expected where the line is not that.
std::optional<std::string> JsonLinesReader::Parser::read(std::string_view line, std::size_t readable) {
  std::fill(cells.begin(), cells.end(), Cell{.text = {}, .kind = CellKind::missing});
  std::fill(seen.begin(), seen.end(), false);
  lists.clear();
  list_cells.clear();
  json::document document;
  if (parser.iterate(simdjson::padded_string_view(line.data(), line.size(), readable)).get(document) != simdjson::SUCCESS) {
    return "a JSON object";
  }
  json::object object;
  if (document.get_object().get(object) != simdjson::SUCCESS) return "a JSON object";
  if (auto wrong = read_fields(object)) return wrong;
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return "one JSON object a line";
  for (const ListCell& one : list_cells) cells[one.column].text = std::string_view(lists).substr(one.from, one.size);
  return std::nullopt;
}

std::optional<std::string> JsonLinesReader::Parser::read_fields(json::object object) {
  std::size_t guess = 0;
  for (auto field : object) {
    std::string_view key;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS) return "a JSON object";
    json::value value;
    const std::size_t column = column_of(key, guess);
    if (field.value().get(value) != simdjson::SUCCESS) return "a JSON object";
    if (column == columns_allowed) return "at most " + std::to_string(columns_allowed) + " different fields in a file";
    if (seen[column]) return "each field once";
    seen[column] = true;
    guess = column + 1;
    if (auto wrong = read_value(value, column)) return wrong;
  }
  return std::nullopt;
}

std::optional<std::string> JsonLinesReader::Parser::read_value(json::value value, std::size_t column) {
  constexpr const char* kWhole = "a JSON object";
  json::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return kWhole;
  Cell& cell = cells[column];
  switch (type) {
    case json::json_type::string:
      cell.kind = CellKind::text;
      if (value.get_string().get(cell.text) != simdjson::SUCCESS) return "a JSON object with valid texts";
      return std::nullopt;
    case json::json_type::number:
      cell = {.text = trimmed(value.raw_json_token()), .kind = CellKind::number};
      if (!is_json_number(cell.text)) return "a JSON object with valid numbers";
      return std::nullopt;
    case json::json_type::boolean: {
      bool truth = false;
      if (value.get_bool().get(truth) != simdjson::SUCCESS) return kWhole;
      cell = {.text = truth ? "true" : "false", .kind = CellKind::boolean};
      return std::nullopt;
    }
    case json::json_type::null:
      if (trimmed(value.raw_json_token()) != "null") return kWhole;
      return std::nullopt;
    case json::json_type::array: {
      json::array array;
      if (value.get_array().get(array) != simdjson::SUCCESS) return kWhole;
      return read_list(array, column);
    }
    case json::json_type::object: {
      std::string_view raw;
      json::object object;
      if (value.get_object().get(object) != simdjson::SUCCESS || object.raw_json().get(raw) != simdjson::SUCCESS) return kWhole;
      cell = {.text = raw, .kind = CellKind::object};
      return std::nullopt;
    }
  }
  return kWhole;
}

std::optional<std::string> JsonLinesReader::Parser::read_list(json::array array, std::size_t column) {
  const std::size_t from = lists.size();
  bool first = true;
  bool nested = false;
  for (auto item : array) {
    json::value value;
    json::json_type type{};
    if (item.get(value) != simdjson::SUCCESS || value.type().get(type) != simdjson::SUCCESS) return "a JSON object";
    if (!first) lists.push_back(kListSeparator);
    first = false;
    if (type == json::json_type::string) {
      std::string_view text;
      if (value.get_string().get(text) != simdjson::SUCCESS) return "a JSON object with valid texts";
      nested = nested || text.find(kListSeparator) != std::string_view::npos;
      lists.append(text);
    } else if (type == json::json_type::number) {
      const std::string_view text = trimmed(value.raw_json_token());
      if (!is_json_number(text)) return "a JSON object with valid numbers";
      lists.append(text);
    } else {
      nested = true;
    }
  }
  cells[column].kind = nested ? CellKind::object : CellKind::list;
  list_cells.push_back({column, from, lists.size() - from});
  return std::nullopt;
}

JsonLinesReader::JsonLinesReader(std::unique_ptr<ByteSource> utf8, std::vector<std::string> columns, const ReadLimits& limits)
    : window_(std::move(utf8), limits.line_bytes), limits_(limits), parser_(std::make_unique<Parser>()) {
  parser_->columns_allowed = std::max(limits.columns, columns.size());
  for (const std::string& one : columns) (void)parser_->column_of(one, parser_->header.size());
}

JsonLinesReader::~JsonLinesReader() = default;

std::span<const std::string> JsonLinesReader::header() const { return parser_->header; }

Result<const Row*> JsonLinesReader::next() {
  for (;;) {
    const std::string_view view = window_.view();
    const std::size_t stop = view.find('\n');
    if (stop == std::string_view::npos && !window_.at_end()) {
      if (window_.full()) return over_long_line();
      if (const auto filled = window_.fill(); !filled) return core::fail(filled.error());
      continue;
    }
    if (view.empty()) return nullptr;
    const std::string_view line = view.substr(0, stop);
    const bool blank = trimmed(line).empty();
    const Row* const row = blank ? nullptr : read_line(line);
    window_.consume(stop == std::string_view::npos ? view.size() : stop + 1);
    ++next_line_;
    if (!blank) return row;
  }
}

const Row* JsonLinesReader::read_line(std::string_view line) {
  row_ = {.line = next_line_, .cells = {}, .found = {}, .expected = {}};
  std::optional<std::string> wrong;
  if (nested_deeper(line, limits_.json_depth)) {
    wrong = "an object nested at most " + std::to_string(limits_.json_depth) + " deep";
  } else {
    const auto readable = static_cast<std::size_t>(window_.end() - line.data()) + BlockBuffer::kPadding;
    wrong = parser_->read(line, readable);
  }
  if (wrong) {
    found_ = printable(trimmed(line.substr(0, 200)));
    expected_ = *wrong;
    row_.found = found_;
    row_.expected = expected_;
  } else {
    row_.cells = parser_->cells;
  }
  return &row_;
}

/// Drops a line that is longer than the window, storing nothing of it.
Result<const Row*> JsonLinesReader::over_long_line() {
  found_ = printable(trimmed(window_.view().substr(0, 200)));
  expected_ = "a line of at most " + std::to_string(limits_.line_bytes) + " bytes";
  row_ = {.line = next_line_++, .cells = {}, .found = found_, .expected = expected_};
  window_.consume(window_.size());
  while (!window_.at_end()) {
    if (const auto filled = window_.fill(); !filled) return core::fail(filled.error());
    const std::size_t stop = window_.view().find('\n');
    window_.consume(stop == std::string_view::npos ? window_.size() : stop + 1);
    if (stop != std::string_view::npos) break;
  }
  return &row_;
}

}  // namespace vouch::datasets
