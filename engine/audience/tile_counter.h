// One tile of a set's count: what the members of each creator among 65536 accounts add to the set's sums. Two ways with
// equal results, and a mixture of them; the cheapest by bytes, words and steps counted is taken (nanoseconds a step measured
// on one machine with AVX-512).
//
// Rows, for many members: each creator's members as bits of a row, the rest by word-wise logic (bit_rows.h). With r_i the
// row of creator i, from seen = twice = 0: incremental_i = |r_i ∧ ¬seen|, twice |= seen ∧ r_i, seen |= r_i, and at last
// exclusive_i = |r_i ∧ seen ∧ ¬twice|; reached by exactly k by vertical_counter.h; pairs = |r_i ∧ r_j|,
// after accounts of one creator were taken out of the rows where they are most.
//   O(members + creators · 1024 + creators² / 2 · 1024) with small constants
// Chains, for few: each account's creators so far as a list; a member looks up the list's length and head, and each pair of
// an account's creators costs a step.   O(members + pairs)
// Mixed: as chains, but pairs by rows, where accounts have many creators each.
// Internal to set_counts.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/set_counts.h"
#include "engine/audience/vertical_counter.h"

namespace vouch::audience {

inline constexpr std::size_t kTileWords = kTileAccounts / 64;

/// Sums over tiles, of `creators` creators.
struct TileTotals {
  explicit TileTotals(std::size_t creators);
  /// Takes over the sums of another.
  void add(const TileTotals& other);

  std::vector<Reached> own, exclusive, incremental;
  std::vector<std::uint64_t> by_times;
  std::vector<std::uint32_t> pairs;  // [creators x creators], above the diagonal
  std::vector<std::uint64_t> compared_shared;
  Reached compared;
  std::uint64_t compared_reached = 0;
};

/// Members of one tile: of each creator, and last of the audience compared with; each list ascends.
using TileSlices = std::span<const Members>;

/// Bit rows of one tile. Not for sharing between threads, as all that follows.
class TileRows {
 public:
  TileRows(std::size_t creators, const Authenticity* authentic, InstructionSet set);
  /// Everything.
  void count(TileSlices slices, std::uint32_t first_account, TileTotals& totals);
  /// The pairs of creators alone.
  void count_pairs(TileSlices slices, TileTotals& totals);

 private:
  void set_rows(TileSlices slices);
  [[nodiscard]] BitRow row(std::size_t list) const { return BitRow(rows_).subspan(list * kTileWords, kTileWords); }
  [[nodiscard]] std::uint64_t authentic_sum(BitRow a, BitRow within, std::uint64_t accounts) const;
  [[nodiscard]] std::vector<BitRow> rows_of_pairs();
  void add_pairs(TileTotals& totals);
  void add_compared(TileTotals& totals) const;

  std::size_t creators_;
  const Authenticity* authentic_;  // nullptr: one prior for all
  InstructionSet set_;
  std::uint32_t first_account_ = 0;
  std::vector<std::uint64_t> rows_;    // [creators + 1 x kTileWords]; of lists without members here: whatever was before
  std::vector<std::uint32_t> active_;  // lists with members in this tile, the audience compared with left out
  bool compared_ = false;
  std::vector<std::uint64_t> seen_, twice_;
  VerticalCounter times_;
  std::vector<std::uint64_t> compressed_;
};

/// Lists of creators by account.
class TileChains {
 public:
  TileChains(std::size_t creators, const Authenticity* authentic);
  /// Everything but pairs. Returns how many pairs there are.
  std::uint64_t count(TileSlices slices, TileTotals& totals);
  /// The pairs of what count() was called with.
  void count_pairs(TileTotals& totals) const;

 private:
  struct Link {
    std::uint32_t before = 0;  // the link of the creator before on this account; 0: none
    std::uint16_t creator = 0;
    std::uint16_t times = 0;  // creators of the account so far
  };
  void add_compared(Members compared, TileTotals& totals) const;
  [[nodiscard]] std::uint64_t authentic(std::uint32_t account) const {
    return authentic_ == nullptr ? Authenticity::kPrior : (*authentic_)[account];
  }

  std::size_t creators_;
  const Authenticity* authentic_;
  std::vector<std::uint32_t> heads_;  // [kTileAccounts]
  std::vector<Link> links_;           // links_[0] stands for none
};

class TileCounter {
 public:
  /// `authentic` may be nullptr.
  TileCounter(std::size_t creators, const Authenticity* authentic, const CountOptions& options);
  void count(TileSlices slices, std::uint32_t first_account, TileTotals& totals);

 private:
  CountWay way_;
  TileRows rows_;
  TileChains chains_;
};

}  // namespace vouch::audience
