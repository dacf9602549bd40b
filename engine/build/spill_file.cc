#include "engine/build/spill_file.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "engine/snapshot/publish.h"

namespace vouch::build {

using core::fail;
using snapshot::system_error;

SpillFile::SpillFile(int descriptor, std::filesystem::path path) : descriptor_(descriptor), path_(std::move(path)) {}

SpillFile::SpillFile(SpillFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_), path_(std::move(other.path_)) {}

SpillFile& SpillFile::operator=(SpillFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(path_, other.path_);
  return *this;
}

SpillFile::~SpillFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

core::Result<SpillFile> SpillFile::make(const std::filesystem::path& folder, std::string_view name) {
  std::filesystem::path path = folder / name;
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return fail(system_error(path, "cannot be written", errno));
  ::unlink(path.c_str());
  return SpillFile(descriptor, std::move(path));
}

core::Result<void> SpillFile::append(core::Bytes bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return fail(system_error(path_, "cannot be written", errno));
    size_ += static_cast<std::uint64_t>(done);
    bytes = bytes.subspan(static_cast<std::size_t>(done));
  }
  return {};
}

core::Result<void> SpillFile::read(std::uint64_t offset, std::span<std::byte> bytes) const {
  while (!bytes.empty()) {
    const ssize_t done = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return fail(system_error(path_, "cannot be read back", done < 0 ? errno : EIO));
    offset += static_cast<std::uint64_t>(done);
    bytes = bytes.subspan(static_cast<std::size_t>(done));
  }
  return {};
}

core::Result<Spool> Spool::make(const std::filesystem::path& folder, std::string_view name) {
  auto file = SpillFile::make(folder, name);
  if (!file) return fail(std::move(file).error());
  return Spool(*std::move(file));
}

core::Result<void> Spool::flush() {
  auto done = file_.append(buffer_);
  buffer_.clear();
  return done;
}

core::Result<void> Spool::write_to(snapshot::Writer& out, std::string_view section, snapshot::Encoding encoding) {
  if (auto begun = out.begin(section, encoding); !begun) return begun;
  std::vector<std::byte> part(kBufferBytes);
  for (std::uint64_t at = 0; at < file_.size();) {
    const auto bytes = std::span(part).first(static_cast<std::size_t>(std::min<std::uint64_t>(part.size(), file_.size() - at)));
    if (auto read = file_.read(at, bytes); !read) return read;
    if (auto written = out.append(core::Bytes(bytes)); !written) return written;
    at += bytes.size();
  }
  return out.append(core::Bytes(buffer_));
}

}  // namespace vouch::build
