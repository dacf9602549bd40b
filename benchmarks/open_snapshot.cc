// How long until a snapshot can be asked? Its table alone is checked; an engine is opened, which checks every offset and
// index; the same with every block verified; against plain reading of the file. In turn, the file in the page cache.
// Usage: open_snapshot NAME FILE [repetitions]
#include <filesystem>
#include <fstream>

#include "benchmarks/measurement.h"
#include "engine/engine.h"
#include "engine/snapshot/reader.h"

namespace {

using namespace vouch;

bool opens(const char* file, bool verify) {
  return Engine::open(file, {.verify = verify, .threads = 1, .account_key = std::nullopt}).has_value();
}

bool reads(const char* file) {
  std::vector<char> block(1 << 20);
  std::ifstream in(file, std::ios::binary);
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
  }
  return in.eof();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || !opens(argv[2], true) || !reads(argv[2])) {
    std::fprintf(stderr, "usage: open_snapshot NAME FILE [repetitions]\n");
    return 2;
  }
  const std::string name = argv[1];
  const int repetitions = argc > 3 ? std::stoi(argv[3]) : 9;
  const double megabytes = static_cast<double>(std::filesystem::file_size(argv[2])) / 1e6;
  std::vector<double> table, checked, verified, plain, rate;
  for (int i = 0; i < repetitions; ++i) {
    const benchmarks::Stopwatch before;
    if (!snapshot::Snapshot::open(argv[2])) return 1;
    table.push_back(before.seconds() * 1e3);
    const benchmarks::Stopwatch first;
    if (!opens(argv[2], false)) return 1;
    checked.push_back(first.seconds() * 1e3);
    const benchmarks::Stopwatch second;
    if (!opens(argv[2], true)) return 1;
    verified.push_back(second.seconds() * 1e3);
    rate.push_back(megabytes / second.seconds());
    const benchmarks::Stopwatch third;
    if (!reads(argv[2])) return 1;
    plain.push_back(third.seconds() * 1e3);
  }
  const std::string note = std::to_string(static_cast<int>(megabytes)) + " MB, 1 thread";
  benchmarks::report("open_snapshot", name + ": table alone", table, "ms", note);
  benchmarks::report("open_snapshot", name + ": engine, blocks not verified", checked, "ms", note);
  benchmarks::report("open_snapshot", name + ": engine, all blocks verified", verified, "ms", note);
  benchmarks::report("open_snapshot", name + ": engine, all blocks verified, rate", rate, "MB/s", note);
  benchmarks::report("open_snapshot", name + ": plain reading", plain, "ms", note);
  return 0;
}
