// vouch hash: account ids become what may leave the house: SHA-256, or pseudonyms of a key.
#include <array>
#include <istream>
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/files.h"
#include "api/cli/id_files.h"
#include "api/contract/answer_json.h"

namespace vouch::cli {
namespace {

struct Options {
  std::vector<std::string> ids;
  std::string file, account_key;
  bool json = false;
};

std::string hex_of(std::uint64_t number) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
  return core::hex(bytes);
}

core::Result<std::vector<std::string>> ids_of(const Options& options, const Session& session) {
  if (!options.file.empty() && options.file != "-") {
    if (!options.ids.empty()) return core::fail(core::ErrorCode::invalid_argument, "found ids and --file, expected one of them");
    return read_ids(options.file);
  }
  if (!options.ids.empty()) return options.ids;
  std::vector<std::string> ids;
  for (std::string line; std::getline(session.streams.in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) ids.push_back(std::move(line));
  }
  return ids;
}

core::Result<int> hash(const Options& options, const Session& session) {
  const auto ids = ids_of(options, session);
  if (!ids) return core::fail(ids.error());
  std::optional<core::AccountKey> key;
  if (!options.account_key.empty()) {
    const auto read = read_account_key(options.account_key);
    if (!read) return core::fail(read.error());
    key = *read;
  }
  for (const std::string& id : *ids) {
    const std::string sha256 = core::hex(core::sha256(id));
    if (options.json) {
      session.streams.out << "{\"id\":" << contract::quoted(id) << ",\"sha256\":\"" << sha256 << "\"";
      if (key) session.streams.out << ",\"pseudonym\":\"" << hex_of(key->pseudonym(id)) << "\"";
      session.streams.out << "}\n";
    } else {
      session.streams.out << (key ? hex_of(key->pseudonym(id)) : sha256) << "\n";
    }
  }
  return kDone;
}

}  // namespace

void add_hash(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command = add_command(program, session, "hash",
                                      "Turns account ids into SHA-256, as requests may send them, or into pseudonyms of a key",
                                      "anna ben\n--file ids.txt > hashes.txt\n--account-key account.key --file ids.txt --json");
  command.add_option("id", options->ids, "account ids; without any, and without --file, lines of stdin");
  command.add_option("--file", options->file, "a file with one id a line; - is stdin");
  command.add_option("--account-key", options->account_key, "32 raw bytes: gives what a snapshot stores for each account");
  command.add_flag("--json", options->json, "an object a line, with the id");
  command.callback([options, &session] { session.action = [options, &session] { return hash(*options, session); }; });
}

}  // namespace vouch::cli
