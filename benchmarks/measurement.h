// One result of a benchmark as one line of JSON on stdout: name, median with the smallest and largest of its runs, unit,
// number of runs, and where it came from. The machine, its load and the commit are passed by the environment
// (VOUCH_MACHINE, VOUCH_LOAD, VOUCH_COMMIT), as benchmarks/run does.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::benchmarks {

/// The value below which this share of the sorted values lies (nearest rank). Requires values.
[[nodiscard]] inline double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto rank = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  return values[rank];
}

inline std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string("unstated") : std::string(value);
}

/// `note` says what was measured: sizes, seed, settings. Names and notes hold no quotes.
inline void report(std::string_view benchmark, std::string_view name, const std::vector<double>& values, std::string_view unit,
                   const std::string& note, double value) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  std::printf(
      "{\"benchmark\":\"%.*s\",\"name\":\"%.*s\",\"value\":%.6g,\"low\":%.6g,\"high\":%.6g,\"unit\":\"%.*s\",\"n\":%zu,"
      "\"note\":\"%s\",\"machine\":\"%s\",\"load\":\"%s\",\"version\":\"%s\",\"compiler\":\"%s\",\"commit\":\"%s\"}\n",
      static_cast<int>(benchmark.size()), benchmark.data(), static_cast<int>(name.size()), name.data(), value, *low, *high,
      static_cast<int>(unit.size()), unit.data(), values.size(), note.c_str(), from_environment("VOUCH_MACHINE").c_str(),
      from_environment("VOUCH_LOAD").c_str(), VOUCH_VERSION, __VERSION__, from_environment("VOUCH_COMMIT").c_str());
}

/// The same with the median as the value.
inline void report(std::string_view benchmark, std::string_view name, const std::vector<double>& values, std::string_view unit,
                   const std::string& note) {
  report(benchmark, name, values, unit, note, quantile(values, 0.5));
}

class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Processor time of the calling thread: what it took of a core, however busy the machine is.
class ProcessorStopwatch {
 public:
  [[nodiscard]] double seconds() const { return now() - start_; }

 private:
  [[nodiscard]] static double now() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  }
  double start_ = now();
};

}  // namespace vouch::benchmarks
