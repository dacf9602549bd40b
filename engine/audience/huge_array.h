// An array that starts as zeros and is looked up all over: from 1 MiB on it lies on pages of 2 MiB where the system gives
// them (madvise), so that look-ups do not wait for address translation and the zeros cost one fault a 2 MiB.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace vouch::audience {

/// Frees what zeroed_pages gave.
struct PagesFree {
  void operator()(std::byte* start) const;
};
using Pages = std::unique_ptr<std::byte, PagesFree>;
/// At least so many bytes, all zero, aligned to 64. Throws std::bad_alloc.
[[nodiscard]] Pages zeroed_pages(std::size_t bytes);

template <class T>
  requires std::is_trivially_copyable_v<T>
class HugeArray {
 public:
  explicit HugeArray(std::size_t size) : pages_(zeroed_pages(size * sizeof(T))), size_(size) {}
  [[nodiscard]] T* data() { return reinterpret_cast<T*>(pages_.get()); }
  [[nodiscard]] const T* data() const { return reinterpret_cast<const T*>(pages_.get()); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] T& operator[](std::size_t i) { return data()[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return data()[i]; }

 private:
  Pages pages_;
  std::size_t size_;
};

}  // namespace vouch::audience
