#include "datasets/writing/dataset_folder.h"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vouch::datasets {

namespace fs = std::filesystem;

core::Result<void> make_dataset_folder(const fs::path& folder) {
  std::error_code error;
  const auto status = fs::status(folder, error);
  if (fs::exists(status)) {
    const bool usable = fs::is_directory(status) && fs::is_empty(folder, error) && !error;
    if (usable) return {};
    return core::fail(core::ErrorCode::conflict, "found something at " + folder.string() + ", expected a new or an empty folder");
  }
  fs::create_directories(folder, error);
  if (error)
    return core::fail(core::ErrorCode::unavailable, "cannot make the folder " + folder.string() + ": " + error.message());
  return {};
}

core::Result<void> write_published_account_key(const fs::path& folder) {
  const auto file = folder / "account.key";
  const auto failed = [&] {
    return core::fail(core::ErrorCode::unavailable,
                      "cannot write " + file.string() + ": " + std::generic_category().message(errno));
  };
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return failed();
  const auto written = ::write(descriptor, kPublishedAccountKey.data(), kPublishedAccountKey.size());
  if (written != static_cast<ssize_t>(kPublishedAccountKey.size()) || ::fchmod(descriptor, 0600) != 0) {
    auto error = failed();
    ::close(descriptor);
    return error;
  }
  if (::close(descriptor) != 0) return failed();
  return {};
}

}  // namespace vouch::datasets
