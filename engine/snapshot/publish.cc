#include "engine/snapshot/publish.h"

#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vouch::snapshot {
namespace {

using core::ErrorCode;
using core::fail;
namespace fs = std::filesystem;

constexpr std::string_view kTemporaryEnd = ".tmp";
constexpr std::string_view kFolderStart = "build-";
constexpr int kAttempts = 100;

fs::path folder_of(const fs::path& target) {
  const fs::path parent = target.parent_path();
  return parent.empty() ? fs::path(".") : parent;
}

/// Locks an open file or folder for this process alone; false where another holds it.
bool lock(int descriptor) { return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0; }

/// Whether the open file still has a name: another process may have taken it for a leftover before it was locked.
bool still_named(int descriptor, const fs::path& path) {
  struct stat open_file{};
  struct stat named{};
  return ::fstat(descriptor, &open_file) == 0 && ::stat(path.c_str(), &named) == 0 && open_file.st_ino == named.st_ino &&
         open_file.st_dev == named.st_dev;
}

/// Removes what no living process holds: entries of `folder` whose name `matches` says are temporary.
template <class Matches>
void remove_leftovers(const fs::path& folder, const Matches& matches) {
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (matches(entry->path().filename().string())) found.push_back(entry->path());
  }
  for (const fs::path& path : found) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) continue;
    if (lock(descriptor)) fs::remove_all(path, error);
    ::close(descriptor);
  }
}

/// Six characters that make a name unlike those of other processes; what they are shows in no result.
std::string unlike_others(int attempt) {
  const std::uint64_t mixed = core::hash64(std::to_string(::getpid()) + "/" + std::to_string(attempt));
  std::string text = std::to_string(mixed % 1'000'000'000);
  return std::to_string(::getpid()) + "-" + text;
}

core::Result<void> sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return fail(system_error(folder, "cannot be opened", errno));
  const int done = ::fsync(descriptor);
  const int number = errno;
  ::close(descriptor);
  // Some file systems cannot sync a folder; there the rename is as durable as it gets.
  if (done != 0 && number != EINVAL && number != EROFS) return fail(system_error(folder, "cannot be synced", number));
  return {};
}

}  // namespace

core::Error system_error(const fs::path& path, std::string_view what, int number) {
  return {.code = ErrorCode::unavailable,
          .message = path.string() + ": " + std::string(what) + " (" + std::generic_category().message(number) + ")",
          .pointer = {}};
}

PendingFile::PendingFile(fs::path target, fs::path temporary, int descriptor)
    : target_(std::move(target)), temporary_(std::move(temporary)), descriptor_(descriptor) {}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::move(other.temporary_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

PendingFile& PendingFile::operator=(PendingFile&& other) noexcept {
  if (this != &other) {
    discard();
    target_ = std::move(other.target_);
    temporary_ = std::move(other.temporary_);
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

PendingFile::~PendingFile() { discard(); }

void PendingFile::discard() noexcept {
  if (descriptor_ < 0) return;
  ::unlink(temporary_.c_str());
  ::close(std::exchange(descriptor_, -1));
}

core::Result<PendingFile> PendingFile::make(const fs::path& target, unsigned mode) {
  std::error_code error;
  if (target.filename().empty() || fs::is_directory(target, error)) {
    return fail(ErrorCode::invalid_argument, target.string() + ": found a folder, expected the name of a file");
  }
  const std::string start = "." + target.filename().string() + ".";
  remove_leftovers(folder_of(target), [&](const std::string& name) {
    return name.size() > start.size() && name.starts_with(start) && name.ends_with(kTemporaryEnd);
  });
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    fs::path temporary = folder_of(target) / (start + unlike_others(attempt) + std::string(kTemporaryEnd));
    const int descriptor = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor < 0) {
      if (errno == EEXIST) continue;
      return fail(system_error(target, "cannot be written", errno));
    }
    PendingFile file(target, std::move(temporary), descriptor);
    if (lock(descriptor) && still_named(descriptor, file.temporary_)) return file;
  }
  return fail(ErrorCode::unavailable, target.string() + ": found no free temporary name beside it");
}

core::Result<void> PendingFile::write(core::Bytes bytes, std::uint64_t offset) const {
  while (!bytes.empty()) {
    const ssize_t done = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (done < 0) {
      if (errno == EINTR) continue;
      return fail(system_error(target_, "cannot be written", errno));
    }
    bytes = bytes.subspan(static_cast<std::size_t>(done));
    offset += static_cast<std::uint64_t>(done);
  }
  return {};
}

core::Result<void> PendingFile::publish() {
  if (::fsync(descriptor_) != 0) return fail(system_error(target_, "cannot be synced", errno));
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return fail(system_error(target_, "cannot be replaced", errno));
  ::close(std::exchange(descriptor_, -1));
  return sync_folder(folder_of(target_));
}

PendingFolder::PendingFolder(fs::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

PendingFolder::PendingFolder(PendingFolder&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

PendingFolder& PendingFolder::operator=(PendingFolder&& other) noexcept {
  if (this != &other) {
    discard();
    path_ = std::move(other.path_);
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

PendingFolder::~PendingFolder() { discard(); }

void PendingFolder::discard() noexcept {
  if (descriptor_ < 0) return;
  std::error_code error;
  fs::remove_all(path_, error);
  fs::remove(path_.parent_path(), error);  // stays while another build has a folder in it
  ::close(std::exchange(descriptor_, -1));
}

core::Result<PendingFolder> PendingFolder::make(const fs::path& parent) {
  const auto is_ours = [](const std::string& name) { return name.starts_with(kFolderStart); };
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    std::error_code error;
    fs::create_directory(parent, error);
    if (error) return fail(system_error(parent, "cannot be made", error.value()));
    remove_leftovers(parent, is_ours);
    fs::path path = parent / (std::string(kFolderStart) + unlike_others(attempt));
    if (!fs::create_directory(path, error)) {
      if (error && error != std::errc::no_such_file_or_directory)
        return fail(system_error(path, "cannot be made", error.value()));
      continue;
    }
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) continue;
    PendingFolder folder(std::move(path), descriptor);
    if (lock(descriptor) && still_named(descriptor, folder.path_)) return folder;
  }
  return fail(ErrorCode::unavailable, parent.string() + ": found no free name for a folder in it");
}

}  // namespace vouch::snapshot
