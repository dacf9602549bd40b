#include "experiments/run_files.h"

#include <fstream>
#include <iterator>

namespace vouch::experiments {

namespace fs = std::filesystem;
using core::ErrorCode;
using core::fail;
using core::Result;

Result<std::string> read_recipe(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in) return fail(ErrorCode::not_found, "cannot read the experiment " + file.string());
  return text;
}

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(ErrorCode::unavailable, "cannot make the folder " + folder.string() + ": " + error.message());
  return {};
}

Result<void> write_files(const fs::path& folder, std::span<const OutputFile> files) {
  if (auto made = make_folder(folder); !made) return made;
  for (const OutputFile& file : files) {
    std::ofstream out(folder / file.name, std::ios::binary | std::ios::trunc);
    out << file.bytes;
    out.close();
    if (!out) return fail(ErrorCode::unavailable, "cannot write " + (folder / file.name).string());
  }
  return {};
}

Result<WorkFolder> WorkFolder::make(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (!error) fs::create_directories(path, error);
  if (error) return fail(ErrorCode::unavailable, "cannot make the folder " + path.string() + ": " + error.message());
  return WorkFolder(path);
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

}  // namespace vouch::experiments
