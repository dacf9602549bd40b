// A JSON object of a request, read field by field with a strict eye. Unknown and repeated names are found when the reader
// is made; every accessor gives the value, or nullopt where the field is missing or null. The first fault of a document is
// kept in one Fault that all its readers share, so that reading code is flat and asks once, at the end.
// Internal to this folder: it shows simdjson.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "engine/core/result.h"

namespace vouch::contract {

/// The first thing that was wrong with a document.
struct Fault {
  std::optional<core::Error> error;
  void set(core::Error found) {
    if (!error) error = std::move(found);
  }
};

using Names = std::span<const std::string_view>;

/// "/a" + "b/c" -> "/a/b~1c" (RFC 6901).
[[nodiscard]] std::string pointer_to(std::string_view parent, std::string_view name);
/// "/filters/followers/min" -> "filters.followers.min": how messages name a field.
[[nodiscard]] std::string field_name(std::string_view pointer);
/// A value as a message shows it: short, one line, printable.
[[nodiscard]] std::string shown(simdjson::dom::element value);
/// A text as a message shows it: without control characters, at most 60 bytes.
[[nodiscard]] std::string shown(std::string_view text);

class ObjectReader {
 public:
  /// Requires that `fault` and the parsed document outlive the reader.
  ObjectReader(simdjson::dom::element value, std::string pointer, Names known, Fault& fault);

  [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view name, std::int64_t min, std::int64_t max) const;
  [[nodiscard]] std::optional<double> number(std::string_view name, double min, double max) const;
  [[nodiscard]] std::optional<bool> flag(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
  /// The position of the value among the names that are allowed.
  [[nodiscard]] std::optional<std::size_t> choice(std::string_view name, Names allowed) const;
  [[nodiscard]] std::optional<ObjectReader> object(std::string_view name, Names known) const;
  [[nodiscard]] std::vector<ObjectReader> objects(std::string_view name, Names known) const;

  /// The value itself; nullopt where missing or null.
  [[nodiscard]] std::optional<simdjson::dom::element> raw(std::string_view name) const;
  [[nodiscard]] std::string pointer(std::string_view name) const { return pointer_to(pointer_, name); }
  /// Notes "NAME is VALUE, expected EXPECTED" as the fault.
  void refuse(std::string_view name, std::string_view expected) const;
  void refuse_at(const std::string& pointer, simdjson::dom::element value, std::string_view expected) const;

 private:
  std::string pointer_;
  std::vector<std::pair<std::string_view, simdjson::dom::element>> fields_;
  Fault* fault_;
};

}  // namespace vouch::contract
