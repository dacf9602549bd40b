#include "engine/vectors/vector_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "engine/core/hash.h"
#include "engine/core/parallel_for.h"
#include "engine/vectors/aligned_bytes.h"
#include "engine/vectors/unit_vector.h"

namespace vouch::vectors {
namespace {

constexpr std::size_t kTaskRows = 4096;
constexpr double kLongest = 4.0;  // of a row that was scaled to length 1, whatever rounding did

std::size_t stride_of(std::size_t dimension) { return (dimension + 63) / 64 * 64; }
std::size_t tasks_of(std::size_t rows) { return (rows + kTaskRows - 1) / kTaskRows; }

/// The same value, a little larger than what rounding in its sums may have taken away.
double rounded_up(double length) { return length * (1.0 + 1e-9); }

}  // namespace

/// Rows of floats becoming a table: lengths and the largest component first, which the scale needs, then bytes and halves.
struct VectorTable::Maker {
  std::span<const float> floats;
  std::size_t dimension = 0;
  const TableOptions& options;
  std::size_t rows = floats.size() / dimension;
  std::vector<double> lengths = std::vector<double>(rows);
  std::vector<double> largest = std::vector<double>(tasks_of(rows), 0.0);  // by task

  struct Storage {
    AlignedBytes bytes, halves;
  };

  [[nodiscard]] std::span<const float> row(std::size_t i) const { return floats.subspan(i * dimension, dimension); }

  [[nodiscard]] core::Result<void> measure() {
    return core::parallel_for(tasks_of(rows), options.threads, [&](std::size_t task) -> core::Result<void> {
      for (std::size_t i = task * kTaskRows; i < std::min(rows, (task + 1) * kTaskRows); ++i) {
        if (const auto flaw = flaw_of(row(i))) {
          return core::fail(core::ErrorCode::invalid_argument, "vector " + std::to_string(i) + " " + *flaw);
        }
        lengths[i] = length_of(row(i));
        largest[task] = std::max(largest[task], double{largest_of(row(i))} / lengths[i]);
      }
      return {};
    });
  }

  [[nodiscard]] VectorTable fill() {
    VectorTable table;
    table.size_ = static_cast<std::uint32_t>(rows);
    table.dimension_ = static_cast<std::uint32_t>(dimension);
    table.stride_ = stride_of(dimension);
    if (rows > 0) table.scale_ = *std::ranges::max_element(largest) / 127.0;
    auto storage = std::make_shared<Storage>();
    storage->bytes = zeroed_bytes(rows * table.stride_);
    auto* const bytes = reinterpret_cast<std::int8_t*>(storage->bytes.get());
    std::uint16_t* halves = nullptr;
    if (options.halves) {
      storage->halves = zeroed_bytes(rows * dimension * sizeof(std::uint16_t));
      halves = reinterpret_cast<std::uint16_t*>(storage->halves.get());
    }
    std::vector<TableBounds> bounds(tasks_of(rows));
    core::parallel_each(bounds.size(), options.threads, [&](std::size_t task) {
      for (std::size_t i = task * kTaskRows; i < std::min(rows, (task + 1) * kTaskRows); ++i) {
        std::int8_t* const x = bytes + i * table.stride_;
        write_bytes(row(i), lengths[i], table.scale_, x);
        if (halves != nullptr) write_halves(row(i), lengths[i], halves + i * dimension);
        const std::span<const std::uint16_t> h =
            halves == nullptr ? std::span<const std::uint16_t>() : std::span(halves + i * dimension, dimension);
        const Lengths found = lengths_of({x, dimension}, table.scale_, h);
        bounds[task].byte_length = std::max(bounds[task].byte_length, rounded_up(found.bytes));
        bounds[task].residual = std::max(bounds[task].residual, rounded_up(found.residual));
      }
    });
    for (const TableBounds& of_task : bounds) {
      table.bounds_.byte_length = std::max(table.bounds_.byte_length, of_task.byte_length);
      table.bounds_.residual = std::max(table.bounds_.residual, of_task.residual);
    }
    table.bytes_ = bytes;
    table.halves_ = halves;
    table.owned_ = std::move(storage);
    return table;
  }
};

core::Result<VectorTable> VectorTable::make(std::span<const float> rows, std::size_t dimension, const TableOptions& options) {
  if (dimension == 0 || dimension > kMostDimensions) {
    return core::fail(core::ErrorCode::invalid_argument, "found vectors of " + std::to_string(dimension) +
                                                             " dimensions, expected 1 to " + std::to_string(kMostDimensions));
  }
  if (rows.size() % dimension != 0) {
    return core::fail(
        core::ErrorCode::invalid_argument,
        "found " + std::to_string(rows.size()) + " numbers, expected a multiple of the dimension, " + std::to_string(dimension));
  }
  if (rows.size() / dimension >= std::numeric_limits<std::uint32_t>::max()) {
    return core::fail(core::ErrorCode::invalid_argument,
                      "found " + std::to_string(rows.size() / dimension) + " vectors, expected fewer than 4294967295");
  }
  Maker maker{.floats = rows, .dimension = dimension, .options = options};
  if (auto measured = maker.measure(); !measured) return core::fail(std::move(measured).error());
  return maker.fill();
}

core::Result<Query> VectorTable::query(std::span<const float> vector) const {
  const auto refused = [](const std::string& why) { return core::fail(core::ErrorCode::invalid_argument, "query " + why); };
  if (vector.size() != dimension_) {
    return refused("has " + std::to_string(vector.size()) + " dimensions, index has " + std::to_string(dimension_));
  }
  if (const auto flaw = flaw_of(vector)) return refused(*flaw);
  const double length = length_of(vector);
  Query query;
  query.scale = double{largest_of(vector)} / length / 127.0;
  query.bytes.resize(stride_);
  query.halves.resize(dimension_);
  write_bytes(vector, length, query.scale, query.bytes.data());
  write_halves(vector, length, query.halves.data());
  const Lengths found = lengths_of(std::span(query.bytes).first(dimension_), query.scale, query.halves);
  query.length = rounded_up(found.halves);
  query.residual = rounded_up(found.residual);
  return query;
}

core::Result<void> VectorTable::write(snapshot::Writer& out, std::string_view name) const {
  const std::string section(name);
  const std::array<std::uint32_t, 2> shape = {size_, dimension_};
  const std::array<double, 3> scale = {scale_, bounds_.byte_length, bounds_.residual};
  if (auto done = out.write<std::uint32_t>(section + ".shape", shape); !done) return done;
  if (auto done = out.write<double>(section + ".scale", scale); !done) return done;
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(bytes_), size_ * stride_);
  if (auto done = out.write<std::uint8_t>(section + ".rows", bytes); !done) return done;
  if (!has_halves()) return {};
  return out.write<std::uint16_t>(section + ".halves", std::span(halves_, std::size_t{size_} * dimension_));
}

core::Result<VectorTable> VectorTable::open(const snapshot::Snapshot& snapshot, std::string_view name) {
  const std::string section(name);
  const auto corrupt = [](const std::string& what) { return core::fail(core::ErrorCode::corrupt, "section " + what); };
  const auto shape = snapshot.array<std::uint32_t>(section + ".shape");
  if (!shape) return core::fail(shape.error());
  if (shape->size() != 2 || (*shape)[1] == 0 || (*shape)[1] > kMostDimensions) {
    return corrupt(section + ".shape is not a number of vectors and a dimension");
  }
  const auto scale = snapshot.array<double>(section + ".scale");
  if (!scale) return core::fail(scale.error());
  const auto in_range = [](double x) { return x >= 0.0 && x <= kLongest; };
  if (scale->size() != 3 || !std::ranges::all_of(*scale, in_range) || !((*scale)[0] > 0.0)) {
    return corrupt(section + ".scale is not a scale and two lengths");
  }
  VectorTable table;
  table.size_ = (*shape)[0];
  table.dimension_ = (*shape)[1];
  table.stride_ = stride_of(table.dimension_);
  table.scale_ = (*scale)[0];
  table.bounds_ = {.byte_length = (*scale)[1], .residual = (*scale)[2]};
  const auto rows = snapshot.array<std::uint8_t>(section + ".rows");
  if (!rows) return core::fail(rows.error());
  const auto count_of = [&](std::size_t found, std::size_t a_row) { return found == std::size_t{table.size_} * a_row; };
  if (!count_of(rows->size(), table.stride_)) return corrupt(section + ".rows does not have the rows of its shape");
  table.bytes_ = reinterpret_cast<const std::int8_t*>(rows->data());
  if (!snapshot.has(section + ".halves")) return table;
  const auto halves = snapshot.array<std::uint16_t>(section + ".halves");
  if (!halves) return core::fail(halves.error());
  if (!count_of(halves->size(), table.dimension_)) return corrupt(section + ".halves does not have the rows of its shape");
  table.halves_ = halves->data();
  return table;
}

std::uint64_t VectorTable::hash() const {
  const std::array<double, 3> numbers = {scale_, double(size_), double(dimension_)};
  std::uint64_t hash = core::hash64(std::as_bytes(std::span(numbers)));
  hash = core::hash64(std::as_bytes(std::span(bytes_, size_ * stride_)), hash);
  if (!has_halves()) return hash;
  return core::hash64(std::as_bytes(std::span(halves_, std::size_t{size_} * dimension_)), hash);
}

}  // namespace vouch::vectors
