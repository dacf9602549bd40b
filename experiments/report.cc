// Figures from results; which file holds what.
#include "experiments/report.h"

#include <fstream>

#include "experiments/run_files.h"

namespace vouch::experiments {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

std::string detail_of(const ModelConfig& config) {
  if (const auto* profile = std::get_if<ProfileModel>(&config.kind)) return profile->profile;
  if (const auto* weights = std::get_if<WeightsModel>(&config.kind)) return text_of(weights->weights);
  return {};
}

/// Scores of the queries of one cut, or of all.
evaluation::RunScores scores_of(const ModelResult& result, const Split& split, const std::vector<evaluation::Measure>& measures,
                                std::optional<std::size_t> cut) {
  std::vector<std::string> queries;
  std::vector<evaluation::JudgedRanking> rankings;
  for (std::size_t q = 0; q < split.queries.size(); ++q) {
    if (cut && split.queries[q].cut != *cut) continue;
    queries.push_back(split.queries[q].id);
    rankings.push_back(result.outcome.rankings[q]);
  }
  return evaluation::score_rankings(result.config.name, queries, rankings, measures);
}

CutReport cut_report(const Split& split, std::size_t place) {
  const Cut& cut = split.cuts[place];
  CutReport report{
      .label = cut.label, .until_s = cut.until_s, .posts = cut.posts, .ties = cut.ties, .candidates = cut.candidates.size()};
  for (const Query& query : split.queries) {
    if (query.cut != place) continue;
    ++report.queries;
    report.positives += query.positives.size();
  }
  return report;
}

}  // namespace

Result<Report> make_report(const ExperimentConfig& config, const Split& split, const std::vector<ModelResult>& results,
                           const std::vector<std::string>& snapshots) {
  Report report;
  report.name = config.name;
  report.title = config.title;
  report.seed = config.seed;
  report.run_depth = config.run_depth;
  report.resampling = {.resamples = config.measures.resamples,
                       .level = config.measures.level,
                       .seed = config.seed,
                       .cluster_separator = std::string(1, kCutMark)};
  for (const ModelResult& result : results) {
    report.models.push_back({result.config.name, std::string(kind_name(result.config)), detail_of(result.config), result.folds});
    report.scores.push_back(scores_of(result, split, config.measures.measures, std::nullopt));
  }
  for (std::size_t c = 0; c < split.cuts.size(); ++c) {
    CutReport& cut = report.cuts.emplace_back(cut_report(split, c));
    if (c < snapshots.size()) cut.snapshot = snapshots[c];
    for (const ModelResult& result : results) {
      const auto scores = scores_of(result, split, config.measures.measures, c);
      for (std::size_t m = 0; m < config.measures.measures.size(); ++m) {
        cut.figures.push_back(evaluation::figure_of(scores, m, report.resampling));
      }
    }
  }
  auto pooled = evaluation::evaluate(report.scores, report.resampling);
  if (!pooled) return fail(std::move(pooled).error());
  report.pooled = *std::move(pooled);
  return report;
}

Result<void> write_report(const Report& report, const std::filesystem::path& folder) {
  return write_files(folder, std::vector<OutputFile>{{"report.json", report_json(report)},
                                                     {"report.csv", report_csv(report)},
                                                     {"comparisons.csv", comparisons_csv(report)},
                                                     {"queries.csv", queries_csv(report)},
                                                     {"report.tex", report_tex(report)},
                                                     {"report.html", report_html(report)}});
}

Result<void> write_trec(const Split& split, const std::vector<ModelResult>& results, const std::filesystem::path& folder) {
  if (auto made = make_folder(folder / "runs"); !made) return made;
  std::ofstream qrels(folder / "qrels.trec", std::ios::binary | std::ios::trunc);
  for (const Query& query : split.queries) {
    for (const std::uint32_t candidate : query.positives) {
      evaluation::write_qrels_line(qrels, query.id, trec_id(split.cuts[query.cut].candidates[candidate]), 1);
    }
  }
  qrels.close();
  if (!qrels) return fail(ErrorCode::unavailable, "cannot write " + (folder / "qrels.trec").string());
  for (const ModelResult& result : results) {
    const auto file = folder / "runs" / (result.config.name + ".trec");
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    for (std::size_t q = 0; q < split.queries.size(); ++q) {
      const Query& query = split.queries[q];
      std::vector<std::string> ids;
      for (const std::uint32_t candidate : result.outcome.tops[q])
        ids.push_back(trec_id(split.cuts[query.cut].candidates[candidate]));
      const std::vector<std::string_view> views(ids.begin(), ids.end());
      evaluation::write_run(out, query.id, views, result.config.name);
    }
    out.close();
    if (!out) return fail(ErrorCode::unavailable, "cannot write " + file.string());
  }
  return {};
}

}  // namespace vouch::experiments
