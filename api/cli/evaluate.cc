// vouch evaluate: TREC files in, figures with intervals and significance out.
#include <algorithm>
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "api/cli/commands.h"
#include "api/cli/files.h"
#include "api/report/table.h"
#include "api/words/numbers.h"
#include "engine/evaluation/evaluation.h"

namespace vouch::cli {
namespace {

using core::fail;
using evaluation::Evaluation;
using evaluation::RunScores;
using Json = nlohmann::ordered_json;

struct Options {
  std::vector<std::string> runs;
  std::string qrels, metrics, clusters;
  std::size_t resamples = 10'000;
  std::uint64_t seed = 1;
  bool complete = false;
  bool json = false;
};

core::Result<std::vector<RunScores>> scores_of(const Options& options) {
  const auto measures = options.metrics.empty() ? core::Result<std::vector<evaluation::Measure>>(evaluation::default_measures())
                                                : evaluation::parse_measures(options.metrics);
  if (!measures) return fail(core::within("--metrics", measures.error()));
  const auto qrels_text = read_file(options.qrels);
  if (!qrels_text) return fail(qrels_text.error());
  const auto qrels = evaluation::Qrels::read(*qrels_text, options.qrels);
  if (!qrels) return fail(qrels.error());
  std::vector<RunScores> all;
  for (const std::string& file : options.runs) {
    const auto text = read_file(file);
    if (!text) return fail(text.error());
    const auto run = evaluation::Run::read(*text, file);
    if (!run) return fail(run.error());
    auto scores = evaluation::score_run(*run, *qrels, *measures, options.complete);
    if (!scores) return fail(core::within(file, std::move(scores).error()));
    const auto same = [&scores](const RunScores& one) { return one.run == scores->run; };
    if (std::any_of(all.begin(), all.end(), same)) scores->run += " (" + file + ")";
    all.push_back(*std::move(scores));
  }
  return all;
}

Json interval_json(const evaluation::Interval& interval) { return Json::array({interval.low, interval.high}); }

std::string as_json(const std::vector<RunScores>& scores, const Evaluation& evaluation) {
  Json runs = Json::array();
  for (const RunScores& one : scores) {
    runs.push_back({{"run", one.run},
                    {"queries", one.queries.size()},
                    {"queries_missing", one.queries_missing},
                    {"queries_unjudged", one.queries_unjudged}});
  }
  Json figures = Json::array();
  for (const evaluation::Figure& figure : evaluation.figures) {
    figures.push_back({{"run", figure.run},
                       {"metric", evaluation::name_of(figure.measure)},
                       {"value", figure.value ? Json(*figure.value) : Json()},
                       {"interval", figure.value ? interval_json(figure.interval) : Json()},
                       {"queries", figure.queries},
                       {"clusters", figure.clusters}});
  }
  Json comparisons = Json::array();
  for (const evaluation::Comparison& one : evaluation.comparisons) {
    comparisons.push_back({{"first", one.first},
                           {"second", one.second},
                           {"metric", evaluation::name_of(one.measure)},
                           {"difference", one.difference},
                           {"interval", interval_json(one.interval)},
                           {"p_value", one.p_value},
                           {"exact", one.exact},
                           {"queries", one.queries},
                           {"clusters", one.clusters}});
  }
  const Json json = {{"runs", std::move(runs)}, {"figures", std::move(figures)}, {"comparisons", std::move(comparisons)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string as_text(const std::vector<RunScores>& scores, const Evaluation& evaluation, const Session& session) {
  const auto number = [&session](double value) { return words::decimal(value, 4, session.language); };
  const auto range = [&number](const evaluation::Interval& one) { return number(one.low) + " – " + number(one.high); };
  std::vector<std::vector<std::string>> figures;
  for (const evaluation::Figure& one : evaluation.figures) {
    figures.push_back({one.run, evaluation::name_of(one.measure), one.value ? number(*one.value) : "–",
                       one.value ? range(one.interval) : "", std::to_string(one.queries)});
  }
  std::string out =
      report::plain_table({{"run", false}, {"metric", false}, {"value", true}, {"95% interval", false}, {"queries", true}},
                          figures, session.streams.width);
  std::vector<std::vector<std::string>> comparisons;
  for (const evaluation::Comparison& one : evaluation.comparisons) {
    comparisons.push_back({one.first, one.second, evaluation::name_of(one.measure), number(one.difference), range(one.interval),
                           number(one.p_value), std::to_string(one.queries)});
  }
  if (!comparisons.empty()) {
    out += "\n" + report::plain_table({{"first", false},
                                       {"second", false},
                                       {"metric", false},
                                       {"difference", true},
                                       {"95% interval", false},
                                       {"p", true},
                                       {"queries", true}},
                                      comparisons, session.streams.width);
  }
  for (const RunScores& one : scores) {
    if (one.queries_missing == 0 && one.queries_unjudged == 0) continue;
    out += "\n" + one.run + ": " + std::to_string(one.queries_missing) + " judged queries not in the run, " +
           std::to_string(one.queries_unjudged) + " queries of the run not judged\n";
  }
  return out;
}

core::Result<int> evaluate(const Options& options, const Session& session) {
  const auto scores = scores_of(options);
  if (!scores) return fail(scores.error());
  const auto evaluation = evaluation::evaluate(
      *scores, {.resamples = options.resamples, .level = 0.95, .seed = options.seed, .cluster_separator = options.clusters});
  if (!evaluation) return fail(evaluation.error());
  session.streams.out << (options.json ? as_json(*scores, *evaluation) : as_text(*scores, *evaluation, session));
  return kDone;
}

}  // namespace

void add_evaluate(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "evaluate", "Measures TREC runs against judgements, with intervals and significance",
                  "--run balanced.trec --qrels qrels.trec\n"
                  "--run a.trec --run b.trec --qrels qrels.trec --metrics R@50,AUC\n"
                  "--run a.trec --qrels qrels.trec --clusters @ --json");
  command.add_option("--run", options->runs, "a run; repeat it to compare several").required().repeated();
  command.add_option("--qrels", options->qrels, "the judgements").required();
  command.add_option("--metrics", options->metrics, "such as R@50,AUC,nDCG@10,AP,RR,P@10 (default: the usual ones)");
  command.add_option("--clusters", options->clusters, "queries that share their id up to this text are resampled as one");
  command.add_option("--resamples", options->resamples, "draws for intervals and p values").with_default();
  command.add_option("--seed", options->seed, "of the draws").with_default();
  command.add_flag("--complete", options->complete, "judged queries that a run lacks count as empty rankings");
  command.add_flag("--json", options->json, "JSON");
  command.callback([options, &session] { session.action = [options, &session] { return evaluate(*options, session); }; });
}

}  // namespace vouch::cli
