// One client: its socket, what it asked, what it still gets. Requests are read ahead and wait in a queue; one is in work at
// a time, and finishing it starts the next, so answers keep the order of the requests.
//
// The connection owns a duplicate of the socket's descriptor until it is destroyed, so no write and no shutdown can hit a
// stranger who got the same number. The reactor owns the original, the one that it polls and closes.
//
// A route that streams its body gets the socket for itself: receive() says `pause`, the transport stops reading, and the
// handler's thread reads from the duplicate. When the body object goes, one byte on the wake socket brings the reactor back.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "api/rest/http/framing.h"
#include "api/rest/http/output.h"
#include "api/rest/http/server.h"
#include "api/rest/http/server_state.h"

namespace vouch::rest {

/// A request that was read, with what its answer must fit. `ready`: answered without a handler.
struct Exchange {
  Request request;
  Dispatch dispatch;
  std::optional<Response> ready;
  std::size_t waiting_bytes = 0;  // of its body, counted while it waits behind another request
  InFlight counted;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  enum class Reading { go_on, pause };

  /// Takes `fd`, a duplicate of its own.
  [[nodiscard]] static std::shared_ptr<Connection> open(std::shared_ptr<ServerState> state, int fd);
  Connection(std::shared_ptr<ServerState> state, int fd);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // From the reactor thread alone.
  void refuse();  // one 503, then the end
  [[nodiscard]] Reading receive(std::string_view bytes);
  void paused(int wake_fd);  // takes `wake_fd`: one byte there ends the pause; -1: cannot pause
  [[nodiscard]] bool is_paused() const { return wake_fd_ >= 0; }
  [[nodiscard]] Reading resumed();
  void ended();  // the client will send no more

  // From the thread of the streamed body, while reading is paused.
  [[nodiscard]] RequestDecoder& decoder() { return decoder_; }
  [[nodiscard]] std::string take_unread() { return std::move(unread_); }
  void body_done(bool complete, std::string unread);

  // From the thread that answers.
  [[nodiscard]] Responder::Flow write(Segment first, Segment second = {});
  [[nodiscard]] Responder::Flow wait_until_written();
  void finish_exchange(bool keep_alive);
  [[nodiscard]] bool client_gone() const;

  // From any thread.
  [[nodiscard]] int fd() const { return fd_; }
  [[nodiscard]] const std::shared_ptr<ServerState>& state() const { return state_; }
  [[nodiscard]] bool flush();  // for the pump: true while there is more to write
  void cut();
  void abort();  // cut, and reset: for a client that goes on sending, or never reads
  void cut_if_late();
  void cut_if_idle();

 private:
  enum class Phase { fresh, idle, head, body, streaming, ended };  // of reading
  using Clock = std::chrono::steady_clock;

  void decode(std::string_view bytes);
  void accept_head(bool body_bytes_follow);
  void accept_request();
  void accept_body(std::string_view piece);
  void refuse_framing();
  void enqueue(Exchange exchange);
  void run_queue();
  void start(Exchange exchange);
  void note_phase();
  [[nodiscard]] bool may_continue() const;
  [[nodiscard]] bool may_start() const;

  // With mutex_ held.
  void send_some();
  void begin_linger();
  void set_deadline();
  void die();

  const std::shared_ptr<ServerState> state_;
  const int fd_;

  // Reactor thread, or the body's thread while reading is paused.
  RequestDecoder decoder_;
  std::optional<Exchange> incoming_;
  std::string unread_;    // came behind the head of a streamed request, or behind its body
  bool pausing_ = false;  // a streamed request was accepted in the call at hand
  bool deaf_ = false;     // nothing that follows is looked at
  std::size_t swallowed_ = 0;
  int wake_fd_ = -1;

  mutable std::mutex mutex_;  // guards all below
  std::condition_variable written_;
  std::deque<Exchange> queue_;
  std::size_t queued_bytes_ = 0;
  Output output_;
  Phase phase_ = Phase::fresh;
  Clock::time_point phase_since_;
  Clock::time_point work_ended_;
  Clock::time_point progress_;
  Clock::time_point linger_since_;
  bool busy_ = false;         // an exchange is in work
  bool dispatching_ = false;  // a thread is in run_queue
  bool in_pump_ = false;
  bool closing_ = false;    // the last answer is given
  bool lingering_ = false;  // and written
  bool dead_ = false;       // nothing can be written any more
  bool body_over_ = false;  // the streamed body was let go
  bool body_complete_ = false;
  std::atomic<Clock::rep> deadline_{0};  // 0: none
};

}  // namespace vouch::rest
