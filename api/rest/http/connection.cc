// Reading: bytes to requests to the queue, and the queue to handlers. Writing and deadlines are in connection_output.cc.
#include "api/rest/http/connection.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

#include "api/rest/http/answer.h"
#include "api/rest/http/answer_head.h"
#include "api/rest/http/body_stream.h"
#include "api/rest/problem.h"

namespace vouch::rest {
namespace {

constexpr std::size_t kStartBelow = 256 * 1024;  // unsent bytes above which the next request waits

Response unavailable(std::string_view why, std::string_view request_id) {
  return problem_response({.status = 503, .code = "exhausted", .detail = std::string(why), .pointer = {}, .errors = {}},
                          request_id);
}

}  // namespace

std::shared_ptr<Connection> Connection::open(std::shared_ptr<ServerState> state, int fd) {
  auto connection = std::make_shared<Connection>(std::move(state), fd);
  connection->state_->sweep.add(connection);
  return connection;
}

Connection::Connection(std::shared_ptr<ServerState> state, int fd)
    : state_(std::move(state)), fd_(fd), decoder_(state_->options.limits.framing), phase_since_(Clock::now()) {
  ++state_->connections;
  work_ended_ = progress_ = phase_since_;
  const std::lock_guard lock(mutex_);
  set_deadline();
}

Connection::~Connection() {
  state_->sweep.remove(this);
  if (wake_fd_ >= 0) ::close(wake_fd_);
  ::close(fd_);
  --state_->connections;
}

void Connection::refuse() {
  deaf_ = true;
  Exchange exchange{.request = {}, .dispatch = {}, .ready = {}, .waiting_bytes = 0, .counted = InFlight(state_)};
  exchange.request.id = state_->fresh_id();
  exchange.request.head.keep_alive = false;
  exchange.ready = unavailable("found no room for another connection", exchange.request.id);
  enqueue(std::move(exchange));
  run_queue();
}

Connection::Reading Connection::receive(std::string_view bytes) {
  if (deaf_) {
    swallowed_ += bytes.size();
    if (swallowed_ > state_->options.limits.linger_bytes) abort();
    return Reading::go_on;
  }
  decode(bytes);
  if (!pausing_) note_phase();  // while pausing, the body's thread may have the decoder as soon as the queue runs
  const bool pause = std::exchange(pausing_, false);
  if (pause) {
    const std::lock_guard lock(mutex_);
    phase_ = Phase::streaming;
    set_deadline();
  }
  run_queue();
  return pause ? Reading::pause : Reading::go_on;
}

void Connection::decode(std::string_view bytes) {
  while (!deaf_ && !pausing_) {
    const RequestDecoder::Step step = decoder_.next(bytes);
    bytes.remove_prefix(step.used);
    switch (step.event) {
      case RequestDecoder::Event::need_more: return;
      case RequestDecoder::Event::head:
        accept_head(!bytes.empty());
        if (pausing_) unread_ = bytes;
        break;
      case RequestDecoder::Event::body: accept_body(step.body); break;
      case RequestDecoder::Event::end: accept_request(); break;
      case RequestDecoder::Event::failed: refuse_framing(); break;
    }
  }
}

void Connection::accept_head(bool body_bytes_follow) {
  incoming_.emplace(Exchange{.request = {}, .dispatch = {}, .ready = {}, .waiting_bytes = 0, .counted = InFlight(state_)});
  Request& request = incoming_->request;
  request.head = decoder_.take_head();
  const std::string* id = request.head.fields.find("x-request-id");
  request.id = id && is_plain_id(*id) ? *id : state_->fresh_id();
  if (state_->options.dispatch) incoming_->dispatch = state_->options.dispatch(request.head);
  const bool streams = incoming_->dispatch.streams_body && request.head.has_body();
  if (!streams) {
    const std::size_t limit = state_->options.limits.body;
    decoder_.limit_body(limit);
    if (const auto length = request.head.content_length; length && *length > limit) return;  // refused at the next step
    request.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(request.head.content_length.value_or(0), 64 * 1024)));
  }
  if (request.head.expects_continue && request.head.has_body() && !body_bytes_follow && may_continue()) {
    (void)write(std::string(kContinue));
  }
  if (!streams) return;
  request.stream = std::make_shared<BodyStream>(shared_from_this());
  pausing_ = true;
  deaf_ = !request.head.keep_alive;
  {
    const std::lock_guard lock(mutex_);
    body_over_ = body_complete_ = false;
  }
  enqueue(std::move(*incoming_));
  incoming_.reset();
}

void Connection::accept_body(std::string_view piece) {
  if (incoming_->counted.hold(piece.size())) {
    incoming_->request.body.append(piece);
    return;
  }
  deaf_ = true;
  incoming_->request.body = {};
  incoming_->request.head.keep_alive = false;
  incoming_->ready = unavailable("found no memory for another body", incoming_->request.id);
  enqueue(std::move(*incoming_));
  incoming_.reset();
}

void Connection::accept_request() {
  if (!incoming_->request.head.keep_alive) deaf_ = true;
  if (incoming_->dispatch.streams_body) incoming_->request.stream = std::make_shared<EmptyBody>();
  enqueue(std::move(*incoming_));
  incoming_.reset();
}

void Connection::refuse_framing() {
  deaf_ = true;
  if (!incoming_) {
    incoming_.emplace(Exchange{.request = {}, .dispatch = {}, .ready = {}, .waiting_bytes = 0, .counted = InFlight(state_)});
    incoming_->request.id = state_->fresh_id();
  }
  const FramingError& error = decoder_.error();
  Request& request = incoming_->request;
  request.head.keep_alive = false;
  request.body.clear();
  incoming_->ready = problem_response(
      {.status = error.status, .code = error.code, .detail = error.detail, .pointer = {}, .errors = {}}, request.id);
  enqueue(std::move(*incoming_));
  incoming_.reset();
}

void Connection::note_phase() {
  const Phase now = decoder_.in_body() ? Phase::body : decoder_.idle() || deaf_ ? Phase::idle : Phase::head;
  const std::lock_guard lock(mutex_);
  if (now != phase_ && !(phase_ == Phase::fresh && now == Phase::idle && queue_.empty() && !busy_)) {
    phase_ = now;
    phase_since_ = Clock::now();
  }
  set_deadline();
}

void Connection::enqueue(Exchange exchange) {
  const Limits& limits = state_->options.limits;
  const std::lock_guard lock(mutex_);
  exchange.waiting_bytes = queue_.empty() && !busy_ ? 0 : exchange.request.body.size();
  if (queue_.size() >= limits.pipelined || queued_bytes_ + exchange.waiting_bytes > limits.pipelined_bytes) {
    die();
    return;
  }
  queued_bytes_ += exchange.waiting_bytes;
  queue_.push_back(std::move(exchange));
  phase_since_ = Clock::now();
}

bool Connection::may_continue() const {
  const std::lock_guard lock(mutex_);
  return queue_.empty() && !busy_ && output_.pending() == 0;
}

bool Connection::may_start() const {
  return !queue_.empty() && !busy_ && !closing_ && !dead_ && output_.pending() <= kStartBelow;
}

void Connection::run_queue() {
  std::deque<Exchange> dropped;  // let go outside the lock: what they hold leads back here
  std::unique_lock lock(mutex_);
  if (dispatching_) return;
  dispatching_ = true;
  while (may_start()) {
    Exchange exchange = std::move(queue_.front());
    queue_.pop_front();
    queued_bytes_ -= exchange.waiting_bytes;
    busy_ = true;
    set_deadline();
    lock.unlock();
    start(std::move(exchange));
    lock.lock();
  }
  if (dead_ || closing_) {
    dropped.swap(queue_);
    queued_bytes_ = 0;
  }
  dispatching_ = false;
  lock.unlock();
}

void Connection::start(Exchange exchange) {
  const bool streams = exchange.request.stream != nullptr;
  const std::shared_ptr<Answer> answer = Answer::make(shared_from_this(), exchange);
  Responder responder(answer);
  if (exchange.ready) {
    responder.send(std::move(*exchange.ready));
    return;
  }
  auto work = [state = state_.get(), request = std::make_shared<Request>(std::move(exchange.request)), responder,
               id = answer->request_id()]() mutable {
    try {  // where it throws, the last copy of the responder answers 500
      state->handler(std::move(*request), std::move(responder));
    } catch (const std::exception& error) {
      state->handler_failed(id, error.what());
    } catch (...) {
      state->handler_failed(id, "threw what is no exception");
    }
  };
  if (exchange.dispatch.in_reactor && !streams) {
    work();
  } else if (!(streams ? state_->streams : state_->pool).submit(std::move(work))) {
    responder.send(unavailable("found the queue for work full", answer->request_id()));
  }
}

void Connection::paused(int wake_fd) {
  if (wake_fd < 0) {  // the socket stays with the reactor, so the body can only end here
    deaf_ = true;
    cut();
    return;
  }
  const std::lock_guard lock(mutex_);
  wake_fd_ = wake_fd;
  if (body_over_) (void)::send(wake_fd_, "!", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void Connection::body_done(bool complete, std::string unread) {
  const std::lock_guard lock(mutex_);
  unread_ = std::move(unread);
  body_complete_ = complete;
  body_over_ = true;
  if (wake_fd_ >= 0) (void)::send(wake_fd_, "!", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

Connection::Reading Connection::resumed() {
  std::string unread;
  {
    const std::lock_guard lock(mutex_);
    ::close(std::exchange(wake_fd_, -1));
    deaf_ = deaf_ || !body_complete_;
    unread.swap(unread_);
    phase_ = Phase::idle;
    phase_since_ = Clock::now();
    set_deadline();
  }
  return receive(unread);
}

void Connection::ended() {
  deaf_ = true;
  const std::lock_guard lock(mutex_);
  phase_ = Phase::ended;
  set_deadline();
}

}  // namespace vouch::rest
