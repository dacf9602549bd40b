// Counting a tile by lists of creators, one an account: see tile_counter.h.
#include <algorithm>

#include "engine/audience/tile_counter.h"

namespace vouch::audience {

TileChains::TileChains(std::size_t creators, const Authenticity* authentic)
    : creators_(creators), authentic_(authentic), heads_(kTileAccounts) {}

std::uint64_t TileChains::count(TileSlices slices, TileTotals& totals) {
  std::ranges::fill(heads_, 0U);
  std::size_t members = 0;
  for (const Members slice : slices.first(creators_)) members += slice.size();
  links_.resize(members + 1);
  Link* const links = links_.data();
  std::uint32_t* const heads = heads_.data();
  std::uint32_t last = 0;
  std::uint64_t pairs = 0;
  for (std::size_t i = 0; i < creators_; ++i) {
    std::uint64_t p_own = 0;
    for (const std::uint32_t account : slices[i]) {
      std::uint32_t& head = heads[account % kTileAccounts];
      const Link before = links[head];
      const std::uint64_t p = authentic(account);
      p_own += p;
      pairs += before.times;
      if (before.times < 2) {  // the first makes it exclusive, the second takes that away
        Reached& exclusive = totals.exclusive[before.times == 0 ? i : before.creator];
        Reached& incremental = totals.incremental[i];
        const std::uint64_t sign = before.times == 0 ? 1 : ~std::uint64_t{0};  // plus or minus 1, modulo 2^64
        exclusive.accounts += sign;
        exclusive.authentic += sign * p;
        incremental.accounts += before.times == 0 ? 1 : 0;
        incremental.authentic += before.times == 0 ? p : 0;
      }
      ++totals.by_times[before.times + std::size_t{1}];
      --totals.by_times[before.times];  // [0] sinks below 0 and is set to 0 at the end
      links[++last] = {
          .before = head, .creator = static_cast<std::uint16_t>(i), .times = static_cast<std::uint16_t>(before.times + 1)};
      head = last;
    }
    totals.own[i].accounts += slices[i].size();
    totals.own[i].authentic += p_own;
  }
  add_compared(slices[creators_], totals);
  return pairs;
}

void TileChains::count_pairs(TileTotals& totals) const {
  const Link* const links = links_.data();
  std::uint32_t* const counts = totals.pairs.data();
  for (std::size_t link = 1; link < links_.size(); ++link) {
    const std::size_t creator = links[link].creator;
    for (std::uint32_t before = links[link].before; before != 0; before = links[before].before) {
      ++counts[links[before].creator * creators_ + creator];
    }
  }
}

void TileChains::add_compared(Members compared, TileTotals& totals) const {
  for (const std::uint32_t account : compared) {
    const std::uint32_t head = heads_[account % kTileAccounts];
    totals.compared.authentic += authentic(account);
    totals.compared_reached += head != 0 ? 1 : 0;
    for (std::uint32_t link = head; link != 0; link = links_[link].before) ++totals.compared_shared[links_[link].creator];
  }
  totals.compared.accounts += compared.size();
}

}  // namespace vouch::audience
