// "did you mean": the known name that a misspelt one is closest to.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vouch::core {

/// The known name with the smallest edit distance (V. Levenshtein, 1966; a swap of neighbours counts one; case counts
/// nothing), where that is at most a third of the longer length, rounded up. Ties: the earlier. nullopt: nothing is close.
[[nodiscard]] std::optional<std::string_view> closest(std::string_view name, std::span<const std::string_view> known);

/// ", did you mean 'filters'?" or "" where nothing is close: to append to a message.
[[nodiscard]] std::string did_you_mean(std::string_view name, std::span<const std::string_view> known);

}  // namespace vouch::core
