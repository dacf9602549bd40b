// zstd (RFC 8878) through libzstd: concatenated frames are one stream; the window is limited by the memory allowed.
#include <bit>
#include <vector>

#include <zstd.h>

#include "datasets/input/decompression.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

class ZstdSource final : public ByteSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> stored, std::string shown_as)
      : stored_(std::move(stored)), shown_as_(std::move(shown_as)), input_(kStoredBlockBytes), stream_(ZSTD_createDStream()) {}
  ZstdSource(const ZstdSource&) = delete;
  ZstdSource& operator=(const ZstdSource&) = delete;
  ~ZstdSource() override { (void)ZSTD_freeDStream(stream_); }

  [[nodiscard]] bool open(std::uint64_t memory_bytes) {
    if (stream_ == nullptr) return false;
    const int window_log = std::max(20, static_cast<int>(std::bit_width(memory_bytes)) - 1);
    return ZSTD_isError(ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, std::min(window_log, 31))) == 0;
  }

  Result<std::size_t> read(std::span<char> into) override {
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    while (out.pos == 0) {
      if (given_.pos == given_.size) {
        const auto got = stored_->read(input_);
        if (!got) return fail(got.error());
        given_ = {input_.data(), *got, 0};
        if (*got == 0) {
          if (inside_frame_) return fail(ErrorCode::corrupt, shown_as_ + ": zstd data ends too soon, the file is cut off");
          return 0;
        }
      }
      const std::size_t hint = ZSTD_decompressStream(stream_, &out, &given_);
      if (ZSTD_isError(hint) != 0) {
        return fail(ErrorCode::corrupt, shown_as_ + ": damaged zstd data (" + ZSTD_getErrorName(hint) + ")");
      }
      inside_frame_ = hint != 0;
    }
    return out.pos;
  }

  std::uint64_t stored_bytes_read() const override { return stored_->stored_bytes_read(); }

 private:
  std::unique_ptr<ByteSource> stored_;
  std::string shown_as_;
  std::vector<char> input_;
  ZSTD_DStream* stream_;
  ZSTD_inBuffer given_{nullptr, 0, 0};
  bool inside_frame_ = true;  // a zstd file without a single frame is cut off as well
};

}  // namespace

Result<std::unique_ptr<ByteSource>> unzstd(std::unique_ptr<ByteSource> stored, std::string shown_as, const ReadLimits& limits) {
  auto source = std::make_unique<ZstdSource>(std::move(stored), shown_as);
  if (!source->open(limits.decoder_memory_bytes)) {
    return fail(ErrorCode::exhausted, shown_as + ": no memory to decompress zstd data");
  }
  return source;
}

}  // namespace vouch::datasets
