// The list of sockets belongs to the thread alone; others only hand in new ones under the lock and ring the eventfd.
#include "api/rest/http/pump.h"

#include <cstdint>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "api/rest/http/connection.h"

namespace vouch::rest {

Pump::Pump() : wake_fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), thread_([this] { run(); }) {}

Pump::~Pump() {
  stop();
  if (wake_fd_ >= 0) ::close(wake_fd_);
}

void Pump::wake() const {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_fd_, &one, sizeof one);  // full means already awake
}

void Pump::add(std::shared_ptr<Connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    added_.push_back(std::move(connection));
    ++waiting_;
  }
  wake();
}

bool Pump::empty() const {
  const std::lock_guard lock(mutex_);
  return waiting_ == 0;
}

void Pump::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake();
  if (thread_.joinable()) thread_.join();
  std::vector<std::shared_ptr<Connection>> dropped;
  const std::lock_guard lock(mutex_);
  dropped.swap(added_);
}

std::vector<std::shared_ptr<Connection>> Pump::take_added() {
  const std::lock_guard lock(mutex_);
  return std::exchange(added_, {});
}

void Pump::run() {
  std::vector<std::shared_ptr<Connection>> writers;
  std::vector<pollfd> polled;
  while (true) {
    polled.assign(1, {.fd = wake_fd_, .events = POLLIN, .revents = 0});
    for (const auto& writer : writers) polled.push_back({.fd = writer->fd(), .events = POLLOUT, .revents = 0});
    // An eventfd can only be missing where the process is out of descriptors; then new writers are looked for by time.
    ::poll(polled.data(), polled.size(), wake_fd_ < 0 ? 10 : -1);
    if (polled[0].revents != 0) {
      std::uint64_t rings = 0;
      [[maybe_unused]] const auto got = ::read(wake_fd_, &rings, sizeof rings);
    }
    std::vector<std::shared_ptr<Connection>> kept;
    kept.reserve(writers.size());
    for (std::size_t i = 0; i < writers.size(); ++i) {
      if (polled[i + 1].revents == 0 || writers[i]->flush()) kept.push_back(std::move(writers[i]));
    }
    const std::size_t done = writers.size() - kept.size();
    writers = std::move(kept);
    for (auto& connection : take_added()) writers.push_back(std::move(connection));
    const std::lock_guard lock(mutex_);
    waiting_ -= done;
    if (stopping_) return;
  }
}

}  // namespace vouch::rest
