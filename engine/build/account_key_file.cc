#include "engine/build/account_key_file.h"

#include "engine/snapshot/publish.h"

namespace vouch::build {

std::filesystem::path account_key_file(const std::filesystem::path& target) {
  std::filesystem::path file = target;
  return file += ".key";
}

core::Result<void> publish_account_key(const std::filesystem::path& target, const core::AccountKey& key) {
  auto file = snapshot::PendingFile::make(account_key_file(target), 0600);
  if (!file) return core::fail(std::move(file).error());
  if (auto written = file->write(core::as_bytes(key.raw()), 0); !written) return written;
  return file->publish();
}

}  // namespace vouch::build
