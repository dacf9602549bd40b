#include "engine/vectors/filter.h"

#include <string>

namespace vouch::vectors {

core::Result<Filter> Filter::make(std::span<const std::uint64_t> words, std::size_t size) {
  const std::size_t expected = (size + 63) / 64;
  if (words.size() != expected) {
    return core::fail(core::ErrorCode::invalid_argument, "filter has " + std::to_string(words.size()) + " words, index of " +
                                                             std::to_string(size) + " vectors needs " + std::to_string(expected));
  }
  return Filter(words, size);
}

Filter Filter::all(std::size_t size) { return Filter(std::nullopt, size); }

std::size_t Filter::passing() const {
  if (!words_) return size_;
  std::size_t count = 0;
  for (std::size_t w = 0; w < words(); ++w) count += static_cast<std::size_t>(std::popcount(word(w)));
  return count;
}

}  // namespace vouch::vectors
