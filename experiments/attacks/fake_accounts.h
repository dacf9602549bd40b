// Accounts that nobody is behind, as a seller makes them: what their profiles look like, and whom they follow besides their
// customers. All numbers are a recipe's own; no detector knows them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/random.h"
#include "experiments/attacks/dataset_rows.h"

namespace vouch::experiments {

/// Log-normal counts around a typical one (its median), and shares.
struct FakeProfile {
  std::string name;
  double followers = 0.0, following = 0.0, posts = 0.0;  // medians
  double spread = 1.0;                                   // standard deviation of their logarithms
  double no_picture = 0.0, is_private = 0.0;             // shares
  double name_length = 0.0, name_digits = 0.0;           // means: letters before the digits, and digits
  bool operator==(const FakeProfile&) const = default;
};

/// "fake-NAME-17", kept in the texts. No account of the data may have such a name.
[[nodiscard]] std::string_view fake_id(std::string_view farm, std::uint64_t number, TextStore& texts);

/// Adds the row of `accounts` of a fake account.
void add_profile(DatasetRows& rows, std::string_view account, std::string_view platform, const FakeProfile& profile,
                 core::Random& random);

/// Adds that an account follows an owner.
void add_follow(DatasetRows& rows, std::string_view account, std::string_view platform, const catalog::OwnerKey& owner,
                std::optional<std::int64_t> at_s);

}  // namespace vouch::experiments
