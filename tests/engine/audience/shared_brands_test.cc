#include "engine/audience/shared_brands.h"

#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/block_kernel.h"
#include "engine/core/random.h"
#include "tests/engine/audience/all_paths.h"
#include "tests/engine/audience/random_audiences.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::Audiences;
using testing::owner;
using testing::SmallWorld;

/// Whether a batch gives, in order, what one audience after another gives.
void expect_equal(const SmallWorld& world, const std::vector<AskingAudience>& asking) {
  std::vector<const AskingAudience*> pointers;
  for (const AskingAudience& one : asking) pointers.push_back(&one);
  for (const std::uint32_t owners : {world.graph.owners(), world.graph.owners() / 2}) {
    for (const BlockPass pass : {BlockPass::cheaper, BlockPass::always, BlockPass::never}) {
      for (const InstructionSet set : kAllSets) {
        if (!supports(set)) continue;
        for (const unsigned threads : {1U, 2U}) {
          std::size_t next = 0;
          shared_of_brands(pointers, world.graph, {.owners = owners, .threads = threads, .block_pass = pass, .set = set},
                           [&](std::size_t i, std::vector<SharedAudience>&& shared) {
                             ASSERT_EQ(i, next++);
                             ASSERT_EQ(shared, shared_by_streaming(asking[i], world.graph, owners)) << "audience " << i;
                           });
          ASSERT_EQ(next, asking.size());
        }
      }
    }
  }
}

TEST(SharedOfBrands, IsThatOfOneAfterAnotherAlsoOverSeveralBlocks) {
  core::Random random(5);
  Audiences audiences(130);
  for (auto& audience : audiences) {
    for (std::uint64_t i = random.below(200); i > 0; --i) {
      audience.push_back(static_cast<std::uint32_t>(random.below(random.below(400) + 1)));
    }
  }
  const auto world = SmallWorld::of(audiences, {.accounts = 100, .links_a_list = 10});
  ASSERT_GT(world.graph.tiles().head(), 0U);
  std::vector<AskingAudience> asking;
  for (std::uint32_t o = 0; o < 130; ++o) asking.push_back(AskingAudience::own(world.graph, world.weights, owner(o)));
  expect_equal(world, asking);
}

RC_GTEST_PROP(SharedOfBrands, IsThatOfOneAfterAnother, ()) {
  const TileShape shape = {.accounts = *rc::gen::inRange(1U, 40U), .links_a_list = *rc::gen::inRange(0U, 4U)};
  const auto world = SmallWorld::of(*testing::random_audiences(), shape);
  const std::vector<core::OwnerIndex> parts = {owner(0), owner(1)};
  std::vector<AskingAudience> asking = {
      AskingAudience::own(world.graph, world.weights, owner(0)),
      AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, parts, std::nullopt),
      AskingAudience::sent(world.graph, world.weights, {}, std::nullopt)};
  expect_equal(world, asking);
}

TEST(BlockKernel, GivesTheSameWithAndWithoutVectors) {
  core::Random random(9);
  std::vector<std::uint64_t> words(65536);
  std::vector<std::uint16_t> weights(65536), ids(3000);
  for (auto& word : words) word = random.below(3) == 0 ? 0 : random.next() & random.next();
  for (auto& weight : weights) weight = static_cast<std::uint16_t>(random.below(65536));
  for (auto& id : ids) id = static_cast<std::uint16_t>(random.below(65536));
  BlockSums plain, found;
  block_kernel_of(InstructionSet::scalar)(ids, words.data(), weights.data(), plain);
  EXPECT_GT(plain.packed[63], 0U);
  for (const InstructionSet set : kAllSets) {
    if (!supports(set)) continue;
    block_kernel_of(set)(ids, words.data(), weights.data(), found);
    for (std::size_t i = 0; i < 64; ++i) {
      EXPECT_EQ(found.packed[i], plain.packed[i]);
      EXPECT_EQ(found.squares[i], plain.squares[i]);
    }
  }
}

}  // namespace
}  // namespace vouch::audience
