// The options of every command that asks a snapshot: which one, how it is opened, and the form of the answer.
#pragma once

#include <string>
#include <vector>

#include "api/cli/command.h"
#include "engine/engine.h"

namespace vouch::cli {

struct SnapshotOptions {
  std::string file, account_key;
  bool no_verify = false;
};

/// Adds the snapshot and --no-verify.
void add_snapshot_options(const Command& command, SnapshotOptions& options);
void add_no_verify(const Command& command, SnapshotOptions& options);
/// Adds --account-key, for commands that take account ids.
void add_account_key(const Command& command, SnapshotOptions& options);
/// Adds --format with these words, of which the first is the default and `format` already, and --json where json is one.
void add_format(const Command& command, std::string& format, const std::vector<std::string>& words);

/// What the engine wants to know. Fails as read_account_key.
[[nodiscard]] core::Result<OpenOptions> open_options_of(const SnapshotOptions& options);
/// Fails as Engine::open and read_account_key.
[[nodiscard]] core::Result<Engine> open_engine(const SnapshotOptions& options);

}  // namespace vouch::cli
