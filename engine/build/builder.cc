// The Builder: records in, one published snapshot out. It owns the spill folder and keeps the order of the stages.
#include <algorithm>
#include <array>
#include <string>
#include <thread>
#include <utility>

#include "engine/build/account_key_file.h"
#include "engine/build/build.h"
#include "engine/build/part_store.h"
#include "engine/build/record_tables.h"
#include "engine/build/stages.h"
#include "engine/snapshot/publish.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {
namespace {

constexpr std::uint64_t kRecordsPerReport = 1 << 16;
constexpr std::uint64_t kSortShare = 16;            // of the memory, for the buffer of one sorter
constexpr std::uint64_t kStageBytesAnAccount = 24;  // new reach of one brand: weights, twice, products, overlaps

std::string kinds_text(std::vector<catalog::AudienceKind> kinds) {
  constexpr std::array<std::string_view, 6> kNames = {"follow", "like", "comment", "share", "view", "customer"};
  if (kinds.empty()) return "all";
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  std::string text;
  for (const catalog::AudienceKind kind : kinds) {
    text += (text.empty() ? "" : ",") + std::string(kNames[static_cast<std::size_t>(kind)]);
  }
  return text;
}

std::string fingerprint_text(std::uint64_t fingerprint) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(fingerprint >> (8 * i));
  return core::hex(bytes);
}

std::filesystem::path parts_of(const std::filesystem::path& snapshot) {
  std::filesystem::path parts = snapshot;
  parts += ".parts";
  return parts;
}

/// All that a part depends on beside its file.
std::string part_context(const BuildOptions& options) {
  std::string context = "parts 2\n";
  for (const auto& [name, value] : versions()) context += name + "=" + value + "\n";
  context += "account_key=" + fingerprint_text(options.account_key.fingerprint()) + "\n";
  context += "until_s=" + (options.until_s ? std::to_string(*options.until_s) : "none") + "\n";
  return context + "audience_kinds=" + kinds_text(options.audience_kinds) + "\n";
}

/// The accounts that are trusted, counted in report and provenance.
core::Result<std::vector<std::uint32_t>> trusted_accounts(const credibility::TrustedNames& names, snapshot::Writer& out,
                                                          BuildReport& report, Provenance& provenance) {
  credibility::TrustSeeds seeds;
  if (!names.empty()) {
    const auto so_far = out.so_far();
    if (!so_far) return core::fail(so_far.error());
    auto found = credibility::find_seeds(*so_far, names);
    if (!found) return core::fail(std::move(found).error());
    seeds = *std::move(found);
    if (seeds.accounts.empty()) {
      return core::fail(
          core::ErrorCode::invalid_argument,
          "none of the " + std::to_string(seeds.given) + " trusted accounts and creators is in anybody's audience, expected one");
    }
  }
  report.trusted_given = static_cast<std::int64_t>(seeds.given);
  report.trusted_found = static_cast<std::int64_t>(seeds.found);
  provenance["trusted_given"] = std::to_string(seeds.given);
  provenance["trusted_found"] = std::to_string(seeds.found);
  return std::move(seeds.accounts);
}

/// The rules of credibility as they are written, and as they are used.
struct CredibilityRules {
  catalog::CredibilityRuleRecords records;
  credibility::Rules rules;
};

core::Result<CredibilityRules> rules_of(const BuildOptions& options) {
  if (!options.credibility_rules) {
    return core::fail(core::ErrorCode::invalid_argument, "found no rules of credibility, expected some");
  }
  auto records = options.credibility_rules();
  if (!records) return core::fail(std::move(records).error());
  auto rules = credibility::Rules::make(*records);
  if (!rules) return core::fail(std::move(rules).error());
  return CredibilityRules{.records = *std::move(records), .rules = *std::move(rules)};
}

core::Result<void> expect_parts(const std::filesystem::path& base) {
  std::error_code ignored;
  if (base.empty() || std::filesystem::is_directory(parts_of(base), ignored)) return {};
  return core::fail(core::ErrorCode::not_found, base.string() + ": found no parts of it in " + parts_of(base).string() +
                                                    ", expected a snapshot that was built with its parts kept");
}

}  // namespace

struct Builder::State {
  State(std::filesystem::path file, BuildOptions build_options, CredibilityRules judged_by, snapshot::PendingFolder folder,
        snapshot::Writer writer)
      : target(std::move(file)),
        options(std::move(build_options)),
        credibility(std::move(judged_by)),
        spills(std::move(folder)),
        out(std::move(writer)),
        parts(options.base.empty() ? options.base : parts_of(options.base),
              options.keep_parts ? parts_of(target) : std::filesystem::path(), part_context(options)),
        tables(options, credibility.rules, space()) {}

  /// At most five sorters work at once (links and their days, terms, and a file's part or what the others hand over), each with a
  /// buffer and two thirds as much again for growing or for the blocks of its runs. The rest is for tables of owners, posts and
  /// words, which stay in memory.
  [[nodiscard]] SortSpace space() const {
    return {.folder = spills.path(), .memory_bytes = options.memory_bytes / kSortShare, .threads = threads()};
  }
  /// Stages hold arrays over all accounts in each thread: fewer threads where memory is short.
  [[nodiscard]] unsigned stage_threads(std::int64_t accounts) const {
    const std::uint64_t each = kStageBytesAnAccount * static_cast<std::uint64_t>(std::max<std::int64_t>(accounts, 1));
    return static_cast<unsigned>(std::clamp<std::uint64_t>(options.memory_bytes / each, 1, threads()));
  }
  [[nodiscard]] unsigned threads() const {
    return options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  }
  void report(std::string_view stage, std::uint64_t done, std::uint64_t total) const {
    if (options.progress) options.progress(stage, done, total);
  }

  std::filesystem::path target;
  BuildOptions options;
  CredibilityRules credibility;
  snapshot::PendingFolder spills;
  snapshot::Writer out;
  PartStore parts;
  RecordTables tables;
  std::string part;  // name of the one that is made
  std::int64_t reused = 0;
  std::uint64_t records = 0;
  bool finished = false;
};

Builder::Builder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Builder::Builder(Builder&&) noexcept = default;
Builder& Builder::operator=(Builder&&) noexcept = default;
Builder::~Builder() = default;

core::Result<Builder> Builder::make(const std::filesystem::path& target, BuildOptions options) {
  if (auto there = expect_parts(options.base); !there) return core::fail(std::move(there).error());
  auto rules = rules_of(options);
  if (!rules) return core::fail(std::move(rules).error());
  auto out = snapshot::Writer::make(target);
  if (!out) return core::fail(std::move(out).error());
  auto folder = snapshot::PendingFolder::make(parts_of(target));
  if (!folder) return core::fail(std::move(folder).error());
  return Builder(std::make_unique<State>(target, std::move(options), *std::move(rules), *std::move(folder), *std::move(out)));
}

core::Result<std::optional<catalog::RowProblem>> Builder::accept(const catalog::Record& record) {
  if (++state_->records % kRecordsPerReport == 0) state_->report("read", state_->records, 0);
  return std::visit([this](const auto& row) { return state_->tables.take(row); }, record);
}

bool Builder::remembers_files() const { return state_->parts.active(); }

std::optional<std::string> Builder::recall(const catalog::FileIdentity& file) {
  const auto part = state_->parts.find(state_->parts.name_of(file));
  return part ? std::optional<std::string>(part->notes()) : std::nullopt;
}

core::Result<bool> Builder::replay(const catalog::FileIdentity& file) {
  State& state = *state_;
  const std::string name = state.parts.name_of(file);
  const auto part = state.parts.find(name);
  if (!part) return false;
  const auto replayed = state.tables.replay(*part);
  if (!replayed || !*replayed) return replayed;
  ++state.reused;
  if (!state.parts.keeps()) return true;
  if (auto kept = state.parts.keep_again(name, state.spills.path() / "part"); !kept) return core::fail(std::move(kept).error());
  return true;
}

void Builder::begin_file(const catalog::FileIdentity& file) {
  if (!state_->parts.keeps()) return;
  state_->part = state_->parts.name_of(file);
  state_->tables.begin_part(state_->space());
}

core::Result<void> Builder::end_file(const std::optional<std::string>& notes) {
  State& state = *state_;
  if (state.part.empty()) return {};
  const std::string name = std::exchange(state.part, {});
  const std::filesystem::path file = notes ? state.spills.path() / "part" : std::filesystem::path();
  if (auto done = state.tables.end_part(file, notes.value_or("")); !done) return done;
  return notes ? state.parts.keep(name, file) : core::Result<void>();
}

core::Result<BuildReport> Builder::finish() {
  State& state = *state_;
  if (std::exchange(state.finished, true)) return core::fail(core::ErrorCode::internal, "the build has been finished already");
  Provenance provenance = versions();
  provenance["account_key"] = fingerprint_text(state.options.account_key.fingerprint());
  provenance["until_s"] = state.options.until_s ? std::to_string(*state.options.until_s) : "none";
  provenance["audience_kinds"] = kinds_text(state.options.audience_kinds);
  auto report = state.tables.write(state.out, provenance, [&](std::string_view stage) { state.report(stage, 0, 0); });
  if (!report) return report;
  provenance["credibility_rules"] = state.credibility.rules.version;
  const auto trusted = trusted_accounts(state.options.trusted, state.out, *report, provenance);
  if (!trusted) return core::fail(trusted.error());
  if (auto written = write(provenance, state.out); !written) return core::fail(std::move(written).error());
  if (auto written = credibility::write_rules(state.credibility.records, state.out); !written) {
    return core::fail(std::move(written).error());
  }
  const auto progress = [&](std::string_view stage, std::uint64_t done, std::uint64_t total) {
    state.report(stage, done, total);
  };
  const StageOptions stages{.rules = state.credibility.rules,
                            .threads = state.stage_threads(report->accounts),
                            .samples = state.options.samples,
                            .trusted = *trusted};
  if (auto run = run_stages(state.out, stages, progress); !run) return core::fail(std::move(run).error());
  state.report("publish", 0, 0);
  if (auto key = publish_account_key(state.target, state.options.account_key); !key) return core::fail(std::move(key).error());
  auto id = state.out.publish();
  if (!id) return core::fail(std::move(id).error());
  report->snapshot_id = *std::move(id);
  report->bytes = state.out.bytes();
  report->files_reused = state.reused;
  state.parts.remove_others();
  return report;
}

}  // namespace vouch::build
