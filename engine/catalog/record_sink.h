// Where records go. A reader hands each record over once; what the receiver cannot take comes back as a problem, which
// the reader, who knows file and line, turns into a reject. The rest of the dataset goes in all the same.
#pragma once

#include <optional>
#include <string>

#include "engine/catalog/records.h"
#include "engine/core/result.h"

namespace vouch::catalog {

/// Why a single row was not taken, such as {"creator_id", "duplicate 'anna'", "an id that no earlier row has"}.
struct RowProblem {
  std::string column;
  std::string found;
  std::string expected;
};

class RecordSink {
 public:
  virtual ~RecordSink() = default;

  /// Takes one record. Files are delivered in this order: creators, brands, profiles, accounts, persons, then the rest in
  /// any order but posts before comments. Returns a problem of the row, nullopt where it was taken; fails where no further
  /// row can be taken (disk full). Not thread safe.
  virtual core::Result<std::optional<RowProblem>> accept(const Record& record) = 0;
};

}  // namespace vouch::catalog
