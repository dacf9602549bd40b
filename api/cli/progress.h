// How far a long command is: one line on a terminal that is written over, with share, rate and remaining time. Where
// stderr is no terminal it writes nothing at all. The only place in the program that looks at a clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "api/cli/session.h"

namespace vouch::cli {

class ProgressLine {
 public:
  explicit ProgressLine(const Session& session) : session_(&session) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() { clear(); }

  /// Shows the state of a stage, at most ten times a second. total 0: unknown. `unit`: what is counted.
  void show(std::string_view stage, std::uint64_t done, std::uint64_t total, std::string_view unit = {});
  /// Takes the line away.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  const Session* session_;
  std::string stage_;
  Clock::time_point stage_began_{};
  Clock::time_point shown_at_{};
  bool visible_ = false;
};

/// "12 s", "3 min 5 s", "2 h 10 min".
[[nodiscard]] std::string duration_text(std::int64_t seconds);
/// "45.2 MB".
[[nodiscard]] std::string bytes_text(std::uint64_t bytes, words::Language language);

}  // namespace vouch::cli
