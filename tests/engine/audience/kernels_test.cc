#include "engine/audience/kernels.h"

#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "tests/engine/audience/all_paths.h"

namespace vouch::audience {
namespace {

/// The sums one by one, apart from any kernel.
template <class Id>
WeightSums naive(const std::vector<Id>& ids, const std::vector<std::uint16_t>& weights) {
  WeightSums sums;
  for (const Id id : ids) {
    if (weights[id] == 0) continue;
    ++sums.accounts;
    sums.weight += weights[id];
    sums.squares += std::uint64_t{weights[id]} * weights[id];
  }
  return sums;
}

template <class Id>
std::vector<Id> drawn(std::size_t n, std::size_t bound, core::Random& random) {
  std::vector<Id> ids(n);
  for (Id& id : ids) id = static_cast<Id>(random.below(bound));
  return ids;
}

TEST(ListKernels, AddUpWhatIsThereWhateverTheInstructions) {
  core::Random random(11);
  for (const std::size_t bound : {std::size_t{1}, std::size_t{1000}, std::size_t{65536}}) {
    std::vector<std::uint16_t> weights(bound + 1);
    for (std::size_t i = 0; i < bound; ++i) {
      weights[i] = static_cast<std::uint16_t>(random.below(3) == 0 ? 0 : random.below(65536));
    }
    weights[bound] = 65535;  // behind the last: read along, never counted
    for (const std::size_t n : {0U, 1U, 7U, 8U, 9U, 15U, 16U, 17U, 33U, 1000U}) {
      const auto narrow = drawn<std::uint16_t>(n, bound, random);
      const auto wide = drawn<std::uint32_t>(n, bound, random);
      for (const InstructionSet set : kAllSets) {
        if (!supports(set)) continue;
        EXPECT_EQ(kernels_of(set).tile(narrow, weights.data()), naive(narrow, weights)) << n << " of " << bound;
        EXPECT_EQ(kernels_of(set).wide(wide, weights.data()), naive(wide, weights)) << n << " of " << bound;
      }
    }
  }
}

TEST(ListKernels, DoNotOverflowOnLongListsOfTheLargestWeight) {
  const std::vector<std::uint16_t> weights = {65535, 0};
  const std::vector<std::uint32_t> ids((std::size_t{1} << 20) + 5);
  const WeightSums truth = {.accounts = ids.size(), .weight = ids.size() * 65535, .squares = ids.size() * 65535 * 65535};
  for (const InstructionSet set : kAllSets) {
    if (!supports(set)) continue;
    EXPECT_EQ(kernels_of(set).wide(ids, weights.data()), truth) << static_cast<int>(set);
  }
}

TEST(ListKernels, ThePreferredSetRunsHere) {
  EXPECT_TRUE(supports(InstructionSet::scalar));
  EXPECT_TRUE(supports(preferred_instruction_set()));
}

}  // namespace
}  // namespace vouch::audience
