// How fast is CSV with numbers and ids read, in MB/s on one core? The same bytes four ways: split by std::getline as the
// baseline, cells alone (CsvReader), records (both passes, a dataset of one audience file on disk), and the file's plain
// reading as the limit. Usage: csv_read [MB] [repetitions]. One line a way: median and
// spread over interleaved runs, in processor time, so that a busy machine counts less.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "benchmarks/measurement.h"
#include "datasets/dataset_reader.h"
#include "datasets/table/csv_reader.h"
#include "engine/core/random.h"

namespace {

using namespace vouch;

constexpr std::uint64_t kSeed = 20240131;

/// Rows as a brand's own export has them: pseudonymous ids, kinds, times, weights.
std::string audience_csv(std::size_t bytes) {
  core::Random random(kSeed);
  constexpr const char* kKinds[] = {"follow", "like", "comment"};
  std::string text = "account_id,platform,owner_id,owner_kind,kind,weight,at\n";
  char row[160];
  while (text.size() < bytes) {
    const std::uint64_t a = random.next();
    const int size = std::snprintf(row, sizeof row, "%llu,instagram,creator_%05u,creator,%s,%u.%u,%u\n",
                                   static_cast<unsigned long long>(a >> 14), static_cast<unsigned>(a % 34000), kKinds[a % 3],
                                   static_cast<unsigned>(a % 9), static_cast<unsigned>(a % 7),
                                   1600000000U + static_cast<unsigned>(a % 100000000U));
    text.append(row, static_cast<std::size_t>(size));
  }
  return text;
}

class CountingSink final : public catalog::RecordSink {
 public:
  core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override {
    rows += record.index() == 3 ? 1 : 0;
    return std::nullopt;
  }
  std::uint64_t rows = 0;
};

std::uint64_t split_by_getline(const std::string& text) {
  std::istringstream in(text);
  std::string line;
  std::uint64_t cells = 0;
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::string cell;
    while (std::getline(fields, cell, ',')) cells += cell.empty() ? 0 : 1;
  }
  return cells;
}

std::uint64_t read_cells(const std::string& text) {
  auto reader = datasets::CsvReader::open(datasets::from_memory(text), {}, {});
  std::uint64_t cells = 0;
  if (!reader) return 0;
  for (;;) {
    const auto row = (*reader)->next();
    if (!row || *row == nullptr) return cells;
    cells += (*row)->cells.size();
  }
}

std::uint64_t read_records(const std::filesystem::path& folder) {
  CountingSink sink;
  const auto report = datasets::read_dataset(folder, {}, sink);
  return report ? sink.rows : 0;
}

std::uint64_t read_plain(const std::filesystem::path& file) {
  auto opened = datasets::open_file(file, "audience.csv", {});
  if (!opened) return 0;
  std::vector<char> block(1 << 20);
  std::uint64_t bytes = 0;
  for (;;) {
    const auto got = opened->bytes->read(block);
    if (!got || *got == 0) return bytes;
    bytes += *got;
  }
}

struct Way {
  const char* name;
  std::function<std::uint64_t()> run;
  std::vector<double> mb_per_s{};
  std::uint64_t result = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t megabytes = argc > 1 ? std::stoul(argv[1]) : 128;
  const int repetitions = argc > 2 ? std::stoi(argv[2]) : 7;
  const std::string text = audience_csv(megabytes * 1000000);
  std::string pattern = (std::filesystem::temp_directory_path() / "vouch-bench-XXXXXX").string();
  const std::filesystem::path folder = ::mkdtemp(pattern.data());
  std::ofstream(folder / "creators.csv") << "creator_id\ncreator_00000\n";
  std::ofstream(folder / "audience.csv", std::ios::binary) << text;
  std::vector<Way> ways = {{"std::getline, the baseline", [&] { return split_by_getline(text.substr(0, text.size() / 8)); }},
                           {"cells alone", [&] { return read_cells(text); }},
                           {"records, both passes", [&] { return read_records(folder); }},
                           {"plain reading, the limit", [&] { return read_plain(folder / "audience.csv"); }}};
  for (int i = 0; i < repetitions; ++i) {
    for (Way& way : ways) {
      const std::clock_t start = std::clock();
      way.result = way.run();
      const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      const double bytes = static_cast<double>(text.size()) / (&way == ways.data() ? 8.0 : 1.0);
      way.mb_per_s.push_back(bytes / 1e6 / took);
    }
  }
  const std::string note = std::to_string(megabytes) + " MB, seed " + std::to_string(kSeed) + ", processor time of one core";
  for (const Way& way : ways) vouch::benchmarks::report("csv_read", way.name, way.mb_per_s, "MB/s", note);
  std::filesystem::remove_all(folder);
  return 0;
}
