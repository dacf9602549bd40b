// The body of a request whose route streams it. Its reader takes bytes from the socket when the handler asks for them and
// not before, so TCP itself holds back a client that is faster, and a body of any length needs constant memory.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "api/rest/http/connection.h"
#include "api/rest/http/message.h"

namespace vouch::rest {

/// Reads from the connection's own descriptor while the reactor's reading is paused. Ends the pause when it goes.
class BodyStream : public BodyReader {
 public:
  explicit BodyStream(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}
  ~BodyStream() override;

  [[nodiscard]] core::Result<std::size_t> read(std::span<char> into) override;
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  [[nodiscard]] core::Result<void> fill();

  const std::shared_ptr<Connection> connection_;
  bool begun_ = false;
  bool complete_ = false;
  std::string buffer_;       // read from the socket
  std::string_view unused_;  // the part of buffer_ that the decoder has not seen
  std::string_view piece_;   // the part of buffer_ that is body and not yet handed out
};

/// The body of a request that has none.
class EmptyBody : public BodyReader {
 public:
  [[nodiscard]] core::Result<std::size_t> read(std::span<char>) override { return 0; }
};

}  // namespace vouch::rest
