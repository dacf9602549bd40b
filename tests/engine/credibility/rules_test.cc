// Rules made of rows: what is refused, that their order is nothing, that a snapshot gives back what was written, and that any
// values within their ranges can be judged by.
#include "engine/credibility/rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/proportion.h"
#include "engine/core/random.h"
#include "engine/credibility/credibility_figure.h"
#include "engine/credibility/growth_figure.h"
#include "tests/engine/credibility/organic_growth.h"
#include "tests/support/carried_rules.h"
#include "tests/support/small_world.h"

namespace vouch::credibility {
namespace {

using catalog::CredibilityRuleRecord;
using catalog::CredibilityRuleRecords;
using ::testing::HasSubstr;

CredibilityRuleRecords carried_records() { return datasets::carried_credibility_rules().value(); }

CredibilityRuleRecord& record(CredibilityRuleRecords& records, std::string_view table, std::string_view rule) {
  return *std::ranges::find_if(records.rows, [&](const auto& row) { return row.table == table && row.rule == rule; });
}

CredibilityRuleRecords with(std::string_view table, std::string_view rule, std::string value) {
  auto records = carried_records();
  record(records, table, rule).value = std::move(value);
  return records;
}

/// Without the line, which differs from file to file.
std::string made_of(const CredibilityRuleRecords& records) {
  const auto made = Rules::make(records);
  if (made) return "";
  EXPECT_EQ(made.error().code, core::ErrorCode::invalid_argument);
  const std::string& message = made.error().message;
  return message.substr(message.find(": ") + 2);
}

TEST(Rules, HoldTheValuesOfTheirRows) {
  auto records = with("pods", "quick_seconds", "60");
  record(records, "habits", "same_people.counts").value = "low";
  record(records, "credibility", "growth.slope").value = "-7.5";
  record(records, "growth", "burst_rate").value = "1e-3";
  const auto rules = Rules::make(records).value();
  EXPECT_EQ(rules.version, records.version);
  EXPECT_EQ(rules.pods.quick_s, 60);
  EXPECT_EQ(rules.habits.of(Habit::same_people).counts, UnusualSide::low);
  EXPECT_EQ(rules.habits.of(Habit::same_people).side, UnusualSide::high);
  EXPECT_EQ(rules.index.of(PartName::growth).slope, -7.5);
  EXPECT_EQ(rules.growth.burst_rate, 0.001);
  EXPECT_EQ(rules.index.of(PartName::trust).slope, 0.0) << "trust counts nothing, whatever a file says";
}

TEST(Rules, RefuseWhatIsNoValueOfTheirs) {
  EXPECT_EQ(made_of(with("trust", "damping", "1")), "value: found '1', expected a number from 0 to 0.99 for damping of trust");
  EXPECT_EQ(made_of(with("growth", "least_entries", "8.5")),
            "value: found '8.5', expected a whole number from 2 to 10000 for least_entries of growth");
  EXPECT_EQ(made_of(with("habits", "post_spread.side", "left")),
            "value: found 'left', expected one of low, high, both for post_spread.side of habits");
  EXPECT_EQ(made_of(with("credibility", "growth.slope", "1")),
            "value: found '1', expected a number from -20 to 0 for growth.slope of credibility")
      << "more unusual growth may not be more credible";
  for (const char* value : {"nan", "inf", "-inf", " 0.5", "0.5 ", "+0.5", "0,5", "0x1", "1e999", "", "half"}) {
    EXPECT_THAT(made_of(with("trust", "damping", value)), HasSubstr("expected a number from")) << value;
  }
}

TEST(Rules, RefuseUnknownMissingAndRepeatedRows) {
  auto records = carried_records();
  records.rows.push_back({.table = "growth", .rule = "least_day", .value = "60", .line = 300});
  EXPECT_EQ(made_of(records), "rule: found 'least_day' of growth, expected a rule that docs/reference/rules.md names");
  records.rows.back() = {.table = "moods", .rule = "good", .value = "1", .line = 300};
  EXPECT_EQ(made_of(records), "rule: found 'good' of moods, expected a rule that docs/reference/rules.md names");
  records.rows.back() = {.table = "growth", .rule = "least_days", .value = "60", .line = 300};
  EXPECT_EQ(made_of(records), "rule: found 'least_days' of growth again, expected one row a rule");
  EXPECT_THAT(Rules::make(records).error().message, HasSubstr("credibility_rules.csv:300: "));
  records.rows.pop_back();
  std::erase_if(records.rows, [](const auto& row) { return row.rule == "tooth_z"; });
  EXPECT_EQ(made_of(records), "found no row growth,tooth_z, expected one");
  EXPECT_EQ(made_of({.version = "1", .file = "x.csv", .rows = {}}), "found no row accounts,suspicious_below, expected one");
}

TEST(Rules, AreMissedOneByOne) {
  const auto records = carried_records();
  for (std::size_t i = 0; i < records.rows.size(); ++i) {
    auto fewer = records;
    fewer.rows.erase(fewer.rows.begin() + static_cast<std::ptrdiff_t>(i));
    const auto& gone = records.rows[i];
    EXPECT_EQ(made_of(fewer), "found no row " + gone.table + "," + gone.rule + ", expected one");
  }
}

snapshot::Snapshot snapshot_of(const CredibilityRuleRecords& records) {
  return vouch::testing::sections([&](snapshot::Writer& out) { return write_rules(records, out); });
}

std::string bytes_of(const snapshot::Snapshot& snapshot) {
  const auto bytes = snapshot.array<char>("rules.credibility").value();
  return {bytes.begin(), bytes.end()};
}

bool same(const Rules& a, const Rules& b) {
  const auto text = [](const Rules& rules) {  // of all that is numbers, in their order
    std::string all = rules.version;
    const auto add = [&all](const auto& part) { all.append(reinterpret_cast<const char*>(&part), sizeof part); };
    add(rules.growth);
    for (const double x : {rules.trust.damping, rules.trust.most_passed_on, rules.trust.offset, rules.trust.ramp}) add(x);
    for (const double x : {rules.pods.strong_tie, rules.pods.least_density, rules.pods.tied_share}) add(x);
    for (const HabitRule& habit : rules.habits.habit) {
      add(habit.side), add(habit.counts), add(habit.least), add(habit.from), add(habit.weight);
    }
    add(rules.index);
    return all;
  };
  return text(a) == text(b);
}

RC_GTEST_PROP(RulesProperty, AreTheSameInAnyOrderOfRows, ()) {
  const auto records = carried_records();
  auto shuffled = records;
  core::Random random(*rc::gen::arbitrary<std::uint64_t>(), "rows");
  for (std::size_t i = shuffled.rows.size(); i > 1; --i) std::swap(shuffled.rows[i - 1], shuffled.rows[random.below(i)]);
  RC_ASSERT(same(Rules::make(shuffled).value(), Rules::make(records).value()));
}

TEST(Rules, ComeBackFromASnapshotWithTheSameBytes) {
  const auto records = with("growth", "least_gain", "31.25");
  const auto snapshot = snapshot_of(records);
  EXPECT_TRUE(same(Rules::open(snapshot).value(), Rules::make(records).value()));
  EXPECT_EQ(Rules::open(snapshot).value().growth.least_gain, 31.25);
  EXPECT_EQ(bytes_of(snapshot), bytes_of(snapshot_of(records)));
}

TEST(Rules, OfADamagedSnapshotAreCorrupt) {
  const std::string bytes = bytes_of(snapshot_of(carried_records()));
  const auto opened = [](std::string_view section) {
    return Rules::open(vouch::testing::sections(
        [&](snapshot::Writer& out) { return out.write<char>("rules.credibility", std::span(section)); }));
  };
  EXPECT_TRUE(opened(bytes));
  for (std::size_t length = 0; length < bytes.size(); length += 1 + length / 40) {
    const auto rules = opened(std::string_view(bytes).substr(0, length));
    ASSERT_FALSE(rules) << length;
    EXPECT_EQ(rules.error().code, core::ErrorCode::corrupt) << length;
  }
  EXPECT_EQ(opened(bytes + "x").error().message, "section rules.credibility: it is longer than its contents");
  const auto wrong = Rules::open(snapshot_of(with("trust", "damping", "2")));
  EXPECT_EQ(wrong.error().code, core::ErrorCode::corrupt);
  EXPECT_EQ(wrong.error().message,
            "section rules.credibility: value: found '2', expected a number from 0 to 0.99 for damping of trust");
  const auto none = Rules::open(vouch::testing::sections([](snapshot::Writer&) { return core::Result<void>(); }));
  EXPECT_EQ(none.error().code, core::ErrorCode::corrupt);
}

/// A value within the range that the message for `value` states.
std::string value_within(const CredibilityRuleRecord& row, CredibilityRuleRecords records, core::Random& random) {
  record(records, row.table, row.rule).value = "?";
  const std::string said = made_of(records);
  const auto from = said.find(" from "), to = said.find(" to ", from), end = said.find(" for ", to);
  const double least = std::stod(said.substr(from + 6)), most = std::stod(said.substr(to + 4, end - to - 4));
  const double choice = random.uniform();
  const double value = choice < 0.2   ? least
                       : choice < 0.4 ? most
                       : least > 0.0  ? least * std::pow(most / least, random.uniform())
                                      : least + (most - least) * random.uniform();
  if (said.find("a whole number") != std::string::npos) return std::to_string(std::llround(value));
  std::array<char, 32> text{};
  const auto written = std::to_chars(text.data(), text.data() + text.size(), std::clamp(value, least, most));
  return {text.data(), written.ptr};
}

TEST(Rules, WithAnyGrowthValuesInTheirRangesJudge) {
  core::Random random(20261201, "any values");
  const auto carried = carried_records();
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < carried.rows.size(); ++i) {
    if (carried.rows[i].table == "growth") rows.push_back(i);
  }
  for (int round = 0; round < 60; ++round) {
    auto records = carried;
    for (const std::size_t i : rows) {
      if (random.chance(0.7)) records.rows[i].value = value_within(carried.rows[i], carried, random);
    }
    const auto rules = Rules::make(records);
    ASSERT_TRUE(rules) << rules.error().message;
    for (int c = 0; c < 20; ++c) {
      const auto family = static_cast<vouch::testing::Organic>(c % vouch::testing::kOrganicFamilies);
      const auto sampling = static_cast<vouch::testing::Sampling>(random.below(vouch::testing::kSamplings));
      const auto history = vouch::testing::organic_history(family, sampling, 800, random, {{.share = 0.3, .kept = 0.5}});
      const auto figure = judge_growth(history.at_s, history.followers, std::numeric_limits<std::int64_t>::max(), rules->growth);
      ASSERT_TRUE(figure.share >= 0.0 && figure.share <= 1.0 && figure.interval.low <= figure.share &&
                  figure.interval.high >= figure.share && figure.interval.high <= 1.0);
      for (const GrowthFinding& finding : figure.findings) {
        ASSERT_TRUE(finding.organic_per_year >= 0.0 && finding.organic_per_year <= 1.0) << "sections would refuse it";
        ASSERT_TRUE(finding.expected >= 0.0 && finding.interval.low <= finding.interval.high && finding.lost >= 0.0);
      }
    }
  }
}

/// A part as evidence gives it, or without any.
CredibilityPart any_part(const IndexRules& rules, PartName name, core::Random& random) {
  if (random.chance(0.2)) return unknown_part(rules, name, "no_posts");
  const double share = random.uniform();
  const auto interval = core::wilson_interval(share, 1.0 + 200.0 * random.uniform());
  const bool on_logit = name == PartName::audience || name == PartName::disclosure;
  return on_logit ? known_share(rules, name, CredibilityStatus::measured, 1, share, interval)
                  : known_part(rules, name, CredibilityStatus::measured, 1, share, interval);
}

TEST(Rules, WithAnyIndexValuesInTheirRangesKeepItsLaws) {
  constexpr std::array kWithLines{PartName::audience,   PartName::pods,       PartName::growth,
                                  PartName::disclosure, PartName::saturation, PartName::responsiveness};
  core::Random random(20261202, "any index");
  const auto carried = carried_records();
  for (int round = 0; round < 200; ++round) {
    auto records = carried;
    for (std::size_t i = 0; i < carried.rows.size(); ++i) {
      if (carried.rows[i].table == "credibility" && random.chance(0.7)) {
        records.rows[i].value = value_within(carried.rows[i], carried, random);
      }
    }
    const IndexRules rules = Rules::make(records).value().index;
    for (int i = 0; i < 200; ++i) {
      std::vector<CredibilityPart> parts;
      for (const PartName name : kWithLines) parts.push_back(any_part(rules, name, random));
      const auto before = index_of(rules, parts);
      ASSERT_LE(before.interval.low, before.index + 1e-12);
      ASSERT_GE(before.interval.high, before.index - 1e-12);
      const std::size_t taken = random.below(parts.size());
      const PartName name = kWithLines[taken];
      parts[taken] = any_part(rules, name, random);
      ASSERT_LE(std::abs(index_of(rules, parts).log_odds - before.log_odds),
                rules.of(name).ceiling - rules.of(name).floor + 1e-12);
      parts[taken] = unknown_part(rules, name, "taken");
      ASSERT_LE(index_of(rules, parts).interval.low, before.interval.low + 1e-12) << name_of(name);
    }
  }
}

}  // namespace
}  // namespace vouch::credibility
