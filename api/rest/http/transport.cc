// The only file that includes Pistache: its acceptor and its epoll reactors, without its HTTP layer. Of a peer only the
// descriptor and the place for data of our own are used. Every override catches everything: an exception in a reactor
// thread would end the process.
//
// Reading is paused by putting a silent socket into the place of the peer's descriptor: Pistache reads until there is
// nothing more, so it cannot be told to leave bytes where they are. A byte on the other end of that socket brings the
// reactor thread back into onInput, where the real one is put back. All of it happens in the reactor thread.
#include <algorithm>
#include <array>
#include <random>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <pistache/endpoint.h>
#include <pistache/http.h>
#include <pistache/peer.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "api/rest/http/connection.h"
#include "api/rest/http/server.h"
#include "api/rest/http/server_state.h"
#include "engine/core/random.h"

namespace vouch::rest {
namespace {

namespace tcp = Pistache::Tcp;
namespace polling = Pistache::Polling;

constexpr const char* kConnection = "vouch";
constexpr std::chrono::hours kNever{24 * 365};  // Pistache's own timeouts look at a parser that is never fed
constexpr std::size_t kRefusedAtOnce = 64;      // clients above the limit that get a 503; more get nothing
constexpr std::size_t kSpareFiles = 100;        // for snapshots, logs and the store
constexpr std::size_t kFilesPerClient = 3;      // the reactor's descriptor, ours, the wake socket of a streamed body

/// What a peer keeps of us. Its own count of owners is touched by the reactor thread alone, and the connection's by our code
/// alone, so a thread sanitizer sees every one of them.
struct Kept {
  std::shared_ptr<Connection> connection;
};

/// The epoll registration of a peer's descriptor number.
class Registration {
 public:
  Registration(tcp::Transport& transport, int fd) : transport_(transport), fd_(fd) {}
  void move_to(int other, polling::NotifyOn interest) const {
    transport_.reactor()->removeFd(transport_.key(), fd_);
    ::dup3(other, fd_, O_CLOEXEC);
    transport_.reactor()->registerFd(transport_.key(), fd_, interest, polling::Mode::Edge);
  }

 private:
  tcp::Transport& transport_;
  int fd_;
};

class Transport : public Pistache::Http::Handler {
 public:
  HTTP_PROTOTYPE(Transport)
  explicit Transport(std::shared_ptr<ServerState> state) : state_(std::move(state)) {}

  void onConnection(const std::shared_ptr<tcp::Peer>& peer) override {
    try {
      peer->putData(ParserData, std::make_shared<Pistache::Http::RequestParser>(1));  // Pistache's timer asks for it
      const std::size_t most = state_->options.limits.connections;
      const std::size_t now = state_->connections;
      const int fd = now < most + kRefusedAtOnce ? ::fcntl(peer->fd(), F_DUPFD_CLOEXEC, 3) : -1;
      if (fd < 0) {
        ::shutdown(peer->fd(), SHUT_RDWR);
        return;
      }
      const auto connection = Connection::open(state_, fd);
      peer->putData(kConnection, std::make_shared<Kept>(Kept{connection}));
      if (now >= most || state_->draining) connection->refuse();
    } catch (...) {
      ::shutdown(peer->fd(), SHUT_RDWR);
    }
  }

  void onDisconnection(const std::shared_ptr<tcp::Peer>& peer) override {
    try {
      if (const auto connection = connection_of(peer)) connection->ended();
    } catch (...) {
      ::shutdown(peer->fd(), SHUT_RDWR);
    }
  }

  void onInput(const char* data, std::size_t size, const std::shared_ptr<tcp::Peer>& peer) override {
    try {
      const auto connection = connection_of(peer);
      if (!connection) return;
      auto reading = Connection::Reading::go_on;
      if (connection->is_paused()) {
        Registration(*transport(), peer->fd()).move_to(connection->fd(), polling::NotifyOn::Read | polling::NotifyOn::Shutdown);
        reading = connection->resumed();
      } else {
        reading = connection->receive({data, size});
      }
      if (reading == Connection::Reading::pause) pause(*connection, peer->fd());
    } catch (...) {
      ::shutdown(peer->fd(), SHUT_RDWR);
    }
  }

  void onRequest(const Pistache::Http::Request&, Pistache::Http::ResponseWriter) override {}  // never called

 private:
  static std::shared_ptr<Connection> connection_of(const std::shared_ptr<tcp::Peer>& peer) {
    const auto kept = std::static_pointer_cast<Kept>(peer->tryGetData(kConnection));
    return kept ? kept->connection : nullptr;
  }

  void pause(Connection& connection, int fd) {
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) == 0) {
      Registration(*transport(), fd).move_to(ends[0], polling::NotifyOn::Read);
      ::close(ends[0]);
    }
    connection.paused(ends[1]);
  }

  std::shared_ptr<ServerState> state_;
};

/// Raises the limit on open files to its hard limit. Returns how many clients it leaves room for.
std::size_t room_for_clients() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 256;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const auto files = static_cast<std::size_t>(std::min<rlim_t>(limit.rlim_cur, 1'000'000));
  return files > kSpareFiles + kFilesPerClient ? (files - kSpareFiles) / kFilesPerClient : 1;
}

template <class Condition>
bool wait_until(std::chrono::steady_clock::time_point end, Condition condition) {
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace

ServerState::ServerState(ServerOptions server_options, Handler server_handler, std::uint64_t seed)
    : options(std::move(server_options)),
      handler(std::move(server_handler)),
      id_seed(seed),
      pool(options.pool_threads, options.queue),
      streams(options.stream_threads, options.queue) {}

std::string ServerState::fresh_id() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::uint64_t bits = core::mix64(id_seed + ids.fetch_add(1));
  std::string id(16, '0');
  for (char& c : id) {
    c = kDigits[bits & 15U];
    bits >>= 4U;
  }
  return id;
}

void ServerState::handler_failed(std::string_view request_id, std::string_view what) {
  ++handler_failures;
  if (options.log) options.log("request " + std::string(request_id) + ": the handler failed: " + std::string(what));
}

class HttpServer::Impl {
 public:
  explicit Impl(std::shared_ptr<ServerState> state) : state_(std::move(state)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { stop(); }

  void listen() {
    using Pistache::Http::Endpoint;
    const ServerOptions& options = state_->options;
    endpoint_ = std::make_unique<Endpoint>(Pistache::Address(options.host, Pistache::Port(options.port)));
    endpoint_->init(Endpoint::options()
                        .threads(static_cast<int>(std::max(1U, options.reactor_threads)))
                        .maxRequestSize(4096)
                        .headerTimeout(kNever)
                        .bodyTimeout(kNever)
                        .keepaliveTimeout(kNever)
                        .flags(tcp::Options::ReuseAddr | tcp::Options::NoDelay | tcp::Options::CloseOnExec));
    endpoint_->setHandler(Pistache::Http::make_handler<Transport>(state_));
    endpoint_->serveThreaded();
    port_ = endpoint_->getPort();
  }

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] ServerState& state() const { return *state_; }

  bool drain(std::chrono::milliseconds deadline) {
    state_->draining = true;
    state_->sweep.each([](Connection& connection) { connection.cut_if_idle(); });
    const bool all = wait_until(std::chrono::steady_clock::now() + deadline,
                                [this] { return state_->in_flight == 0 && state_->pump.empty(); });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));  // last bytes, and clients that close by themselves
    stop();
    return all;
  }

  void stop() {
    if (std::exchange(stopped_, true)) return;
    state_->draining = true;
    // The reactors close what they own only while they run, so all clients are sent away before.
    state_->sweep.each([](Connection& connection) { connection.cut(); });
    state_->pool.stop();
    state_->streams.stop();
    if (endpoint_) {
      wait_until(std::chrono::steady_clock::now() + std::chrono::seconds(1), [this] { return state_->sweep.size() == 0; });
      endpoint_->shutdown();
      endpoint_.reset();  // before what its handlers use
    }
    state_->pump.stop();
    state_->sweep.stop();
  }

 private:
  std::shared_ptr<ServerState> state_;
  std::unique_ptr<Pistache::Http::Endpoint> endpoint_;
  std::uint16_t port_ = 0;
  bool stopped_ = false;
};

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

core::Result<HttpServer> HttpServer::start(ServerOptions options, Handler handler) {
  options.limits.connections = std::min(options.limits.connections, room_for_clients());
  const std::string where = options.host + ":" + std::to_string(options.port);
  try {
    std::random_device device;
    const std::uint64_t seed = (static_cast<std::uint64_t>(device()) << 32U) | device();
    auto impl = std::make_unique<Impl>(std::make_shared<ServerState>(std::move(options), std::move(handler), seed));
    impl->listen();
    return HttpServer(std::move(impl));
  } catch (const std::exception& error) {
    return core::fail(core::ErrorCode::unavailable, "cannot listen on " + where + ": " + error.what());
  }
}

std::uint16_t HttpServer::port() const { return impl_->port(); }

ServerFigures HttpServer::figures() const {
  const ServerState& state = impl_->state();
  return {.connections = state.connections,
          .requests_in_flight = state.in_flight,
          .queued = state.pool.queued(),
          .handler_failures = state.handler_failures + state.pool.failed() + state.streams.failed()};
}

bool HttpServer::drain(std::chrono::milliseconds deadline) { return impl_->drain(deadline); }

}  // namespace vouch::rest
