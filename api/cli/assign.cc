// vouch assign: creators for several briefs at once, nobody for two competitors.
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "api/cli/commands.h"
#include "api/cli/files.h"
#include "api/contract/assignment_json.h"
#include "api/contract/brief_json.h"
#include "api/report/assignment_table.h"

namespace vouch::cli {
namespace {

using core::fail;

struct Options {
  std::string snapshot, briefs_file, format = "table";
  bool json = false;
  bool no_verify = false;
};

core::Result<int> assign(const Options& options, const Session& session) {
  const auto text = read_file(options.briefs_file);
  if (!text) return fail(text.error());
  auto request = contract::assign_request_from_json(*text);
  if (!request) return fail(core::within(options.briefs_file, std::move(request).error()));
  const auto engine = Engine::open(options.snapshot, {.verify = !options.no_verify});
  if (!engine) return fail(engine.error());
  const auto assignment = engine->assign(*request);
  if (!assignment) return fail(assignment.error());
  if (options.format == "json") {
    session.streams.out << contract::assignment_to_json(*assignment, session.language) << "\n";
  } else if (options.format == "csv") {
    session.streams.out << contract::assignment_to_csv(*assignment);
  } else {
    session.streams.out << report::assignment_table(*assignment, {.width = session.streams.width, .language = session.language});
  }
  return kDone;
}

}  // namespace

void add_assign(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App& command = add_command(program, session, "assign", "Gives creators to several briefs, nobody to two competitors",
                                  "x.vouch --briefs briefs.json\nx.vouch --briefs briefs.json --format csv > assigned.csv");
  command.add_option("snapshot", options->snapshot, "the snapshot")->required();
  command
      .add_option("--briefs", options->briefs_file,
                  "JSON: {\"briefs\": [{\"brief\": {…}, \"name\": …, \"group\": …}, …]}; a brief's k is how many it wants")
      ->required();
  command.add_option("--format", options->format, "table, json or csv (default table)")
      ->check(CLI::IsMember({"table", "json", "csv"}));
  command.add_flag("--json", options->json, "the same as --format json");
  command.add_flag("--no-verify", options->no_verify, "trust the checksums of the table alone");
  command.callback([options, &session] {
    if (options->json) options->format = "json";
    session.action = [options, &session] { return assign(*options, session); };
  });
}

}  // namespace vouch::cli
