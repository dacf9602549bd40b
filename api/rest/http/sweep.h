// Who is connected, and the thread that looks four times a second whose time is over. A deadline only shuts the socket
// down; whoever reads or writes it then sees its end and cleans up.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace vouch::rest {

class Connection;

/// Thread-safe.
class Sweep {
 public:
  Sweep();
  Sweep(const Sweep&) = delete;
  Sweep& operator=(const Sweep&) = delete;
  ~Sweep();

  void add(const std::shared_ptr<Connection>& connection);
  void remove(const Connection* connection);
  /// Calls `visit` for every live connection, without a lock of this object.
  void each(const std::function<void(Connection&)>& visit) const;
  [[nodiscard]] std::size_t size() const;
  /// Joins. May be called twice.
  void stop();

 private:
  void run();

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::unordered_map<const Connection*, std::weak_ptr<Connection>> connections_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace vouch::rest
