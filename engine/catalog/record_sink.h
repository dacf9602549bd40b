// Where records go. A reader hands each record over once; what the receiver cannot take comes back as a problem, which
// the reader, who knows file and line, turns into a reject. The rest of the dataset goes in all the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/catalog/records.h"
#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::catalog {

/// Why a single row was not taken, such as {"creator_id", "duplicate 'anna'", "an id that no earlier row has"}.
struct RowProblem {
  std::string column;
  std::string found;
  std::string expected;
};

/// A hash of a file's bytes, its name, and all that decides how its reader reads it.
using FileIdentity = core::Digest;

class RecordSink {
 public:
  virtual ~RecordSink() = default;

  /// Takes one record. Files are delivered in this order: creators, brands, profiles, accounts, persons, then the rest in
  /// any order but posts before comments. Returns a problem of the row, nullopt where it was taken; fails where no further
  /// row can be taken (disk full). Not thread safe.
  virtual core::Result<std::optional<RowProblem>> accept(const Record& record) = 0;

  /// Whether the sink remembers what audience files gave. Only then does a reader identify them and call what follows.
  [[nodiscard]] virtual bool remembers_files() const { return false; }
  /// What the reader noted about a file when it was read before; nullopt where nothing is remembered.
  virtual std::optional<std::string> recall(const FileIdentity& /*file*/) { return std::nullopt; }
  /// Takes all records of a recalled file at once, in place of reading it. False: its owners are found to be others than
  /// they were then, so it has to be read.
  virtual core::Result<bool> replay(const FileIdentity& /*file*/) { return false; }
  /// Around the audience records of one file. `notes` are for recall; nullopt: the file is not to be remembered.
  virtual void begin_file(const FileIdentity& /*file*/) {}
  virtual core::Result<void> end_file(const std::optional<std::string>& /*notes*/) { return {}; }
};

}  // namespace vouch::catalog
