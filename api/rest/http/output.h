// What a connection still has to write: segments in order, sent without waiting as far as the socket takes them. Not
// thread-safe: its connection guards it.
#pragma once

#include <cstddef>
#include <deque>
#include <string>

namespace vouch::rest {

class Output {
 public:
  enum class State { empty, pending, failed };

  /// Queues a segment; small ones are joined.
  void add(std::string segment);
  /// Sends what the socket takes now. failed: the client is gone, and nothing is left to send.
  [[nodiscard]] State send_some(int fd);
  [[nodiscard]] std::size_t pending() const { return pending_; }
  void clear();

 private:
  std::deque<std::string> segments_;
  std::size_t sent_of_first_ = 0;
  std::size_t pending_ = 0;
};

}  // namespace vouch::rest
