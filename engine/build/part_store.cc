#include "engine/build/part_store.h"

#include <system_error>
#include <vector>

#include "engine/snapshot/publish.h"

namespace vouch::build {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".part";

}  // namespace

fs::path PartStore::file_in(const fs::path& folder, const std::string& name) { return folder / (name + std::string(kEnding)); }

std::string PartStore::name_of(const core::Digest& file) const {
  const std::string all = core::hex(file) + "\n" + context_;
  return core::hex(core::blake2b(core::as_bytes(all)));
}

std::optional<LinkPart> PartStore::find(const std::string& name) const {
  for (const fs::path& folder : {base_, kept_}) {
    if (folder.empty()) continue;
    if (auto part = LinkPart::open(file_in(folder, name))) return part;
  }
  return std::nullopt;
}

core::Result<void> PartStore::keep(const std::string& name, const fs::path& file) {
  std::error_code error;
  fs::rename(file, file_in(kept_, name), error);
  if (error) return core::fail(snapshot::system_error(file_in(kept_, name), "cannot be written", error.value()));
  used_.insert(name);
  return {};
}

core::Result<void> PartStore::keep_again(const std::string& name, const fs::path& scratch) {
  std::error_code error;
  const fs::path from = file_in(base_, name);
  if (base_.empty() || fs::equivalent(from, file_in(kept_, name), error)) {
    used_.insert(name);
    return {};
  }
  fs::remove(scratch, error);
  fs::create_hard_link(from, scratch, error);
  if (error) fs::copy_file(from, scratch, fs::copy_options::overwrite_existing, error);
  if (!error) return keep(name, scratch);
  if (fs::exists(file_in(kept_, name), error)) {  // found there, not in the base
    used_.insert(name);
    return {};
  }
  return core::fail(snapshot::system_error(file_in(kept_, name), "cannot be written", error.value()));
}

void PartStore::remove_others() const {
  if (kept_.empty()) return;
  std::error_code ignored;
  std::vector<fs::path> others;
  for (const auto& entry : fs::directory_iterator(kept_, ignored)) {
    const bool is_part = entry.path().extension() == kEnding;
    if (is_part && !used_.contains(entry.path().stem().string())) others.push_back(entry.path());
  }
  for (const fs::path& other : others) fs::remove(other, ignored);
}

}  // namespace vouch::build
