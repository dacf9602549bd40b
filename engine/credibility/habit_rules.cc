#include "engine/credibility/habit_rules.h"

namespace vouch::credibility {

const std::array<HabitRule, kHabits>& habit_rules() {
  // Thresholds and weights: assumptions of this project, tuned on generated worlds alone.
  static constexpr std::array<HabitRule, kHabits> kRules{{
      {Habit::engagement_level, "engagement_level", UnusualSide::both, UnusualSide::low, 5, 2.0, 0.6,
       "followers who were bought do not engage, and engagement can be bought without followers"},
      {Habit::likes_per_comment, "likes_per_comment", UnusualSide::both, UnusualSide::both, 5, 2.5, 0.3,
       "likes are cheaper to buy than comments, and pods comment more than they like"},
      {Habit::post_spread, "post_spread", UnusualSide::low, UnusualSide::low, 8, 2.5, 0.4,
       "bought likes come in the same number for each post"},
      {Habit::wordless_comments, "wordless_comments", UnusualSide::high, UnusualSide::high, 10, 2.5, 0.3,
       "comments made by programs are signs and emoji"},
      {Habit::repeated_texts, "repeated_texts", UnusualSide::high, UnusualSide::high, 10, 2.5, 0.4,
       "comments made by programs come from a short list of texts"},
      {Habit::early_comments, "early_comments", UnusualSide::high, UnusualSide::high, 10, 2.5, 0.3,
       "agreed comments and programs come within minutes"},
      {Habit::same_people, "same_people", UnusualSide::high, UnusualSide::high, 10, 2.5, 0.3, "few accounts do most of it"},
      {Habit::unlikely_accounts, "unlikely_accounts", UnusualSide::high, UnusualSide::high, 10, 2.5, 0.5,
       "the accounts that comment look like those labelled as fake"},
  }};
  return kRules;
}

}  // namespace vouch::credibility
