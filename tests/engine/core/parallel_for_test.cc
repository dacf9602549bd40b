#include "engine/core/parallel_for.h"

#include <atomic>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vouch::core {
namespace {

TEST(ParallelFor, RunsEachTaskOnceWithAnyNumberOfThreads) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    std::vector<std::atomic<int>> count(1000);
    parallel_each(count.size(), threads, [&](std::size_t i) { ++count[i]; });
    for (const auto& c : count) EXPECT_EQ(c, 1);
  }
}

TEST(ParallelFor, ReturnsTheErrorOfTheLowestFailingTask) {
  for (int repeat = 0; repeat < 50; ++repeat) {
    const auto done = parallel_for(100, 4, [](std::size_t i) -> Result<void> {
      if (i % 10 == 3) return fail(ErrorCode::internal, std::to_string(i));
      return {};
    });
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().message, "3");
  }
}

TEST(ParallelFor, OfNothingDoesNothing) {
  EXPECT_TRUE(parallel_for(0, 4, [](std::size_t) -> Result<void> { return fail(ErrorCode::internal, "ran"); }).has_value());
}

}  // namespace
}  // namespace vouch::core
