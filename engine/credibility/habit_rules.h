// Which habits of a creator's engagement are looked at, and from where on one is unusual: rows with the side that is unusual,
// the least evidence that counts, and the reason. A habit is compared with its peers on a scale of its own (habit_figures.h); how
// far it is from their median is counted in their spread, (q75 − q25) ÷ 1.349, which is the standard deviation of a normal
// distribution. A side may be shown and not count: high engagement is unusual, but more followers, bought ones as well, make it
// less so, and nobody may become more credible by followers who do not engage. The table is the one place to change a value; a
// changed table is another version.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::credibility {

inline constexpr std::string_view kHabitRulesVersion = "habits@1";

enum class Habit : std::uint8_t {
  engagement_level,   // percentile of the median engagement among peers with as many followers
  likes_per_comment,  // median over posts of (likes + 1) ÷ (comments + 1)
  post_spread,        // standard deviation of ln(1 + engagement) over posts
  wordless_comments,  // comments of signs and emoji alone ÷ comments whose words are known
  repeated_texts,     // comments of at least kTellingWords words that another account wrote word for word, too ÷ such comments
  early_comments,     // comments within kEarlySeconds after their post ÷ dated comments
  same_people,        // probability that two comments are by one account
  unlikely_accounts,  // mean of 1 − p over the accounts that comment and were judged
};
inline constexpr std::size_t kHabits = 8;
inline constexpr std::uint16_t kTellingWords = 4;  // shorter texts are the same by chance
inline constexpr std::int64_t kEarlySeconds = 900;
inline constexpr double kMostHabitLogOdds = 1.0;  // that one habit takes away

enum class UnusualSide : std::uint8_t { low, high, both };

struct HabitRule {
  Habit habit = Habit::engagement_level;
  std::string_view name;
  UnusualSide side = UnusualSide::both;    // that is called unusual
  UnusualSide counts = UnusualSide::both;  // that counts in the index
  std::uint32_t least = 0;                 // posts, comments, accounts or pairs that a figure needs to be compared
  double from = 0.0;                       // spreads from the peers' median at which it begins to be unusual
  double weight = 0.0;                     // log-odds for each spread beyond
  std::string_view reason;
};

/// By Habit.
[[nodiscard]] const std::array<HabitRule, kHabits>& habit_rules();
[[nodiscard]] inline const HabitRule& rule_of(Habit habit) { return habit_rules()[static_cast<std::size_t>(habit)]; }

}  // namespace vouch::credibility
