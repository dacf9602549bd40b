// vouch check: reads a dataset or a file, writes nothing, says what is in it and what is missing.
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/import_text.h"
#include "api/cli/progress.h"
#include "datasets/dataset_reader.h"

namespace vouch::cli {
namespace {

struct Options {
  std::string dataset, locale;
  bool json = false;
};

core::Result<int> check(const Options& options, const Session& session) {
  ProgressLine progress(session);
  datasets::ReadOptions reading;
  if (!options.locale.empty()) {
    const auto locale = datasets::locale_from(options.locale);
    if (!locale) return core::fail(core::within("--locale", locale.error()));
    reading.locale = *locale;
  }
  reading.on_progress = [&progress](const datasets::ReadProgress& at) {
    progress.show("reading " + std::string(at.file), at.bytes_done, at.bytes_total, "B");
  };
  const auto report = datasets::check_dataset(options.dataset, reading);
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
  command.add_option("--locale", options->locale, "de or en, for columns that could mean two things");
  command.add_flag("--json", options->json, "the report as JSON");
  command.callback([options, &session] { session.action = [options, &session] { return check(*options, session); }; });
}

}  // namespace vouch::cli
