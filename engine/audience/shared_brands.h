// What many asking audiences share with every owner, with one pass of the head of the graph for up to 64 of them: each
// account of a tile has a word with one bit an audience, so a list is read once and its ids add to all audiences whose bit
// is set (8 audiences an instruction with AVX-512). The pass costs the same for one audience and for 64, so it is taken
// where the audiences of a block, each alone, would cost more; all else goes its own way (shared_paths.h), one audience a
// thread. Integers throughout: the same as one audience after another.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"
#include "engine/audience/kernels.h"
#include "engine/audience/overlap.h"

namespace vouch::audience {

inline constexpr std::size_t kMostABlock = 64;  // audiences

/// When the pass over the tiles is taken; tests force either.
enum class BlockPass : std::uint8_t { cheaper, always, never };
struct BrandsOptions {
  std::uint32_t owners = 0;  // count with the owners [0, owners)
  unsigned threads = 1;      // 0: as many as the machine has
  BlockPass block_pass = BlockPass::cheaper;
  InstructionSet set = preferred_instruction_set();
};

/// take(i, shared) for each audience in order, on the calling thread. Holds 40 bytes an owner and thread, and 24 an owner and
/// audience of a block that shares a pass.
void shared_of_brands(std::span<const AskingAudience* const> asking, const AudienceGraph& graph, const BrandsOptions& options,
                      const std::function<void(std::size_t i, std::vector<SharedAudience>&& shared)>& take);

}  // namespace vouch::audience
