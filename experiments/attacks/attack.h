// What attacks share: who attacks for which brand, and what is looked up in a dataset before it is changed. An attack is a pure
// function from a dataset to a dataset: it depends on its arguments and on nothing else, and what it does for one attacker comes
// from a random stream of that attacker, whoever attacks beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/core/random.h"
#include "experiments/attacks/dataset_rows.h"

namespace vouch::experiments {

/// Rows of the dataset's creators and brands.
struct Attacker {
  std::size_t creator = 0;
  std::size_t brand = 0;  // that it wants to please, for attacks that aim at one
};
using Attackers = std::span<const Attacker>;

/// From when to when the dated audience events and posts of a dataset are.
struct DataSpan {
  std::int64_t first_s = 0, last_s = 0;
};
/// nullopt where nothing is dated.
[[nodiscard]] std::optional<DataSpan> span_of(const DatasetRows& rows);

/// Rows of the audience of each creator, in the order of the creators. Events that make no member are left out.
[[nodiscard]] std::vector<std::uint64_t> audience_rows(const DatasetRows& rows);

/// The place of each attacking creator's id among the attackers.
using AttackerById = std::unordered_map<std::string_view, std::size_t>;
[[nodiscard]] AttackerById attackers_by_id(const DatasetRows& rows, Attackers attackers);

/// The attacker who owns what a row belongs to; nullopt: nobody who attacks.
[[nodiscard]] std::optional<std::size_t> attacker_of(const AttackerById& by_id, const catalog::OwnerKey& owner);

/// The random stream of one attacker.
[[nodiscard]] core::Random stream_of(std::uint64_t seed, std::string_view attack, const DatasetRows& rows,
                                     const Attacker& attacker);

/// value · factor, rounded, at most what a count may be.
[[nodiscard]] std::int64_t scaled(std::int64_t value, double factor);

}  // namespace vouch::experiments
