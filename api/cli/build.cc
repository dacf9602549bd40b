// vouch build: a dataset becomes a snapshot, published atomically.
#include "engine/build/build.h"

#include <charconv>
#include <fstream>
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/embedders.h"
#include "api/cli/files.h"
#include "api/cli/id_files.h"
#include "api/cli/read_options.h"
#include "datasets/reference/comment_tables.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/reference/rule_files.h"
#include "engine/core/civil_time.h"
#include "models/shipped.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

struct Options {
  RowOptions rows;
  std::string dataset, output, until, account_key, memory, base, trusted, rules, embedder;
  unsigned threads = 0;
  bool keep_parts = false;
  bool json = false;
};

/// The end of a day, or a time.
core::Result<std::optional<std::int64_t>> until_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto time = core::parse_iso_time(text);
  if (!time) return fail(ErrorCode::invalid_argument, "--until found '" + text + "', expected a date such as 2026-01-31");
  constexpr std::size_t kDateLength = 10;
  return text.size() <= kDateLength ? *time + core::kDaySeconds - 1 : *time;
}

core::Result<std::uint64_t> memory_of(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string unit(end, text.data() + text.size());
  const unsigned shift = unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : unit == "T" ? 40 : 0;
  if (code != std::errc() || (shift == 0 && !unit.empty()) || number == 0 || number > (std::uint64_t{1} << 50) >> shift) {
    return fail(ErrorCode::invalid_argument, "--memory found '" + text + "', expected a size such as 512M or 4G");
  }
  return number << shift;
}

/// The key that is given, the one beside the dataset, or a fresh one that is left there.
core::Result<core::AccountKey> key_of(const Options& options, const Session& session) {
  if (!options.account_key.empty()) return read_account_key(options.account_key);
  std::filesystem::path folder = options.dataset;
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) folder = folder.parent_path();
  const std::filesystem::path file = folder / "account.key";
  if (std::filesystem::exists(file, ignored)) return read_account_key(file);
  const core::AccountKey key = core::AccountKey::fresh();
  if (auto written = write_file(file, key.raw(), true, 0600); !written) {
    return fail(core::within("no account key is given or beside the dataset, and a fresh one", std::move(written).error()));
  }
  session.say("a fresh account key was written to " + file.string() + ": keep it, and keep it secret");
  return key;
}

constexpr std::string_view kCreatorPrefix = "creator:";

/// Ids of accounts, as they are or as their SHA-256, and creators behind the prefix.
core::Result<credibility::TrustedNames> trusted_of(const std::string& file, const core::AccountKey& key) {
  credibility::TrustedNames names;
  if (file.empty()) return names;
  const auto ids = read_ids(file);
  if (!ids) return fail(ids.error());
  for (const std::string& id : *ids) {
    if (id.starts_with(kCreatorPrefix)) {
      names.creators.push_back(id.substr(kCreatorPrefix.size()));
      continue;
    }
    const auto digest = core::digest_from_hex(id);
    names.accounts.push_back(digest ? key.pseudonym(*digest) : key.pseudonym(id));
  }
  if (names.empty()) return fail(ErrorCode::invalid_argument, file + ": holds no ids, expected one a line");
  return names;
}

/// The program's own rules, or those of a folder, read before anything else.
core::Result<void> choose_rules(const std::string& folder, build::BuildOptions& to) {
  to.wordings = datasets::carried_wordings;
  to.credibility_rules = datasets::carried_credibility_rules;
  if (folder.empty()) return {};
  auto rules = datasets::read_rule_folder(folder);
  if (!rules) return fail(core::within("--rules", std::move(rules).error()));
  to.wordings = [wordings = std::move(rules->wordings)] { return core::Result<catalog::WordingRules>(wordings); };
  to.credibility_rules = [values = std::move(rules->credibility)] {
    return core::Result<catalog::CredibilityRuleRecords>(values);
  };
  return {};
}

core::Result<build::BuildOptions> build_options(const Options& options, const Session& session, ProgressLine& progress) {
  const auto until = until_of(options.until);
  if (!until) return fail(until.error());
  std::uint64_t memory = 0;
  if (!options.memory.empty()) {
    const auto bytes = memory_of(options.memory);
    if (!bytes) return fail(bytes.error());
    memory = *bytes;
  }
  if (auto there = expect_there(options.dataset); !there) return fail(std::move(there).error());
  const auto key = key_of(options, session);
  if (!key) return fail(key.error());
  build::BuildOptions made{
      .account_key = *key, .until_s = *until, .audience_kinds = {}, .threads = options.threads, .progress = {}};
  auto trusted = trusted_of(options.trusted, *key);
  if (!trusted) return fail(std::move(trusted).error());
  made.trusted = *std::move(trusted);
  if (memory > 0) made.memory_bytes = memory;
  made.base = options.base;
  made.keep_parts = options.keep_parts;
  made.authenticity = models::authenticity_model;
  auto embedder = embedder_named(options.embedder);
  if (!embedder) return fail(std::move(embedder).error());
  made.embedder = *std::move(embedder);
  if (auto added = choose_rules(options.rules, made); !added) return fail(std::move(added).error());
  made.progress = [&progress](std::string_view stage, std::uint64_t done, std::uint64_t total) {
    progress.show(stage, done, total);
  };
  return made;
}

core::Result<int> build_snapshot(const Options& options, const Session& session) {
  ProgressLine progress(session);
  RejectFile rejects;
  const auto reading = read_options(options.rows, "reading", rejects, progress);
  if (!reading) return fail(reading.error());
  auto building = build_options(options, session, progress);
  if (!building) return fail(std::move(building).error());
  if (auto opened = rejects.open(options.rows.rejects); !opened) return fail(std::move(opened).error());
  auto builder = build::Builder::make(options.output, *std::move(building));
  if (!builder) return fail(std::move(builder).error());
  const auto read = datasets::read_dataset(options.dataset, *reading, *builder);
  if (!read) return fail(read.error());
  if (auto closed = rejects.close(); !closed) return fail(std::move(closed).error());
  const auto built = builder->finish();
  if (!built) return fail(built.error());
  progress.clear();
  if (options.json) {
    session.streams.out << build_json(options.output, *built, *read, session.language) << "\n";
  } else {
    session.streams.out << build_text(options.output, *built, *read, session.language);
  }
  if (read->rejected == 0) return kDone;
  session.say(rejects_text(*read, options.rows.rejects, session.language));
  return options.rows.allow_rejects ? kDone : kRejects;
}

}  // namespace

void add_build(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command = add_command(program, session, "build", "Builds a snapshot from a dataset and publishes it atomically",
                                      "shop/ -o shop.vouch\n"
                                      "shop/ -o shop.vouch --until 2026-01-31 --rejects bad-rows.csv\n"
                                      "shop/ -o shop.vouch --locale de --memory 2G\n"
                                      "shop/ -o shop.vouch --base shop.vouch --keep-parts\n"
                                      "shop/ -o shop.vouch --rules my-rules/");
  command.add_option("dataset", options->dataset, "folder with creators.csv and more, or one file").required();
  command.add_option("-o,--output", options->output, "the snapshot to write").required();
  command.add_option("--until", options->until, "leave out every event, comment, collaboration and post after this day");
  command.add_option("--account-key", options->account_key, "32 raw bytes (default: account.key beside the dataset)");
  add_locale(command, options->rows);
  add_rejects(command, options->rows);
  command.add_flag("--keep-parts", options->keep_parts, "keep in OUTPUT.parts what audience files gave, for a later --base");
  command.add_option("--base", options->base, "an earlier snapshot with kept parts: audience files that it knows are not read");
  command.add_option("--trusted", options->trusted,
                     "ids of accounts, or creator:ID, known to be good, one a line: trust starts from them");
  command.add_option("--embedder", options->embedder,
                     "what makes vectors of texts: built-in, none, or an installed model (default built-in)");
  command.add_option("--rules", options->rules,
                     "folder with rules to use instead of the program's own (vouch rules writes those)");
  command.add_option("--memory", options->memory, "bound for edges and terms in memory, such as 512M (default 4G)");
  command.add_option("--threads", options->threads, "0 = as many as the machine has; the result is the same with any number");
  command.add_flag("--json", options->json, "a report as JSON");
  command.callback([options, &session] { session.action = [options, &session] { return build_snapshot(*options, session); }; });
}

}  // namespace vouch::cli
