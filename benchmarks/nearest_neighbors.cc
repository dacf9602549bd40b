// How long does it take to find the nearest of many vectors, for one query and for 64, with and without a filter, and how near
// is that to what memory gives? Vectors as drawn_vectors.h draws them, int8 with halves; one plain read of the same bytes is the
// limit of a scan.
// Usage: nearest_neighbors NAME N DIMENSION [ROUNDS]     results as JSON lines
//        nearest_neighbors --write FOLDER N DIMENSION    rows.f32, queries.f32 and filter_PERCENT.u64 for peers
//        nearest_neighbors --index NAME FOLDER DIMENSION builds graph.index of the rows and says what it measured, as JSON lines
//        nearest_neighbors --serve FOLDER DIMENSION      reads lines `PERCENT K THREADS RECALL FIRST COUNT` and answers each with
//                                                        the seconds that queries [FIRST, FIRST + COUNT) took one by one (COUNT
//                                                        negative: all at once), then their ids; below a recall of 1 as the
//                                                        cost model chooses, with graph.index where it is there
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <span>
#include <string>
#include <type_traits>

#include "benchmarks/drawn_vectors.h"
#include "benchmarks/measurement.h"
#include "engine/vectors/exact_search.h"
#include "engine/vectors/index_choice.h"

namespace {

using namespace vouch;

constexpr std::size_t kTopics = 1000, kQueries = 128;
constexpr std::uint64_t kSeed = 20240131;
constexpr std::array kPercents = {100, 10, 1};

template <class T>
void write(const std::string& file, std::span<const T> values) {
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size_bytes()));
}

template <class T>
std::vector<T> read(const std::string& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  std::vector<T> values(in ? static_cast<std::size_t>(in.tellg()) / sizeof(T) : 0);
  in.seekg(0);
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
  return values;
}

std::string filter_file(const std::string& folder, int percent) { return folder + "/filter_" + std::to_string(percent) + ".u64"; }

int write_files(const std::string& folder, std::size_t n, std::size_t dimension) {
  const benchmarks::DrawnVectors drawn(dimension, kTopics, kSeed);
  write<float>(folder + "/rows.f32", drawn.draw("rows", n));
  write<float>(folder + "/queries.f32", drawn.draw("queries", kQueries));
  for (const int percent : kPercents) {
    write<std::uint64_t>(filter_file(folder, percent), benchmarks::drawn_filter(n, 0.01 * percent, kSeed));
  }
  return 0;
}

struct Asked {
  int percent = 100;
  std::uint32_t k = 10;
  unsigned threads = 1;
  double recall = 1.0;
  std::size_t first = 0;
  long count = 1;
};

/// Seconds of each query, or of all at once.
template <class Watch = benchmarks::Stopwatch, class Index>
std::vector<double> answer(const Index& index, std::span<const float> queries, const vectors::Filter& filter, const Asked& asked,
                           std::vector<vectors::Neighbors>& found) {
  const std::size_t d = index.dimension(), count = static_cast<std::size_t>(asked.count < 0 ? -asked.count : asked.count);
  const vectors::SearchOptions options = {
      .k = asked.k, .filter = filter, .wanted_recall = asked.recall, .threads = asked.threads};
  const auto some = queries.subspan(asked.first * d, count * d);
  if constexpr (std::is_same_v<Index, vectors::ExactIndex>) {
    if (asked.count < 0) {
      const Watch watch;
      found = index.search_each(some, options).value();
      return {watch.seconds()};
    }
  }
  std::vector<double> seconds;
  for (std::size_t q = 0; q < count; ++q) {
    const Watch watch;
    found.push_back(index.search(some.subspan(q * d, d), options).value());
    seconds.push_back(watch.seconds());
  }
  return seconds;
}

core::Result<vectors::VectorTable> table_of(const std::string& folder, std::size_t dimension) {
  return vectors::VectorTable::make(read<float>(folder + "/rows.f32"), dimension, {.threads = 0});
}

int build_index(const std::string& name, const std::string& folder, std::size_t dimension) {
  const auto table = table_of(folder, dimension);
  if (!table) return std::fprintf(stderr, "%s\n", table.error().message.c_str()), 1;
  const benchmarks::ProcessorStopwatch watch;
  const auto index = vectors::FaissIndex::build(*table, vectors::GraphOptions{}, {.queries = 50});
  if (!index || !index->save(folder + "/graph.index")) return 1;
  const std::string note =
      std::to_string(table->size()) + " vectors of " + std::to_string(dimension) + " dimensions, graph of 16 links, effort 100";
  benchmarks::report("nearest_neighbors", name + ": building and measuring a graph, processor time of one thread",
                     {watch.seconds()}, "s", note);
  for (const auto& one : index->measured()) {
    const std::string what =
        std::to_string(one.percent) + " % pass, k = " + std::to_string(one.k) + ", effort " + std::to_string(one.effort);
    benchmarks::report("nearest_neighbors", name + ": recall of the graph, " + what, {one.recall}, "",
                       note + ", rows looked at " + std::to_string(one.looked_at));
  }
  return 0;
}

int serve(const std::string& folder, std::size_t dimension) {
  const auto queries = read<float>(folder + "/queries.f32");
  const auto table = table_of(folder, dimension);
  if (!table) return std::fprintf(stderr, "%s\n", table.error().message.c_str()), 1;
  const vectors::ExactIndex exact(*table);
  auto graph = vectors::FaissIndex::open(folder + "/graph.index", *table);
  const vectors::ChosenIndex chosen(*table, graph ? std::optional(*graph) : std::nullopt);
  std::cout << "ready" << std::endl;
  for (Asked asked; std::cin >> asked.percent >> asked.k >> asked.threads >> asked.recall >> asked.first >> asked.count;) {
    const auto words = read<std::uint64_t>(filter_file(folder, asked.percent));
    const auto filter = asked.percent == 100 ? vectors::Filter() : vectors::Filter::make(words, exact.size()).value();
    std::vector<vectors::Neighbors> found;
    const auto seconds =
        asked.recall < 1.0 ? answer(chosen, queries, filter, asked, found) : answer(exact, queries, filter, asked, found);
    for (const double one : seconds) std::cout << one << ' ';
    for (const auto& neighbors : found) {
      for (const auto& neighbor : neighbors.best) std::cout << neighbor.index << ' ';
    }
    std::cout << std::endl;
  }
  return 0;
}

/// Seconds of reading all rows once, with so many threads.
template <class Watch>
double plain_read(const vectors::VectorTable& table, unsigned threads) {
  const auto* const words = reinterpret_cast<const std::uint64_t*>(table.rows().bytes);
  const std::size_t count = table.size() * table.rows().stride / 8, tasks = 64, each = count / tasks / 8 * 8;
  std::vector<std::uint64_t> sums(tasks);
  const Watch watch;
  core::parallel_each(tasks, threads, [&](std::size_t task) {
    std::array<std::uint64_t, 8> lanes{};
    for (std::size_t i = task * each; i < (task + 1) * each; i += 8) {
      for (std::size_t j = 0; j < 8; ++j) lanes[j] += words[i + j];
    }
    for (const std::uint64_t lane : lanes) sums[task] += lane;
  });
  const double seconds = watch.seconds();
  return sums[0] == 42 ? 0.0 : seconds;
}

void measure(const std::string& name, std::size_t n, std::size_t dimension, std::size_t rounds) {
  const benchmarks::DrawnVectors drawn(dimension, kTopics, kSeed);
  const auto queries = drawn.draw("queries", kQueries);
  const vectors::ExactIndex index(vectors::VectorTable::make(drawn.draw("rows", n), dimension, {.threads = 0}).value());
  const std::string note = std::to_string(n) + " vectors of " + std::to_string(dimension) + " dimensions, int8 and halves";
  const auto report = [&](const std::string& what, std::vector<double> seconds) {
    for (double& s : seconds) s *= 1e3;
    benchmarks::report("nearest_neighbors", name + ": " + what, seconds, "ms", note);
  };
  const auto filters = [&] {
    std::vector<std::vector<std::uint64_t>> all;
    for (const int percent : kPercents) all.push_back(benchmarks::drawn_filter(n, 0.01 * percent, kSeed));
    return all;
  }();
  // One thread by its processor time, so that a busy machine does not decide; two by the clock.
  const auto measure_with = [&]<class Watch>(Watch, unsigned threads, const std::string& with) {
    std::vector<double> plain;
    for (std::size_t r = 0; r < rounds; ++r) plain.push_back(plain_read<Watch>(index.table(), threads));
    report("plain read of the bytes" + with, plain);
    for (std::size_t f = 0; f < kPercents.size(); ++f) {
      const int percent = kPercents[f];
      const auto filter = percent == 100 ? vectors::Filter() : vectors::Filter::make(filters[f], n).value();
      for (const std::uint32_t k : {10U, 100U}) {
        std::vector<vectors::Neighbors> found;
        Asked asked = {.percent = percent, .k = k, .threads = threads, .count = static_cast<long>(rounds)};
        const std::string what = std::to_string(percent) + " % pass, k = " + std::to_string(k);
        report(what + with, answer<Watch>(index, queries, filter, asked, found));
        asked.count = -64;
        std::vector<double> at_once;
        for (std::size_t r = 0; r < 3; ++r) at_once.push_back(answer<Watch>(index, queries, filter, asked, found)[0]);
        report(what + ", 64 queries at once" + with, at_once);
      }
    }
  };
  measure_with(benchmarks::ProcessorStopwatch(), 1, ", 1 thread, processor time");
  measure_with(benchmarks::Stopwatch(), 2, ", 2 threads, by the clock");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string first = argc > 1 ? argv[1] : "";
  if (first == "--write" && argc == 5) return write_files(argv[2], std::stoul(argv[3]), std::stoul(argv[4]));
  if (first == "--index" && argc == 5) return build_index(argv[2], argv[3], std::stoul(argv[4]));
  if (first == "--serve" && argc == 4) return serve(argv[2], std::stoul(argv[3]));
  if (first.starts_with("--") || argc < 4) {
    std::fprintf(stderr,
                 "usage: nearest_neighbors NAME N DIMENSION [ROUNDS] | --write FOLDER N DIMENSION | "
                 "--index NAME FOLDER DIMENSION | --serve FOLDER DIMENSION\n");
    return 2;
  }
  measure(first, std::stoul(argv[2]), std::stoul(argv[3]), argc > 4 ? std::stoul(argv[4]) : 21);
  return 0;
}
