// Several accounts of one person: all but the lowest of them are counted as that one, so that reach counts people once.
// Creators that are one person are named, not joined: each keeps its own audience.
//
// A row of `persons` names an account by its id alone; it means the account with that id where exactly one platform has
// it. Accounts of several persons stay with the one whose hashed id is lowest. Sections, written after the graph:
//   persons.aliases, persons.counted_as (u32, beside each other): accounts and the lower account that they count as
//   persons.creators, persons.groups (u32, beside each other): creators that share a person, by group, then creator
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/audience/graph.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"

namespace vouch::audience {

/// Immutable, safe to share; the snapshot must live.
class Persons {
 public:
  /// Everybody has one account.
  Persons() = default;
  /// Without the sections: the same as Persons(). Fails with corrupt where they do not belong to this graph.
  [[nodiscard]] static core::Result<Persons> open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph);

  [[nodiscard]] bool empty() const { return aliases_.empty(); }
  /// Ascending accounts that count as another, and beside them that account, which is lower and no alias itself.
  [[nodiscard]] std::span<const std::uint32_t> aliases() const { return aliases_; }
  [[nodiscard]] std::span<const std::uint32_t> counted_as() const { return counted_as_; }
  /// What those of `members` that are aliases count as, ascending, each once. Requires that members ascend.
  [[nodiscard]] std::vector<std::uint32_t> stand_ins(std::span<const std::uint32_t> members) const;
  /// The members as people, ascending, each once: aliases replaced by what they count as; nullopt where there are none among
  /// them. Requires that members ascend.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> people(std::span<const std::uint32_t> members) const;

  /// Owners that are creators of one person with others, and beside them the number of their group.
  [[nodiscard]] std::span<const std::uint32_t> creators() const { return creators_; }
  [[nodiscard]] std::span<const std::uint32_t> groups() const { return groups_; }

 private:
  std::span<const std::uint32_t> aliases_, counted_as_, creators_, groups_;
};

}  // namespace vouch::audience
