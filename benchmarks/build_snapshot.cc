// How long does a dataset take to become a snapshot, and how much memory? Three ways over the same folder, in turn: the
// plain reading of its files (the limit), reading into records, and the whole build with publishing. Every run is a
// process of its own, so that its peak of memory is its own.
// Usage: build_snapshot NAME DATASET [repetitions] [threads]
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "benchmarks/measurement.h"
#include "datasets/dataset_reader.h"
#include "datasets/reference/credibility_tables.h"
#include "engine/build/build.h"

namespace {

using namespace vouch;
namespace fs = std::filesystem;

struct Counted {
  std::uint64_t records = 0, links = 0, bytes = 0;
};

class CountingSink final : public catalog::RecordSink {
 public:
  core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record&) override {
    ++records;
    return std::nullopt;
  }
  std::uint64_t records = 0;
};

Counted read_plain(const fs::path& folder) {
  Counted counted;
  std::vector<char> block(1 << 20);
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
      counted.bytes += static_cast<std::uint64_t>(in.gcount());
    }
  }
  return counted;
}

Counted read_records(const fs::path& folder) {
  CountingSink sink;
  const auto report = datasets::read_dataset(folder, {}, sink);
  return {.records = report ? sink.records : 0};
}

Counted build_all(const fs::path& folder, const fs::path& target, unsigned threads) {
  auto key = core::AccountKey::make(std::string(32, 'k'));
  auto builder = build::Builder::make(
      target, {.account_key = *key, .threads = threads, .credibility_rules = datasets::carried_credibility_rules});
  if (!builder || !datasets::read_dataset(folder, {}, *builder)) return {};
  const auto report = builder->finish();
  if (!report) return {};
  return {.records = 1, .links = static_cast<std::uint64_t>(report->links), .bytes = report->bytes};
}

struct Run {
  double seconds = 0.0, processor_s = 0.0, peak_mb = 0.0;
  Counted counted;
};

/// Runs the work in a child process.
Run in_child(const std::function<Counted()>& work) {
  int ends[2];
  Run run;
  if (::pipe(ends) != 0) return run;
  const benchmarks::Stopwatch watch;
  const pid_t child = ::fork();
  if (child == 0) {
    const Counted counted = work();
    const bool told = ::write(ends[1], &counted, sizeof counted) == static_cast<ssize_t>(sizeof counted);
    ::_exit(told ? 0 : 1);
  }
  ::close(ends[1]);
  if (::read(ends[0], &run.counted, sizeof run.counted) != static_cast<ssize_t>(sizeof run.counted)) run.counted = {};
  ::close(ends[0]);
  struct rusage usage = {};
  int status = 0;
  ::wait4(child, &status, 0, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  run.seconds = watch.seconds();
  run.processor_s = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  run.peak_mb = static_cast<double>(usage.ru_maxrss) / 1024.0;
  return run;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: build_snapshot NAME DATASET [repetitions] [threads]\n");
    return 2;
  }
  const std::string name = argv[1];
  const fs::path folder = argv[2];
  const int repetitions = argc > 3 ? std::stoi(argv[3]) : 3;
  const unsigned threads = argc > 4 ? static_cast<unsigned>(std::stoul(argv[4])) : 2;
  std::string pattern = (fs::temp_directory_path() / "vouch-bench-XXXXXX").string();
  const fs::path scratch = ::mkdtemp(pattern.data());
  std::vector<double> plain, records, wall, processor, peak, rate;
  Counted read, built;
  for (int i = 0; i < repetitions; ++i) {
    const Run limit = in_child([&] { return read_plain(folder); });
    plain.push_back(limit.seconds);
    read.bytes = limit.counted.bytes;
    const Run rows = in_child([&] { return read_records(folder); });
    records.push_back(rows.seconds);
    read.records = rows.counted.records;
    const Run whole = in_child([&] { return build_all(folder, scratch / "x.vouch", threads); });
    built = whole.counted;
    if (built.records == 0 || read.records == 0) {
      std::fprintf(stderr, "the dataset cannot be read or built\n");
      return 1;
    }
    wall.push_back(whole.seconds);
    processor.push_back(whole.processor_s);
    peak.push_back(whole.peak_mb);
    rate.push_back(static_cast<double>(read.records) / 1e6 / whole.seconds);
  }
  const std::string note = std::to_string(read.bytes / 1000000) + " MB, " + std::to_string(read.records) + " rows, " +
                           std::to_string(built.links) + " links, snapshot " + std::to_string(built.bytes / 1000000) + " MB, " +
                           std::to_string(threads) + " threads";
  benchmarks::report("build_snapshot", name + ": plain reading", plain, "s", note);
  benchmarks::report("build_snapshot", name + ": reading into records", records, "s", note);
  benchmarks::report("build_snapshot", name + ": reading and building", wall, "s", note);
  benchmarks::report("build_snapshot", name + ": reading and building, processor", processor, "s", note);
  benchmarks::report("build_snapshot", name + ": rows built", rate, "million/s", note);
  benchmarks::report("build_snapshot", name + ": peak of memory", peak, "MB", note);
  fs::remove_all(scratch);
  return 0;
}
