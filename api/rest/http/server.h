// The HTTP server as the rest of the program sees it: a handler gets requests and gives answers, from any thread; nothing
// else of sockets, threads or Pistache shows. transport.cc alone includes Pistache, whose acceptor and reactors are used;
// reading, writing and everything HTTP is our own, as its HTTP layer can give one client's answer to another.
//
//   reactor thread: bytes -> framing -> queue of the connection -> handler (reactor routes)
//                                                               -> pool -> handler (all others; streams have their own pool)
//   any thread: answer -> socket; what the socket does not take at once -> pump thread
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "api/rest/http/framing.h"
#include "api/rest/http/message.h"
#include "engine/core/result.h"

namespace vouch::rest {

class Answer;

/// The right to answer one request. Copies share it; one thread uses it at a time. The last copy that goes without an
/// answer sends 500; inside a begun answer it cuts the connection, so that no client takes a part for the whole.
class Responder {
 public:
  enum class Flow {
    ready,   // go on
    behind,  // the client reads too slowly: wait() before the next piece
    gone,    // nobody reads any more: stop
  };

  explicit Responder(std::shared_ptr<Answer> answer) : answer_(std::move(answer)) {}

  /// The whole answer. Later calls do nothing.
  void send(Response response);
  /// The head of an answer that comes in pieces (its body is sent as the first piece): chunked, or up to the close for
  /// HTTP/1.0.
  Flow begin(Response head);
  Flow write(std::string_view piece);
  /// Blocks until the client has caught up or is gone (it is cut after Deadlines::write without progress).
  Flow wait();
  void finish();

  /// True where the connection was reset or cut: a long job may stop. A client that only closed its own direction still
  /// gets its answer.
  [[nodiscard]] bool client_gone() const;

 private:
  std::shared_ptr<Answer> answer_;
};

/// Where and how a request is handled; decided from its head alone.
struct Dispatch {
  bool in_reactor = false;    // handled at once in the reactor thread: for answers that take microseconds
  bool streams_body = false;  // handled from the head on, reads its body from Request::stream, any length
};

struct Limits {
  FramingLimits framing;
  std::size_t body = 8 * 1024 * 1024;             // bytes of a whole body
  std::size_t bodies = 1024 * 1024 * 1024;        // bytes of all whole bodies in memory at once; more: 503
  std::size_t connections = 4096;                 // at once; less where the limit on open files is lower
  std::size_t pipelined = 128;                    // requests that wait on one connection
  std::size_t pipelined_bytes = 4 * 1024 * 1024;  // of their bodies, the first one left out
  std::size_t linger_bytes = 8 * 1024 * 1024;     // swallowed behind the last answer of a connection
  std::size_t unsent_bytes = 16 * 1024 * 1024;    // of a streamed answer whose handler never waits; then it is cut
};

struct Deadlines {
  std::chrono::milliseconds head{10'000};   // for a whole request head
  std::chrono::milliseconds body{30'000};   // for a whole body; of a streamed one for each read
  std::chrono::milliseconds idle{75'000};   // between two requests; more than a proxy's keep-alive (60 s)
  std::chrono::milliseconds write{30'000};  // without progress
  std::chrono::milliseconds linger{2'000};  // behind the last answer of a connection
};

struct ServerOptions {
  std::string host = "127.0.0.1";  // address to listen on
  std::uint16_t port = 8080;       // 0: a free one
  unsigned reactor_threads = 1;
  unsigned pool_threads = 2;    // handlers in work at once
  unsigned stream_threads = 4;  // handlers of streamed bodies at once; each may wait for its client
  std::size_t queue = 512;      // requests that wait for a thread; more: 503
  Limits limits;
  Deadlines deadlines;
  std::function<Dispatch(const RequestHead&)> dispatch;  // empty: everything to the pool, bodies whole
  std::function<void(const std::string&)> log{};         // a line for each handler that throws; from several threads
};

using Handler = std::function<void(Request, Responder)>;

struct ServerFigures {
  std::size_t connections = 0;
  std::size_t requests_in_flight = 0;
  std::size_t queued = 0;
  std::uint64_t handler_failures = 0;  // handlers that threw, since the start
};

/// A running server. Movable; the destructor stops it at once.
class HttpServer {
 public:
  /// Listens and serves in threads of its own. The handler is called from several threads at once; what it throws is a 500,
  /// counted and logged.
  /// Raises the limit on open files to its hard limit. Fails with unavailable where the address is taken or unusable.
  [[nodiscard]] static core::Result<HttpServer> start(ServerOptions options, Handler handler);

  HttpServer(HttpServer&&) noexcept;
  HttpServer& operator=(HttpServer&&) noexcept;
  ~HttpServer();

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] ServerFigures figures() const;
  /// Refuses new connections, says close in every answer, cuts idle clients, waits until no request is in flight or the
  /// time is over, then stops. Returns true where all were answered.
  bool drain(std::chrono::milliseconds deadline);

 private:
  class Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vouch::rest
