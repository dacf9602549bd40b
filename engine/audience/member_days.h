// On which day an account came to an owner: its earliest dated follow, in days since 1 January 1970 (UTC). Section
// graph.member_days (u16, one a target of graph.members; kNoDay where the follow has no time); a snapshot of a dataset without
// times of follows has none.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/audience/graph.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"

namespace vouch::audience {

using Day = std::uint16_t;
inline constexpr Day kNoDay = 65535;
inline constexpr std::string_view kMemberDays = "graph.member_days";

/// Immutable, safe to share; refers to the snapshot's sections.
class MemberDays {
 public:
  /// Without any day.
  MemberDays() = default;
  /// Fails with corrupt where the section is there and does not belong to this graph.
  [[nodiscard]] static core::Result<MemberDays> open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph);
  /// Those of rows owner -> accounts that are held elsewhere: where each owner's begin, and a day for each target.
  MemberDays(std::span<const std::uint64_t> offsets, std::span<const Day> days) : offsets_(offsets), days_(days) {}

  [[nodiscard]] bool known() const { return !days_.empty(); }
  /// Beside graph.members(owner); empty where no day is known at all.
  [[nodiscard]] std::span<const Day> of(core::OwnerIndex owner) const {
    return known() ? days_.subspan(offsets_[owner.value], offsets_[owner.value + std::size_t{1}] - offsets_[owner.value]) : days_;
  }

 private:
  std::span<const std::uint64_t> offsets_;
  std::span<const Day> days_;
};

}  // namespace vouch::audience
