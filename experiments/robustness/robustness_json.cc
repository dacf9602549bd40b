// robustness.json: everything in one object, keys in a fixed order. What nothing defines, or lies beyond all numbers, is null.
#include <cmath>

#include <nlohmann/json.hpp>

#include "experiments/robustness/robustness_report.h"

namespace vouch::experiments {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json interval_json(const evaluation::Interval& interval) { return Json::array({number(interval.low), number(interval.high)}); }

Json estimate_json(const Estimate& estimate) {
  if (estimate.n == 0) return nullptr;
  return {{"value", number(estimate.value)}, {"interval", interval_json(estimate.interval)}, {"n", estimate.n}};
}

Json share_json(const CountedShare& share) {
  return {{"hits", share.hits},
          {"n", share.n},
          {"value", share.n == 0 ? Json(nullptr) : Json(share.value())},
          {"interval", interval_json(share.interval)}};
}

Json notices_json(const AttackFigures& figures) {
  Json json = Json::object();
  for (std::size_t i = 0; i < kNotices; ++i) {
    const NoticeFigures& notice = figures.notices[i];
    json[std::string(kNoticeNames[i])] = {{"before", share_json(notice.before)},
                                          {"recall", share_json(notice.recall)},
                                          {"false_alarms", share_json(notice.false_alarms)},
                                          {"precision", share_json(notice.precision)}};
  }
  return json;
}

Json figures_json(const AttackFigures& figures) {
  return {{"strength", figures.strength},
          {"attackers", figures.attackers},
          {"added_accounts", figures.added_accounts},
          {"mean_gain", estimate_json(figures.mean_gain)},
          {"median_gain", estimate_json(figures.median_gain)},
          {"gaining", estimate_json(figures.gaining)},
          {"entering", estimate_json(figures.entering)},
          {"points", estimate_json(figures.points)},
          {"credibility_before", estimate_json(figures.credibility_before)},
          {"credibility_after", estimate_json(figures.credibility_after)},
          {"trust_gain", estimate_json(figures.trust_gain)},
          {"others_moved", figures.others_moved.n == 0 ? Json(nullptr) : number(figures.others_moved.value)},
          {"notices", notices_json(figures)}};
}

Json attacks_json(const RobustnessReport& report) {
  Json json = Json::array();
  for (const AttackReport& attack : report.attacks) {
    Json row = {{"name", attack.name},
                {"kind", attack.kind},
                {"strength", attack.strength_name},
                {"aims_at_a_brand", attack.aims_at_a_brand},
                {"figures", Json::array()}};
    for (const AttackFigures& figures : attack.figures) row["figures"].push_back(figures_json(figures));
    json.push_back(std::move(row));
  }
  return json;
}

Json pair_json(const SearchedPair& pair) {
  Json noticed = Json::array();
  for (std::size_t i = 0; i < kOwnNotices; ++i) {
    if (pair.judged.noticed[i]) noticed.push_back(kNoticeNames[i]);
  }
  return {{"world", pair.market},
          {"creator", pair.creator},
          {"brand", pair.brand},
          {"rank_before", pair.rank_before},
          {"fewest", pair.fewest ? Json(*pair.fewest) : Json(nullptr)},
          {"too_few", pair.too_few},
          {"audience_rows", pair.audience_rows},
          {"brand_rows", pair.brand_rows},
          {"credibility", pair.judged.credibility ? number(*pair.judged.credibility) : Json(nullptr)},
          {"noticed_by", std::move(noticed)}};
}

Json searches_json(const RobustnessReport& report) {
  Json json = Json::array();
  for (const SearchFigures& search : report.searches) {
    Json row = {{"name", search.search},
                {"most", search.most},
                {"reached", share_json(search.reached)},
                {"fewest", estimate_json(search.median)},
                {"fewest_of_audience", estimate_json(search.median_of_audience)},
                {"at_fewest", figures_json(search.at_fewest)},
                {"pairs", Json::array()}};
    for (const SearchedPair& pair : search.pairs) row["pairs"].push_back(pair_json(pair));
    json.push_back(std::move(row));
  }
  return json;
}

Json worlds_json(const RobustnessReport& report) {
  Json json = Json::array();
  for (const MarketReport& market : report.markets) {
    json.push_back({{"world", market.label},
                    {"data_hash", market.data_hash},
                    {"snapshot", market.snapshot},
                    {"profile", market.profile},
                    {"creators", market.creators},
                    {"clean", market.clean},
                    {"brands", market.brands},
                    {"audience_rows", market.audience_rows},
                    {"has_truth", market.has_truth}});
  }
  return json;
}

}  // namespace

std::string robustness_json(const RobustnessReport& report) {
  const SuccessRecipe& success = report.recipe.success;
  const Json json = {
      {"experiment", report.recipe.name},
      {"kind", kRobustness},
      {"title", report.recipe.title},
      {"version", report.version},
      {"config_hash", report.config_hash},
      {"seed", report.recipe.seed},
      {"success", {{"top", success.top}, {"places", success.places}, {"credibility_below", success.credibility_below}}},
      {"resampling", {{"resamples", success.resamples}, {"level", success.level}, {"clusters", "attackers"}}},
      {"worlds", worlds_json(report)},
      {"attacks", attacks_json(report)},
      {"searches", searches_json(report)},
      {"notes", report.notes}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vouch::experiments
