// What the build's tables are made of while records come: labels that get their final codes at the end, texts kept in one
// buffer, and columns that are written in another order than they came.
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalog/key_table.h"
#include "engine/catalog/record_sink.h"
#include "engine/core/result.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {

/// A label as it was first seen; LabelRanks gives its code in the file.
using SeenLabel = std::uint32_t;

/// The label table while it grows. "" is there from the start, as 0.
class LabelTable {
 public:
  LabelTable() { table_.insert(""); }
  SeenLabel insert(std::string_view label) { return table_.insert(label).first; }
  [[nodiscard]] const catalog::KeyTable& keys() const { return table_; }

 private:
  catalog::KeyTable table_;
};

/// The bytewise order of a finished key table: which key comes where.
class KeyOrder {
 public:
  explicit KeyOrder(const catalog::KeyTable& keys);
  [[nodiscard]] std::uint32_t rank(std::uint32_t seen) const { return ranks_[seen]; }
  /// Seen indexes in bytewise order of their keys.
  [[nodiscard]] std::span<const std::uint32_t> order() const { return order_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(order_.size()); }

 private:
  std::vector<std::uint32_t> order_, ranks_;
};

/// Texts in the order they came, in one buffer.
class TextPool {
 public:
  void add(std::string_view text) {
    bytes_.append(text);
    ends_.push_back(bytes_.size());
  }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(bytes_).substr(begin, ends_[i] - begin);
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }

 private:
  std::string bytes_;
  std::vector<std::uint64_t> ends_;
};

/// Writes sections one after another and keeps the first error; later calls then do nothing.
class SectionWriter {
 public:
  explicit SectionWriter(snapshot::Writer& out) : out_(out) {}

  /// Section `name` with column[i] for each i of `order`.
  template <class T>
  void column(const std::string& name, std::span<const T> column, std::span<const std::uint32_t> order) {
    std::vector<T> values;
    values.reserve(order.size());
    for (const std::uint32_t i : order) values.push_back(column[i]);
    array<T>(name, values);
  }
  template <class T>
  void array(const std::string& name, std::span<const T> values) {
    if (done_) done_ = out_.write(name, values);
  }
  /// A column of labels, as their codes in the file.
  void labels(const std::string& name, std::span<const SeenLabel> column, std::span<const std::uint32_t> order,
              const KeyOrder& codes);
  void texts(const std::string& name, std::span<const std::string_view> texts) {
    if (done_) done_ = out_.write_texts(name, texts);
  }
  void texts(const std::string& name, const TextPool& texts, std::span<const std::uint32_t> order);
  /// The keys themselves, in their order.
  void keys(const std::string& name, const catalog::KeyTable& keys, const KeyOrder& order);

  [[nodiscard]] core::Result<void> done() const { return done_; }

 private:
  snapshot::Writer& out_;
  core::Result<void> done_;
};

/// rows + 1 offsets from the row of each element, ascending.
template <class Elements, class RowOf>
std::vector<std::uint64_t> offsets_of(const Elements& elements, std::uint64_t rows, RowOf row_of) {
  std::vector<std::uint64_t> offsets(rows + 1, 0);
  for (const auto& element : elements) ++offsets[row_of(element) + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return offsets;
}

/// One field of each element, as a column.
template <class T, class Elements, class FieldOf>
std::vector<T> column_of(const Elements& elements, FieldOf field_of) {
  std::vector<T> column;
  column.reserve(elements.size());
  for (const auto& element : elements) column.push_back(field_of(element));
  return column;
}

inline catalog::RowProblem duplicate(std::string column, std::string_view id) {
  return {std::move(column), "duplicate '" + std::string(id) + "'", "an id that no earlier row has"};
}

}  // namespace vouch::build
