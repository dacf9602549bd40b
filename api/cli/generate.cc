// vouch generate: a synthetic world with planted truth.
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "api/cli/commands.h"
#include "api/cli/progress.h"
#include "api/words/numbers.h"
#include "datasets/synthetic/synthetic_world.h"

namespace vouch::cli {
namespace {

struct Options {
  std::string folder;
  datasets::WorldOptions world;
  bool json = false;
};

core::Result<int> generate(const Options& options, const Session& session) {
  ProgressLine progress(session);
  const auto summary = datasets::generate_world(options.folder, options.world, [&progress](const datasets::WorldProgress& at) {
    progress.show(at.layer, at.done, at.total);
  });
  if (!summary) return core::fail(summary.error());
  progress.clear();
  if (options.json) {
    const nlohmann::ordered_json json = {{"dataset", options.folder},
                                         {"seed", options.world.seed},
                                         {"creators", summary->creators},
                                         {"brands", summary->brands},
                                         {"accounts", summary->accounts},
                                         {"edges", summary->edges},
                                         {"posts", summary->posts},
                                         {"comments", summary->comments},
                                         {"collaborations", summary->collaborations},
                                         {"good_matches", summary->good_matches}};
    session.streams.out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    return kDone;
  }
  const auto count = [&session](std::uint64_t n) { return words::count(static_cast<std::int64_t>(n), session.language); };
  session.streams.out << options.folder << ": " << count(summary->creators) << " creators, " << count(summary->brands)
                      << " brands, " << count(summary->accounts) << " accounts, " << count(summary->edges) << " audience events, "
                      << count(summary->posts) << " posts, " << count(summary->comments) << " comments, "
                      << count(summary->collaborations) << " collaborations\n"
                      << "truth in " << options.folder << "/truth, " << count(summary->good_matches) << " good matches planted\n";
  return kDone;
}

}  // namespace

void add_generate(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "generate", "Writes a synthetic world, a dataset with planted truth beside it",
                  "world/\nworld/ --creators 100000 --accounts 2000000 --edges 20000000 --seed 7");
  command.add_option("folder", options->folder, "where to; new or empty").required();
  command.add_option("--creators", options->world.creators, "creators").with_default();
  command.add_option("--accounts", options->world.accounts, "accounts in audiences").with_default();
  command.add_option("--edges", options->world.edges, "audience events, about").with_default();
  command.add_option("--brands", options->world.brands, "brands").with_default();
  command.add_option("--seed", options->world.seed, "the same seed gives the same bytes").with_default();
  command.add_option("--threads", options->world.threads,
                     "0 = as many as the machine has; the bytes are the same with any number");
  command.add_flag("--json", options->json, "a summary as JSON");
  command.callback([options, &session] { session.action = [options, &session] { return generate(*options, session); }; });
}

}  // namespace vouch::cli
