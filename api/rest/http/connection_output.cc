// Writing, deadlines and the end of a connection. Whoever has an answer writes it at once, in its own thread, without
// waiting; the pump writes what is left. The end is a lingering close: after the last answer only our direction is shut,
// and what still comes is swallowed for a while, as a reset would destroy the answer on its way.
#include <algorithm>
#include <utility>

#include <poll.h>
#include <sys/socket.h>

#include "api/rest/http/connection.h"

namespace vouch::rest {
namespace {

constexpr std::size_t kBehindAbove = 256 * 1024;  // unsent bytes above which a streaming handler should wait
constexpr std::size_t kCaughtUpBelow = 64 * 1024;

}  // namespace

Responder::Flow Connection::write(Segment first, Segment second) {
  const std::lock_guard lock(mutex_);
  if (dead_) return Responder::Flow::gone;
  if (output_.pending() > state_->options.limits.unsent_bytes) {
    die();
    return Responder::Flow::gone;
  }
  if (output_.pending() == 0) progress_ = Clock::now();
  output_.add(std::move(first));
  output_.add(std::move(second));
  if (!in_pump_) send_some();
  if (dead_) return Responder::Flow::gone;
  return output_.pending() > kBehindAbove ? Responder::Flow::behind : Responder::Flow::ready;
}

void Connection::send_some() {
  const std::size_t before = output_.pending();
  const Output::State sent = output_.send_some(fd_);
  if (output_.pending() < before) progress_ = Clock::now();
  switch (sent) {
    case Output::State::failed: die(); return;
    case Output::State::pending:
      if (!std::exchange(in_pump_, true)) state_->pump.add(shared_from_this());
      break;
    case Output::State::empty:
      if (closing_) begin_linger();
      break;
  }
  if (output_.pending() <= kCaughtUpBelow) written_.notify_all();
  set_deadline();
}

bool Connection::flush() {
  bool more = false;
  {
    const std::lock_guard lock(mutex_);
    if (!dead_) send_some();
    more = !dead_ && output_.pending() > 0;
    in_pump_ = more;
  }
  run_queue();
  return more;
}

Responder::Flow Connection::wait_until_written() {
  std::unique_lock lock(mutex_);
  written_.wait(lock, [this] { return dead_ || output_.pending() <= kCaughtUpBelow; });
  return dead_ ? Responder::Flow::gone : Responder::Flow::ready;
}

void Connection::finish_exchange(bool keep_alive) {
  {
    const std::lock_guard lock(mutex_);
    busy_ = false;
    work_ended_ = Clock::now();
    if (!keep_alive) {
      closing_ = true;
      if (output_.pending() == 0 && !dead_) begin_linger();
    }
    set_deadline();
  }
  run_queue();
}

bool Connection::client_gone() const {
  {
    const std::lock_guard lock(mutex_);
    if (dead_) return true;
  }
  pollfd polled{.fd = fd_, .events = 0, .revents = 0};
  return ::poll(&polled, 1, 0) > 0 && (polled.revents & (POLLERR | POLLHUP)) != 0;
}

void Connection::begin_linger() {
  if (std::exchange(lingering_, true)) return;
  linger_since_ = Clock::now();
  ::shutdown(fd_, SHUT_WR);
}

void Connection::set_deadline() {
  const Deadlines& limits = state_->options.deadlines;
  const auto at = [](Clock::time_point since, std::chrono::milliseconds time) {
    return (since + time).time_since_epoch().count();
  };
  const Clock::time_point since = std::max(phase_since_, work_ended_);
  Clock::rep deadline = 0;
  if (output_.pending() > 0) {
    deadline = at(progress_, limits.write);
  } else if (lingering_) {
    deadline = at(linger_since_, limits.linger);
  } else if (!busy_ && queue_.empty()) {
    switch (phase_) {
      case Phase::fresh:
      case Phase::head: deadline = at(since, limits.head); break;
      case Phase::idle: deadline = at(since, limits.idle); break;
      case Phase::body: deadline = at(since, limits.body); break;
      case Phase::streaming:
      case Phase::ended: break;
    }
  }
  deadline_.store(deadline);
}

void Connection::die() {
  if (std::exchange(dead_, true)) return;
  output_.clear();
  ::shutdown(fd_, SHUT_RDWR);
  deadline_.store(0);
  written_.notify_all();
}

void Connection::cut() {
  {
    const std::lock_guard lock(mutex_);
    die();
  }
  run_queue();
}

void Connection::abort() {
  // Without the reset a sender whose window is shut asks for minutes whether it opens again, and unsent bytes of ours stay
  // in the kernel as long.
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  cut();
}

void Connection::cut_if_late() {
  const Clock::rep deadline = deadline_.load();
  if (deadline == 0 || Clock::now().time_since_epoch().count() < deadline) return;
  bool stuck = false;
  {
    const std::lock_guard lock(mutex_);
    stuck = lingering_ || output_.pending() > 0;
  }
  if (stuck) {
    abort();
  } else {
    cut();
  }
}

void Connection::cut_if_idle() {
  bool idle = false;
  {
    const std::lock_guard lock(mutex_);
    idle = (phase_ == Phase::idle || phase_ == Phase::fresh) && queue_.empty() && !busy_ && output_.pending() == 0 && !lingering_;
  }
  if (idle) cut();
}

}  // namespace vouch::rest
