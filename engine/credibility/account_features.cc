#include "engine/credibility/account_features.h"

#include <algorithm>
#include <limits>
#include <string>

namespace vouch::credibility {
namespace {

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

float number(const std::optional<std::int64_t>& value) { return value ? static_cast<float>(*value) : kMissing; }
float flag(const std::optional<bool>& value) { return value ? (*value ? 1.0F : 0.0F) : kMissing; }

float following_per_follower(const AccountFacts& facts) {
  if (!facts.following || !facts.followers) return kMissing;
  return static_cast<float>((static_cast<double>(*facts.following) + 1.0) / (static_cast<double>(*facts.followers) + 1.0));
}

float digit_share(const AccountFacts& facts) {
  if (!facts.username_digits || !facts.username_length) return kMissing;
  const double length = static_cast<double>(std::max<std::int64_t>(*facts.username_length, 1));
  return static_cast<float>(static_cast<double>(*facts.username_digits) / length);
}

}  // namespace

AccountFacts facts_of(const catalog::AccountRecord& record) {
  return {.followers = record.followers,
          .following = record.following,
          .posts = record.posts,
          .username_length = record.username_length,
          .username_digits = record.username_digits,
          .has_picture = record.has_picture,
          .is_private = record.is_private};
}

std::optional<FactsProblem> problem_of(const AccountFacts& facts) {
  const std::array counts = {facts.followers, facts.following, facts.posts, facts.username_length, facts.username_digits};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] && *counts[i] < 0)
      return FactsProblem{std::string(kAccountColumns[i]), std::to_string(*counts[i]), "0 or more"};
  }
  if (facts.username_digits && facts.username_length && *facts.username_digits > *facts.username_length) {
    return FactsProblem{"username_digits", std::to_string(*facts.username_digits) + " digits",
                        "at most the " + std::to_string(*facts.username_length) + " characters of the name"};
  }
  return std::nullopt;
}

ColumnSet columns_of(const AccountFacts& facts) {
  const std::array<bool, kAccountColumns.size()> there = {facts.followers.has_value(),       facts.following.has_value(),
                                                          facts.posts.has_value(),           facts.username_length.has_value(),
                                                          facts.username_digits.has_value(), facts.has_picture.has_value(),
                                                          facts.is_private.has_value()};
  ColumnSet set = 0;
  for (std::size_t i = 0; i < there.size(); ++i) set = static_cast<ColumnSet>(set | (there[i] ? 1U << i : 0U));
  return set;
}

std::array<float, kAccountFeatures> features_of(const AccountFacts& facts) {
  return {number(facts.followers),       number(facts.following), number(facts.posts),
          following_per_follower(facts), digit_share(facts),      number(facts.username_digits),
          number(facts.username_length), flag(facts.has_picture), flag(facts.is_private)};
}

}  // namespace vouch::credibility
