// The pairs that a batch scores, in order, a window at a time: those of a file, or every brand of a list with every
// candidate. A file is read twice: once whole, so that a wrong line is found before anything is written, then in windows.
// Memory does not grow with the pairs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::cli {

class PairSource {
 public:
  virtual ~PairSource() = default;
  /// How many pairs there are.
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// Hexadecimal digits that change where any pair does.
  [[nodiscard]] virtual std::string fingerprint() const = 0;
  /// Goes on behind the first `pairs` pairs. Call before next.
  [[nodiscard]] virtual core::Result<void> skip(std::uint64_t pairs) = 0;
  /// The next pairs, at most so many; empty at the end. The span lives until the next call.
  [[nodiscard]] virtual core::Result<std::span<const ranking::Pair>> next(std::size_t most) = 0;
};

/// A pair a line: brand id, a tab (where there is none a comma), creator id. Empty lines are left out, and a first line
/// `brand_id`, `creator_id`. Fails with not_found (the file; an id, with its line), invalid_argument (a line that is no
/// pair, no pair at all, a file that changes meanwhile).
[[nodiscard]] core::Result<std::unique_ptr<PairSource>> pairs_of_file(const std::filesystem::path& file, const Engine& engine);

/// Brand by brand, each with all candidates in their order; candidates_file empty: all creators in the order of their ids.
/// Fails as the files do, with the line of an unknown id.
[[nodiscard]] core::Result<std::unique_ptr<PairSource>> pairs_of_lists(const std::filesystem::path& brands_file,
                                                                       const std::filesystem::path& candidates_file,
                                                                       const Engine& engine);

}  // namespace vouch::cli
