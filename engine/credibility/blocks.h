// The unusual blocks of a snapshot (block_search.h): found by looks, among accounts that look unlikely to be people, and by
// lockstep, among accounts that came in the bursts of many owners (lockstep.h); and which owner is in which.
//
// Sections: blocks.owner_offsets (u64, one a block and one more) and blocks.owners (u32), blocks.account_offsets (u64) and
// blocks.accounts (u32); one a block: blocks.evidence (u8), .links (u64), .expected, .density, .highest, .unlikely,
// .concentrated, .log10_p, .q (f64), .dated, .in_bursts (u64), .bursts_by_chance (f64); one a kind of evidence: blocks.status
// (u8), .usual (f64).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/audience/graph.h"
#include "engine/audience/member_days.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/credibility/block_search.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::credibility {

enum class BlockEvidence : std::uint8_t { looks, lockstep };
inline constexpr std::size_t kBlockEvidences = 2;
[[nodiscard]] constexpr std::string_view name_of(BlockEvidence evidence) {
  return evidence == BlockEvidence::looks ? "looks" : "lockstep";
}

struct FoundBlock {
  AccountBlock block;
  BlockEvidence evidence = BlockEvidence::looks;
  std::uint64_t dated = 0;        // links inside that have a day
  std::uint64_t in_bursts = 0;    // of these in bursts of their owner
  double bursts_by_chance = 0.0;  // of these, if they came as all that follow the owner
};

/// Looks for blocks among all links of the sections so far, and writes the sections.
[[nodiscard]] core::Result<void> write_blocks(const snapshot::Snapshot& so_far, snapshot::Writer& out, const BlockRules& rules,
                                              const ArrivalRules& arrivals, unsigned threads = 1);

/// Immutable, safe to share; refers to the snapshot's sections.
class Blocks {
 public:
  /// Fails with corrupt where sections are missing or do not belong to this graph.
  [[nodiscard]] static core::Result<Blocks> open(const snapshot::Snapshot& snapshot, const audience::AudienceGraph& graph);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(evidence_.size()); }
  /// Numbers of the blocks that an owner is in, ascending.
  [[nodiscard]] std::vector<std::uint32_t> of(core::OwnerIndex owner) const;
  [[nodiscard]] FoundBlock block(std::uint32_t number) const;
  /// Those of its accounts that are among `members`, which ascend.
  [[nodiscard]] std::vector<std::uint32_t> accounts_among(std::uint32_t number, std::span<const std::uint32_t> members) const;
  /// Whether enough was known to look for blocks at all.
  [[nodiscard]] BlockStatus status(BlockEvidence evidence) const { return status_[static_cast<std::size_t>(evidence)]; }

 private:
  [[nodiscard]] std::span<const std::uint32_t> owners_of(std::uint32_t number) const {
    return owners_.subspan(owner_offsets_[number], owner_offsets_[number + 1] - owner_offsets_[number]);
  }
  [[nodiscard]] std::span<const std::uint32_t> accounts_of(std::uint32_t number) const {
    return accounts_.subspan(account_offsets_[number], account_offsets_[number + 1] - account_offsets_[number]);
  }

  std::array<BlockStatus, kBlockEvidences> status_{};
  std::span<const std::uint8_t> evidence_;
  std::span<const std::uint32_t> owners_, accounts_;
  std::span<const std::uint64_t> owner_offsets_, account_offsets_, links_, dated_, in_bursts_;
  std::span<const double> expected_, density_, highest_, unlikely_, concentrated_, log10_p_, q_, bursts_by_chance_;
};

}  // namespace vouch::credibility
