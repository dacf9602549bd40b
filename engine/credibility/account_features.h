// What a list of accounts says about each (any columns of the file `accounts`), as the features that a model of authenticity
// sees. Counts stay counts, since trees see only their order. A feature is missing (NaN) where a column that it is made of
// is. models/authenticity/features.py computes the same.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/catalog/records.h"

namespace vouch::credibility {

struct AccountFacts {
  std::optional<std::int64_t> followers, following, posts, username_length, username_digits;
  std::optional<bool> has_picture, is_private;
};

/// What a row of `accounts` says.
[[nodiscard]] AccountFacts facts_of(const catalog::AccountRecord& record);

/// What is wrong with figures that cannot be: a count below 0, a name with more digits than characters.
struct FactsProblem {
  std::string column, found, expected;
};
[[nodiscard]] std::optional<FactsProblem> problem_of(const AccountFacts& facts);

inline constexpr std::array<std::string_view, 7> kAccountColumns = {
    "followers", "following", "posts", "username_length", "username_digits", "has_picture", "is_private"};
/// Columns that an account has, bit i for kAccountColumns[i].
using ColumnSet = std::uint8_t;
inline constexpr std::size_t kColumnSets = 1U << kAccountColumns.size();
[[nodiscard]] ColumnSet columns_of(const AccountFacts& facts);

enum class AccountFeature : std::uint8_t {
  followers,
  following,
  posts,
  following_per_follower,  // (following + 1) ÷ (followers + 1)
  username_digit_share,    // digits ÷ characters
  username_digits,
  username_length,
  has_picture,
  is_private,
};
inline constexpr std::size_t kAccountFeatures = 9;
inline constexpr std::array<std::string_view, kAccountFeatures> kAccountFeatureNames = {
    "followers",       "following",   "posts",     "following_per_follower", "username_digit_share", "username_digits",
    "username_length", "has_picture", "is_private"};

[[nodiscard]] std::array<float, kAccountFeatures> features_of(const AccountFacts& facts);

}  // namespace vouch::credibility
