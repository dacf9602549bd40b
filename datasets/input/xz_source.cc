// xz through liblzma: concatenated streams are one, integrity checks are verified by the library, and the memory for
// the dictionary is limited.
#include <vector>

#include <lzma.h>

#include "datasets/input/decompression.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

class XzSource final : public ByteSource {
 public:
  XzSource(std::unique_ptr<ByteSource> stored, std::string shown_as)
      : stored_(std::move(stored)), shown_as_(std::move(shown_as)), input_(kStoredBlockBytes) {}
  XzSource(const XzSource&) = delete;
  XzSource& operator=(const XzSource&) = delete;
  ~XzSource() override { lzma_end(&stream_); }

  [[nodiscard]] bool open(std::uint64_t memory_bytes) {
    return lzma_stream_decoder(&stream_, memory_bytes, LZMA_CONCATENATED) == LZMA_OK;
  }

  Result<std::size_t> read(std::span<char> into) override {
    stream_.next_out = reinterpret_cast<std::uint8_t*>(into.data());
    stream_.avail_out = into.size();
    while (stream_.avail_out == into.size() && !ended_) {
      if (stream_.avail_in == 0 && !stored_ended_) {
        const auto got = stored_->read(input_);
        if (!got) return fail(got.error());
        stored_ended_ = *got == 0;
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(input_.data());
        stream_.avail_in = *got;
      }
      const lzma_ret status = lzma_code(&stream_, stored_ended_ ? LZMA_FINISH : LZMA_RUN);
      if (status == LZMA_STREAM_END) {
        ended_ = true;
      } else if (status != LZMA_OK) {
        return fail(status == LZMA_MEMLIMIT_ERROR ? ErrorCode::exhausted : ErrorCode::corrupt,
                    shown_as_ + ": " + text_of(status));
      }
    }
    return into.size() - stream_.avail_out;
  }

  std::uint64_t stored_bytes_read() const override { return stored_->stored_bytes_read(); }

 private:
  [[nodiscard]] static std::string text_of(lzma_ret status) {
    if (status == LZMA_BUF_ERROR) return "xz data ends too soon, the file is cut off";
    if (status == LZMA_MEMLIMIT_ERROR) return "xz data needs a larger dictionary than the limit allows";
    return "damaged xz data";
  }

  std::unique_ptr<ByteSource> stored_;
  std::string shown_as_;
  std::vector<char> input_;
  lzma_stream stream_ = LZMA_STREAM_INIT;
  bool stored_ended_ = false;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> unxz(std::unique_ptr<ByteSource> stored, std::string shown_as, const ReadLimits& limits) {
  auto source = std::make_unique<XzSource>(std::move(stored), shown_as);
  if (!source->open(limits.decoder_memory_bytes))
    return fail(ErrorCode::exhausted, shown_as + ": no memory to decompress xz data");
  return source;
}

}  // namespace vouch::datasets
