// A window over a stream: the bytes not yet consumed, as one piece of memory. It grows up to a limit only where a single
// row needs it, and is followed by kPadding readable bytes, so that vector loads may run past the end.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "datasets/input/byte_source.h"

namespace vouch::datasets {

class BlockBuffer {
 public:
  static constexpr std::size_t kPadding = 64;

  /// Holds rows of up to row_bytes; reads a quarter of that at a time, between 4 KiB and 1 MiB.
  BlockBuffer(std::unique_ptr<ByteSource> bytes, std::size_t row_bytes);

  [[nodiscard]] char* begin() { return storage_.get() + begin_; }
  [[nodiscard]] char* end() { return storage_.get() + end_; }
  [[nodiscard]] std::size_t size() const { return end_ - begin_; }
  [[nodiscard]] std::string_view view() const { return {storage_.get() + begin_, end_ - begin_}; }
  /// No bytes will come after those in the window.
  [[nodiscard]] bool at_end() const { return at_end_; }
  /// The window holds the longest row allowed: it must be consumed before more can be read.
  [[nodiscard]] bool full() const { return size() >= row_bytes_; }

  /// Drops bytes from the front. Requires bytes <= size().
  void consume(std::size_t bytes) { begin_ += bytes; }
  /// Reads about a block more; moves the window. Requires not full() and not at_end().
  [[nodiscard]] core::Result<bool> fill();

 private:
  std::unique_ptr<ByteSource> bytes_;
  std::size_t row_bytes_;
  std::size_t block_bytes_;
  std::size_t capacity_;
  std::unique_ptr<char[]> storage_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool at_end_ = false;
};

}  // namespace vouch::datasets
