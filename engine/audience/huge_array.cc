#include "engine/audience/huge_array.h"

#include <cstdlib>
#include <cstring>
#include <new>

#include <sys/mman.h>

namespace vouch::audience {
namespace {

constexpr std::size_t kSmallAlignment = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20;
constexpr std::size_t kLeast = std::size_t{1} << 20;

}  // namespace

void PagesFree::operator()(std::byte* start) const { std::free(start); }

Pages zeroed_pages(std::size_t bytes) {
  const std::size_t alignment = bytes < kLeast ? kSmallAlignment : kHugePage;
  const std::size_t rounded = (bytes / alignment + 1) * alignment;
  auto* const start = static_cast<std::byte*>(std::aligned_alloc(alignment, rounded));
  if (start == nullptr) throw std::bad_alloc();
  if (alignment == kHugePage) ::madvise(start, rounded, MADV_HUGEPAGE);
  std::memset(start, 0, rounded);
  return Pages(start);
}

}  // namespace vouch::audience
