#include "engine/core/top_k.h"

#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::core {
namespace {

RC_GTEST_PROP(TopKLaws, KeepsWhatSortingAndCuttingKeeps, (std::vector<std::pair<int, int>> offered)) {
  const auto k = *rc::gen::inRange<std::size_t>(0, 12);
  std::sort(offered.begin(), offered.end());
  offered.erase(std::unique(offered.begin(), offered.end()), offered.end());  // a strict order needs distinct elements
  auto shuffled = offered;
  std::reverse(shuffled.begin(), shuffled.end());
  TopK<std::pair<int, int>, std::less<>> forwards(k, {});
  TopK<std::pair<int, int>, std::less<>> backwards(k, {});
  for (const auto& element : offered) forwards.offer(element);
  for (const auto& element : shuffled) backwards.offer(element);
  offered.resize(std::min(k, offered.size()));
  RC_ASSERT(forwards.take() == offered);
  RC_ASSERT(backwards.take() == offered);
}

}  // namespace
}  // namespace vouch::core
