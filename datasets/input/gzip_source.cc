// gzip (RFC 1952) through zlib: concatenated members are one stream, checksums are verified by the library.
#include <vector>

#include <zlib.h>

#include "datasets/input/decompression.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

class GzipSource final : public ByteSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> stored, std::string shown_as)
      : stored_(std::move(stored)), shown_as_(std::move(shown_as)), input_(kStoredBlockBytes) {}
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override { (void)inflateEnd(&stream_); }

  [[nodiscard]] bool open() { return inflateInit2(&stream_, kGzipWindow) == Z_OK; }

  Result<std::size_t> read(std::span<char> into) override {
    stream_.next_out = reinterpret_cast<Bytef*>(into.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), std::size_t{1} << 30));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted) {
      if (const auto more = refill(); !more) return fail(more.error());
      if (stream_.avail_in == 0) {
        if (inside_member_) return fail(ErrorCode::corrupt, shown_as_ + ": gzip data ends too soon, the file is cut off");
        return 0;
      }
      inside_member_ = true;
      const int status = inflate(&stream_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) {
        inside_member_ = false;
        (void)inflateReset(&stream_);
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        return fail(ErrorCode::corrupt,
                    shown_as_ + ": damaged gzip data" + (stream_.msg != nullptr ? std::string(" (") + stream_.msg + ")" : ""));
      }
    }
    return wanted - stream_.avail_out;
  }

  std::uint64_t stored_bytes_read() const override { return stored_->stored_bytes_read(); }

 private:
  static constexpr int kGzipWindow = 15 + 16;  // the largest window, gzip header and trailer

  Result<bool> refill() {
    if (stream_.avail_in > 0) return true;
    const auto got = stored_->read(input_);
    if (!got) return fail(got.error());
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(*got);
    return true;
  }

  std::unique_ptr<ByteSource> stored_;
  std::string shown_as_;
  std::vector<char> input_;
  z_stream stream_{};
  bool inside_member_ = true;  // a gzip file without a single member is cut off as well
};

}  // namespace

Result<std::unique_ptr<ByteSource>> gunzip(std::unique_ptr<ByteSource> stored, std::string shown_as) {
  auto source = std::make_unique<GzipSource>(std::move(stored), shown_as);
  if (!source->open()) return fail(ErrorCode::exhausted, shown_as + ": no memory to decompress gzip data");
  return source;
}

}  // namespace vouch::datasets
