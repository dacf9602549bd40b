// vouch experiment: a recipe -> a report, the same bytes when repeated.
#include <cstdlib>
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/progress.h"
#include "experiments/run_recipe.h"

namespace vouch::cli {
namespace {

struct Options {
  std::string config, output;
  unsigned threads = 0;
  bool json = false;
};

core::Result<int> experiment(const Options& options, const Session& session) {
  ProgressLine progress(session);
  experiments::ExperimentOptions running{.threads = options.threads};
  if (const char* data = std::getenv("VOUCH_DATA")) running.research_data = data;
  running.progress = [&progress](std::string_view stage, std::uint64_t done, std::uint64_t total) {
    progress.show(stage, done, total);
  };
  const auto outcome = experiments::run_recipe(options.config, options.output, running);
  if (!outcome) return core::fail(outcome.error());
  progress.clear();
  if (options.json) {
    session.streams.out << outcome->json << "\n";
  } else {
    session.streams.out << outcome->table << "\nall files in " << options.output << "\n";
  }
  return kDone;
}

}  // namespace

void add_experiment(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "experiment", "Runs an experiment and writes its report, repeatable to the byte",
                  "experiments/future_ties.toml -o report/");
  command.add_option("config", options->config, "the experiment, a TOML file").required();
  command.add_option("-o,--output", options->output, "folder for report and runs").required();
  command.add_option("--threads", options->threads, "0 = as many as the machine has; the result is the same with any number");
  command.add_flag("--json", options->json, "the report as JSON on stdout, too");
  command.callback([options, &session] { session.action = [options, &session] { return experiment(*options, session); }; });
}

}  // namespace vouch::cli
