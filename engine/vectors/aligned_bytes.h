// Bytes that start at a multiple of 64, as zeros; from 2 MiB on they lie on pages of 2 MiB where the system gives them, so that
// rows all over a large table do not wait for address translation.
#pragma once

#include <cstddef>
#include <memory>

namespace vouch::vectors {

struct AlignedFree {
  void operator()(std::byte* start) const;
};
using AlignedBytes = std::unique_ptr<std::byte, AlignedFree>;

/// Throws std::bad_alloc.
[[nodiscard]] AlignedBytes zeroed_bytes(std::size_t bytes);

}  // namespace vouch::vectors
