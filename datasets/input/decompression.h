// Decompression of gzip, xz and zstd streams behind ByteSource. Several members one after another are one stream. A
// stream that ends before its own end mark is an error, never a short file.
#pragma once

#include <memory>
#include <string>

#include "datasets/input/byte_source.h"

namespace vouch::datasets {

/// Each takes over the stored bytes; messages begin with `shown_as`. Fails with exhausted where there is no memory.
[[nodiscard]] core::Result<std::unique_ptr<ByteSource>> gunzip(std::unique_ptr<ByteSource> stored, std::string shown_as);
[[nodiscard]] core::Result<std::unique_ptr<ByteSource>> unxz(std::unique_ptr<ByteSource> stored, std::string shown_as,
                                                             const ReadLimits& limits);
[[nodiscard]] core::Result<std::unique_ptr<ByteSource>> unzstd(std::unique_ptr<ByteSource> stored, std::string shown_as,
                                                               const ReadLimits& limits);

/// Passes bytes on until they are more than the limits allow, then fails with exhausted.
[[nodiscard]] std::unique_ptr<ByteSource> within_limits(std::unique_ptr<ByteSource> bytes, std::string shown_as,
                                                        const ReadLimits& limits);

inline constexpr std::size_t kStoredBlockBytes = std::size_t{256} << 10;

}  // namespace vouch::datasets
