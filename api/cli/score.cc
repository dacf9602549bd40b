// vouch score: every pair's score and signals, a line a pair, streamed in order and resumable.
#include <algorithm>
#include <memory>
#include <ostream>
#include <thread>

#include "api/cli/brief_options.h"
#include "api/cli/commands.h"
#include "api/cli/id_files.h"
#include "api/cli/pair_source.h"
#include "api/cli/progress.h"
#include "api/cli/score_output.h"
#include "api/cli/snapshot_options.h"
#include "api/contract/answer_lines.h"
#include "api/contract/score_lines.h"
#include "api/words/text.h"
#include "engine/core/parallel_for.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::size_t kWindow = std::size_t{1} << 16;  // pairs in memory at once
constexpr std::size_t kLinesATask = 2048;

struct Options {
  SnapshotOptions snapshot;
  std::string pairs, brands, candidates, output, format = "ndjson";
  BriefOptions brief;
  unsigned threads = 0;
  bool resume = false;
};

core::Result<void> check_options(const Options& options) {
  if (options.pairs.empty() == options.brands.empty()) {
    return fail(ErrorCode::invalid_argument, options.pairs.empty() ? "found no pairs, expected --pairs FILE or --brands FILE"
                                                                   : "found --pairs and --brands, expected one of them");
  }
  if (!options.pairs.empty() && !options.candidates.empty()) {
    return fail(ErrorCode::invalid_argument, "found --candidates beside --pairs, expected it beside --brands");
  }
  if (options.resume && options.output.empty()) {
    return fail(ErrorCode::invalid_argument, "found --resume without --output, expected the file to go on with");
  }
  if (options.format == "trec" && options.brands.empty()) {
    return fail(ErrorCode::invalid_argument, "found --format trec with --pairs, expected --brands: a run ranks all candidates");
  }
  return {};
}

core::Result<ranking::ScoreChoice> choice_of(const Options& options) {
  const auto brief = choices_of(options.brief);
  if (!brief) return fail(brief.error());
  return ranking::ScoreChoice{.goal = brief->goal,
                              .profile = brief->profile,
                              .weights = brief->weights,
                              .as_of_s = brief->as_of_s,
                              .threads = options.threads};
}

RunIdentity identity_of(const Options& options, const ScoreHead& head, const ranking::ScoreChoice& choice,
                        const PairSource& pairs) {
  return {{"snapshot", head.snapshot},
          {"version", head.version},
          {"profile", contract::profile_text(head.profile, choice.weights)},
          {"as_of_s", std::to_string(head.as_of_s)},
          {"format", options.format},
          {"pairs", std::to_string(pairs.size())},
          {"fingerprint", pairs.fingerprint()}};
}

core::Result<ScoreOutput> open_output(const Options& options, const RunIdentity& identity, const Session& session) {
  if (options.output.empty()) return ScoreOutput(session.streams.out);
  return options.resume ? ScoreOutput::resume(options.output, identity) : ScoreOutput::create(options.output, identity);
}

/// The lines of a window, made side by side.
std::vector<std::string> lines_of(const Engine& engine, const contract::ScoreLines& writer, std::span<const ranking::Pair> pairs,
                                  std::span<const ranking::PairScore> scores, unsigned threads) {
  std::vector<std::string> lines((pairs.size() + kLinesATask - 1) / kLinesATask);
  core::parallel_each(lines.size(), threads, [&](std::size_t task) {
    const std::size_t last = std::min(pairs.size(), (task + 1) * kLinesATask);
    for (std::size_t i = task * kLinesATask; i < last; ++i) {
      writer.append(lines[task], engine.id_of(pairs[i].brand), engine.id_of(pairs[i].creator), scores[i]);
    }
  });
  return lines;
}

core::Result<void> score_all(const Engine& engine, ranking::PairScorer& scorer, const contract::ScoreLines& writer,
                             PairSource& pairs, ScoreOutput& output, unsigned threads, ProgressLine& progress) {
  const std::uint64_t begun = output.pairs();
  if (output.empty()) {
    if (auto written = output.append(writer.header(), 0); !written) return written;
  }
  if (auto skipped = pairs.skip(begun); !skipped) return skipped;
  for (;;) {
    const auto window = pairs.next(kWindow);
    if (!window) return fail(window.error());
    if (window->empty()) return output.finish();
    const auto scores = scorer.score(*window);
    const auto lines = lines_of(engine, writer, *window, scores, threads);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::size_t count = std::min(kLinesATask, window->size() - i * kLinesATask);
      if (auto written = output.append(lines[i], count); !written) return written;
    }
    progress.show("scores", output.pairs() - begun, pairs.size() - begun, "pairs");
  }
}

/// Ranked lists, a brand after the other.
core::Result<void> rank_all(const Engine& engine, const Options& options, const std::string& tag, const PairSource& pairs,
                            ScoreOutput& output, unsigned threads, ProgressLine& progress) {
  auto brief = choices_of(options.brief);
  if (!brief) return fail(std::move(brief).error());
  brief->k = 0;
  if (!options.candidates.empty()) {
    auto ids = read_ids(options.candidates);
    if (!ids) return fail(std::move(ids).error());
    brief->candidates = *std::move(ids);
  }
  const auto brands = read_ids(options.brands);
  if (!brands) return fail(brands.error());
  std::vector<std::string> sorted = *brands;
  std::sort(sorted.begin(), sorted.end());
  if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end()) {
    return fail(ErrorCode::invalid_argument,
                options.brands + ": found brand '" + *twice + "' twice, expected each once in a run");
  }
  const std::uint64_t each = pairs.size() / brands->size();
  const std::uint64_t begun = output.pairs();
  std::vector<ranking::Brief> briefs;
  for (std::size_t i = static_cast<std::size_t>(begun / each); i < brands->size(); ++i) {
    briefs.push_back(*brief);
    briefs.back().brand = (*brands)[i];
  }
  auto done = engine.rank_each(briefs, threads, [&](std::size_t i, ranking::Ranking&& ranking) -> core::Result<void> {
    const std::string run = contract::trec_lines(std::get<std::string>(briefs[i].brand), ranking, tag);
    if (auto written = output.append(run, each); !written) return written;
    progress.show("scores", output.pairs() - begun, pairs.size() - begun, "pairs");
    return {};
  });
  if (!done) return done;
  return output.finish();
}

core::Result<int> score(const Options& options, const Session& session) {
  if (auto fits = check_options(options); !fits) return fail(std::move(fits).error());
  const auto choice = choice_of(options);
  if (!choice) return fail(choice.error());
  const auto engine = open_engine(options.snapshot);
  if (!engine) return fail(engine.error());
  auto scorer = engine->scorer(*choice);
  if (!scorer) return fail(scorer.error());
  ProgressLine progress(session);
  progress.show("reading pairs", 0, 0);
  auto pairs =
      options.pairs.empty() ? pairs_of_lists(options.brands, options.candidates, *engine) : pairs_of_file(options.pairs, *engine);
  if (!pairs) return fail(std::move(pairs).error());
  const ScoreHead head = engine->head_of(*scorer);
  auto output = open_output(options, identity_of(options, head, *choice, **pairs), session);
  if (!output) return fail(std::move(output).error());
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const auto format = options.format == "csv" ? contract::ScoreLines::Format::csv : contract::ScoreLines::Format::ndjson;
  const contract::ScoreLines writer(format, head, choice->weights);
  const auto done = options.format == "trec"
                        ? rank_all(*engine, options, "vouch-" + head.profile.name, **pairs, *output, threads, progress)
                        : score_all(*engine, *scorer, writer, **pairs, *output, threads, progress);
  if (!done) return fail(done.error());
  progress.clear();
  for (const ranking::Message& warning : head.warnings) session.say("vouch: " + words::text(warning, session.language));
  return kDone;
}

}  // namespace

void add_score(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command = add_command(program, session, "score", "Scores many pairs of brand and creator, a line each, in order",
                                      "x.vouch --pairs pairs.tsv -o scores.ndjson\n"
                                      "x.vouch --brands brands.txt --candidates creators.txt --format csv -o scores.csv\n"
                                      "x.vouch --pairs pairs.tsv -o scores.ndjson --resume\n"
                                      "x.vouch --brands brands.txt --format trec > run.trec");
  add_snapshot_options(command, options->snapshot);
  command.add_option("--pairs", options->pairs, "a file with a pair a line: brand id, a tab or comma, creator id");
  command.add_option("--brands", options->brands, "a file with one brand id a line: each with every candidate");
  command.add_option("--candidates", options->candidates, "with --brands: a file with one creator id a line (default: all)");
  command.add_option("-o,--output", options->output, "a new file; beside it FILE.journal says how far it is");
  command.add_flag("--resume", options->resume, "go on with the output of a run that was stopped");
  add_format(command, options->format, {"ndjson", "csv", "trec"});
  add_choice_options(command, options->brief);
  command.add_option("--threads", options->threads, "0 = as many as the machine has; the result is the same with any number");
  command.callback([options, &session] { session.action = [options, &session] { return score(*options, session); }; });
}

}  // namespace vouch::cli
