#include "engine/audience/shared_listed.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/audience/random_audiences.h"

namespace vouch::audience {
namespace {

using testing::owner;
using testing::random_audiences;
using testing::SmallWorld;

RC_GTEST_PROP(SharedListed, EqualsOneByOneEveryWay, (const std::vector<std::uint8_t>& draws)) {
  const auto world = SmallWorld::of(*random_audiences());
  std::vector<std::uint32_t> owners;
  for (const std::uint8_t draw : draws) owners.push_back(draw % world.graph.owners());
  const auto last = owner(world.graph.owners() - 1);
  const std::vector parts = {owner(0), owner(world.graph.owners() / 2)};
  for (const AskingAudience& asking : {AskingAudience::own(world.graph, world.weights, last),
                                       AskingAudience::fallback(AskingKind::partners, world.graph, world.weights, parts, last)}) {
    for (const ListedWay way : {ListedWay::automatic, ListedWay::search, ListedWay::bits}) {
      for (const unsigned threads : {1U, 2U}) {
        const auto shared = shared_with_listed(asking, world.graph, owners, threads, way);
        RC_ASSERT(shared.size() == owners.size());
        for (std::size_t i = 0; i < owners.size(); ++i) {
          RC_ASSERT(shared[i] == shared_with(asking, world.graph, owner(owners[i])));
        }
      }
    }
  }
}

}  // namespace
}  // namespace vouch::audience
