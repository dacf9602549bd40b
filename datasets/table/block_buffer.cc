#include "datasets/table/block_buffer.h"

#include <algorithm>
#include <cstring>

namespace vouch::datasets {

BlockBuffer::BlockBuffer(std::unique_ptr<ByteSource> bytes, std::size_t row_bytes)
    : bytes_(std::move(bytes)),
      row_bytes_(row_bytes),
      block_bytes_(std::clamp(row_bytes / 4, std::size_t{4} << 10, std::size_t{1} << 20)),
      capacity_(2 * block_bytes_),
      storage_(std::make_unique_for_overwrite<char[]>(capacity_ + kPadding)) {
  std::memset(storage_.get(), 0, kPadding);
}

core::Result<bool> BlockBuffer::fill() {
  if (size() + block_bytes_ > capacity_) {
    const std::size_t capacity = std::max(2 * capacity_, size() + block_bytes_);
    auto storage = std::make_unique_for_overwrite<char[]>(capacity + kPadding);
    std::memcpy(storage.get(), begin(), size());
    storage_ = std::move(storage);
    capacity_ = capacity;
  } else if (begin_ > 0) {
    std::memmove(storage_.get(), begin(), size());
  }
  end_ = size();
  begin_ = 0;
  const auto got = read_fully(*bytes_, {storage_.get() + end_, block_bytes_});
  if (!got) return core::fail(got.error());
  at_end_ = *got < block_bytes_;
  end_ += *got;
  std::memset(storage_.get() + end_, 0, kPadding);
  return true;
}

}  // namespace vouch::datasets
