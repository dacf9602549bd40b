// Threads that do jobs from a bounded queue. A full queue refuses at once: better a 503 than a wait without end.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vouch::rest {

/// Thread-safe. A thread outlives what a job throws; such jobs are counted, nothing more.
class Pool {
 public:
  Pool(unsigned threads, std::size_t queue);
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool();

  /// False where the queue is full or the pool has stopped; then the job is dropped.
  [[nodiscard]] bool submit(std::function<void()> job);
  [[nodiscard]] std::size_t queued() const;
  /// Jobs that threw.
  [[nodiscard]] std::uint64_t failed() const { return failed_; }
  /// Drops what waits, ends what runs, joins. May be called twice, never from a job.
  void stop();

 private:
  void run();

  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  bool stopping_ = false;
  std::atomic<std::uint64_t> failed_{0};
  std::vector<std::thread> threads_;
};

}  // namespace vouch::rest
