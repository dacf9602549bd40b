// vouch audit: what a creator's credibility rests on, part by part.
#include <memory>
#include <optional>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/snapshot_options.h"
#include "api/contract/audit_json.h"
#include "api/contract/brief_json.h"
#include "api/report/audit_page.h"
#include "api/report/audit_table.h"

namespace vouch::cli {
namespace {

struct Options {
  SnapshotOptions snapshot;
  std::string creator, format = "table";
  std::optional<std::string> as_of;
};

core::Result<int> audit(const Options& options, const Session& session) {
  AuditQuery query{.id = options.creator, .as_of_s = {}};
  if (options.as_of) {
    const auto as_of = contract::as_of_from(*options.as_of);
    if (!as_of) return core::fail(as_of.error());
    query.as_of_s = *as_of;
  }
  const auto engine = open_engine(options.snapshot);
  if (!engine) return core::fail(engine.error());
  const auto answer = engine->audit(query);
  if (!answer) return core::fail(answer.error());
  if (options.format == "json") {
    session.streams.out << contract::audit_to_json(*answer, session.language) << "\n";
  } else if (options.format == "html") {
    session.streams.out << report::audit_page(*answer, session.language);
  } else {
    session.streams.out << report::audit_table(*answer, {.width = session.streams.width, .language = session.language});
  }
  return kDone;
}

}  // namespace

void add_audit(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command = add_command(program, session, "audit", "Shows what a creator's credibility rests on, part by part",
                                      "x.vouch --creator anna\nx.vouch --creator anna --format html > audit.html");
  add_snapshot_options(command, options->snapshot);
  command.add_option("--creator", options->creator, "creator id").required();
  command.add_option("--as-of", options->as_of, "judge what was known on this day, such as 2026-01-31 (default: latest event)");
  add_format(command, options->format, {"table", "json", "html"});
  command.callback([options, &session] { session.action = [options, &session] { return audit(*options, session); }; });
}

}  // namespace vouch::cli
