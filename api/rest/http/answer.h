// The answer to one request while it is given: what stands behind a Responder. It knows what the request wants of its
// answer (no body for HEAD, no chunks for HTTP/1.0, close or not) and tells the connection when it is complete.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "api/rest/http/connection.h"
#include "api/rest/http/server.h"

namespace vouch::rest {

/// One thread at a time.
class Answer {
 public:
  /// Takes the exchange's count of requests in flight; leaves its request to the handler.
  [[nodiscard]] static std::shared_ptr<Answer> make(std::shared_ptr<Connection> connection, Exchange& exchange);
  Answer(std::shared_ptr<Connection> connection, Exchange& exchange);
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;
  ~Answer();

  void send(Response response);
  Responder::Flow begin(Response head);
  Responder::Flow write(std::string_view piece);
  Responder::Flow wait();
  void finish();
  [[nodiscard]] bool client_gone() const { return connection_->client_gone(); }
  [[nodiscard]] const std::string& request_id() const { return request_id_; }

 private:
  enum class State { open, streaming, done };

  [[nodiscard]] bool may_keep_alive() const;
  [[nodiscard]] std::string head_bytes(const Response& response, bool has_length);

  const std::shared_ptr<Connection> connection_;
  std::weak_ptr<BodyReader> stream_;
  const bool streams_body_;
  const bool head_only_;
  const int minor_version_;
  const std::string request_id_;
  bool keep_alive_;
  State state_ = State::open;
  bool bodiless_ = false;  // of a streamed answer
  InFlight counted_;
};

}  // namespace vouch::rest
