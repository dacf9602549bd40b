#include "models/packages/zip_archive.h"

#include <memory>

#include <zip.h>

#include "engine/core/error.h"

namespace vouch::models {
namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* entry) const { (void)zip_fclose(entry); }
};

tl::unexpected<core::Error> corrupt(std::string_view archive, const std::string& what) {
  return core::fail(core::ErrorCode::corrupt, std::string(archive) + ": " + what);
}

}  // namespace

core::Result<std::string> zip_entry(core::Bytes bytes, std::string_view archive, std::string_view entry, std::uint64_t most) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const std::unique_ptr<zip_t, Discard> opened(source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!opened) {
    if (source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return corrupt(archive, "found no zip archive (" + why + "), expected one");
  }
  const std::string name(entry);
  zip_stat_t found;
  if (zip_stat(opened.get(), name.c_str(), 0, &found) != 0) {
    return core::fail(core::ErrorCode::not_found, std::string(archive) + " has no entry " + name);
  }
  if (found.size > most) {
    return corrupt(archive, name + ": found " + std::to_string(found.size) + " bytes, expected at most " + std::to_string(most));
  }
  const std::unique_ptr<zip_file_t, Discard> file(zip_fopen(opened.get(), name.c_str(), 0));
  if (!file) return corrupt(archive, name + " cannot be read");
  std::string contents(found.size, '\0');
  const zip_int64_t read = zip_fread(file.get(), contents.data(), contents.size());
  if (read < 0 || static_cast<std::uint64_t>(read) != found.size) return corrupt(archive, name + " is damaged");
  return contents;
}

}  // namespace vouch::models
