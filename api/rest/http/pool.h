// Threads that do jobs from a bounded queue. A full queue refuses at once: better a 503 than a wait without end.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vouch::rest {

/// Thread-safe. A job must not throw what it wants somebody to see: the pool swallows it.
class Pool {
 public:
  Pool(unsigned threads, std::size_t queue);
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool();

  /// False where the queue is full or the pool has stopped; then the job is dropped.
  [[nodiscard]] bool submit(std::function<void()> job);
  [[nodiscard]] std::size_t queued() const;
  /// Drops what waits, ends what runs, joins. May be called twice, never from a job.
  void stop();

 private:
  void run();

  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vouch::rest
