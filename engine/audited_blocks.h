// The unusual blocks that a creator's followers belong to, as audits show them: whom else the accounts of a block follow, how
// many of this creator's followers are among them, when they came, and how unlikely it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/credibility/blocks.h"
#include "engine/ranking/evidence.h"

namespace vouch {

/// Days on which far more accounts came to the creator than around them, and how many of these are of the block.
struct AuditedBurst {
  std::int64_t from_s = 0, to_s = 0;  // first second of the first day, last second of the last one
  std::int64_t arrivals = 0, of_block = 0;
};

struct AuditedBlock {
  std::string_view evidence;                             // name_of(BlockEvidence)
  std::int64_t owners = 0, accounts = 0, followers = 0;  // followers: accounts of the block that follow this creator
  std::vector<std::string> creators, brands;             // ids of the first owners of each kind
  std::int64_t links = 0, dated = 0, in_bursts = 0;      // between accounts and owners
  double expected = 0.0, bursts_by_chance = 0.0;         // of these
  double unlikely = 0.0, concentrated = 0.0;             // shares: as AccountBlock
  double log10_p = 0.0, q = 0.0;
  std::vector<AuditedBurst> bursts;  // in which accounts of the block came, ascending
  std::vector<std::uint32_t> first;  // the first of its followers, as accounts of the graph
};

/// At most `listed` ids, bursts and accounts each, the bursts with the most of the block's accounts. Complexity: the creator's
/// audience and the blocks' sizes.
[[nodiscard]] std::vector<AuditedBlock> audited_blocks(const ranking::Evidence& evidence, core::CreatorIndex creator,
                                                       std::size_t listed);

}  // namespace vouch
