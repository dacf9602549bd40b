#include "engine/credibility/rules.h"

#include <array>
#include <cstdint>
#include <utility>

#include "engine/core/codec.h"
#include "engine/core/error.h"
#include "engine/credibility/rule_rows.h"

namespace vouch::credibility {
namespace {

using catalog::CredibilityRuleRecord;
using catalog::CredibilityRuleRecords;

constexpr std::string_view kSection = "rules.credibility";
constexpr std::array kTexts{&CredibilityRuleRecord::table,      &CredibilityRuleRecord::rule,    &CredibilityRuleRecord::value,
                            &CredibilityRuleRecord::unit,       &CredibilityRuleRecord::meaning, &CredibilityRuleRecord::source,
                            &CredibilityRuleRecord::source_date};
constexpr std::array<std::pair<std::string_view, UnusualSide>, 3> kSides{
    {{"low", UnusualSide::low}, {"high", UnusualSide::high}, {"both", UnusualSide::both}}};

constexpr double kDays = 10'000.0, kTiny = 1e-9;

// Ranges keep figures finite and what the index promises true: shares are shares, floors are at most 0, ceilings at least.

AccountLimits accounts_of(RuleRows& in) {
  in.enter("accounts");
  return {.suspicious_below = in.number("suspicious_below", 0.0, 1.0),
          .mass_following = in.number("mass_following", 0.0, 1e9),
          .creator_followers = in.number("creator_followers", 0.0, 1e9)};
}

EngagementRules engagement_of(RuleRows& in) {
  in.enter("engagement");
  return {.latest_posts = in.whole("latest_posts", 1, 10'000),
          .shrink_posts = in.number("shrink_posts", 0.01, 10'000.0),
          .assumed_spread = in.number("assumed_spread", 0.01, 10.0),
          .assumed_posts = in.number("assumed_posts", 0.01, 10'000.0)};
}

PeerRules peers_of(RuleRows& in) {
  in.enter("peers");
  return {.platform_peers = in.whole("platform_peers", 1, 1'000'000), .least_peers = in.whole("least_peers", 1, 1'000'000)};
}

GrowthRules growth_of(RuleRows& in) {
  in.enter("growth");
  return {.least_entries = static_cast<double>(in.whole("least_entries", 2, 10'000)),
          .least_days = in.number("least_days", 1.0, kDays),
          .step_days = in.number("step_days", 0.01, 100.0),
          .longest_step_days = in.number("longest_step_days", 1.0, kDays),
          .repeat_days = in.number("repeat_days", 0.0, kDays),
          .lone_days = in.number("lone_days", 0.0, kDays),
          .lone_share = in.number("lone_share", 0.0, 1.0),
          .lone_agree = in.number("lone_agree", 0.0, 1.0),
          .lone_far = in.number("lone_far", 0.0, 1000.0),
          .least_side = static_cast<double>(in.whole("least_side", 1, 1000)),
          .least_outside = static_cast<double>(in.whole("least_outside", 1, 1000)),
          .side_steps = static_cast<double>(in.whole("side_steps", 5, 1000)),
          .noise_df = in.number("noise_df", 2.0, 1000.0),
          .noise_df_share = in.number("noise_df_share", 0.01, 1.0),
          .burst_rate = in.number("burst_rate", kTiny, 0.1),
          .teeth_rate = in.number("teeth_rate", kTiny, 0.1),
          .least_gain = in.number("least_gain", 1.0, 1e9),
          .least_share = in.number("least_share", 0.0, 1.0),
          .window_days = in.number("window_days", 1.0, kDays),
          .like_it = static_cast<double>(in.whole("like_it", 0, 10'000)),
          .launch_followers = in.number("launch_followers", 0.0, 1e9),
          .viral_per_year = in.number("viral_per_year", 0.01, 1000.0),
          .viral_days = in.number("viral_days", 0.1, 1000.0),
          .viral_index = in.number("viral_index", 0.5, 20.0),
          .viral_floor = in.number("viral_floor", kTiny, 1.0),
          .loss_share = in.number("loss_share", 0.01, 1.0),
          .loss_days = in.number("loss_days", 1.0, kDays),
          .loss_p = in.number("loss_p", kTiny, 0.5),
          .tooth_share = in.number("tooth_share", 0.0, 1.0),
          .tooth_days = in.number("tooth_days", 1.0, kDays),
          .tooth_back = in.number("tooth_back", 0.01, 1.0),
          .tooth_z = in.number("tooth_z", 0.1, 100.0),
          .turnover = in.number("turnover", kTiny, 1.0),
          .falls_per_year = in.number("falls_per_year", 0.01, 1000.0)};
}

TrustRules trust_of(RuleRows& in) {
  in.enter("trust");
  return {.damping = in.number("damping", 0.0, 0.99),
          .most_passed_on = in.number("most_passed_on", 0.0, 1e9),
          .seeded_uniform_share = in.number("seeded_uniform_share", 0.0, 0.99),
          .offset = in.number("offset", 0.01, 1e6),
          .ramp = in.number("ramp", 1.01, 1000.0),
          .platform_peers = in.whole("platform_peers", 1, 1'000'000),
          .least_peers = in.whole("least_peers", 1, 1'000'000),
          .tweepcred_following = in.number("tweepcred_following", 0.0, 1e9),
          .tweepcred_ratio = in.number("tweepcred_ratio", 0.0, 1000.0),
          .tweepcred_factor = in.number("tweepcred_factor", 0.0, 1000.0)};
}

PodRules pods_of(RuleRows& in) {
  in.enter("pods");
  return {.least_members = in.whole("least_members", 2, 10'000),
          .least_posts = in.whole("least_posts", 1, 10'000),
          .strong_tie = in.number("strong_tie", 0.0, 1.0),
          .least_density = in.number("least_density", 0.0, 1.0),
          .tied_share = in.number("tied_share", 0.0, 1.0),
          .false_discovery = in.number("false_discovery", 0.0, 1.0),
          .quick_s = in.whole("quick_seconds", 0, 31'536'000)};
}

BlockRules blocks_of(RuleRows& in) {
  in.enter("blocks");
  return {.least_judged = in.whole("least_judged", 2, 1'000'000),
          .least_peers = in.whole("least_peers", 2, 1'000'000),
          .owner_z = in.number("owner_z", 0.1, 1000.0),
          .least_surplus = in.whole("least_surplus", 1, 1'000'000'000),
          .least_shared = in.whole("least_shared", 2, 10'000),
          .least_owners = in.whole("least_owners", 2, 10'000),
          .concentrated_log10_p = in.number("concentrated_log10_p", -300.0, 0.0),
          .least_concentrated = in.number("least_concentrated", 0.0, 1.0),
          .least_accounts = in.whole("least_accounts", 2, 1'000'000'000),
          .false_discovery = in.number("false_discovery", 0.0, 1.0),
          .most_blocks = in.whole("most_blocks", 1, 16)};
}

ArrivalRules arrivals_of(RuleRows& in) {
  in.enter("arrivals");
  return {.window_days = in.whole("window_days", 1, 1000),
          .around_days = in.whole("around_days", 1, 10'000),
          .least_arrivals = in.whole("least_arrivals", 2, 1'000'000'000),
          .times = in.number("times", 1.0, 1e6),
          .log10_p = in.number("log10_p", -300.0, 0.0),
          .least_bursts = in.whole("least_bursts", 2, 10'000),
          .account_p = in.number("account_p", kTiny, 1.0)};
}

HabitRules habits_of(RuleRows& in) {
  in.enter("habits");
  HabitRules rules{.telling_words = in.whole("telling_words", 1, 10'000),
                   .early_s = in.whole("early_seconds", 0, 31'536'000),
                   .least_post_spread = in.number("least_post_spread", kTiny, 10.0),
                   .least_peer_spread = in.number("least_peer_spread", kTiny, 10.0),
                   .most_log_odds = in.number("most_log_odds", 0.0, 10.0)};
  for (std::size_t i = 0; i < kHabits; ++i) {
    const std::string name = std::string(kHabitNames[i]) + ".";
    rules.habit[i] = {.side = in.choice(name + "side", kSides),
                      .counts = in.choice(name + "counts", kSides),
                      .least = in.whole(name + "least", 1, 1'000'000),
                      .from = in.number(name + "from", 0.0, 100.0),
                      .weight = in.number(name + "weight", 0.0, 10.0)};
  }
  return rules;
}

DisclosureHabitRules disclosure_of_habits(RuleRows& in) {
  in.enter("disclosure");
  return {.least_trend_posts = in.whole("least_trend_posts", 2, 10'000),
          .least_ratio_posts = in.whole("least_ratio_posts", 1, 10'000),
          .weak = in.number("weak", 0.0, 1.0)};
}

EvennessThresholds evenness_of(RuleRows& in) {
  in.enter("evenness");
  return {.gap_words = in.whole("gap_words", 1, 100),
          .negation_reach = in.whole("negation_reach", 0, 1000),
          .report_reach = in.whole("report_reach", 0, 1000),
          .readable_words = in.whole("readable_words", 0, 10'000),
          .least_peer_posts = in.whole("least_peer_posts", 1, 10'000),
          .rare_all_praise = in.number("rare_all_praise", 0.0, 1.0)};
}

/// A part with a line: `rises` where more of the figure is more credible. Shares on the logit have a neutral point within.
PartRule part_of(RuleRows& in, PartName part, bool rises, bool on_logit) {
  const std::string name = std::string(name_of(part)) + ".";
  const double edge = on_logit ? 0.002 : 0.0;
  return {.neutral = in.number(name + "neutral", edge, 1.0 - edge),
          .slope = in.number(name + "slope", rises ? 0.0 : -20.0, rises ? 20.0 : 0.0),
          .floor = in.number(name + "floor", -10.0, 0.0),
          .ceiling = in.number(name + "ceiling", 0.0, 10.0)};
}

IndexRules index_rules_of(RuleRows& in) {
  in.enter("credibility");
  IndexRules rules{.base = in.number("base", -10.0, 10.0),
                   .declared_accounts = in.number("declared_accounts", 1.0, 1e9),
                   .low_audience = in.number("low_audience", 0.0, 1.0)};
  const auto at = [&rules](PartName part) -> PartRule& { return rules.part[static_cast<std::size_t>(part)]; };
  at(PartName::audience) = part_of(in, PartName::audience, true, true);
  at(PartName::engagement) = {.floor = in.number("engagement.floor", -10.0, 0.0)};
  at(PartName::pods) = part_of(in, PartName::pods, false, false);
  at(PartName::growth) = part_of(in, PartName::growth, false, false);
  at(PartName::disclosure) = part_of(in, PartName::disclosure, true, true);
  at(PartName::saturation) = part_of(in, PartName::saturation, false, false);
  at(PartName::responsiveness) = part_of(in, PartName::responsiveness, true, false);
  return rules;
}

core::Result<CredibilityRuleRecords> decode(core::Bytes bytes) {
  core::Decoder in(bytes);
  CredibilityRuleRecords records;
  const auto version = in.read_text();
  if (!version) return core::fail(version.error());
  records.version = *version;
  const auto count = in.read<std::uint32_t>();
  if (!count) return core::fail(count.error());
  for (std::uint32_t i = 0; i < *count; ++i) {
    CredibilityRuleRecord row;
    for (const auto text : kTexts) {
      const auto read = in.read_text();
      if (!read) return core::fail(read.error());
      row.*text = *read;
    }
    records.rows.push_back(std::move(row));
  }
  if (in.left() != 0) return core::fail(core::ErrorCode::corrupt, "it is longer than its contents");
  return records;
}

}  // namespace

core::Result<Rules> Rules::make(const CredibilityRuleRecords& records) {
  RuleRows in(records);
  Rules rules{.version = records.version,
              .accounts = accounts_of(in),
              .engagement = engagement_of(in),
              .peers = peers_of(in),
              .growth = growth_of(in),
              .trust = trust_of(in),
              .pods = pods_of(in),
              .blocks = blocks_of(in),
              .arrivals = arrivals_of(in),
              .habits = habits_of(in),
              .disclosure = disclosure_of_habits(in),
              .evenness = evenness_of(in),
              .index = index_rules_of(in)};
  if (auto read = in.finish(); !read) return core::fail(std::move(read).error());
  return rules;
}

core::Result<Rules> Rules::open(const snapshot::Snapshot& snapshot) {
  const auto bytes = snapshot.array<std::byte>(kSection);
  if (!bytes) return core::fail(bytes.error());
  auto records = decode(*bytes);
  if (!records) return core::fail(core::within("section " + std::string(kSection), std::move(records).error()));
  records->file = "section " + std::string(kSection);
  auto rules = make(*records);
  if (!rules) return core::fail(core::ErrorCode::corrupt, std::move(rules).error().message);
  return rules;
}

core::Result<void> write_rules(const CredibilityRuleRecords& records, snapshot::Writer& out) {
  core::Encoder encoded;
  encoded.write_text(records.version);
  encoded.write(static_cast<std::uint32_t>(records.rows.size()));
  for (const CredibilityRuleRecord& row : records.rows) {
    for (const auto text : kTexts) encoded.write_text(row.*text);
  }
  auto done = out.begin(kSection, snapshot::Encoding::bytes);
  return done ? out.append(core::as_bytes(encoded.bytes())) : done;
}

}  // namespace vouch::credibility
