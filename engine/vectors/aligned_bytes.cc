#include "engine/vectors/aligned_bytes.h"

#include <cstdlib>
#include <cstring>
#include <new>

#include <sys/mman.h>

namespace vouch::vectors {
namespace {

constexpr std::size_t kLine = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20;

}  // namespace

void AlignedFree::operator()(std::byte* start) const { std::free(start); }

AlignedBytes zeroed_bytes(std::size_t bytes) {
  const std::size_t alignment = bytes < kHugePage ? kLine : kHugePage;
  const std::size_t rounded = (bytes / alignment + 1) * alignment;
  auto* const start = static_cast<std::byte*>(std::aligned_alloc(alignment, rounded));
  if (start == nullptr) throw std::bad_alloc();
  if (alignment == kHugePage) ::madvise(start, rounded, MADV_HUGEPAGE);
  std::memset(start, 0, rounded);
  return AlignedBytes(start);
}

}  // namespace vouch::vectors
