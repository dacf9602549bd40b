// vouch check: reads a dataset or a file, writes nothing, says what is in it and what is missing.
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/read_options.h"

namespace vouch::cli {
namespace {

struct Options {
  RowOptions rows;
  std::string dataset;
  bool json = false;
};

core::Result<int> check(const Options& options, const Session& session) {
  ProgressLine progress(session);
  RejectFile none;
  const auto reading = read_options(options.rows, "reading", none, progress);
  if (!reading) return core::fail(reading.error());
  const auto report = datasets::check_dataset(options.dataset, *reading);
  if (!report) return core::fail(report.error());
  progress.clear();
  session.streams.out << (options.json ? check_json(*report, session.language) + "\n"
                                       : check_text(*report, session.language, session.streams.width));
  for (const core::Error& problem : report->problems) session.say("vouch: " + problem.message);
  if (!report->problems.empty()) return exit_status(report->problems.front().code);
  return report->rejected > 0 ? kRejects : kDone;
}

}  // namespace

void add_check(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "check",
                  "Reads everything, writes nothing: columns understood, rows, rejects, what each missing column costs",
                  "shop/\nexport.csv --locale de\nshop/ --json");
  command.add_option("dataset", options->dataset, "folder or file").required();
  add_locale(command, options->rows);
  command.add_flag("--json", options->json, "the report as JSON");
  command.callback([options, &session] { session.action = [options, &session] { return check(*options, session); }; });
}

}  // namespace vouch::cli
