#include "engine/credibility/credibility_audit.h"

#include <algorithm>
#include <cmath>

#include "engine/core/proportion.h"

namespace vouch::credibility {
namespace {

CredibilityPart audience_part(const IndexRules& rules, const std::optional<AudienceQuality>& quality, catalog::Coverage coverage,
                              std::uint64_t members) {
  if (!quality) return unknown_part(rules, PartName::audience, members == 0 ? "no_audience" : "no_account_judged");
  const bool followers = coverage != catalog::Coverage::engagers && coverage != catalog::Coverage::declared_only;
  const bool measured = !quality->declared && followers;
  auto part = known_share(rules, PartName::audience, measured ? CredibilityStatus::measured : CredibilityStatus::estimated,
                          quality->judged, quality->mean, quality->interval);
  if (quality->declared) part.why = "declared";
  if (!followers && !quality->declared) part.why = "engagers_only";
  return part;
}

CredibilityPart pods_part(const IndexRules& rules, const CredibilityAudit& found) {
  if (found.received == 0) return unknown_part(rules, PartName::pods, "no_comments");
  const double share = static_cast<double>(found.inside) / found.received;
  return known_part(rules, PartName::pods, CredibilityStatus::measured, found.received, share,
                    core::wilson_interval(share, found.received));
}

CredibilityPart trust_part(const IndexRules& rules, const TrustFigure& figure) {
  CredibilityPart part = unknown_part(rules, PartName::trust, "nobody_to_compare");
  if (figure.status != TrustStatus::unknown && figure.peers > 0) {
    const bool measured = figure.status == TrustStatus::measured;
    part = known_part(rules, PartName::trust, measured ? CredibilityStatus::measured : CredibilityStatus::estimated, figure.peers,
                      figure.percentile, figure.percentiles);
  }
  part.counted = false;
  return part;
}

CredibilityPart responsiveness_part(const IndexRules& rules, const AnswerFigure& figure) {
  const bool known = figure.status == AnswerStatus::measured || figure.status == AnswerStatus::estimated;
  if (!known) return unknown_part(rules, PartName::responsiveness, name_of(figure.status));
  if (!figure.within_week) return unknown_part(rules, PartName::responsiveness, "too_short_to_answer");
  const bool measured = figure.status == AnswerStatus::measured;
  auto part = known_part(rules, PartName::responsiveness, measured ? CredibilityStatus::measured : CredibilityStatus::estimated,
                         figure.asked, figure.within_week->value, figure.within_week->interval);
  if (!measured) part.why = "answers_by_order";
  return part;
}

/// The accounts of the graph with these pseudonyms, ascending.
std::vector<std::uint32_t> accounts_of(const audience::AudienceGraph& graph, std::span<const std::uint64_t> pseudonyms) {
  std::vector<std::uint32_t> accounts;
  for (const std::uint64_t pseudonym : pseudonyms) {
    const auto named = std::ranges::equal_range(graph.pseudonyms(), pseudonym);
    const auto first = static_cast<std::size_t>(named.begin() - graph.pseudonyms().begin());
    const auto row = graph.accounts_by_pseudonym().subspan(first, named.size());
    accounts.insert(accounts.end(), row.begin(), row.end());
  }
  std::ranges::sort(accounts);
  return accounts;
}

CredibilityPart growth_part(const IndexRules& rules, const GrowthFigure& figure) {
  if (figure.status != GrowthStatus::measured) return unknown_part(rules, PartName::growth, name_of(figure.status));
  return known_part(rules, PartName::growth, CredibilityStatus::measured, figure.entries, figure.share, figure.interval);
}

CredibilityPart disclosure_part(const IndexRules& rules, const CreatorDisclosure& disclosure) {
  if (disclosure.posts == 0) return unknown_part(rules, PartName::disclosure, "no_posts");
  if (disclosure.read == 0) return unknown_part(rules, PartName::disclosure, "not_read");
  if (disclosure.known == 0) return unknown_part(rules, PartName::disclosure, "no_known_payment");
  return known_share(rules, PartName::disclosure, CredibilityStatus::measured, disclosure.known, disclosure.openness,
                     core::wilson_interval(disclosure.openness, disclosure.known));
}

CredibilityPart saturation_part(const IndexRules& rules, const CreatorDisclosure& disclosure) {
  if (disclosure.posts == 0) return unknown_part(rules, PartName::saturation, "no_posts");
  if (!disclosure.habits.saturation) return unknown_part(rules, PartName::saturation, "not_read");
  const SampledShare& share = *disclosure.habits.saturation;
  return known_part(rules, PartName::saturation, CredibilityStatus::measured, share.n, share.value, share.interval);
}

}  // namespace

CredibilityPart engagement_part(const HabitRules& habit_rules, const IndexRules& rules, const HabitJudgements& habits) {
  const PartRule& rule = rules.of(PartName::engagement);
  std::uint32_t judged = 0, unusual = 0;
  double sum = 0.0, below = 0.0, above = 0.0;
  for (const HabitJudgement& habit : habits) {
    if (!habit.judged) continue;
    ++judged;
    unusual += habit.unusual ? 1 : 0;
    sum += habit.log_odds;
    const double low = habit.log_odds - habit.log_odds_interval.low, high = habit.log_odds_interval.high - habit.log_odds;
    below += low * low;
    above += high * high;
  }
  if (judged == 0) return unknown_part(rules, PartName::engagement, "no_figures");
  const double missing = habit_rules.most_log_odds * (static_cast<double>(kHabits) - judged);
  const auto cut = [&rule](double x) { return std::clamp(x, rule.floor, rule.ceiling); };
  const double all = kHabits, middle = cut(sum), low = cut(sum - std::sqrt(below) - missing);
  return {.part = PartName::engagement,
          .status = CredibilityStatus::measured,
          .why = {},
          .n = judged,
          .value = static_cast<double>(unusual),
          .interval = {.low = static_cast<double>(unusual), .high = unusual + all - judged},
          .log_odds = middle,
          .log_odds_interval = {.low = low, .high = cut(sum + std::sqrt(above))},
          .unseen = std::min(missing, middle - low)};
}

CredibilityAudit audit(const AuditSources& sources, const HabitPeers& peers, core::CreatorIndex creator, std::int64_t as_of_s) {
  const catalog::Catalog& catalog = *sources.habits.catalog;
  const IndexRules& rules = *sources.rules;
  CredibilityAudit found;
  const auto pod_accounts = sources.pods->accounts_around(creator);
  found.audience = sources.audience->of(creator, accounts_of(*sources.habits.graph, pod_accounts));
  found.habits = judge_habits(*sources.habits.rules, habit_figures(sources.habits, creator, as_of_s, pod_accounts), peers,
                              catalog.creators.platform[creator.value]);
  if (const auto number = sources.pods->of(creator)) found.pod = sources.pods->pod(*number);
  found.received = sources.pods->received(creator);
  found.inside = sources.pods->inside(creator);
  found.trust = sources.trust->of(creator);
  found.responsiveness = responsiveness_of(catalog, catalog.owner(creator), as_of_s, pod_accounts);
  found.growth = as_of_s == catalog.latest_event_s ? sources.growth->of(creator) : sources.growth->of(creator, as_of_s);
  found.disclosure = disclosure_of(catalog, creator, as_of_s, *sources.disclosure_rules, *sources.habits.engagement_rules);
  const auto coverage = static_cast<catalog::Coverage>(catalog.creators.coverage[creator.value]);
  const std::uint64_t members = sources.habits.graph->members(catalog.owner(creator)).size();
  found.parts = {audience_part(rules, found.audience, coverage, members),
                 engagement_part(*sources.habits.rules, rules, found.habits),
                 pods_part(rules, found),
                 growth_part(rules, found.growth),
                 trust_part(rules, found.trust),
                 disclosure_part(rules, found.disclosure),
                 saturation_part(rules, found.disclosure),
                 responsiveness_part(rules, found.responsiveness.all)};
  found.figure = index_of(rules, found.parts);
  return found;
}

}  // namespace vouch::credibility
