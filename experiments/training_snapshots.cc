// The dataset is read once per cut rather than into all builders at once, so that memory stays that of one build.
#include "experiments/training_snapshots.h"

#include "datasets/convert/convert.h"
#include "datasets/dataset_reader.h"
#include "experiments/data_source.h"
#include "experiments/snapshot_build.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;
using core::fail;
using core::Result;

datasets::ReadOptions read_options(std::string stage, const Progress& progress) {
  datasets::ReadOptions options;
  if (progress) {
    options.on_progress = [stage = std::move(stage), &progress](const datasets::ReadProgress& at) {
      progress(stage, at.bytes_done, at.bytes_total);
    };
  }
  return options;
}

Result<Engine> build_one(const fs::path& dataset, const Cut& cut, const fs::path& target, unsigned threads,
                         const Progress& progress) {
  const auto key = account_key_of(dataset);
  if (!key) return fail(core::within("account.key", key.error()));
  const SnapshotBuild build{.key = *key, .until_s = cut.until_s, .threads = threads, .progress = progress};
  return build_snapshot(target, build, [&](catalog::RecordSink& sink) -> Result<void> {
    const auto read = datasets::read_dataset(dataset, read_options("read for cut " + cut.label, progress), sink);
    if (!read) return fail(read.error());
    return {};
  });
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

}  // namespace vouch::experiments
