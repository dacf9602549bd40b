// Worlds of accounts that follow owners, for tests of trust: the rows of a graph from a list of links, without a snapshot.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/credibility/trust_walk.h"

namespace vouch::testing {

/// Immutable; its rows are what links() views.
class TrustWorld {
 public:
  using Links = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // account, owner

  TrustWorld(std::uint32_t accounts, std::uint32_t owners, Links links) {
    std::ranges::sort(links);
    links.erase(std::unique(links.begin(), links.end()), links.end());
    followed_offsets_.assign(accounts + 1, 0);
    member_offsets_.assign(owners + 1, 0);
    for (const auto& [account, owner] : links) {
      ++followed_offsets_[account + 1];
      ++member_offsets_[owner + 1];
      followed_.push_back(owner);
    }
    for (std::size_t a = 0; a < accounts; ++a) followed_offsets_[a + 1] += followed_offsets_[a];
    for (std::size_t o = 0; o < owners; ++o) member_offsets_[o + 1] += member_offsets_[o];
    members_.resize(links.size());
    std::vector<std::uint64_t> next = member_offsets_;
    for (const auto& [account, owner] : links) members_[next[owner]++] = account;
  }

  [[nodiscard]] credibility::TrustLinks links() const {
    return {.members = {.offsets = member_offsets_, .targets = members_},
            .owners = {.offsets = followed_offsets_, .targets = followed_}};
  }

 private:
  std::vector<std::uint64_t> followed_offsets_, member_offsets_;
  std::vector<std::uint32_t> followed_, members_;
};

}  // namespace vouch::testing
