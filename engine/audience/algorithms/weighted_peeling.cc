#include "engine/audience/algorithms/weighted_peeling.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <limits>

#include "engine/core/deterministic_math.h"

namespace vouch::audience {
namespace {

__extension__ using Product = unsigned __int128;  // of two numbers of 64 bits

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr double kWeightOfOne = 1024.0;  // fixed point: the sums of six million links still fit 32 bits
constexpr double kDegreeOffset = 5.0;    // Hooi and others, 2016
constexpr int kBits = 6;                 // a bucket is 1/64 wide
constexpr std::size_t kBuckets = std::size_t{64} << kBits;

/// Weights below 64 have a bucket each, larger ones share the first seven bits.
std::uint32_t bucket_of(std::uint64_t weight) {
  const int shift = std::max(0, static_cast<int>(std::bit_width(weight)) - kBits - 1);
  return (static_cast<std::uint32_t>(shift) << kBits) + static_cast<std::uint32_t>(weight >> shift);
}

/// Lists of vertices by bucket. Vertices are rows, then columns.
class Buckets {
 public:
  explicit Buckets(std::uint32_t vertices) : next_(vertices, kNone), before_(vertices, kNone) { first_.fill(kNone); }

  void put(std::uint32_t v, std::uint32_t bucket) {
    const std::uint32_t first = first_[bucket];
    next_[v] = first;
    before_[v] = kNone;
    if (first != kNone) before_[first] = v;
    first_[bucket] = v;
    least_ = std::min(least_, bucket);
  }
  void take(std::uint32_t v, std::uint32_t bucket) {
    if (before_[v] != kNone) {
      next_[before_[v]] = next_[v];
    } else {
      first_[bucket] = next_[v];
    }
    if (next_[v] != kNone) before_[next_[v]] = before_[v];
  }
  /// Requires a vertex that is still there.
  [[nodiscard]] std::uint32_t least() {
    while (first_[least_] == kNone) ++least_;
    return first_[least_];
  }

 private:
  std::vector<std::uint32_t> next_, before_;
  std::array<std::uint32_t, kBuckets> first_{};
  std::uint32_t least_ = 0;
};

class Peeling {
 public:
  /// Bit b of taken[v]: vertex v is in block b; links between vertices of one block are gone.
  Peeling(const BipartiteView& graph, std::span<const std::uint32_t> weights, const std::vector<std::uint16_t>& taken)
      : graph_(graph),
        weights_(weights),
        taken_(taken),
        rows_(graph.rows.vertices()),
        columns_(graph.columns.vertices()),
        left_(rows_ + columns_),
        place_(rows_ + columns_, kNone),
        buckets_(rows_ + columns_) {
    for (std::uint32_t v = rows_ + columns_; v > 0; --v) begin(v - 1);
  }

  [[nodiscard]] WeightedBlock densest() {
    const std::uint32_t n = rows_ + columns_;
    best_ = {.weight = weight_, .links = links_, .vertices = n, .place = 0};
    for (std::uint32_t place = 0; place < n; ++place) {
      const std::uint32_t v = buckets_.least();
      highest_ = std::max(highest_, weight_of(v));
      buckets_.take(v, bucket_of(weight_of(v)));
      weight_ -= weight_of(v);
      links_ -= v < rows_ ? remove_row(v, place) : remove_column(v - rows_, place);
      const Part rest{.weight = weight_, .links = links_, .vertices = n - place - 1, .place = place + 1};
      if (rest.vertices > 0 && rest.denser_than(best_)) best_ = rest;
    }
    return answer();
  }

 private:
  struct Part {
    std::uint64_t weight = 0, links = 0, vertices = 0;
    std::uint32_t place = 0;  // all that are taken out from here on
    [[nodiscard]] bool denser_than(const Part& other) const {
      return Product{weight} * other.vertices > Product{other.weight} * vertices;
    }
  };

  [[nodiscard]] bool gone(std::uint32_t row, std::uint32_t column) const {
    return (taken_[row] & taken_[rows_ + std::size_t{column}]) != 0;
  }
  /// Rows keep the weight of their links, columns the number of them: both fit 32 bits.
  [[nodiscard]] std::uint64_t weight_of(std::uint32_t v) const {
    return v < rows_ ? left_[v] : std::uint64_t{left_[v]} * weights_[v - rows_];
  }

  void begin(std::uint32_t v) {
    if (v < rows_) {
      for (const std::uint32_t column : graph_.rows[v]) {
        if (!gone(v, column)) left_[v] += weights_[column];
      }
    } else {
      const std::uint32_t column = v - rows_;
      const auto rows = graph_.columns[column];
      left_[v] = static_cast<std::uint32_t>(rows.size());
      if (taken_[v] != 0) {
        left_[v] = static_cast<std::uint32_t>(std::ranges::count_if(rows, [&](std::uint32_t row) { return !gone(row, column); }));
      }
      links_ += left_[v];
      weight_ += weight_of(v);
    }
    buckets_.put(v, bucket_of(weight_of(v)));
  }
  /// The number of links that go with it.
  std::uint64_t remove_row(std::uint32_t row, std::uint32_t place) {
    place_[row] = place;
    std::uint64_t links = 0;
    for (const std::uint32_t column : graph_.rows[row]) {
      const std::uint32_t v = rows_ + column;
      if (place_[v] != kNone || gone(row, column)) continue;
      move(v, weight_of(v), left_[v] - 1);
      ++links;
    }
    return links;
  }
  std::uint64_t remove_column(std::uint32_t column, std::uint32_t place) {
    place_[rows_ + column] = place;
    std::uint64_t links = 0;
    for (const std::uint32_t row : graph_.columns[column]) {
      if (place_[row] != kNone || gone(row, column)) continue;
      move(row, left_[row], left_[row] - weights_[column]);
      ++links;
    }
    return links;
  }
  void move(std::uint32_t v, std::uint64_t before, std::uint32_t left) {
    left_[v] = left;
    const std::uint32_t from = bucket_of(before), to = bucket_of(weight_of(v));
    if (from == to) return;
    buckets_.take(v, from);
    buckets_.put(v, to);
  }
  [[nodiscard]] WeightedBlock answer() const {
    WeightedBlock block{.rows = {}, .columns = {}, .links = best_.links, .weight = best_.weight};
    for (std::uint32_t v = 0; v < rows_ + columns_; ++v) {
      if (place_[v] < best_.place) continue;
      if (v < rows_) block.rows.push_back(v);
      if (v >= rows_) block.columns.push_back(v - rows_);
    }
    block.density = static_cast<double>(best_.weight) / static_cast<double>(best_.vertices);
    const double at_most_double = 2.0 * block.density * 65.0 / 64.0;
    block.highest = std::max(block.density, std::min(at_most_double, static_cast<double>(highest_)));
    return block;
  }

  const BipartiteView& graph_;
  std::span<const std::uint32_t> weights_;
  const std::vector<std::uint16_t>& taken_;
  std::uint32_t rows_, columns_;
  std::vector<std::uint32_t> left_, place_;
  Buckets buckets_;
  std::uint64_t weight_ = 0, links_ = 0, highest_ = 0;
  Part best_;
};

constexpr std::uint32_t kMostBlocks = 16;  // bits of a mark

}  // namespace

std::uint32_t column_weight(std::uint64_t degree) {
  return static_cast<std::uint32_t>(kWeightOfOne / core::det_log(static_cast<double>(degree) + kDegreeOffset) + 0.5);
}

std::vector<WeightedBlock> dense_blocks_of(const BipartiteView& graph, std::span<const std::uint32_t> weights,
                                           std::uint32_t most) {
  assert(most <= kMostBlocks && weights.size() == graph.columns.vertices());
  const std::uint32_t rows = graph.rows.vertices(), columns = graph.columns.vertices();
  std::vector<std::uint16_t> taken(std::size_t{rows} + columns, 0);
  std::vector<WeightedBlock> blocks;
  while (blocks.size() < most && rows + columns > 0) {
    WeightedBlock block = Peeling(graph, weights, taken).densest();
    if (block.links == 0) break;
    const auto bit = static_cast<std::uint16_t>(1U << blocks.size());
    for (const std::uint32_t row : block.rows) taken[row] = static_cast<std::uint16_t>(taken[row] | bit);
    for (const std::uint32_t column : block.columns) {
      taken[rows + std::size_t{column}] = static_cast<std::uint16_t>(taken[rows + std::size_t{column}] | bit);
    }
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace vouch::audience
