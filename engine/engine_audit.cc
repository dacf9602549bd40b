// Engine::audit: the evidence of one creator's credibility, put into words' codes.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/account_hashes.h"
#include "engine/core/apportion.h"
#include "engine/core/civil_time.h"
#include "engine/engine_parts.h"
#include "engine/ranking/explain.h"
#include "engine/ranking/request_notes.h"
#include "engine/ranking/shown.h"

namespace vouch {
namespace {

using credibility::CredibilityStatus;
using ranking::Figures;
using ranking::Message;
using ranking::shown;

ListedPosts listed(const catalog::Catalog& catalog, const std::vector<std::uint64_t>& posts) {
  ListedPosts list{.count = static_cast<std::int64_t>(posts.size()), .ids = {}};
  for (const std::uint64_t post : posts) {
    if (list.ids.size() == kListedEvidence) break;
    list.ids.emplace_back(catalog.posts.keys[post]);
  }
  return list;
}

/// The accounts of these with their hashes, and those of the blocks: one look through all accounts.
void add_accounts(const ranking::Evidence& evidence, const std::vector<std::uint32_t>& least_likely,
                  std::vector<AuditedBlock> blocks, AuditAnswer& answer) {
  std::vector<std::uint32_t> accounts = least_likely;
  for (const AuditedBlock& block : blocks) accounts.insert(accounts.end(), block.first.begin(), block.first.end());
  const std::vector<std::string> hashes = account_hashes(evidence.graph, accounts);
  auto next = hashes.begin();
  for (const std::uint32_t account : least_likely) {
    answer.least_likely.push_back({.hash = *next++, .authentic = shown(audience::people(evidence.authentic[account]))});
  }
  for (AuditedBlock& block : blocks) {
    const auto end = next + static_cast<std::ptrdiff_t>(block.first.size());
    answer.blocks.push_back({.block = std::move(block), .hashes = {next, end}});
    next = end;
  }
}

/// First and last known time at or before the day of a row of ascending times.
std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>> span_of(std::span<const std::int64_t> at_s,
                                                                            std::int64_t as_of_s) {
  const auto end = std::ranges::upper_bound(at_s, as_of_s);
  const auto begin = std::ranges::upper_bound(at_s, catalog::kUnknown);
  if (begin >= end) return {};
  return {*begin, *(end - 1)};
}

void add_parts(const credibility::CredibilityAudit& audit, const ranking::Evidence& evidence, catalog::Label platform,
               AuditAnswer& answer) {
  std::vector<double> numbers = {1000.0 * evidence.rules.index.base};
  for (const auto& part : audit.parts) numbers.push_back(1000.0 * part.log_odds);
  answer.total_thousandths = std::llround(1000.0 * audit.figure.log_odds);
  const auto whole = core::round_to_sum(answer.total_thousandths, numbers);
  answer.base_thousandths = whole[0];
  for (std::size_t i = 0; i < audit.parts.size(); ++i) {
    answer.parts.push_back({.name = credibility::name_of(audit.parts[i].part),
                            .part = audit.parts[i],
                            .log_odds_thousandths = whole[i + 1],
                            .standing = evidence.credibility.standings().of(platform, audit.parts[i]),
                            .index_if_usual = shown(credibility::index_without(audit.figure, audit.parts[i]))});
  }
}

/// What is not known of a private account is not known because it is private.
void blame_privacy(std::vector<AuditedPart>& parts) {
  for (AuditedPart& part : parts) {
    if (part.part.status == CredibilityStatus::unknown) part.part.why = "private_account";
  }
}

std::string_view finding_code(credibility::GrowthKind kind) {
  switch (kind) {
    case credibility::GrowthKind::burst: return "audit_burst";
    case credibility::GrowthKind::burst_then_loss: return "audit_burst_then_loss";
    case credibility::GrowthKind::saw_teeth: return "audit_saw_teeth";
  }
  return "audit_burst";
}

AuditedHabit audited(const credibility::HabitJudgement& habit) {
  AuditedHabit audited{.judgement = habit};
  if (!habit.peers) return audited;
  const auto value = [&](double level) { return shown(credibility::value_of_level(habit.habit, level)); };
  audited.q25 = value(habit.peers->q25);
  audited.q50 = value(habit.peers->q50);
  audited.q75 = value(habit.peers->q75);
  return audited;
}

void add_habit_findings(const std::vector<AuditedHabit>& habits, std::vector<Message>& findings) {
  for (const AuditedHabit& one : habits) {
    const credibility::HabitJudgement& habit = one.judgement;
    if (!habit.unusual) continue;
    findings.push_back({habit.distance < 0.0 ? "audit_habit_low" : "audit_habit_high",
                        {{"habit", std::string(name_of(habit.habit))},
                         {"value", shown(habit.figure->value)},
                         {"usual", one.q50},
                         {"n", static_cast<std::int64_t>(habit.figure->n)}}});
  }
}

void add_block_findings(const std::vector<AuditedGroup>& blocks, std::vector<Message>& findings) {
  for (const AuditedGroup& group : blocks) {
    const AuditedBlock& block = group.block;
    findings.push_back({"audit_block_" + std::string(block.evidence),
                        {{"followers", block.followers},
                         {"accounts", block.accounts},
                         {"owners", block.owners},
                         {"links", block.links},
                         {"expected", shown(block.expected)},
                         {"dated", block.dated},
                         {"in_bursts", block.in_bursts},
                         {"by_chance", shown(block.bursts_by_chance)}}});
  }
}

void add_findings(const AuditAnswer& answer, const credibility::IndexRules& rules, std::vector<Message>& findings) {
  if (answer.audience && answer.audience->mean < rules.low_audience) {
    const auto& audience = *answer.audience;
    findings.push_back({audience.declared ? "audit_audience_declared" : "audit_audience",
                        {{"mean", shown(audience.mean)},
                         {"unlikely", static_cast<std::int64_t>(audience.unlikely)},
                         {"judged", static_cast<std::int64_t>(audience.judged)}}});
  }
  add_block_findings(answer.blocks, findings);
  add_habit_findings(answer.habits, findings);
  for (const credibility::GrowthFinding& finding : answer.growth.findings) {
    findings.push_back({std::string(finding_code(finding.kind)),
                        {{"from", core::iso_date(finding.from_s)},
                         {"to", core::iso_date(finding.to_s)},
                         {"gained", static_cast<std::int64_t>(finding.gained + 0.5)},
                         {"expected", static_cast<std::int64_t>(finding.expected + 0.5)},
                         {"lost", static_cast<std::int64_t>(finding.lost + 0.5)},
                         {"teeth", static_cast<std::int64_t>(finding.teeth)}}});
  }
  if (answer.pod) {
    const double share = answer.received == 0 ? 0.0 : static_cast<double>(answer.inside) / static_cast<double>(answer.received);
    findings.push_back({"audit_pod",
                        {{"members", static_cast<std::int64_t>(answer.pod->members.size())},
                         {"density", shown(answer.pod->density)},
                         {"share", shown(share)},
                         {"comments", static_cast<std::int64_t>(answer.pod->comments)},
                         {"expected", shown(answer.pod->expected)}}});
  }
  if (!answer.visibility.deleted.empty()) {
    ranking::Figures figures = {{"posts", static_cast<std::int64_t>(answer.visibility.deleted.size())},
                                {"of", std::int64_t{answer.visibility.posts}}};
    if (answer.visibility.deleted_paid > 0) figures.emplace_back("paid", std::int64_t{answer.visibility.deleted_paid});
    findings.push_back({"audit_deleted", std::move(figures)});
  }
  const auto known = static_cast<std::int64_t>(answer.disclosure.known);
  for (const auto& [code, posts] : {std::pair{"audit_undisclosed", &answer.undisclosed}, std::pair{"audit_weak", &answer.weak},
                                    std::pair{"audit_disputed", &answer.disputed}}) {
    if (posts->count > 0) findings.push_back({code, {{"posts", posts->count}, {"known", known}}});
  }
  const auto& saturation = answer.disclosure.habits.saturation;
  if (saturation && saturation->value > rules.of(credibility::PartName::saturation).neutral) {
    findings.push_back({"audit_saturation", {{"share", shown(saturation->value)}, {"posts", std::int64_t{saturation->n}}}});
  }
}

/// What is not known, and how far the lower end would go up at most if it were as good as it can be.
void add_missing(const AuditAnswer& answer, std::vector<Message>& missing) {
  const credibility::Visibility& visibility = answer.visibility;
  if (visibility.is_private.value_or(false)) missing.push_back({"audit_private", {}});
  if (visibility.likes_hidden > 0) {
    missing.push_back(
        {"audit_likes_hidden", {{"posts", std::int64_t{visibility.likes_hidden}}, {"of", std::int64_t{visibility.posts}}}});
  }
  for (const AuditedPart& part : answer.parts) {
    if (part.part.status != CredibilityStatus::unknown || !part.part.counted) continue;
    missing.push_back({"audit_missing", {{"part", std::string(part.name)}, {"why", std::string(part.part.why)}}});
  }
  for (const AuditedHabit& one : answer.habits) {
    const credibility::HabitJudgement& habit = one.judgement;
    if (habit.judged) continue;
    const bool peers = !habit.peers && habit.figure && habit.figure->n >= habit.least;
    missing.push_back({peers ? "audit_missing_peers" : "audit_missing_habit",
                       {{"habit", std::string(name_of(habit.habit))},
                        {"n", static_cast<std::int64_t>(habit.figure ? habit.figure->n : 0)},
                        {"least", static_cast<std::int64_t>(habit.least)}}});
  }
}

}  // namespace

core::Result<AuditAnswer> Engine::audit(const AuditQuery& query) const {
  const ranking::Evidence& evidence = *parts_->evidence;
  const catalog::Catalog& catalog = evidence.catalog;
  const auto creator = catalog.find_creator(query.id);
  if (!creator) return core::fail(core::ErrorCode::not_found, "creator '" + query.id + "' is not in this snapshot");
  AuditAnswer answer{.snapshot = parts_->info.id, .version = std::string(version()), .as_of_s = catalog.latest_event_s};
  answer.as_of_s = query.as_of_s.value_or(catalog.latest_event_s);
  answer.warnings = ranking::day_warnings(catalog.latest_event_s, answer.as_of_s);
  answer.creator = ranking::creator_card(evidence, *creator);
  const catalog::Label platform = catalog.creators.platform[creator->value];
  const auto audit = evidence.credibility.audit(*creator, answer.as_of_s);
  answer.figure = audit.figure;
  answer.standing = evidence.credibility.standings().of(platform, audit.figure);
  add_parts(audit, evidence, platform, answer);
  answer.audience = audit.audience;
  add_accounts(evidence, evidence.credibility.least_likely(*creator, kListedEvidence),
               audited_blocks(evidence, *creator, kListedEvidence), answer);
  for (const credibility::HabitJudgement& habit : audit.habits) answer.habits.push_back(audited(habit));
  answer.pod = audit.pod;
  if (audit.pod) {
    for (const std::uint32_t member : audit.pod->members) answer.pod_members.emplace_back(catalog.creators.keys[member]);
  }
  answer.received = audit.received;
  answer.inside = audit.inside;
  answer.growth = audit.growth;
  answer.trust = audit.trust;
  answer.responsiveness = audit.responsiveness;
  answer.disclosure = audit.disclosure;
  answer.undisclosed = listed(catalog, audit.disclosure.undisclosed);
  answer.weak = listed(catalog, audit.disclosure.weak);
  answer.disputed = listed(catalog, audit.disclosure.disputed);
  answer.visibility = credibility::visibility_of(catalog, *creator, answer.as_of_s);
  answer.deleted = listed(catalog, answer.visibility.deleted);
  if (answer.visibility.is_private.value_or(false)) blame_privacy(answer.parts);
  answer.evenness = evidence.evenness.of(catalog, *creator, answer.as_of_s);
  answer.drawbacks = listed(catalog, answer.evenness.drawback_posts);
  answer.corrections = listed(catalog, answer.evenness.correction_posts);
  const auto row = [creator](std::span<const std::int64_t> at_s, std::span<const std::uint64_t> offsets) {
    return at_s.subspan(offsets[creator->value], offsets[creator->value + 1] - offsets[creator->value]);
  };
  std::tie(answer.first_post_s, answer.last_post_s) =
      span_of(row(catalog.posts.at_s, catalog.posts.owner_offsets), answer.as_of_s);
  std::tie(answer.first_entry_s, answer.last_entry_s) =
      span_of(row(catalog.history.at_s, catalog.history.creator_offsets), answer.as_of_s);
  answer.rules = {{"credibility", evidence.rules.version}};
  for (const auto& [name, key] : {std::pair{"accounts", "authenticity_model"}, std::pair{"disclosure", "disclosure_rules"},
                                  std::pair{"comments", "comment_rules"}, std::pair{"even_handedness", "evenness_rules"}}) {
    for (const auto& [known, value] : parts_->info.provenance) {
      if (known == key) answer.rules.emplace_back(name, value);
    }
  }
  add_findings(answer, evidence.rules.index, answer.findings);
  add_missing(answer, answer.missing);
  if (!evidence.member_days.known()) answer.missing.push_back({"audit_missing_days", {}});
  if (const auto partly = ranking::partly_judged(evidence)) answer.warnings.push_back(*partly);
  return answer;
}

}  // namespace vouch
