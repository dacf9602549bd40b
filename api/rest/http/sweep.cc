// The list holds weak pointers, and a visit takes its strong ones out of the lock: the last owner of a connection may be
// the visitor, and a connection leaves this list in its destructor.
#include "api/rest/http/sweep.h"

#include <chrono>
#include <vector>

#include "api/rest/http/connection.h"

namespace vouch::rest {
namespace {
constexpr std::chrono::milliseconds kPeriod{250};
}

Sweep::Sweep() : thread_([this] { run(); }) {}

Sweep::~Sweep() { stop(); }

void Sweep::add(const std::shared_ptr<Connection>& connection) {
  const std::lock_guard lock(mutex_);
  connections_.emplace(connection.get(), connection);
}

void Sweep::remove(const Connection* connection) {
  const std::lock_guard lock(mutex_);
  connections_.erase(connection);
}

std::size_t Sweep::size() const {
  const std::lock_guard lock(mutex_);
  return connections_.size();
}

void Sweep::each(const std::function<void(Connection&)>& visit) const {
  std::vector<std::shared_ptr<Connection>> live;
  {
    const std::lock_guard lock(mutex_);
    live.reserve(connections_.size());
    for (const auto& [key, weak] : connections_) {
      if (auto connection = weak.lock()) live.push_back(std::move(connection));
    }
  }
  for (const auto& connection : live) visit(*connection);
}

void Sweep::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Sweep::run() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (wake_.wait_for(lock, kPeriod, [this] { return stopping_; })) return;
    }
    each([](Connection& connection) { connection.cut_if_late(); });
  }
}

}  // namespace vouch::rest
