#include "datasets/input/byte_source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "datasets/input/decompression.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

class FileSource final : public ByteSource {
 public:
  FileSource(int descriptor, std::string shown_as) : descriptor_(descriptor), shown_as_(std::move(shown_as)) {}
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override { (void)::close(descriptor_); }

  Result<std::size_t> read(std::span<char> into) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, into.data(), into.size());
      if (got >= 0) {
        done_ += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR) return fail(ErrorCode::unavailable, shown_as_ + ": cannot be read, " + std::strerror(errno));
    }
  }

  std::uint64_t stored_bytes_read() const override { return done_; }
  void rewind() {
    (void)::lseek(descriptor_, 0, SEEK_SET);
    done_ = 0;
  }

 private:
  int descriptor_;
  std::string shown_as_;
  std::uint64_t done_ = 0;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t size = std::min(into.size(), rest_.size());
    if (size > 0) std::memcpy(into.data(), rest_.data(), size);
    rest_.remove_prefix(size);
    done_ += size;
    return size;
  }
  std::uint64_t stored_bytes_read() const override { return done_; }

 private:
  std::string_view rest_;
  std::uint64_t done_ = 0;
};

class LimitedSource final : public ByteSource {
 public:
  LimitedSource(std::unique_ptr<ByteSource> bytes, std::string shown_as, const ReadLimits& limits)
      : bytes_(std::move(bytes)), shown_as_(std::move(shown_as)), limits_(limits) {}

  Result<std::size_t> read(std::span<char> into) override {
    auto got = bytes_->read(into);
    if (!got) return got;
    done_ += *got;
    if (done_ > limits_.decompressed_bytes) {
      return fail(ErrorCode::exhausted, shown_as_ + ": more than " + std::to_string(limits_.decompressed_bytes) +
                                            " bytes, which is the limit of a file");
    }
    const std::uint64_t stored = std::max<std::uint64_t>(1, bytes_->stored_bytes_read());
    if (done_ > limits_.ratio_floor_bytes && done_ / stored > limits_.decompression_ratio) {
      return fail(ErrorCode::exhausted, shown_as_ + ": decompresses to more than " + std::to_string(limits_.decompression_ratio) +
                                            " times its size, which is the limit");
    }
    return got;
  }
  std::uint64_t stored_bytes_read() const override { return bytes_->stored_bytes_read(); }

 private:
  std::unique_ptr<ByteSource> bytes_;
  std::string shown_as_;
  ReadLimits limits_;
  std::uint64_t done_ = 0;
};

Compression compression_of_name(std::string_view name) {
  for (const Compression one : {Compression::gzip, Compression::xz, Compression::zstd}) {
    if (name.ends_with("." + std::string(name_of(one)))) return one;
  }
  return Compression::none;
}

Result<std::unique_ptr<ByteSource>> decompressed(std::unique_ptr<ByteSource> stored, Compression compression,
                                                 const std::string& shown_as, const ReadLimits& limits) {
  switch (compression) {
    case Compression::none: return stored;
    case Compression::gzip: return gunzip(std::move(stored), shown_as);
    case Compression::xz: return unxz(std::move(stored), shown_as, limits);
    case Compression::zstd: return unzstd(std::move(stored), shown_as, limits);
  }
  return fail(ErrorCode::internal, "a compression without a decoder");
}

}  // namespace

std::string_view name_of(Compression compression) {
  switch (compression) {
    case Compression::none: return "none";
    case Compression::gzip: return "gz";
    case Compression::xz: return "xz";
    case Compression::zstd: return "zst";
  }
  return "none";
}

Compression compression_of(std::string_view first_bytes) {
  using namespace std::string_view_literals;
  if (first_bytes.starts_with("\x1f\x8b"sv)) return Compression::gzip;
  if (first_bytes.starts_with("\xfd\x37zXZ\0"sv)) return Compression::xz;
  if (first_bytes.starts_with("\x28\xb5\x2f\xfd"sv)) return Compression::zstd;
  return Compression::none;
}

std::unique_ptr<ByteSource> from_memory(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

std::unique_ptr<ByteSource> within_limits(std::unique_ptr<ByteSource> bytes, std::string shown_as, const ReadLimits& limits) {
  return std::make_unique<LimitedSource>(std::move(bytes), std::move(shown_as), limits);
}

Result<std::size_t> read_fully(ByteSource& source, std::span<char> into) {
  std::size_t done = 0;
  while (done < into.size()) {
    const auto got = source.read(into.subspan(done));
    if (!got) return fail(got.error());
    if (*got == 0) break;
    done += *got;
  }
  return done;
}

Result<OpenedFile> open_file(const std::filesystem::path& path, const std::string& shown_as, const ReadLimits& limits) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable,
                shown_as + ": cannot be opened, " + std::strerror(errno));
  }
  auto file = std::make_unique<FileSource>(descriptor, shown_as);
  struct stat about{};
  if (::fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode))
    return fail(ErrorCode::invalid_argument, shown_as + ": is no regular file");
  (void)::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);

  std::array<char, 8> first{};
  const auto got = read_fully(*file, first);
  if (!got) return fail(got.error());
  file->rewind();
  const Compression found = compression_of(std::string_view(first.data(), *got));
  const Compression promised = compression_of_name(shown_as);
  if (promised != Compression::none && found != promised) {
    return fail(ErrorCode::corrupt, shown_as + ": found no " + std::string(name_of(promised)) +
                                        " data, expected it by the name's ending" + (*got == 0 ? " (the file is empty)" : ""));
  }
  auto bytes = decompressed(std::move(file), found, shown_as, limits);
  if (!bytes) return fail(bytes.error());
  return OpenedFile{.bytes = within_limits(std::move(*bytes), shown_as, limits),
                    .compression = found,
                    .stored_bytes = static_cast<std::uint64_t>(about.st_size)};
}

}  // namespace vouch::datasets
