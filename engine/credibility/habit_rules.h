// Which habits of a creator's engagement are looked at, and from where on one is unusual. A habit is compared with its peers on a
// scale of its own (habit_figures.h); how far it is from their median is counted in their spread, (q75 − q25) ÷ 1.349, which is
// the standard deviation of a normal distribution. A side may be shown and not count: high engagement is unusual, but more
// followers, bought ones as well, make it less so, and nobody may become more credible by followers who do not engage. Values,
// their meanings and sources are rows of the rules' file (rules.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::credibility {

enum class Habit : std::uint8_t {
  engagement_level,   // percentile of the median engagement among peers with as many followers
  likes_per_comment,  // median over posts of (likes + 1) ÷ (comments + 1)
  post_spread,        // standard deviation of ln(1 + engagement) over posts
  wordless_comments,  // comments of signs and emoji alone ÷ comments whose words are known
  repeated_texts,     // comments of at least telling_words words that another account wrote word for word, too ÷ such comments
  early_comments,     // comments within early_s after their post ÷ dated comments
  same_people,        // probability that two comments are by one account
  unlikely_accounts,  // mean of 1 − p over the accounts that comment and were judged
};
inline constexpr std::size_t kHabits = 8;
/// By Habit: stable names, as in answers and in the rules' file.
inline constexpr std::array<std::string_view, kHabits> kHabitNames{"engagement_level",  "likes_per_comment", "post_spread",
                                                                   "wordless_comments", "repeated_texts",    "early_comments",
                                                                   "same_people",       "unlikely_accounts"};
[[nodiscard]] constexpr std::string_view name_of(Habit habit) { return kHabitNames[static_cast<std::size_t>(habit)]; }

enum class UnusualSide : std::uint8_t { low, high, both };

struct HabitRule {
  UnusualSide side = UnusualSide::both;    // that is called unusual
  UnusualSide counts = UnusualSide::both;  // that counts in the index
  std::uint32_t least = 0;                 // posts, comments, accounts or pairs that a figure needs to be compared
  double from = 0.0;                       // spreads from the peers' median at which it begins to be unusual
  double weight = 0.0;                     // log-odds for each spread beyond
};

struct HabitRules {
  std::uint32_t telling_words = 0;         // of a text; shorter ones are the same by chance
  std::int64_t early_s = 0;                // after the post
  double least_post_spread = 0.0;          // of ln(1 + engagement); below it posts count as equal
  double least_peer_spread = 0.0;          // on the level of comparison, of peers who are all alike
  double most_log_odds = 0.0;              // that one habit takes away
  std::array<HabitRule, kHabits> habit{};  // by Habit

  [[nodiscard]] const HabitRule& of(Habit one) const { return habit[static_cast<std::size_t>(one)]; }
};

}  // namespace vouch::credibility
