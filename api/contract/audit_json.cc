#include "api/contract/audit_json.h"

#include <cmath>

#include "api/contract/answer_parts.h"
#include "engine/core/civil_time.h"

namespace vouch::contract {
namespace {

using credibility::CredibilityStatus;

/// Six decimals, as answers show values.
double shown(double value) { return std::floor(value * 1e6 + 0.5) / 1e6; }

Json interval_json(const core::Interval& interval) { return Json::array({shown(interval.low), shown(interval.high)}); }

Json standing_json(const std::optional<credibility::PartPeers::Standing>& standing) {
  return standing ? Json(shown(standing->percentile)) : Json();
}

Json span_json(const std::optional<std::int64_t>& first_s, const std::optional<std::int64_t>& last_s) {
  if (!first_s || !last_s) return {};
  return {{"first", core::iso_time(*first_s)}, {"last", core::iso_time(*last_s)}};
}

Json part_json(const AuditedPart& one) {
  const auto& part = one.part;
  const bool known = part.status != CredibilityStatus::unknown;
  return {{"name", one.name},
          {"status", name_of(part.status)},
          {"counted", part.counted},
          {"why", part.why.empty() ? Json() : Json(part.why)},
          {"n", part.n},
          {"value", known ? Json(shown(part.value)) : Json()},
          {"interval", known ? interval_json(part.interval) : Json()},
          {"log_odds", points(one.log_odds_thousandths)},
          {"log_odds_interval", interval_json(part.log_odds_interval)},
          {"percentile", standing_json(one.standing)},
          {"index_if_usual", one.index_if_usual}};
}

Json habit_json(const AuditedHabit& one) {
  const auto& habit = one.judgement;
  Json json = {{"name", name_of(habit.habit)},
               {"n", habit.figure ? habit.figure->n : 0},
               {"value", habit.figure ? Json(shown(habit.figure->value)) : Json()},
               {"interval", habit.figure ? interval_json(habit.figure->interval) : Json()},
               {"peers", habit.peers ? habit.peers->peers : 0},
               {"quartiles", habit.peers ? Json::array({one.q25, one.q50, one.q75}) : Json()}};
  json["judged"] = habit.judged;
  json["distance"] = habit.judged ? Json(shown(habit.distance)) : Json();
  json["unusual"] = habit.judged ? Json(habit.unusual) : Json();
  json["log_odds"] = habit.judged ? Json(shown(habit.log_odds)) : Json();
  return json;
}

Json audience_json(const AuditAnswer& answer) {
  if (!answer.audience) return {};
  const auto& audience = *answer.audience;
  Json accounts = Json::array();
  for (const AuditedAccount& account : answer.least_likely) {
    accounts.push_back({{"hash", account.hash}, {"authentic", account.authentic}});
  }
  return {{"members", audience.members},   {"judged", audience.judged},    {"unlikely", audience.unlikely},
          {"declared", audience.declared}, {"mean", shown(audience.mean)}, {"least_authentic", std::move(accounts)}};
}

Json growth_json(const AuditAnswer& answer) {
  Json findings = Json::array();
  for (const credibility::GrowthFinding& finding : answer.growth.findings) {
    findings.push_back({{"kind", name_of(finding.kind)},
                        {"from", core::iso_time(finding.from_s)},
                        {"to", core::iso_time(finding.to_s)},
                        {"gained", shown(finding.gained)},
                        {"expected", shown(finding.expected)},
                        {"expected_interval", interval_json(finding.interval)},
                        {"organic_per_year", finding.organic_per_year},
                        {"lost", shown(finding.lost)}});
  }
  return {{"status", name_of(answer.growth.status)},
          {"entries", answer.growth.entries},
          {"share", answer.growth.status == credibility::GrowthStatus::measured ? Json(shown(answer.growth.share)) : Json()},
          {"findings", std::move(findings)}};
}

Json pod_json(const AuditAnswer& answer) {
  Json json = {{"received", answer.received}, {"inside", answer.inside}, {"pod", Json()}};
  if (!answer.pod) return json;
  json["pod"] = {{"members", answer.pod_members},
                 {"mutual", answer.pod->mutual},
                 {"comments", answer.pod->comments},
                 {"expected", shown(answer.pod->expected)},
                 {"density", shown(answer.pod->density)},
                 {"log10_p", shown(answer.pod->log10_p)},
                 {"q", answer.pod->q},
                 {"quick", shown(answer.pod->quick)},
                 {"quick_elsewhere", shown(answer.pod->quick_elsewhere)}};
  return json;
}

Json blocks_json(const AuditAnswer& answer) {
  Json blocks = Json::array();
  for (const AuditedGroup& group : answer.blocks) {
    const AuditedBlock& block = group.block;
    Json bursts = Json::array();
    for (const AuditedBurst& burst : block.bursts) {
      bursts.push_back({{"from", core::iso_time(burst.from_s)},
                        {"to", core::iso_time(burst.to_s)},
                        {"arrivals", burst.arrivals},
                        {"of_block", burst.of_block}});
    }
    blocks.push_back({{"evidence", block.evidence},
                      {"owners", block.owners},
                      {"creators", block.creators},
                      {"brands", block.brands},
                      {"accounts", block.accounts},
                      {"followers", block.followers},
                      {"hashes", group.hashes},
                      {"links", block.links},
                      {"expected", shown(block.expected)},
                      {"unlikely", shown(block.unlikely)},
                      {"concentrated", shown(block.concentrated)},
                      {"log10_p", shown(block.log10_p)},
                      {"q", block.q},
                      {"dated", block.dated},
                      {"in_bursts", block.in_bursts},
                      {"bursts_by_chance", shown(block.bursts_by_chance)},
                      {"bursts", std::move(bursts)}});
  }
  return blocks;
}

Json trust_json(const AuditAnswer& answer) {
  const auto& trust = answer.trust;
  const bool known = trust.status != credibility::TrustStatus::unknown;
  return {{"status", name_of(trust.status)},
          {"score", known ? Json(shown(trust.score)) : Json()},
          {"interval", known ? interval_json(trust.interval) : Json()},
          {"peers", trust.peers},
          {"all_platforms", trust.all_platforms}};
}

Json answered_json(const std::optional<credibility::SurvivalShare>& share) {
  if (!share) return {};
  return {{"value", shown(share->value)}, {"interval", interval_json(share->interval)}};
}

Json answers_json(const credibility::AnswerFigure& figure) {
  return {{"status", name_of(figure.status)},
          {"asked", figure.asked},
          {"answered", figure.answered},
          {"within_day", answered_json(figure.within_day)},
          {"within_week", answered_json(figure.within_week)},
          {"ever", answered_json(figure.ever)},
          {"median_s", or_null(figure.time_to_answer.value_s)},
          {"median_interval_s", Json::array({or_null(figure.time_to_answer.low_s), or_null(figure.time_to_answer.high_s)})}};
}

Json posts_json(const ListedPosts& posts) { return {{"count", posts.count}, {"posts", posts.ids}}; }

Json share_json(const std::optional<credibility::SampledShare>& share) {
  if (!share) return {};
  return {{"hits", share->hits}, {"n", share->n}, {"value", shown(share->value)}, {"interval", interval_json(share->interval)}};
}

Json estimate_json(const std::optional<credibility::Estimate>& estimate) {
  if (!estimate) return {};
  return {{"value", shown(estimate->value)}, {"interval", interval_json(estimate->interval)}};
}

Json visibility_json(const AuditAnswer& answer) {
  const credibility::Visibility& visibility = answer.visibility;
  const std::string_view account = !visibility.is_private ? "unknown" : *visibility.is_private ? "private" : "public";
  return {{"account", account},
          {"posts", visibility.posts},
          {"likes_hidden", visibility.likes_hidden},
          {"deleted", posts_json(answer.deleted)},
          {"deleted_paid", visibility.deleted_paid}};
}

Json disclosure_json(const AuditAnswer& answer) {
  const auto& disclosure = answer.disclosure;
  return {{"posts", disclosure.posts},
          {"read", disclosure.read},
          {"known_paid", disclosure.known},
          {"openness", disclosure.known > 0 ? Json(shown(disclosure.openness)) : Json()},
          {"undisclosed", posts_json(answer.undisclosed)},
          {"weak", posts_json(answer.weak)},
          {"disputed", posts_json(answer.disputed)},
          {"saturation", share_json(disclosure.habits.saturation)},
          {"saturation_trend", estimate_json(disclosure.habits.trend)},
          {"paid_to_organic", estimate_json(disclosure.habits.paid_to_organic)}};
}

Json usual_json(const std::optional<credibility::UsualEvenness>& usual) {
  if (!usual) return {};
  return {{"peers", usual->peers},
          {"own_platform", usual->own_platform},
          {"quartiles", Json::array({shown(usual->q25), shown(usual->q50), shown(usual->q75)})},
          {"share", shown(usual->share)},
          {"interval", interval_json(usual->interval)}};
}

Json evenness_json(const AuditAnswer& answer) {
  const auto& evenness = answer.evenness;
  return {{"status", name_of(evenness.status)},
          {"counted", false},
          {"posts", evenness.posts},
          {"read", evenness.read},
          {"praises", evenness.praises},
          {"drawbacks", posts_json(answer.drawbacks)},
          {"corrections", posts_json(answer.corrections)},
          {"named", share_json(evenness.named)},
          {"named_paid", share_json(evenness.named_paid)},
          {"usual", usual_json(evenness.usual)},
          {"all_praise", evenness.all_praise ? Json(shown(*evenness.all_praise)) : Json()},
          {"praises_everything", evenness.all_praise ? Json(evenness.praises_everything) : Json()}};
}

}  // namespace

std::string audit_to_json(const AuditAnswer& answer, words::Language language) {
  Json rules = Json::object(), parts = Json::array(), habits = Json::array();
  for (const auto& [name, version] : answer.rules) rules[name] = version;
  for (const AuditedPart& part : answer.parts) parts.push_back(part_json(part));
  for (const AuditedHabit& habit : answer.habits) habits.push_back(habit_json(habit));
  const bool known = answer.figure.status != CredibilityStatus::unknown;
  return dumped({{"snapshot", answer.snapshot},
                 {"version", answer.version},
                 {"rules", std::move(rules)},
                 {"creator", creator_json(answer.creator)},
                 {"as_of", core::iso_time(answer.as_of_s)},
                 {"status", name_of(answer.figure.status)},
                 {"index", known ? Json(shown(answer.figure.index)) : Json()},
                 {"interval", interval_json(answer.figure.interval)},
                 {"percentile", standing_json(answer.standing)},
                 {"peers", answer.standing ? answer.standing->peers : 0},
                 {"log_odds", points(answer.total_thousandths)},
                 {"base", points(answer.base_thousandths)},
                 {"parts", std::move(parts)},
                 {"habits", std::move(habits)},
                 {"evidence",
                  {{"audience", audience_json(answer)},
                   {"pods", pod_json(answer)},
                   {"blocks", blocks_json(answer)},
                   {"growth", growth_json(answer)},
                   {"trust", trust_json(answer)},
                   {"disclosure", disclosure_json(answer)},
                   {"even_handedness", evenness_json(answer)},
                   {"answers",
                    {{"all", answers_json(answer.responsiveness.all)},
                     {"questions", answers_json(answer.responsiveness.questions)},
                     {"criticism", answers_json(answer.responsiveness.criticism)}}},
                   {"visibility", visibility_json(answer)},
                   {"posts", span_json(answer.first_post_s, answer.last_post_s)},
                   {"followers", span_json(answer.first_entry_s, answer.last_entry_s)}}},
                 {"findings", messages_json(answer.findings, language)},
                 {"missing", messages_json(answer.missing, language)},
                 {"warnings", messages_json(answer.warnings, language)}});
}

}  // namespace vouch::contract
