// Sorts more records than memory holds: the buffer is sorted whenever it is full and written as a run behind the others in
// one spill file; reading merges the runs. Equal records are merged into one. The result does not depend on the order in
// which records came, on the memory or on the number of threads. After D. E. Knuth, "The Art of Computer Programming",
// volume 3, section 5.4 (external sorting by replacement of the least of the runs' heads). O(n log n) comparisons.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/build/spill_file.h"
#include "engine/core/parallel_for.h"
#include "engine/core/result.h"

namespace vouch::build {

/// A plain record with an order; absorb takes over what an equal record (neither before the other) counts.
template <class T>
concept SortRecord = std::is_trivially_copyable_v<T> && requires(T a, const T& b) {
  { b < b } -> std::same_as<bool>;
  a.absorb(b);
};

/// Where a sorter keeps its runs and how much memory its buffer may take.
struct SortSpace {
  std::filesystem::path folder;
  std::uint64_t memory_bytes = 0;  // at least 1 MiB is taken
  unsigned threads = 1;
};

template <SortRecord Record>
class ExternalSort {
 public:
  ExternalSort(SortSpace space, std::string name) : space_(std::move(space)), name_(std::move(name)) {
    capacity_ = std::max<std::uint64_t>(space_.memory_bytes, kLeastBytes) / sizeof(Record);
  }

  [[nodiscard]] core::Result<void> add(const Record& record) {
    if (buffer_.size() == capacity_) {
      if (auto spilled = spill(); !spilled) return spilled;
    }
    // Growing by half keeps old and new buffer together below what is allowed, and never takes more than that.
    if (buffer_.size() == buffer_.capacity()) {
      buffer_.reserve(static_cast<std::size_t>(std::min(capacity_, std::max<std::uint64_t>(kFirst, buffer_.size() * 3 / 2))));
    }
    buffer_.push_back(record);
    return {};
  }

  /// Hands every record over in order, equal ones as one, until take fails. `take` is Result<void>(const Record&). The
  /// sorter is empty afterwards.
  template <class Take>
  [[nodiscard]] core::Result<void> drain(Take&& take) {
    std::vector<Source> sources = sort_buffer();
    for (const Run& run : runs_) sources.push_back({.at = nullptr, .end = nullptr, .left = run, .block = {}});
    // All blocks together take at most half the memory again, however many runs there are, down to a page each.
    const std::size_t fair = static_cast<std::size_t>(capacity_ / 2) / std::max<std::size_t>(1, runs_.size());
    block_records_ = std::clamp(fair, kLeastBlockBytes / sizeof(Record), kBlockRecords);
    auto done = merge(sources, take);
    buffer_ = {};
    runs_.clear();
    file_.reset();
    return done;
  }

  /// Runs on disk so far: 0 where all fits in memory.
  [[nodiscard]] std::size_t runs() const { return runs_.size(); }

 private:
  static constexpr std::uint64_t kLeastBytes = std::uint64_t{1} << 20;
  static constexpr std::size_t kBlockRecords = (std::size_t{256} << 10) / sizeof(Record);
  static constexpr std::size_t kLeastBlockBytes = 4096;
  static constexpr std::uint64_t kFirst = 1024;  // records that a buffer begins with

  struct Run {
    std::uint64_t offset = 0;
    std::uint64_t records = 0;
  };
  /// A sorted sequence: a part of the buffer, or a run that is read block by block.
  struct Source {
    const Record* at = nullptr;
    const Record* end = nullptr;
    Run left;
    std::vector<Record> block;
  };

  /// Sorts parts of the buffer side by side; each is a source.
  std::vector<Source> sort_buffer() {
    const std::size_t parts = buffer_.size() < kBlockRecords ? 1 : std::max(1U, space_.threads);
    std::vector<Source> sources(parts);
    core::parallel_each(parts, space_.threads, [&](std::size_t i) {
      Record* const begin = buffer_.data() + buffer_.size() * i / parts;
      Record* const end = buffer_.data() + buffer_.size() * (i + 1) / parts;
      std::sort(begin, end);
      sources[i].at = begin;
      sources[i].end = end;
    });
    return sources;
  }

  [[nodiscard]] core::Result<void> spill() {
    if (!file_) {
      auto made = SpillFile::make(space_.folder, name_);
      if (!made) return core::fail(std::move(made).error());
      file_ = *std::move(made);
    }
    Run run{.offset = file_->size(), .records = 0};
    std::vector<Record> block;
    block.reserve(kBlockRecords);
    std::vector<Source> sources = sort_buffer();
    auto merged = merge(sources, [&](const Record& record) -> core::Result<void> {
      block.push_back(record);
      ++run.records;
      if (block.size() < kBlockRecords) return {};
      auto written = file_->append(std::as_bytes(std::span<const Record>(block)));
      block.clear();
      return written;
    });
    if (!merged) return merged;
    if (auto written = file_->append(std::as_bytes(std::span<const Record>(block))); !written) return written;
    runs_.push_back(run);
    buffer_.clear();
    return {};
  }

  /// Makes `at` valid; false where the source is used up.
  [[nodiscard]] core::Result<bool> refill(Source& source) const {
    if (source.at != source.end) return true;
    if (source.left.records == 0) return false;
    source.block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(block_records_, source.left.records)));
    const auto bytes = std::as_writable_bytes(std::span(source.block));
    if (auto read = file_->read(source.left.offset, bytes); !read) return core::fail(std::move(read).error());
    source.left.offset += bytes.size();
    source.left.records -= source.block.size();
    source.at = source.block.data();
    source.end = source.at + source.block.size();
    return true;
  }

  template <class Take>
  [[nodiscard]] core::Result<void> merge(std::vector<Source>& sources, Take&& take) const {
    std::vector<Source*> heap;  // the source with the least record is at the front
    const auto later = [](const Source* a, const Source* b) { return *b->at < *a->at; };
    for (Source& source : sources) {
      const auto filled = refill(source);
      if (!filled) return core::fail(filled.error());
      if (*filled) heap.push_back(&source);
    }
    std::make_heap(heap.begin(), heap.end(), later);
    std::optional<Record> held;
    while (!heap.empty()) {
      std::pop_heap(heap.begin(), heap.end(), later);
      Source& least = *heap.back();
      if (held && !(*held < *least.at)) {
        held->absorb(*least.at);
      } else {
        if (held) {
          if (auto taken = take(*held); !taken) return taken;
        }
        held = *least.at;
      }
      ++least.at;
      const auto filled = refill(least);
      if (!filled) return core::fail(filled.error());
      if (*filled) {
        std::push_heap(heap.begin(), heap.end(), later);
      } else {
        heap.pop_back();
      }
    }
    return held ? take(*held) : core::Result<void>();
  }

  SortSpace space_;
  std::string name_;
  std::uint64_t capacity_ = 0;
  std::size_t block_records_ = kBlockRecords;  // read of a run at once
  std::vector<Record> buffer_;
  std::vector<Run> runs_;
  std::optional<SpillFile> file_;
};

}  // namespace vouch::build
