#include "api/cli/snapshot_options.h"

#include <algorithm>

#include "api/cli/embedders.h"
#include "api/cli/files.h"

namespace vouch::cli {

void add_snapshot_options(const Command& command, SnapshotOptions& options) {
  command.add_option("snapshot", options.file, "the snapshot").required();
  add_no_verify(command, options);
}

void add_no_verify(const Command& command, SnapshotOptions& options) {
  command.add_flag("--no-verify", options.no_verify, "trust the checksums of the table alone");
}

void add_account_key(const Command& command, SnapshotOptions& options) {
  command.add_option("--account-key", options.account_key,
                     "key for accounts that are sent (default: the key beside the snapshot)");
}

void add_format(const Command& command, std::string& format, const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) list += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  command.add_option("--format", format, list + " (default " + words.front() + ")").one_of(words);
  if (std::find(words.begin(), words.end(), "json") == words.end()) return;
  command.add_flag("--json", [&format] { format = "json"; }, "the same as --format json");
}

core::Result<OpenOptions> open_options_of(const SnapshotOptions& options) {
  OpenOptions open{.verify = !options.no_verify, .embedder = embedder_of};
  if (options.account_key.empty()) return open;
  auto key = read_account_key(options.account_key);
  if (!key) return core::fail(std::move(key).error());
  open.account_key = *key;
  return open;
}

core::Result<Engine> open_engine(const SnapshotOptions& options) {
  const auto open = open_options_of(options);
  if (!open) return core::fail(open.error());
  return Engine::open(options.file, *open);
}

}  // namespace vouch::cli
