// vouch assign: creators for several briefs at once, nobody for two competitors.
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/files.h"
#include "api/cli/snapshot_options.h"
#include "api/contract/assignment_json.h"
#include "api/contract/brief_json.h"
#include "api/report/assignment_table.h"

namespace vouch::cli {
namespace {

using core::fail;

struct Options {
  SnapshotOptions snapshot;
  std::string briefs_file, format = "table";
};

core::Result<int> assign(const Options& options, const Session& session) {
  const auto text = read_file(options.briefs_file);
  if (!text) return fail(text.error());
  auto request = contract::assign_request_from_json(*text);
  if (!request) return fail(core::within(options.briefs_file, std::move(request).error()));
  const auto engine = open_engine(options.snapshot);
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
  const Command command = add_command(program, session, "assign", "Gives creators to several briefs, nobody to two competitors",
                                      "x.vouch --briefs briefs.json\nx.vouch --briefs briefs.json --format csv > assigned.csv");
  add_snapshot_options(command, options->snapshot);
  command
      .add_option("--briefs", options->briefs_file,
                  "JSON: {\"briefs\": [{\"brief\": {…}, \"name\": …, \"group\": …}, …]}; a brief's k is how many it wants")
      .required();
  add_format(command, options->format, {"table", "json", "csv"});
  command.callback([options, &session] { session.action = [options, &session] { return assign(*options, session); }; });
}

}  // namespace vouch::cli
