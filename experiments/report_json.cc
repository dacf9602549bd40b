// report.json: everything in one object, keys in a fixed order. A value that no query defines is null.
#include <cmath>

#include <nlohmann/json.hpp>

#include "engine/core/civil_time.h"
#include "experiments/report.h"

namespace vouch::experiments {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json interval_json(const evaluation::Interval& interval) { return Json::array({number(interval.low), number(interval.high)}); }

Json weights_json(const Weights& weights) {
  Json json = Json::object();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0) json[std::string(ranking::kSignalNames[i])] = weights[i];
  }
  return json;
}

Json figures_json(const std::vector<evaluation::Figure>& figures) {
  Json json = Json::array();
  for (const evaluation::Figure& figure : figures) {
    json.push_back({{"model", figure.run},
                    {"measure", evaluation::name_of(figure.measure)},
                    {"value", figure.value ? number(*figure.value) : Json(nullptr)},
                    {"interval", figure.value ? interval_json(figure.interval) : Json(nullptr)},
                    {"queries", figure.queries},
                    {"brands", figure.clusters}});
  }
  return json;
}

Json comparisons_json(const Report& report) {
  Json json = Json::array();
  for (const evaluation::Comparison& c : report.pooled.comparisons) {
    json.push_back({{"first", c.first},
                    {"second", c.second},
                    {"measure", evaluation::name_of(c.measure)},
                    {"difference", number(c.difference)},
                    {"interval", interval_json(c.interval)},
                    {"p_value", number(c.p_value)},
                    {"exact", c.exact},
                    {"queries", c.queries},
                    {"brands", c.clusters}});
  }
  return json;
}

Json models_json(const Report& report) {
  Json json = Json::array();
  for (const ModelReport& model : report.models) {
    Json row = {{"name", model.name}, {"kind", model.kind}};
    if (!model.detail.empty()) row["detail"] = model.detail;
    for (const ChosenFold& fold : model.folds) {
      row["folds"].push_back({{"weights", weights_json(fold.weights)},
                              {"chosen_on_queries", fold.chosen_on_queries},
                              {"value_where_chosen", number(fold.value_where_chosen)},
                              {"used_on_queries", fold.used_on_queries}});
    }
    json.push_back(std::move(row));
  }
  return json;
}

Json cuts_json(const Report& report) {
  Json json = Json::array();
  for (const CutReport& cut : report.cuts) {
    json.push_back({{"label", cut.label},
                    {"until", core::iso_time(cut.until_s)},
                    {"posts", cut.posts},
                    {"ties", cut.ties},
                    {"candidates", cut.candidates},
                    {"queries", cut.queries},
                    {"positives", cut.positives},
                    {"snapshot", cut.snapshot},
                    {"figures", figures_json(cut.figures)}});
  }
  return json;
}

}  // namespace

std::string report_json(const Report& report) {
  Json json = {
      {"experiment", report.name},
      {"title", report.title},
      {"version", report.version},
      {"config_hash", report.config_hash},
      {"data_hash", report.data_hash},
      {"seed", report.seed},
      {"run_depth", report.run_depth},
      {"resampling", {{"resamples", report.resampling.resamples}, {"level", report.resampling.level}, {"clusters", "brands"}}},
      {"figures", figures_json(report.pooled.figures)},
      {"comparisons", comparisons_json(report)},
      {"models", models_json(report)},
      {"cuts", cuts_json(report)},
      {"notes", report.notes}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vouch::experiments
