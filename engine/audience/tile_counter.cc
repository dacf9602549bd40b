#include "engine/audience/tile_counter.h"

#include <algorithm>

namespace vouch::audience {
namespace {

// Nanoseconds.
constexpr double kSetBit = 0.6;
constexpr double kRow = 450.0;        // logic of a row of kTileWords
constexpr double kPairOfRows = 80.0;  // bits in common of two rows
constexpr double kPair = 4.0;         // of any length
constexpr double kTile = 8000.0;      // clearing the heads of chains
constexpr double kMember = 2.0;       // of a chain
constexpr double kStep = 1.0;         // a pair of an account's creators

void add_to(Reached& sum, const Reached& more) {
  sum.accounts += more.accounts;
  sum.authentic += more.authentic;
}

template <class T>
void add_to(T& sum, const T& more) {
  sum += more;
}

template <class T>
void add_each(std::vector<T>& sums, const std::vector<T>& more) {
  for (std::size_t i = 0; i < sums.size(); ++i) add_to(sums[i], more[i]);
}

const Authenticity* judged_alone(const Authenticity* authentic) {
  return authentic != nullptr && authentic->judged() ? authentic : nullptr;
}

}  // namespace

TileTotals::TileTotals(std::size_t creators)
    : own(creators),
      exclusive(creators),
      incremental(creators),
      by_times(creators + 1),
      pairs(creators * creators),
      compared_shared(creators) {}

void TileTotals::add(const TileTotals& other) {
  add_each(own, other.own);
  add_each(exclusive, other.exclusive);
  add_each(incremental, other.incremental);
  add_each(by_times, other.by_times);
  add_each(pairs, other.pairs);
  add_each(compared_shared, other.compared_shared);
  add_to(compared, other.compared);
  compared_reached += other.compared_reached;
}

TileCounter::TileCounter(std::size_t creators, const Authenticity* authentic, const CountOptions& options)
    : way_(options.way),
      rows_(creators, judged_alone(authentic), options.instructions),
      chains_(creators, judged_alone(authentic)) {}

void TileCounter::count(TileSlices slices, std::uint32_t first_account, TileTotals& totals) {
  double members = 0.0;
  double active = 0.0;
  for (const Members slice : slices) {
    members += static_cast<double>(slice.size());
    active += slice.empty() ? 0.0 : 1.0;
  }
  if (members == 0.0) return;
  const double dense = std::min(1.0, members / 2.0 / kTileAccounts);  // at most so many accounts have several creators
  const double pairs_by_rows = active * (active - 1.0) / 2.0 * (kPair + dense * kPairOfRows);
  const double by_rows = members * kSetBit + active * kRow + pairs_by_rows;
  const double by_chains = kTile + members * kMember;
  if (way_ == CountWay::rows || (way_ == CountWay::cheaper && by_rows <= by_chains)) {
    rows_.count(slices, first_account, totals);
    return;
  }
  const std::uint64_t pairs = chains_.count(slices, totals);
  const bool many = static_cast<double>(pairs) * kStep > members * kSetBit + pairs_by_rows;
  if (way_ == CountWay::mixed || (way_ == CountWay::cheaper && many)) {
    rows_.count_pairs(slices, totals);
  } else {
    chains_.count_pairs(totals);
  }
}

}  // namespace vouch::audience
