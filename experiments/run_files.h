// The files around a run: the recipe that it reads, the folder that it works in, the files that it leaves.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/core/result.h"

namespace vouch::experiments {

/// The bytes of a recipe. Fails with not_found.
[[nodiscard]] core::Result<std::string> read_recipe(const std::filesystem::path& file);

/// Makes the folder with its parents. Fails with unavailable.
[[nodiscard]] core::Result<void> make_folder(const std::filesystem::path& folder);

struct OutputFile {
  std::string_view name;
  std::string bytes;
};
/// Writes all files into the folder, which is made where it is missing. Fails with unavailable.
[[nodiscard]] core::Result<void> write_files(const std::filesystem::path& folder, std::span<const OutputFile> files);

/// Where converted data and snapshots lie while an experiment runs; gone with everything in it afterwards.
class WorkFolder {
 public:
  /// Empties what has the name. Fails with unavailable.
  [[nodiscard]] static core::Result<WorkFolder> make(const std::filesystem::path& path);
  WorkFolder(WorkFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  WorkFolder& operator=(WorkFolder&&) = delete;
  ~WorkFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit WorkFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace vouch::experiments
