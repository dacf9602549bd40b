// Counts rejects by reason, keeps the first examples of each and passes every one on. Where strict, the first is an error.
#pragma once

#include <string>
#include <vector>

#include "datasets/dataset_reader.h"

namespace vouch::datasets {

class RejectBook {
 public:
  RejectBook(const ReadOptions& options, FileReport& report) : options_(options), report_(report) {}

  /// Fails with corrupt where strict.
  [[nodiscard]] core::Result<bool> add(Reject reject);

 private:
  static constexpr std::size_t kExamples = 3;
  static constexpr std::size_t kReasons = 50;  // of a file; what comes then is counted under "other reasons"

  const ReadOptions& options_;
  FileReport& report_;
};

}  // namespace vouch::datasets
