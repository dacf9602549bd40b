// The audience graph: which accounts follow or engage with which owners, in both directions, as compressed sparse rows
// mapped from a snapshot (encoding csr_u32). An account is a member of an owner's audience with at least one event of
// weight > 0. It models Boost.Graph's VertexListGraph, IncidenceGraph and AdjacencyGraph (see graph_traits.h).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "engine/audience/tiles.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"

namespace vouch::audience {

/// Immutable, safe to share. Spans ascend.
class AudienceGraph {
 public:
  [[nodiscard]] static core::Result<AudienceGraph> open(const snapshot::Snapshot& snapshot);
  /// The graph of some accounts alone, from rows NAME.members and NAME.owners: without tiles, pseudonyms and platforms.
  [[nodiscard]] static core::Result<AudienceGraph> open_part(const snapshot::Snapshot& snapshot, std::string_view name,
                                                             std::uint64_t owners, std::uint64_t accounts);

  [[nodiscard]] std::uint32_t owners() const { return static_cast<std::uint32_t>(members_.size()); }
  [[nodiscard]] std::uint32_t accounts() const { return static_cast<std::uint32_t>(owners_.size()); }
  [[nodiscard]] std::uint64_t links() const { return members_.targets.size(); }

  /// AccountIndex values of an owner's audience.
  [[nodiscard]] std::span<const std::uint32_t> members(core::OwnerIndex owner) const { return members_[owner.value]; }
  /// OwnerIndex values of an account.
  [[nodiscard]] std::span<const std::uint32_t> owners_of(core::AccountIndex account) const { return owners_[account.value]; }

  /// Links of the owners [0, owners).
  [[nodiscard]] std::uint64_t links_of_owners(std::uint32_t owners) const { return members_.offsets[owners]; }
  /// The rows account -> owners themselves, for loops that fetch ahead.
  [[nodiscard]] const snapshot::Rows& owner_rows() const { return owners_; }
  /// The rows owner -> accounts themselves.
  [[nodiscard]] const snapshot::Rows& member_rows() const { return members_; }
  /// The head of the graph once more, in tiles; empty where the snapshot has none.
  [[nodiscard]] const Tiles& tiles() const { return tiles_; }

  /// Pseudonyms, ascending; one value once a platform that has it.
  [[nodiscard]] std::span<const std::uint64_t> pseudonyms() const { return pseudonyms_; }
  /// The account of each pseudonym: accounts themselves are in the order of order.h.
  [[nodiscard]] std::span<const std::uint32_t> accounts_by_pseudonym() const { return by_pseudonym_; }
  /// Platform labels of the accounts.
  [[nodiscard]] std::span<const std::uint32_t> platforms() const { return platforms_; }

 private:
  snapshot::Rows members_;  // owner -> accounts
  snapshot::Rows owners_;   // account -> owners
  Tiles tiles_;
  std::span<const std::uint64_t> pseudonyms_;
  std::span<const std::uint32_t> by_pseudonym_;
  std::span<const std::uint32_t> platforms_;
};

}  // namespace vouch::audience
