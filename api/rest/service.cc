#include "api/rest/service.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <thread>

#include <signal.h>

#include "api/rest/handlers.h"
#include "api/rest/http/server.h"

namespace vouch::rest {
namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

core::Result<ListenAddress> listen_address_from(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  ListenAddress address;
  const std::string_view port = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (port.empty() || error != std::errc() || end != port.data() + port.size() || colon == 0) {
    return core::fail(core::ErrorCode::invalid_argument,
                      "found the address '" + std::string(text) + "', expected HOST:PORT such as 127.0.0.1:8080");
  }
  address.host = text.substr(0, colon);
  if (address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']') {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  return address;
}

// Members go in the reverse order: the server first, then what its handlers use.
struct Service::State {
  std::string host;
  std::unique_ptr<CurrentSnapshot> snapshot;
  Metrics metrics;
  std::shared_ptr<const Router> router;
  std::atomic<const HttpServer*> listening{nullptr};  // for handlers that run while start still returns
  std::unique_ptr<HttpServer> server;
};

Service::Service(std::unique_ptr<State> state) : state_(std::move(state)) {}
Service::Service(Service&&) noexcept = default;
Service& Service::operator=(Service&&) noexcept = default;
Service::~Service() = default;

core::Result<Service> Service::start(ServiceOptions options) {
  auto state = std::make_unique<State>();
  state->host = options.host;
  auto snapshot = CurrentSnapshot::open({.target = options.target, .open = options.open, .log = options.log});
  if (!snapshot) return core::fail(snapshot.error());
  state->snapshot = std::move(*snapshot);
  State* raw = state.get();
  auto router = Router::make(service_routes({.snapshot = state->snapshot.get(), .metrics = &state->metrics, .figures = [raw] {
                                               const HttpServer* server = raw->listening;
                                               return server ? server->figures() : ServerFigures{};
                                             }}));
  if (!router) return core::fail(router.error());
  state->router = std::make_shared<const Router>(std::move(*router));
  const unsigned threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  ServerOptions server;
  server.host = options.host;
  server.port = options.port;
  server.pool_threads = threads;
  server.limits.body = options.max_body_bytes;
  server.log = options.log;
  server.dispatch = [routes = state->router](const RequestHead& head) { return routes->dispatch(head); };
  auto started = HttpServer::start(std::move(server), [routes = state->router](Request request, Responder responder) {
    routes->handle(std::move(request), std::move(responder));
  });
  if (!started) return core::fail(started.error());
  state->server = std::make_unique<HttpServer>(std::move(*started));
  state->listening = state->server.get();
  return Service(std::move(state));
}

std::uint16_t Service::port() const { return state_->server->port(); }

std::string Service::url() const {
  const bool v6 = state_->host.find(':') != std::string::npos;
  return "http://" + (v6 ? "[" + state_->host + "]" : state_->host) + ":" + std::to_string(port());
}

bool Service::drain(std::chrono::milliseconds deadline) { return state_->server->drain(deadline); }

std::vector<std::string> Service::routes() {
  const auto router = Router::make(service_routes({}));
  return router ? router->routes() : std::vector<std::string>{};
}

void block_stop_signals() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void wait_for_stop_signal() {
  const sigset_t signals = stop_signals();
  int which = 0;
  sigwait(&signals, &which);
}

}  // namespace vouch::rest
