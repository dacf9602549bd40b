// Counting a tile by rows of bits, one a creator: see tile_counter.h.
#include <algorithm>
#include <bit>

#include "engine/audience/tile_counter.h"

namespace vouch::audience {
namespace {

constexpr std::size_t kTogether = 8;  // words that rows are filled up to

}  // namespace

TileRows::TileRows(std::size_t creators, const Authenticity* authentic, InstructionSet set)
    : creators_(creators),
      authentic_(authentic),
      set_(set),
      rows_((creators + 1) * kTileWords),
      seen_(kTileWords),
      twice_(kTileWords),
      times_(kTileWords, creators, set) {}

void TileRows::set_rows(TileSlices slices) {
  active_.clear();
  for (std::size_t list = 0; list < slices.size(); ++list) {
    if (slices[list].empty()) continue;
    std::uint64_t* const bits = &rows_[list * kTileWords];
    std::fill_n(bits, kTileWords, std::uint64_t{0});
    for (const std::uint32_t account : slices[list]) bits[account / 64 % kTileWords] |= std::uint64_t{1} << (account % 64);
    if (list < creators_) active_.push_back(static_cast<std::uint32_t>(list));
  }
  compared_ = !slices[creators_].empty();
}

/// Sum of p over a ∧ within, of which there are `accounts`.
std::uint64_t TileRows::authentic_sum(BitRow a, BitRow within, std::uint64_t accounts) const {
  if (authentic_ == nullptr) return accounts * Authenticity::kPrior;
  std::uint64_t sum = 0;
  for (std::uint32_t w = 0; w < kTileWords; ++w) {
    for (std::uint64_t word = a[w] & within[w]; word != 0; word &= word - 1) {
      sum += (*authentic_)[first_account_ + w * 64 + static_cast<std::uint32_t>(std::countr_zero(word))];
    }
  }
  return sum;
}

void TileRows::count(TileSlices slices, std::uint32_t first_account, TileTotals& totals) {
  first_account_ = first_account;
  set_rows(slices);
  std::ranges::fill(seen_, 0);
  std::ranges::fill(twice_, 0);
  times_.clear();
  for (const std::uint32_t i : active_) {
    const BitRow bits = row(i);
    std::uint64_t before = 0;  // what of this row was seen before, in p
    if (authentic_ != nullptr) before = authentic_sum(bits, seen_, 0);
    const SeenRow counts = see(bits, seen_, twice_, set_);
    const std::uint64_t own = authentic_sum(bits, bits, counts.ones);
    totals.own[i].accounts += counts.ones;
    totals.own[i].authentic += own;
    totals.incremental[i].accounts += counts.fresh;
    totals.incremental[i].authentic += authentic_ != nullptr ? own - before : counts.fresh * Authenticity::kPrior;
    times_.add(bits);
  }
  times_.add_histogram(seen_, totals.by_times);
  if (compared_) add_compared(totals);
  add_pairs(totals);
  for (std::size_t w = 0; w < kTileWords; ++w) seen_[w] &= ~twice_[w];  // those with one creator
  for (const std::uint32_t i : active_) {
    const std::uint64_t alone = count_and(row(i), seen_, set_);
    totals.exclusive[i].accounts += alone;
    totals.exclusive[i].authentic += authentic_sum(row(i), seen_, alone);
  }
}

void TileRows::count_pairs(TileSlices slices, TileTotals& totals) {
  set_rows(slices);
  std::ranges::fill(seen_, 0);
  std::ranges::fill(twice_, 0);
  for (const std::uint32_t i : active_) (void)see(row(i), seen_, twice_, set_);
  add_pairs(totals);
}

/// The rows that pairs are counted in: as they are, or without the accounts of one creator where that leaves few.
std::vector<BitRow> TileRows::rows_of_pairs() {
  std::vector<BitRow> rows(active_.size());
  const std::size_t words = (count_ones(twice_, set_) / 64 + 1 + kTogether - 1) / kTogether * kTogether;
  if (!can_compress(set_) || words * 2 > kTileWords) {
    for (std::size_t x = 0; x < active_.size(); ++x) rows[x] = row(active_[x]);
    return rows;
  }
  compressed_.resize(active_.size() * words);
  for (std::size_t x = 0; x < active_.size(); ++x) {
    const auto bits = std::span(compressed_).subspan(x * words, words);
    compress(row(active_[x]), twice_, bits);
    rows[x] = bits;
  }
  return rows;
}

void TileRows::add_compared(TileTotals& totals) const {
  const BitRow bits = row(creators_);
  const std::uint64_t own = count_ones(bits, set_);
  totals.compared.accounts += own;
  totals.compared.authentic += authentic_sum(bits, bits, own);
  totals.compared_reached += count_and(bits, seen_, set_);
  for (const std::uint32_t i : active_) totals.compared_shared[i] += count_and(bits, row(i), set_);
}

void TileRows::add_pairs(TileTotals& totals) {
  const std::vector<BitRow> rows = rows_of_pairs();
  std::vector<const std::uint64_t*> others(rows.size());
  for (std::size_t x = 0; x < rows.size(); ++x) others[x] = rows[x].data();
  std::vector<std::uint32_t> counts(rows.size());
  for (std::size_t x = 0; x + 1 < rows.size(); ++x) {
    const std::size_t rest = rows.size() - x - 1;
    std::fill_n(counts.begin(), rest, 0U);
    add_and_counts(rows[x], std::span(others).last(rest), counts, set_);
    std::uint32_t* const line = &totals.pairs[active_[x] * creators_];
    for (std::size_t y = 0; y < rest; ++y) line[active_[x + 1 + y]] += counts[y];
  }
}

}  // namespace vouch::audience
