// One thread that goes on writing where a socket did not take everything: it waits for all such sockets at once, so a
// client that reads slowly or not at all holds up nobody else.
#pragma once

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace vouch::rest {

class Connection;

/// Thread-safe.
class Pump {
 public:
  Pump();
  Pump(const Pump&) = delete;
  Pump& operator=(const Pump&) = delete;
  ~Pump();

  /// Calls connection->flush() whenever its socket takes more, until that says there is nothing left.
  void add(std::shared_ptr<Connection> connection);
  /// True where nothing waits.
  [[nodiscard]] bool empty() const;
  /// Joins; what waits is dropped. May be called twice, never from the pump's own thread.
  void stop();

 private:
  void run();
  void wake() const;
  std::vector<std::shared_ptr<Connection>> take_added();

  int wake_fd_ = -1;  // an eventfd
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<Connection>> added_;
  std::size_t waiting_ = 0;  // added and not yet done with
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace vouch::rest
