#include "engine/core/parallel_for.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace vouch::core {

Result<void> parallel_for(std::size_t n, unsigned threads, const std::function<Result<void>(std::size_t)>& task) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> first_failure{n};
  std::mutex mutex;
  std::optional<Error> error;
  // A task below the lowest failure so far still runs: only then is "the lowest failing task" the same on every run.
  const auto work = [&] {
    for (;;) {
      const std::size_t i = next.fetch_add(1, std::memory_order_relaxed);
      if (i >= n || i >= first_failure.load()) return;
      Result<void> done = task(i);
      if (done) continue;
      const std::scoped_lock lock(mutex);
      if (i < first_failure.load()) {
        first_failure = i;
        error = std::move(done).error();
      }
    }
  };
  {
    std::vector<std::jthread> pool;
    const std::size_t extra = std::min<std::size_t>(threads, n) > 0 ? std::min<std::size_t>(threads, n) - 1 : 0;
    pool.reserve(extra);
    for (std::size_t t = 0; t < extra; ++t) pool.emplace_back(work);
    work();
  }
  if (error) return fail(std::move(*error));
  return {};
}

void parallel_each(std::size_t n, unsigned threads, const std::function<void(std::size_t)>& task) {
  (void)parallel_for(n, threads, [&](std::size_t i) -> Result<void> {
    task(i);
    return {};
  });
}

}  // namespace vouch::core
