#include "engine/audience/order.h"

#include <bit>
#include <cstddef>

namespace vouch::audience {

std::uint64_t place_of(std::span<const std::uint32_t> owners) {
  const auto smaller = std::uint64_t{64} - static_cast<std::uint64_t>(std::bit_width(owners.size()));
  return smaller << 32 | (owners.empty() ? 0 : owners.front());
}

}  // namespace vouch::audience
