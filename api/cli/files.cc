#include "api/cli/files.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vouch::cli {

using core::ErrorCode;
using core::fail;

core::Result<void> expect_there(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) return {};
  return fail(ErrorCode::not_found, path.string() + ": no such file or folder");
}

core::Result<std::string> read_file(const std::filesystem::path& file) {
  if (auto there = expect_there(file); !there) return fail(std::move(there).error());
  std::error_code error;
  if (std::filesystem::is_directory(file, error))
    return fail(ErrorCode::invalid_argument, file.string() + " is a folder, expected a file");
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in && !in.eof()) return fail(ErrorCode::unavailable, file.string() + ": cannot be read");
  return bytes;
}

core::Result<core::AccountKey> read_account_key(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return fail(bytes.error());
  auto key = core::AccountKey::make(*bytes);
  if (!key) return fail(core::within(file.string(), std::move(key).error()));
  return key;
}

core::Result<void> write_file(const std::filesystem::path& file, std::string_view bytes, bool fresh, unsigned mode) {
  const std::string target = file.string();
  const std::string written = fresh ? target : target + ".tmp" + std::to_string(::getpid());
  const int descriptor = ::open(written.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (fresh ? O_EXCL : O_TRUNC), mode);
  if (descriptor < 0) {
    if (fresh && errno == EEXIST) return fail(ErrorCode::conflict, target + " is there already");
    return fail(ErrorCode::unavailable, target + " cannot be written: " + std::strerror(errno));
  }
  bool whole = true;
  for (std::string_view rest = bytes; !rest.empty() && whole;) {
    const ssize_t taken = ::write(descriptor, rest.data(), rest.size());
    whole = taken > 0 || (taken < 0 && errno == EINTR);
    if (taken > 0) rest.remove_prefix(static_cast<std::size_t>(taken));
  }
  whole = ::close(descriptor) == 0 && whole;
  if (whole && !fresh) whole = std::rename(written.c_str(), target.c_str()) == 0;
  if (whole) return {};
  const std::string reason = std::strerror(errno);
  ::unlink(written.c_str());
  return fail(ErrorCode::unavailable, target + " cannot be written: " + reason);
}

core::Result<TemporaryFolder> TemporaryFolder::make() {
  std::error_code error;
  const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
  std::string pattern = (error ? std::filesystem::path("/tmp") : parent).string() + "/vouch-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) {
    return fail(ErrorCode::unavailable, "no temporary folder: " + pattern + ": " + std::strerror(errno));
  }
  return TemporaryFolder(pattern);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace vouch::cli
