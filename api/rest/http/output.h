// What a connection still has to write: segments in order, sent without waiting as far as the socket takes them. Not
// thread-safe: its connection guards it.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::rest {

/// Bytes to write: a text of their own, or one that many connections share.
class Segment {
 public:
  Segment() = default;
  Segment(std::string own) : own_(std::move(own)) {}
  Segment(std::shared_ptr<const std::string> shared) : shared_(std::move(shared)) {}

  [[nodiscard]] std::string_view bytes() const { return shared_ ? std::string_view(*shared_) : own_; }
  [[nodiscard]] bool is_shared() const { return shared_ != nullptr; }
  /// Requires a text of its own.
  void append(std::string_view more) { own_.append(more); }

 private:
  std::string own_;
  std::shared_ptr<const std::string> shared_;
};

class Output {
 public:
  enum class State { empty, pending, failed };

  /// Queues a segment; small ones are joined.
  void add(Segment segment);
  /// Sends what the socket takes now. failed: the client is gone, and nothing is left to send.
  [[nodiscard]] State send_some(int fd);
  [[nodiscard]] std::size_t pending() const { return pending_; }
  void clear();

 private:
  std::deque<Segment> segments_;
  std::size_t sent_of_first_ = 0;
  std::size_t pending_ = 0;
};

}  // namespace vouch::rest
