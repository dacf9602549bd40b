// Sockets do not block here and never raise SIGPIPE.
#include "api/rest/http/output.h"

#include <cerrno>
#include <utility>

#include <sys/socket.h>

namespace vouch::rest {
namespace {
constexpr std::size_t kJoinBelow = 16 * 1024;
}

void Output::add(Segment segment) {
  const std::string_view bytes = segment.bytes();
  if (bytes.empty()) return;
  pending_ += bytes.size();
  if (!segments_.empty() && !segments_.back().is_shared() && segments_.back().bytes().size() + bytes.size() <= kJoinBelow) {
    segments_.back().append(bytes);
  } else {
    segments_.push_back(std::move(segment));
  }
}

Output::State Output::send_some(int fd) {
  while (!segments_.empty()) {
    const std::string_view first = segments_.front().bytes();
    const int more = segments_.size() > 1 ? MSG_MORE : 0;
    const auto sent =
        ::send(fd, first.data() + sent_of_first_, first.size() - sent_of_first_, MSG_NOSIGNAL | MSG_DONTWAIT | more);
    if (sent < 0) {
      if (errno == EINTR) continue;
      if (errno == EAGAIN || errno == EWOULDBLOCK) return State::pending;
      clear();
      return State::failed;
    }
    sent_of_first_ += static_cast<std::size_t>(sent);
    pending_ -= static_cast<std::size_t>(sent);
    if (sent_of_first_ == first.size()) {
      segments_.pop_front();
      sent_of_first_ = 0;
    }
  }
  return State::empty;
}

void Output::clear() {
  segments_.clear();
  sent_of_first_ = 0;
  pending_ = 0;
}

}  // namespace vouch::rest
