// Accounts that follow owners as rows in both directions, from what each account follows, for benchmarks of trust.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/credibility/trust_walk.h"

namespace vouch::benchmarks {

/// Rows of accounts are appended; links() needs finish() before.
class TrustLinkRows {
 public:
  /// The next account and whom it follows, each once.
  void add(std::vector<std::uint32_t> owners) {
    std::ranges::sort(owners);
    const auto repeated = std::ranges::unique(owners);
    owners.erase(repeated.begin(), repeated.end());
    followed_.insert(followed_.end(), owners.begin(), owners.end());
    followed_offsets_.push_back(followed_.size());
  }
  void finish(std::uint32_t owners) {
    member_offsets_.assign(owners + std::size_t{1}, 0);
    for (const std::uint32_t owner : followed_) ++member_offsets_[owner + std::size_t{1}];
    for (std::size_t o = 0; o < owners; ++o) member_offsets_[o + 1] += member_offsets_[o];
    members_.resize(followed_.size());
    std::vector<std::uint64_t> next = member_offsets_;
    for (std::uint32_t a = 0; a < accounts(); ++a) {
      for (std::uint64_t i = followed_offsets_[a]; i < followed_offsets_[a + std::size_t{1}]; ++i) {
        members_[next[followed_[i]]++] = a;
      }
    }
  }

  [[nodiscard]] std::uint32_t accounts() const { return static_cast<std::uint32_t>(followed_offsets_.size() - 1); }
  [[nodiscard]] credibility::TrustLinks links() const {
    return {.members = {.offsets = member_offsets_, .targets = members_},
            .owners = {.offsets = followed_offsets_, .targets = followed_}};
  }

 private:
  std::vector<std::uint64_t> followed_offsets_ = {0}, member_offsets_;
  std::vector<std::uint32_t> followed_, members_;
};

}  // namespace vouch::benchmarks
