// vouch inspect: what is in a snapshot.
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/progress.h"
#include "api/contract/answer_json.h"
#include "api/report/table.h"
#include "api/words/numbers.h"
#include "engine/core/civil_time.h"
#include "engine/engine.h"

namespace vouch::cli {
namespace {

struct Options {
  std::string snapshot;
  bool verify = false;
  bool json = false;
};

std::string info_text(const SnapshotInfo& info, bool verified, const Session& session) {
  const auto language = session.language;
  std::vector<std::vector<std::string>> facts = {
      {"id", info.id},
      {"format", std::to_string(info.format)},
      {"size", bytes_text(info.bytes, language)},
      {"latest event", core::iso_time(info.latest_event_s)},
      {"creators", words::count(info.creators, language)},
      {"brands", words::count(info.brands, language)},
      {"accounts", words::count(info.accounts, language)},
      {"links", words::count(info.links, language)},
      {"posts", words::count(info.posts, language)},
      {"collaborations", words::count(info.collaborations, language)},
      {"checksums", verified ? "all verified" : "of the table alone (--verify reads all)"},
  };
  for (const auto& [name, value] : info.provenance) facts.push_back({name, value});
  std::vector<std::vector<std::string>> sections;
  for (const SectionInfo& section : info.sections) {
    sections.push_back({section.name, section.encoding, words::count(static_cast<std::int64_t>(section.offset), language),
                        words::count(static_cast<std::int64_t>(section.bytes), language)});
  }
  return report::plain_table({{"snapshot", false}, {"", false}}, facts, session.streams.width) + "\n" +
         report::plain_table({{"section", false}, {"encoding", false}, {"offset", true}, {"bytes", true}}, sections,
                             session.streams.width);
}

core::Result<int> inspect(const Options& options, const Session& session) {
  const auto engine = Engine::open(options.snapshot, {.verify = options.verify});
  if (!engine) return core::fail(engine.error());
  if (options.json) {
    session.streams.out << contract::snapshot_to_json(engine->info()) << "\n";
  } else {
    session.streams.out << info_text(engine->info(), options.verify, session);
  }
  return kDone;
}

}  // namespace

void add_inspect(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "inspect", "Shows what a snapshot holds: sections, sizes, versions, provenance, id",
                  "x.vouch\nx.vouch --verify\nx.vouch --json");
  command.add_option("snapshot", options->snapshot, "the snapshot").required();
  command.add_flag("--verify", options->verify, "read everything and compare all checksums");
  command.add_flag("--json", options->json, "JSON, as GET /v1/snapshots/current");
  command.callback([options, &session] { session.action = [options, &session] { return inspect(*options, session); }; });
}

}  // namespace vouch::cli
