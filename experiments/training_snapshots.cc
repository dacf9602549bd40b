// The dataset is read once per cut rather than into all builders at once, so that memory stays that of one build.
#include "experiments/training_snapshots.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "datasets/convert/convert.h"
#include "datasets/dataset_reader.h"
#include "datasets/reference/comment_tables.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/writing/dataset_folder.h"
#include "engine/build/build.h"
#include "models/shipped.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::size_t kChunkBytes = std::size_t{4} << 20;

datasets::ReadOptions read_options(std::string stage, const Progress& progress) {
  datasets::ReadOptions options;
  if (progress) {
    options.on_progress = [stage = std::move(stage), &progress](const datasets::ReadProgress& at) {
      progress(stage, at.bytes_done, at.bytes_total);
    };
  }
  return options;
}

/// The key beside the dataset; where there is none the published one, since the snapshot does not outlive the experiment.
Result<core::AccountKey> account_key(const fs::path& dataset) {
  std::ifstream in(dataset / "account.key", std::ios::binary);
  if (!in) return core::AccountKey::make(datasets::kPublishedAccountKey);
  return core::AccountKey::make(std::string(std::istreambuf_iterator<char>(in), {}));
}

Result<Engine> build_one(const fs::path& dataset, const Cut& cut, const fs::path& target, unsigned threads,
                         const Progress& progress) {
  const auto key = account_key(dataset);
  if (!key) return fail(core::within("account.key", key.error()));
  build::BuildOptions options{
      .account_key = *key, .until_s = cut.until_s, .audience_kinds = {}, .threads = threads, .progress = progress};
  options.authenticity = models::authenticity_model;
  options.wordings = datasets::carried_wordings;
  options.credibility_rules = datasets::carried_credibility_rules;
  auto builder = build::Builder::make(target, std::move(options));
  if (!builder) return fail(std::move(builder).error());
  if (const auto read = datasets::read_dataset(dataset, read_options("read for cut " + cut.label, progress), *builder); !read) {
    return fail(read.error());
  }
  if (const auto built = builder->finish(); !built) return fail(built.error());
  return Engine::open(target, {.verify = false, .threads = threads, .account_key = *key});
}

/// Chunks are hashed apart and their digests together, so that no file has to fit in memory.
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

Result<fs::path> prepare_dataset(const DataConfig& data, const fs::path& source, const fs::path& target,
                                 const Progress& progress) {
  if (data.converter.empty()) return source;
  std::function<void(const datasets::ConvertProgress&)> on_progress;
  if (progress) {
    on_progress = [&](const datasets::ConvertProgress& at) { progress("convert", at.bytes_done, at.bytes_total); };
  }
  const auto converted = datasets::convert(data.converter, source, target, {}, on_progress);
  if (!converted) return fail(converted.error());
  return target;
}

Result<ReadHistory> read_history(const fs::path& dataset, const Progress& progress) {
  ReadHistory read;
  const auto report = datasets::read_dataset(dataset, read_options("read posts and ties", progress), read.history);
  if (!report) return fail(report.error());
  read.rejected = report->rejected;
  return read;
}

Result<std::vector<Engine>> build_snapshots(const fs::path& dataset, const Split& split, const fs::path& folder, unsigned threads,
                                            const Progress& progress) {
  std::vector<Engine> engines;
  for (const Cut& cut : split.cuts) {
    auto engine = build_one(dataset, cut, folder / ("cut-" + cut.label + ".vouch"), threads, progress);
    if (!engine) return fail(core::within("cut " + cut.label, std::move(engine).error()));
    engines.push_back(*std::move(engine));
  }
  return engines;
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
