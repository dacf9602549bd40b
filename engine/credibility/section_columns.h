// Sections of one part of credibility, such as pods.*: columns written one after another and opened again with checks. The first
// error stays, so a row of calls needs one look at the end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::credibility {

/// Writes section after section of one name and keeps the first error.
class SectionColumns {
 public:
  SectionColumns(snapshot::Writer& out, std::string_view prefix) : out_(out), prefix_(prefix) {}
  template <class T>
  void write(const char* name, const std::vector<T>& values) {
    if (done_) done_ = out_.write(prefix_ + name, std::span<const T>(values));
  }
  /// A value of each.
  template <class T, class Group, class Of>
  void write_of(const char* name, const std::vector<Group>& groups, Of of) {
    std::vector<T> values;
    values.reserve(groups.size());
    for (const Group& group : groups) values.push_back(static_cast<T>(of(group)));
    write(name, values);
  }
  /// The elements of all rows one after another, as NAME, and where each begins, as OFFSETS.
  template <class T, class Group, class Row>
  void write_rows(const char* name, const char* offsets_name, const std::vector<Group>& groups, Row row) {
    std::vector<T> elements;
    std::vector<std::uint64_t> offsets = {0};
    for (const Group& group : groups) {
      const auto& of = row(group);
      elements.insert(elements.end(), of.begin(), of.end());
      offsets.push_back(elements.size());
    }
    write(name, elements);
    write(offsets_name, offsets);
  }
  [[nodiscard]] core::Result<void> done() const { return done_; }

 private:
  snapshot::Writer& out_;
  std::string prefix_;
  core::Result<void> done_;
};

/// Opens sections of one name and keeps the first error.
class SectionReader {
 public:
  SectionReader(const snapshot::Snapshot& snapshot, std::string_view prefix) : snapshot_(snapshot), prefix_(prefix) {}

  template <class T>
  std::span<const T> column(const char* name, std::size_t size) {
    const auto values = any<T>(name);
    if (!error_ && values.size() != size) {
      refuse(name, "has " + std::to_string(values.size()) + " elements, expected " + std::to_string(size));
    }
    return error_ ? std::span<const T>() : values;
  }
  template <class T>
  std::span<const T> any(const char* name) {
    if (error_) return {};
    const auto values = snapshot_.array<T>(prefix_ + name);
    if (values) return *values;
    error_ = values.error();
    return {};
  }
  std::span<const std::uint64_t> offsets(const char* name, std::size_t last) {
    const auto values = any<std::uint64_t>(name);
    if (error_) return {};
    if (values.empty() || values.front() != 0 || values.back() != last || !std::ranges::is_sorted(values)) {
      refuse(name, "does not ascend from 0 to its elements");
    }
    return values;
  }
  std::span<const std::uint32_t> below(const char* name, std::span<const std::uint32_t> values, std::uint64_t bound) {
    if (std::ranges::any_of(values, [bound](std::uint32_t x) { return x >= bound; })) refuse(name, "has a value out of range");
    return values;
  }
  std::span<const double> numbers(const char* name, std::size_t size, double least, double most) {
    const auto values = column<double>(name, size);
    const bool fine = std::ranges::all_of(values, [least, most](double x) { return x >= least && x <= most; });
    if (!fine) refuse(name, "has a value out of range");
    return values;
  }
  void refuse(const char* name, const std::string& what) {
    if (error_) return;
    error_ = {.code = core::ErrorCode::corrupt, .message = "section " + prefix_ + name + " " + what, .pointer = {}};
  }
  [[nodiscard]] const std::optional<core::Error>& error() const { return error_; }

 private:
  const snapshot::Snapshot& snapshot_;
  std::string prefix_;
  std::optional<core::Error> error_;
};

}  // namespace vouch::credibility
