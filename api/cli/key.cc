// vouch key: makes account keys and shows their fingerprints, never the key itself.
#include <array>
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/files.h"

namespace vouch::cli {
namespace {

struct Options {
  std::string verb, file;
};

/// As the provenance of a snapshot writes it.
std::string fingerprint_of(const core::AccountKey& key) {
  const std::uint64_t fingerprint = key.fingerprint();
  return core::hex({reinterpret_cast<const std::uint8_t*>(&fingerprint), sizeof fingerprint});
}

core::Result<int> run_key(const Options& options, const Session& session) {
  if (options.verb == "new") {
    const core::AccountKey key = core::AccountKey::fresh();
    if (auto written = write_file(options.file, key.raw(), true, 0600); !written) return core::fail(std::move(written).error());
    session.streams.out << options.file << ": fingerprint " << fingerprint_of(key) << "\n";
    return kDone;
  }
  const auto key = read_account_key(options.file);
  if (!key) return core::fail(key.error());
  session.streams.out << options.file << ": fingerprint " << fingerprint_of(*key) << "\n";
  return kDone;
}

}  // namespace

void add_key(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command = add_command(program, session, "key", "Makes an account key, or shows the fingerprint of one",
                                      "new shop/account.key\nshow shop/account.key");
  command.add_option("verb", options->verb, "new or show").required().one_of({"new", "show"});
  command.add_option("file", options->file, "the key file: 32 raw bytes, readable by its owner alone").required();
  command.callback([options, &session] { session.action = [options, &session] { return run_key(*options, session); }; });
}

}  // namespace vouch::cli
