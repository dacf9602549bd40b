// Once an answer is begun nothing else can be said on the connection, so whatever goes wrong after that cuts it.
#include "api/rest/http/answer.h"

#include <utility>

#include "api/rest/http/answer_head.h"
#include "api/rest/http/body_stream.h"
#include "api/rest/problem.h"

namespace vouch::rest {

std::shared_ptr<Answer> Answer::make(std::shared_ptr<Connection> connection, Exchange& exchange) {
  return std::make_shared<Answer>(std::move(connection), exchange);
}

Answer::Answer(std::shared_ptr<Connection> connection, Exchange& exchange)
    : connection_(std::move(connection)),
      stream_(exchange.request.stream),
      streams_body_(exchange.request.stream != nullptr),
      head_only_(exchange.request.head.method == "HEAD"),
      minor_version_(exchange.request.head.minor_version),
      request_id_(exchange.request.id),
      keep_alive_(exchange.request.head.keep_alive),
      counted_(std::move(exchange.counted)) {}

Answer::~Answer() {
  if (state_ == State::open) {
    send(problem_response(core::Error{.code = core::ErrorCode::internal, .message = {}, .pointer = {}}, request_id_));
  } else if (state_ == State::streaming) {
    connection_->cut();
    connection_->finish_exchange(false);
  }
}

bool Answer::may_keep_alive() const {
  if (!keep_alive_ || connection_->state()->draining) return false;
  if (!streams_body_) return true;
  const auto stream = stream_.lock();
  if (!stream) return false;
  const auto body = std::dynamic_pointer_cast<BodyStream>(stream);
  return !body || body->complete();  // what is left of a body that nobody read would be taken for the next request
}

std::string Answer::head_bytes(const Response& response, bool has_length) {
  keep_alive_ = may_keep_alive() && (has_length || minor_version_ > 0);
  const AnswerContext context{.minor_version = minor_version_, .keep_alive = keep_alive_, .request_id = request_id_};
  return encode_head(response, context, has_length ? std::optional<std::uint64_t>(response.content().size()) : std::nullopt);
}

void Answer::send(Response response) {
  if (state_ != State::open) return;
  state_ = State::done;
  std::string head = head_bytes(response, true);
  const bool bodiless = head_only_ || is_bodiless(response.status);
  Segment body;
  if (!bodiless) body = response.shared_body ? Segment(std::move(response.shared_body)) : Segment(std::move(response.body));
  (void)connection_->write(std::move(head), std::move(body));
  connection_->finish_exchange(keep_alive_);
}

Responder::Flow Answer::begin(Response head) {
  if (state_ != State::open) return Responder::Flow::gone;
  state_ = State::streaming;
  bodiless_ = head_only_ || is_bodiless(head.status);
  const auto flow = connection_->write(head_bytes(head, false));
  return head.content().empty() ? flow : write(head.content());
}

Responder::Flow Answer::write(std::string_view piece) {
  if (state_ != State::streaming) return Responder::Flow::gone;
  if (bodiless_ || piece.empty()) return client_gone() ? Responder::Flow::gone : Responder::Flow::ready;
  return connection_->write(minor_version_ > 0 ? encode_chunk(piece) : std::string(piece));
}

Responder::Flow Answer::wait() { return connection_->wait_until_written(); }

void Answer::finish() {
  if (state_ != State::streaming) return;
  state_ = State::done;
  if (!bodiless_ && minor_version_ > 0) (void)connection_->write(std::string(kLastChunk));
  connection_->finish_exchange(keep_alive_);
}

void Responder::send(Response response) { answer_->send(std::move(response)); }
Responder::Flow Responder::begin(Response head) { return answer_->begin(std::move(head)); }
Responder::Flow Responder::write(std::string_view piece) { return answer_->write(piece); }
Responder::Flow Responder::wait() { return answer_->wait(); }
void Responder::finish() { answer_->finish(); }
bool Responder::client_gone() const { return answer_->client_gone(); }

}  // namespace vouch::rest
