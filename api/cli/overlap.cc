// vouch overlap: what a set of creators reaches together, and who of them shares whom.
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/id_files.h"
#include "api/cli/snapshot_options.h"
#include "api/contract/set_json.h"
#include "api/report/set_page.h"
#include "api/report/set_table.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

struct Options {
  SnapshotOptions snapshot;
  std::string format = "table", creators_file, audience_file;
  std::vector<std::string> creators;
  std::optional<std::string> brand;
  bool regions = false, no_regions = false;
};

core::Result<ranking::SetRequest> request_of(const Options& options) {
  ranking::SetRequest request{.creators = options.creators, .brand = options.brand};
  if (!options.creators_file.empty()) {
    if (!request.creators.empty())
      return fail(ErrorCode::invalid_argument, "found --creators and --creators-file, expected one of them");
    auto ids = read_ids(options.creators_file);
    if (!ids) return fail(std::move(ids).error());
    request.creators = *std::move(ids);
  }
  if (!options.audience_file.empty()) {
    auto audience = read_audience(options.audience_file);
    if (!audience) return fail(std::move(audience).error());
    request.audience = *std::move(audience);
  }
  if (options.regions) request.regions = true;
  if (options.no_regions) request.regions = false;
  return request;
}

core::Result<int> overlap(const Options& options, const Session& session) {
  const auto request = request_of(options);
  if (!request) return fail(request.error());
  const auto engine = open_engine(options.snapshot);
  if (!engine) return fail(engine.error());
  const auto report = engine->overlap(*request);
  if (!report) return fail(report.error());
  std::ostream& out = session.streams.out;
  if (options.format == "json") {
    out << contract::set_report_to_json(*report, session.language) << "\n";
  } else if (options.format == "csv") {
    out << contract::set_report_to_csv(*report);
  } else if (options.format == "html") {
    out << report::set_page(*report, session.language);
  } else {
    out << report::set_table(*report, {.width = session.streams.width, .language = session.language});
  }
  return kDone;
}

}  // namespace

void add_overlap(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "overlap", "Counts what a set of creators reaches together, and who shares whom",
                  "x.vouch --creators anna,ben,cleo\n"
                  "x.vouch --creators-file set.txt --brand lindenhof --format json\n"
                  "x.vouch --creators anna,ben --audience customers.txt\n"
                  "x.vouch --creators anna,ben,cleo --format html > set.html");
  add_snapshot_options(command, options->snapshot);
  command
      .add_option("--creators", options->creators, "2 to 500 creator ids with commas between, in the order in which they add up")
      .delimited(',');
  command.add_option("--creators-file", options->creators_file, "the same from a file with one id a line");
  command.add_option("--brand", options->brand, "compare with the audience of this brand id");
  command.add_option("--audience", options->audience_file,
                     "compare with this audience: a file with one account id or its SHA-256 a line");
  command.add_flag("--regions", options->regions, "count every combination, for up to 12 creators (default: where that is so)");
  command.add_flag("--no-regions", options->no_regions, "leave the combinations out");
  add_format(command, options->format, {"table", "json", "csv", "html"});
  add_account_key(command, options->snapshot);
  command.callback([options, &session] { session.action = [options, &session] { return overlap(*options, session); }; });
}

}  // namespace vouch::cli
