#include "api/contract/plan_json.h"

#include "api/contract/answer_parts.h"
#include "api/contract/csv_cells.h"
#include "engine/core/civil_time.h"

namespace vouch::contract {
namespace {

using planning::Plan;
using planning::PlannedCreator;
using words::Language;

Json optional_points(const std::optional<std::int64_t>& thousandths) { return thousandths ? points(*thousandths) : Json(); }

Json cost_json(const planning::Cost& cost) {
  return {{"fee_cents", cost.fee_cents},
          {"agency_cents", cost.agency_cents},
          {"social_insurance_cents", cost.social_insurance_cents},
          {"total_cents", cost.total_cents},
          {"vat_cents", or_null(cost.vat_cents)}};
}

Json stand_in_json(const planning::StandIn& one) {
  return {{"id", one.creator_id},
          {"name", text_or_null(one.name)},
          {"score", optional_points(one.score_thousandths)},
          {"reach_change", points(one.reach_change_thousandths)},
          {"cost_change_cents", or_null(one.cost_change_cents)}};
}

Json planned_json(const PlannedCreator& planned, Language language) {
  Json alternatives = Json::array();
  for (const planning::StandIn& one : planned.alternatives) alternatives.push_back(stand_in_json(one));
  return {{"place", planned.place},
          {"creator", creator_json(planned.creator)},
          {"score", optional_points(planned.score_thousandths)},
          {"must_have", planned.must_have},
          {"posts", planned.posts},
          {"visible_share",
           {{"value", planned.visible_share},
            {"status", ranking::name_of(planned.visible_status)},
            {"source", planned.visible_source},
            {"posts", planned.visible_posts}}},
          {"coverage", planned.coverage},
          {"cost", planned.cost ? cost_json(*planned.cost) : Json()},
          {"reach_alone", points(planned.reach_alone_thousandths)},
          {"reach_added", points(planned.reach_added_thousandths)},
          {"lost_without", points(planned.lost_without_thousandths)},
          {"alternatives", std::move(alternatives)},
          {"warnings", messages_json(planned.warnings, language)}};
}

Json reach_json(const planning::ReachOfPlan& reach) {
  return {{"expected", points(reach.expected_thousandths)}, {"bound", points(reach.bound_thousandths)},
          {"share_of_best", reach.share_of_best},           {"once", points(reach.once_thousandths)},
          {"twice", points(reach.twice_thousandths)},       {"three_or_more", points(reach.three_or_more_thousandths)},
          {"average_frequency", reach.average_frequency},   {"potential", reach.potential}};
}

Json curve_json(const std::vector<planning::CurvePoint>& curve) {
  Json json = Json::array();
  for (const planning::CurvePoint& point : curve) {
    json.push_back({{"creators", point.creators},
                    {"creator_id", point.creator_id},
                    {"cost_cents", or_null(point.cost_cents)},
                    {"reach", points(point.reach_thousandths)},
                    {"in_plan", point.in_plan}});
  }
  return json;
}

Json assumptions_json(const std::vector<planning::AssumptionUsed>& rows) {
  Json json = Json::array();
  for (const planning::AssumptionUsed& row : rows) {
    json.push_back({{"name", row.name},
                    {"scope", text_or_null(row.scope)},
                    {"value", row.value},
                    {"source", row.source},
                    {"source_date", row.source_date}});
  }
  return json;
}

/// "12.345" of thousandths; empty where unknown.
std::string decimal_cell(const std::optional<std::int64_t>& thousandths) {
  if (!thousandths) return {};
  return dumped(points(*thousandths));
}

}  // namespace

std::string plan_to_json(const Plan& plan, Language language) {
  Json creators = Json::array();
  for (const PlannedCreator& planned : plan.creators) creators.push_back(planned_json(planned, language));
  return dumped({{"snapshot", plan.snapshot},
                 {"version", plan.version},
                 {"profile", profile_json(plan.profile)},
                 {"brand", brand_json(plan.brand)},
                 {"as_of", core::iso_time(plan.as_of_s)},
                 {"considered", plan.considered},
                 {"filtered", filtered_json(plan.filtered)},
                 {"candidates", plan.candidates},
                 {"currency", text_or_null(plan.currency)},
                 {"budget_cents", or_null(plan.budget_cents)},
                 {"cost", cost_json(plan.cost)},
                 {"left_cents", or_null(plan.left_cents)},
                 {"unpriced", plan.unpriced},
                 {"reach", reach_json(plan.reach)},
                 {"reasons", messages_json(plan.reasons, language)},
                 {"warnings", messages_json(plan.warnings, language)},
                 {"creators", std::move(creators)},
                 {"curve", curve_json(plan.curve)},
                 {"assumptions", assumptions_json(plan.assumptions)},
                 {"next", messages_json(plan.next, language)}});
}

std::string plan_to_csv(const Plan& plan) {
  std::string csv =
      "place,creator_id,name,score,must_have,posts,visible_share,visible_status,fee_cents,agency_cents,social_insurance_cents,"
      "total_cents,currency,reach_alone,reach_added,lost_without\n";
  for (const PlannedCreator& planned : plan.creators) {
    const auto part = [&](std::int64_t planning::Cost::* cents) {
      return planned.cost ? std::to_string((*planned.cost).*cents) : std::string();
    };
    csv += std::to_string(planned.place) + ',';
    append_csv_cell(csv, planned.creator.id);
    csv += ',';
    append_csv_cell(csv, planned.creator.name);
    csv += ',' + decimal_cell(planned.score_thousandths) + (planned.must_have ? ",true," : ",false,") +
           std::to_string(planned.posts) + ',' + dumped(Json(planned.visible_share)) + ',' +
           std::string(ranking::name_of(planned.visible_status)) + ',' + part(&planning::Cost::fee_cents) + ',' +
           part(&planning::Cost::agency_cents) + ',' + part(&planning::Cost::social_insurance_cents) + ',' +
           part(&planning::Cost::total_cents) + ',';
    append_csv_cell(csv, planned.cost ? plan.currency : std::string());
    csv += ',' + decimal_cell(planned.reach_alone_thousandths) + ',' + decimal_cell(planned.reach_added_thousandths) + ',' +
           decimal_cell(planned.lost_without_thousandths) + '\n';
  }
  return csv;
}

}  // namespace vouch::contract
