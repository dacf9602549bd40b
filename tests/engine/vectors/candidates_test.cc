#include "engine/vectors/candidates.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"

namespace vouch::vectors {
namespace {

TEST(ScoredRow, IsBetterByScoreThenByTheLowerIndex) {
  EXPECT_GT(ScoredRow(5, 9), ScoredRow(4, 1));
  EXPECT_GT(ScoredRow(-4, 1), ScoredRow(-5, 0));
  EXPECT_GT(ScoredRow(0, 1), ScoredRow(-1, 1));
  EXPECT_GT(ScoredRow(5, 1), ScoredRow(5, 2));
  EXPECT_EQ(ScoredRow(-7, 4000000000U).score(), -7);
  EXPECT_EQ(ScoredRow(-7, 4000000000U).index(), 4000000000U);
}

RC_GTEST_PROP(CandidatesProperty, PartsTogetherKeepAllThatMayBeAmongTheBest, ()) {
  core::Random random(*rc::gen::arbitrary<std::uint64_t>());
  const std::size_t n = 1 + random.below(6000), k = 1 + random.below(random.chance(0.5) ? 20 : 3000);
  const auto margin = static_cast<std::int64_t>(random.chance(0.5) ? 0 : random.below(40));
  const std::uint64_t different = 1 + random.below(1000);
  std::vector<ScoredRow> all, found;
  SharedThreshold shared;
  for (std::uint32_t i = 0; i < n;) {
    Candidates part(k, margin, shared);
    for (const auto end = std::min<std::size_t>(n, i + 1 + random.below(3000)); i < end; ++i) {
      const auto score = static_cast<std::int32_t>(random.below(different)) - 300;
      all.emplace_back(score, i);
      if (score >= part.least()) part.take(score, i);
      if (random.chance(0.01)) part.look_around();
    }
    const auto released = part.release();
    found.insert(found.end(), released.begin(), released.end());
  }
  std::sort(all.begin(), all.end(), std::greater<>());
  if (all.size() > k) {
    const std::int64_t least = all[k - 1].score() - margin;
    const auto beyond = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(k), all.end(),
                                     [&](const ScoredRow& row) { return margin == 0 || row.score() < least; });
    all.erase(beyond, all.end());
  }
  RC_ASSERT(best_of(found, k, margin) == all);
}

}  // namespace
}  // namespace vouch::vectors
