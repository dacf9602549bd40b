// The Builder: records in, one published snapshot out. It owns the spill folder and keeps the order of the stages.
#include <algorithm>
#include <array>
#include <string>
#include <thread>
#include <utility>

#include "engine/build/account_key_file.h"
#include "engine/build/build.h"
#include "engine/build/record_tables.h"
#include "engine/build/stages.h"
#include "engine/snapshot/publish.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {
namespace {

constexpr std::uint64_t kRecordsPerReport = 1 << 16;

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

}  // namespace

struct Builder::State {
  State(std::filesystem::path file, BuildOptions build_options, snapshot::PendingFolder folder, snapshot::Writer writer)
      : target(std::move(file)),
        options(std::move(build_options)),
        spills(std::move(folder)),
        out(std::move(writer)),
        tables(options, space()) {}

  /// Two sorters take records and two take what those hand over; a buffer that grows needs up to half as much again.
  [[nodiscard]] SortSpace space() const {
    return {.folder = spills.path(), .memory_bytes = options.memory_bytes / 4, .threads = threads()};
  }
  [[nodiscard]] unsigned threads() const {
    return options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  }
  void report(std::string_view stage, std::uint64_t done, std::uint64_t total) const {
    if (options.progress) options.progress(stage, done, total);
  }

  std::filesystem::path target;
  BuildOptions options;
  snapshot::PendingFolder spills;
  snapshot::Writer out;
  RecordTables tables;
  std::uint64_t records = 0;
  bool finished = false;
};

Builder::Builder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Builder::Builder(Builder&&) noexcept = default;
Builder& Builder::operator=(Builder&&) noexcept = default;
Builder::~Builder() = default;

core::Result<Builder> Builder::make(const std::filesystem::path& target, BuildOptions options) {
  auto out = snapshot::Writer::make(target);
  if (!out) return core::fail(std::move(out).error());
  std::filesystem::path parts = target;
  parts += ".parts";
  auto folder = snapshot::PendingFolder::make(parts);
  if (!folder) return core::fail(std::move(folder).error());
  return Builder(std::make_unique<State>(target, std::move(options), *std::move(folder), *std::move(out)));
}

core::Result<std::optional<catalog::RowProblem>> Builder::accept(const catalog::Record& record) {
  if (++state_->records % kRecordsPerReport == 0) state_->report("read", state_->records, 0);
  return std::visit([this](const auto& row) { return state_->tables.take(row); }, record);
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
  if (auto written = write(provenance, state.out); !written) return core::fail(std::move(written).error());
  const auto progress = [&](std::string_view stage, std::uint64_t done, std::uint64_t total) {
    state.report(stage, done, total);
  };
  if (auto run = run_stages(state.out, state.threads(), progress); !run) return core::fail(std::move(run).error());
  state.report("publish", 0, 0);
  if (auto key = publish_account_key(state.target, state.options.account_key); !key) return core::fail(std::move(key).error());
  auto id = state.out.publish();
  if (!id) return core::fail(std::move(id).error());
  report->snapshot_id = *std::move(id);
  report->bytes = state.out.bytes();
  return report;
}

}  // namespace vouch::build
