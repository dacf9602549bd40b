// One buffer, filled again only when the decoder has seen all of it and the handler has taken every piece.
#include "api/rest/http/body_stream.h"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>

namespace vouch::rest {
namespace {
constexpr std::size_t kBufferBytes = 64 * 1024;
}

BodyStream::~BodyStream() {
  if (!begun_) unused_ = buffer_ = connection_->take_unread();
  connection_->body_done(complete_, complete_ ? std::string(unused_) : std::string());
}

core::Result<void> BodyStream::fill() {
  const auto patience = static_cast<int>(connection_->state()->options.deadlines.body.count());
  pollfd polled{.fd = connection_->fd(), .events = POLLIN, .revents = 0};
  const int ready = ::poll(&polled, 1, patience);
  if (ready == 0) {
    connection_->cut();
    return core::fail(core::ErrorCode::unavailable, "the client did not send the rest of the body in time");
  }
  buffer_.resize(kBufferBytes);
  const auto got = ::recv(connection_->fd(), buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) {
    buffer_.clear();
    return {};
  }
  if (got <= 0) return core::fail(core::ErrorCode::unavailable, "the client left before the end of the body");
  buffer_.resize(static_cast<std::size_t>(got));
  unused_ = buffer_;
  return {};
}

core::Result<std::size_t> BodyStream::read(std::span<char> into) {
  if (!begun_) {
    begun_ = true;
    buffer_ = connection_->take_unread();
    unused_ = buffer_;
  }
  RequestDecoder& decoder = connection_->decoder();
  while (piece_.empty() && !complete_) {
    const RequestDecoder::Step step = decoder.next(unused_);
    unused_.remove_prefix(step.used);
    switch (step.event) {
      case RequestDecoder::Event::body: piece_ = step.body; break;
      case RequestDecoder::Event::end: complete_ = true; break;
      case RequestDecoder::Event::failed:
        return core::fail(core::ErrorCode::invalid_argument, "broken body: " + decoder.error().detail);
      case RequestDecoder::Event::head:
      case RequestDecoder::Event::need_more:
        if (auto filled = fill(); !filled) return core::fail(std::move(filled).error());
        break;
    }
  }
  const std::size_t size = std::min(into.size(), piece_.size());
  std::copy_n(piece_.begin(), size, into.begin());
  piece_.remove_prefix(size);
  return size;
}

}  // namespace vouch::rest
