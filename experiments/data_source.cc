// Chunks are hashed apart and their digests together, so that no file has to fit in memory.
#include "experiments/data_source.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "datasets/writing/dataset_folder.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::string_view kResearchData = "${VOUCH_DATA}";
constexpr std::size_t kChunkBytes = std::size_t{4} << 20;

Result<core::Digest> hash_of_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string digests;
  std::vector<char> chunk(kChunkBytes);
  while (in) {
    in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    const auto size = static_cast<std::size_t>(in.gcount());
    if (size == 0) break;
    const core::Digest digest = core::blake2b(core::as_bytes({chunk.data(), size}));
    digests.append(reinterpret_cast<const char*>(digest.data()), digest.size());
  }
  if (!in.eof()) return fail(ErrorCode::unavailable, "cannot read " + file.string());
  return core::blake2b(core::as_bytes(digests));
}

}  // namespace

Result<fs::path> locate_data(const std::string& source, const fs::path& recipe, const fs::path& research_data) {
  fs::path folder;
  if (source.starts_with(kResearchData)) {
    if (research_data.empty()) {
      return fail(ErrorCode::not_available, "the experiment reads " + source +
                                                ", but VOUCH_DATA is not set: it names the folder with the public research data");
    }
    folder = research_data.string() + source.substr(kResearchData.size());
  } else {
    folder = recipe.parent_path() / source;
  }
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    return fail(ErrorCode::not_found, "there is no folder " + folder.string() + " (data.source)");
  return folder;
}

Result<core::AccountKey> account_key_of(const fs::path& dataset) {
  std::ifstream in(dataset / "account.key", std::ios::binary);
  if (!in) return core::AccountKey::make(datasets::kPublishedAccountKey);
  return core::AccountKey::make(std::string(std::istreambuf_iterator<char>(in), {}));
}

Result<std::string> hash_of_folder(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (at->is_regular_file(error) && !name.starts_with(".") && name != "account.key") files.push_back(at->path());
  }
  if (error) return fail(ErrorCode::not_found, "cannot read the folder " + folder.string() + ": " + error.message());
  std::sort(files.begin(), files.end());
  std::string listed;
  for (const fs::path& file : files) {
    const auto digest = hash_of_file(file);
    if (!digest) return fail(digest.error());
    listed += core::hex(*digest) + " " + file.filename().string() + "\n";
  }
  return core::hex(core::blake2b(core::as_bytes(listed)));
}

}  // namespace vouch::experiments
