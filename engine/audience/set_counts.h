// What a set of creators reaches together, in exact whole numbers: everybody (potential reach), whom only one of them
// reaches (exclusive), whom each adds to those before it (incremental), how many are reached by exactly k, and for every
// pair how many they share; each also for an audience that is compared with the set. Reach also in p (authenticity.h).
//
// Accounts are cut into tiles of 65536; tiles are counted one by one, by rows of bits or by lists of creators, whichever is
// cheaper there (tile_counter.h), and their sums added up. Members are streamed once, 4 bytes each. Several accounts of one
// person count as one of them (persons.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/audience/authenticity.h"
#include "engine/audience/bit_rows.h"
#include "engine/audience/persons.h"

namespace vouch::audience {

inline constexpr std::uint32_t kTileAccounts = 1U << 16;

using Members = std::span<const std::uint32_t>;  // AccountIndex values, ascending, each once

/// The audiences of a set. What it points to must live as long as it.
struct AudienceSet {
  std::span<const Members> creators;        // in the order in which they add to each other; at most 65535
  std::optional<Members> compared;          // an audience that the set is compared with
  std::uint32_t accounts = 0;               // all members are below
  const Authenticity* authentic = nullptr;  // nullptr: the prior
  const Persons* persons = nullptr;         // nullptr: every account is a person of its own
};

/// How a tile is counted: results are the same.
enum class CountWay : std::uint8_t { cheaper, rows, chains, mixed };

struct CountOptions {
  unsigned threads = 1;  // 0: as many as the machine has
  InstructionSet instructions = best_instruction_set();
  CountWay way = CountWay::cheaper;
};

/// Accounts and the sum of their p in 65535ths.
struct Reached {
  std::uint64_t accounts = 0;
  std::uint64_t authentic = 0;
  bool operator==(const Reached&) const = default;
};

struct SetCounts {
  std::size_t creators = 0;
  Reached potential;
  std::vector<Reached> own, exclusive, incremental;  // by creator
  std::vector<std::uint64_t> by_times;               // [creators + 1] reached by exactly k; [0] is 0
  std::vector<std::uint64_t> shared;                 // [creators x creators] accounts in both; the diagonal is each one's own
  std::optional<Reached> compared;                   // the audience compared with: its own size,
  std::uint64_t compared_reached = 0;                // how much of it the set reaches,
  std::vector<std::uint64_t> compared_shared;        // and each creator
  bool operator==(const SetCounts&) const = default;

  [[nodiscard]] std::uint64_t pair(std::size_t a, std::size_t b) const { return shared[a * creators + b]; }
};

[[nodiscard]] SetCounts count_set(const AudienceSet& set, const CountOptions& options = {});

}  // namespace vouch::audience
