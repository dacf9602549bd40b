#include "engine/vectors/scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <limits>
#include <utility>

#include "engine/core/parallel_for.h"

namespace vouch::vectors {
namespace {

constexpr std::size_t kTaskWords = 256;  // of the filter, 64 rows each
constexpr std::size_t kGathered = 512;   // rows scored at once
constexpr std::size_t kCompared = 16;    // scores with one threshold

/// Filter words [first, last).
struct Part {
  std::size_t first = 0, last = 0;
};

/// Calls work(numbers) with the numbers of those who pass, up to `most` at a time.
template <class Work>
void for_survivors(const Filter& filter, Part part, std::span<std::uint32_t> numbers, Work work) {
  std::size_t count = 0;
  for (std::size_t w = part.first; w < part.last; ++w) {
    for (std::uint64_t bits = filter.word(w); bits != 0; bits &= bits - 1) {
      numbers[count++] = static_cast<std::uint32_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
      if (count < numbers.size()) continue;
      work(numbers.first(std::exchange(count, 0)));
    }
  }
  if (count > 0) work(numbers.first(count));
}

class Scan {
 public:
  Scan(ByteRows rows, const Filter& filter, const std::int8_t* query, const ScanOptions& options)
      : rows_(rows), filter_(filter), query_(query), options_(options), kernels_(kernels_of(options.set)) {}

  std::vector<ScoredRow> run() {
    const std::size_t tasks = (filter_.words() + kTaskWords - 1) / kTaskWords;
    std::vector<std::vector<ScoredRow>> found(tasks);
    core::parallel_each(tasks, options_.threads, [&](std::size_t task) {
      const Part part = {.first = task * kTaskWords, .last = std::min(filter_.words(), (task + 1) * kTaskWords)};
      Candidates candidates(options_.k, options_.margin, shared_);
      options_.way == Way::survivors ? gather(part, candidates) : stream(part, candidates);
      found[task] = candidates.release();
    });
    std::vector<ScoredRow> all;
    for (const auto& rows : found) all.insert(all.end(), rows.begin(), rows.end());
    return best_of(std::move(all), options_.k, options_.margin);
  }

 private:
  /// What one part of the rows is scored in.
  struct Room {
    std::array<std::uint32_t, kGathered> numbers, places;
    std::array<std::int32_t, kGathered> scores;
    std::array<std::int32_t, kCompared> least;
  };

  void stream(Part part, Candidates& candidates) {
    Room room;
    for (std::size_t w = part.first; w < part.last; ++w) {
      const std::uint64_t bits = filter_.word(w);
      if (bits == 0) continue;
      const std::size_t first = w * 64, count = std::min<std::size_t>(64, filter_.size() - first);
      kernels_.rows(rows_, first, count, query_, room.scores.data());
      for_reaching(room, count, candidates, [&](std::size_t i) {
        if ((bits >> i & 1U) != 0) candidates.take(room.scores[i], static_cast<std::uint32_t>(first + i));
      });
    }
  }

  void gather(Part part, Candidates& candidates) {
    Room room;
    for_survivors(filter_, part, room.numbers, [&](std::span<const std::uint32_t> some) {
      kernels_.gathered(rows_, some, query_, room.scores.data());
      for_reaching(room, some.size(), candidates, [&](std::size_t i) { candidates.take(room.scores[i], some[i]); });
    });
  }

  /// Calls take(i) for each of the first `count` scores that may be among the best.
  template <class Take>
  void for_reaching(Room& room, std::size_t count, Candidates& candidates, Take take) {
    candidates.look_around();
    room.least.fill(candidates.least());
    // Filled up to a multiple of what is compared at once; what stands there is passed over.
    const std::size_t filled = (count + kCompared - 1) / kCompared * kCompared;
    for (std::size_t i = count; i < filled; ++i) room.scores[i] = std::numeric_limits<std::int32_t>::min();
    const std::size_t found = kernels_.reaching(room.scores.data(), filled, room.least.data(), kCompared, room.places.data());
    for (const std::uint32_t i : std::span(room.places).first(found)) {
      if (i < count && room.scores[i] >= candidates.least()) take(i);
    }
  }

  ByteRows rows_;
  const Filter& filter_;
  const std::int8_t* query_;
  const ScanOptions& options_;
  const DotKernels& kernels_;
  SharedThreshold shared_;
};

class BlockScan {
 public:
  BlockScan(ByteRows rows, const Filter& filter, std::span<const std::int8_t* const> queries,
            std::span<const std::int64_t> margins, const ScanOptions& options)
      : rows_(rows),
        filter_(filter),
        packed_(queries, rows.stride),
        margins_(margins),
        options_(options),
        kernels_(kernels_of(options.set)),
        shared_(queries.size()) {}

  std::vector<std::vector<ScoredRow>> run() {
    const std::size_t tasks = (filter_.words() + kTaskWords - 1) / kTaskWords;
    std::vector<std::vector<std::vector<ScoredRow>>> found(tasks);
    core::parallel_each(tasks, options_.threads, [&](std::size_t task) {
      found[task] = score({.first = task * kTaskWords, .last = std::min(filter_.words(), (task + 1) * kTaskWords)});
    });
    std::vector<std::vector<ScoredRow>> best(margins_.size());
    for (std::size_t q = 0; q < best.size(); ++q) {
      std::vector<ScoredRow> all;
      for (const auto& of_task : found) all.insert(all.end(), of_task[q].begin(), of_task[q].end());
      best[q] = best_of(std::move(all), options_.k, margins_[q]);
    }
    return best;
  }

 private:
  static constexpr std::size_t kBlockRows = 64;

  std::vector<std::vector<ScoredRow>> score(Part part) {
    const std::size_t width = packed_.groups() * PackedQueries::kGroup;
    std::vector<Candidates> candidates;
    candidates.reserve(margins_.size());
    for (std::size_t q = 0; q < margins_.size(); ++q) candidates.emplace_back(options_.k, margins_[q], shared_[q]);
    std::vector<std::int32_t> scores(kBlockRows * width);
    // Places without a query are never reached: no score is that large.
    std::vector<std::int32_t> least(width, std::numeric_limits<std::int32_t>::max());
    std::vector<std::uint32_t> places(kBlockRows * width);
    std::array<std::uint32_t, kBlockRows> numbers;
    for_survivors(filter_, part, numbers, [&](std::span<const std::uint32_t> some) {
      kernels_.block(rows_, some, packed_, scores.data());
      for (std::size_t q = 0; q < margins_.size(); ++q) {
        candidates[q].look_around();
        least[q] = candidates[q].least();
      }
      const std::size_t found = kernels_.reaching(scores.data(), some.size() * width, least.data(), width, places.data());
      for (const std::uint32_t place : std::span(places).first(found)) {
        Candidates& of_query = candidates[place % width];
        if (scores[place] >= of_query.least()) of_query.take(scores[place], some[place / width]);
      }
    });
    std::vector<std::vector<ScoredRow>> released;
    for (Candidates& of_query : candidates) released.push_back(of_query.release());
    return released;
  }

  ByteRows rows_;
  const Filter& filter_;
  PackedQueries packed_;
  std::span<const std::int64_t> margins_;
  const ScanOptions& options_;
  const DotKernels& kernels_;
  std::vector<SharedThreshold> shared_;
};

}  // namespace

std::vector<ScoredRow> scan(ByteRows rows, const Filter& filter, const std::int8_t* query, const ScanOptions& options) {
  assert(options.k > 0);
  return Scan(rows, filter, query, options).run();
}

std::vector<std::vector<ScoredRow>> scan_block(ByteRows rows, const Filter& filter, std::span<const std::int8_t* const> queries,
                                               std::span<const std::int64_t> margins, const ScanOptions& options) {
  assert(options.k > 0 && queries.size() == margins.size());
  return BlockScan(rows, filter, queries, margins, options).run();
}

}  // namespace vouch::vectors
