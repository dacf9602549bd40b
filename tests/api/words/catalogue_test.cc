// The catalogue has every code once, in both languages, with the same parameters in well-formed templates.
#include "api/words/catalogue.h"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/engine.h"

namespace vouch::words {
namespace {

std::vector<Entry> all_entries() {
  std::vector<Entry> all(message_entries().begin(), message_entries().end());
  all.insert(all.end(), plan_entries().begin(), plan_entries().end());
  all.insert(all.end(), set_entries().begin(), set_entries().end());
  all.insert(all.end(), account_entries().begin(), account_entries().end());
  all.insert(all.end(), audit_entries().begin(), audit_entries().end());
  all.insert(all.end(), label_entries().begin(), label_entries().end());
  all.insert(all.end(), import_entries().begin(), import_entries().end());
  return all;
}

/// Names of the parameters of a template; "?" in it where a bracket is not closed.
std::set<std::string> parameters(std::string_view pattern) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') continue;
    const std::size_t end = pattern.find('}', i);
    if (end == std::string_view::npos) return {"?"};
    const std::string_view inside = pattern.substr(i + 1, end - i - 1);
    names.emplace(inside.substr(0, inside.find(':')));
    i = end;
  }
  return names;
}

TEST(Catalogue, EveryCodeHasWordsInEveryLanguage) {
  for (const Entry& entry : all_entries()) {
    for (const std::string_view words : entry.words) EXPECT_FALSE(words.empty()) << entry.code;
  }
}

TEST(Catalogue, EveryCodeStandsOnce) {
  std::set<std::string_view> codes;
  for (const Entry& entry : all_entries()) EXPECT_TRUE(codes.insert(entry.code).second) << entry.code;
}

TEST(Catalogue, BothLanguagesNameTheSameParameters) {
  for (const Entry& entry : all_entries()) {
    EXPECT_EQ(parameters(entry.words[0]), parameters(entry.words[1])) << entry.code;
    EXPECT_THAT(parameters(entry.words[0]), testing::Not(testing::Contains("?"))) << entry.code;
  }
}

TEST(Catalogue, BracketsAreClosedAndNotNested) {
  for (const Entry& entry : all_entries()) {
    for (const std::string_view words : entry.words) {
      int depth = 0;
      for (const char c : words) {
        depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        EXPECT_TRUE(depth == 0 || depth == 1) << entry.code;
      }
      EXPECT_EQ(depth, 0) << entry.code;
    }
  }
}

TEST(Catalogue, HasAWordForEverySignalStatusAndFilter) {
  for (const std::string_view name : ranking::kSignalNames) {
    EXPECT_FALSE(template_of("signal." + std::string(name), Language::german).empty()) << name;
  }
  for (const char* code :
       {"status.measured", "status.estimated", "status.unknown", "filter.platform", "filter.country", "filter.language",
        "filter.category", "filter.size_band", "filter.followers", "filter.price", "filter.active_days", "filter.audience_share",
        "filter.excluded", "filter.partner", "filter.not_candidate"}) {
    EXPECT_FALSE(template_of(code, Language::english).empty()) << code;
  }
}

TEST(Catalogue, HasTheNamesThatAuditsGive) {
  for (const char* name : {"part.base",
                           "part.audience",
                           "part.engagement",
                           "part.pods",
                           "part.growth",
                           "part.trust",
                           "part.disclosure",
                           "part.saturation",
                           "part.responsiveness",
                           "habit.engagement_level",
                           "habit.likes_per_comment",
                           "habit.post_spread",
                           "habit.wordless_comments",
                           "habit.repeated_texts",
                           "habit.early_comments",
                           "habit.same_people",
                           "habit.unlikely_accounts",
                           "why.no_audience",
                           "why.no_account_judged",
                           "why.no_figures",
                           "why.no_comments",
                           "why.no_history",
                           "why.too_few_entries",
                           "why.too_short",
                           "why.nobody_to_compare",
                           "why.no_posts",
                           "why.not_read",
                           "why.no_known_payment",
                           "why.nothing_asked",
                           "why.no_answers_in_data",
                           "why.too_short_to_answer",
                           "why.answers_by_order",
                           "why.declared",
                           "why.engagers_only"}) {
    for (const Language language : {Language::english, Language::german})
      EXPECT_FALSE(template_of(name, language).empty()) << name;
  }
}

TEST(Catalogue, HasTheCodesThatTheEngineGives) {
  for (const char* code : {"audience_overlap",
                           "audience_overlap_partners",
                           "audience_lift",
                           "audience_overlap_similar",
                           "new_reach",
                           "content_match",
                           "category_match",
                           "engagement_high",
                           "known_partner",
                           "audience_unknown",
                           "no_posts",
                           "few_posts",
                           "small_audience",
                           "engagement_low",
                           "followers_unknown",
                           "wide_interval",
                           "signals_unknown",
                           "credibility_low",
                           "audit_audience",
                           "audit_audience_declared",
                           "audit_habit_high",
                           "audit_habit_low",
                           "audit_pod",
                           "audit_block_looks",
                           "audit_block_lockstep",
                           "audit_missing_days",
                           "audit_deleted",
                           "audit_private",
                           "audit_likes_hidden",
                           "audit_burst",
                           "audit_burst_then_loss",
                           "audit_saw_teeth",
                           "audit_undisclosed",
                           "audit_weak",
                           "audit_disputed",
                           "audit_saturation",
                           "audit_missing",
                           "audit_missing_habit",
                           "audit_missing_peers",
                           "price_unknown",
                           "single_evidence",
                           "as_of_before_latest",
                           "as_of_after_latest",
                           "coverage_engagers",
                           "audience_sent_small",
                           "ids_unknown",
                           "overlap_sampled",
                           "exact_without_samples",
                           "exact_since_small",
                           "exact_measure",
                           "brand_without_evidence",
                           "reference_small",
                           "filtered_by",
                           "behind",
                           "rank_is",
                           "nobody_known",
                           "counted_elsewhere",
                           "counted_without_sizes",
                           "partners_stand_in",
                           "plan_reach",
                           "plan_bound",
                           "plan_engagers",
                           "plan_coverage_unstated",
                           "plan_sampled",
                           "plan_authentic_prior",
                           "plan_visible_estimated",
                           "plan_unpriced",
                           "plan_gross_prices",
                           "plan_currency_assumed",
                           "plan_must_have_filtered",
                           "plan_levy_year",
                           "plan_next_more",
                           "plan_next_weakest",
                           "plan_next_prices",
                           "plan_next_rates",
                           "plan_next_levy",
                           "plan_nobody",
                           "assign_places_open",
                           "set_brand_unknown",
                           "set_coverage_unstated",
                           "set_coverage_mixed",
                           "set_audience_unknown",
                           "set_estimated",
                           "set_sample_unsized",
                           "set_same_person",
                           "set_credible_prior",
                           "credible_partly",
                           "accounts_platform_assumed",
                           "accounts_other_platform",
                           "accounts_columns_unmeasured",
                           "accounts_unlike_validation"}) {
    for (const Language language : {Language::english, Language::german}) {
      EXPECT_FALSE(template_of(code, language).empty()) << code;
    }
  }
}

TEST(Catalogue, AnUnknownCodeHasNoTemplate) { EXPECT_EQ(template_of("no_such_code", Language::english), ""); }

}  // namespace
}  // namespace vouch::words
