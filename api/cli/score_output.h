// Where a batch's lines go: stdout, or a file that is only ever appended to, with a journal FILE.journal beside it, so that
// a run that was killed goes on where it stopped without repeating or losing a line.
//
// The journal's first line says what the run scores; each further line "BYTES PAIRS" that so many bytes of the file hold the
// lines of so many pairs. Such a line is appended every 32 MiB and at the end, always after the file's own bytes were synced
// to disk and then synced itself: after a kill, and also after a loss of power, it is true. Resuming cuts the file back to
// the last such line. The resumed file has the bytes of an uninterrupted one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/result.h"

namespace vouch::cli {

/// What a run scores, field by field; a run can only go on as the same one.
using RunIdentity = std::vector<std::pair<std::string, std::string>>;

class ScoreOutput {
 public:
  explicit ScoreOutput(std::ostream& out) : out_(&out) {}
  /// Begins the file. Fails with conflict where it is there already, with unavailable where it cannot be written.
  [[nodiscard]] static core::Result<ScoreOutput> create(const std::filesystem::path& file, const RunIdentity& identity);
  /// Goes on, or begins where nothing was written yet. Fails with conflict where the file has no journal or one of another
  /// run (the message says which field differs), with corrupt where file and journal do not belong together.
  [[nodiscard]] static core::Result<ScoreOutput> resume(const std::filesystem::path& file, const RunIdentity& identity);
  ScoreOutput(ScoreOutput&& other) noexcept;
  ScoreOutput& operator=(ScoreOutput&&) = delete;
  ~ScoreOutput();

  /// Pairs whose lines are in the file already.
  [[nodiscard]] std::uint64_t pairs() const { return pairs_; }
  /// Nothing was written yet: a header has its place.
  [[nodiscard]] bool empty() const { return bytes_ == 0; }
  /// Appends lines of so many pairs. Fails with unavailable (disk full, nobody reads).
  [[nodiscard]] core::Result<void> append(std::string_view lines, std::uint64_t pairs);
  /// Syncs and notes the end.
  [[nodiscard]] core::Result<void> finish();

 private:
  ScoreOutput(std::filesystem::path file, int data, int journal) : file_(std::move(file)), data_(data), journal_(journal) {}
  [[nodiscard]] core::Result<void> note();

  std::ostream* out_ = nullptr;
  std::filesystem::path file_;
  int data_ = -1;
  int journal_ = -1;
  std::uint64_t bytes_ = 0, pairs_ = 0, noted_bytes_ = 0;
};

}  // namespace vouch::cli
