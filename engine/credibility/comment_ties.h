// Who of the creators comments below whose posts: ties between creators, counted in posts, with all that a null model of chance
// needs: how many comments each gives and receives.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/credibility/pod_rules.h"
#include "engine/snapshot/reader.h"

namespace vouch::credibility {

/// The accounts that creators name as their own, in their row and in their profiles. Immutable, safe to share.
class CreatorAccounts {
 public:
  /// Fails with corrupt where the sections do not fit the catalog.
  [[nodiscard]] static core::Result<CreatorAccounts> open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog);

  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;
  /// The creator that a pseudonym on a platform belongs to: on a platform that is not known on either side, too. Of several the
  /// first. O(log creators).
  [[nodiscard]] std::uint32_t creator_of(std::uint64_t pseudonym, catalog::Label platform) const;
  /// Pseudonyms of these creators, ascending, each once.
  [[nodiscard]] std::vector<std::uint64_t> pseudonyms_of(std::span<const std::uint32_t> creators) const;

 private:
  struct Own {
    std::uint64_t pseudonym = 0;
    catalog::Label platform = 0;
    std::uint32_t creator = 0;
    auto operator<=>(const Own&) const = default;
  };
  std::vector<Own> own_;         // ascending
  std::vector<Own> by_creator_;  // the same, by creator and pseudonym
};

/// Creator `from` commented below `posts` different posts of creator `to`, `quick` of them soon after the post.
struct CommentTie {
  std::uint32_t from = 0, to = 0;
  std::uint32_t posts = 0, quick = 0;
  bool operator==(const CommentTie&) const = default;
};

struct CommentTies {
  std::vector<CommentTie> ties;         // by from and to, each pair once; from != to
  std::vector<std::uint32_t> posts;     // by creator
  std::vector<std::uint32_t> given;     // by creator: posts of other creators it commented on
  std::vector<std::uint32_t> received;  // by creator: commented posts, once for each account that is not its own
  std::uint64_t total = 0;              // Σ received
};

/// Complexity: all comments once, a binary search in the creators' accounts each.
[[nodiscard]] CommentTies comment_ties(const catalog::Catalog& catalog, const CreatorAccounts& accounts, const PodRules& rules,
                                       unsigned threads = 1);

}  // namespace vouch::credibility
