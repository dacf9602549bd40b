// What all connections of one server share. Owned by the server and by every connection; its threads end with the server.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "api/rest/http/pool.h"
#include "api/rest/http/pump.h"
#include "api/rest/http/server.h"
#include "api/rest/http/sweep.h"

namespace vouch::rest {

/// Thread-safe; options and handler do not change.
struct ServerState {
  ServerState(ServerOptions server_options, Handler server_handler, std::uint64_t id_seed);

  /// A request id that no other request of this server has.
  [[nodiscard]] std::string fresh_id();
  /// Counts and logs a handler that threw.
  void handler_failed(std::string_view request_id, std::string_view what);

  const ServerOptions options;
  const Handler handler;
  std::atomic<bool> draining{false};
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> in_flight{0};
  std::atomic<std::size_t> body_bytes{0};
  std::atomic<std::uint64_t> handler_failures{0};
  const std::uint64_t id_seed;
  std::atomic<std::uint64_t> ids{0};
  Sweep sweep;
  Pump pump;
  Pool pool;
  Pool streams;
};

/// Counts one request, and the bytes of its body, from its head to the end of its answer.
class InFlight {
 public:
  explicit InFlight(std::shared_ptr<ServerState> state) : state_(std::move(state)) { ++state_->in_flight; }
  InFlight(InFlight&& other) noexcept : state_(std::move(other.state_)), bytes_(std::exchange(other.bytes_, 0)) {}
  InFlight& operator=(InFlight&& other) noexcept {
    std::swap(state_, other.state_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~InFlight() {
    if (!state_) return;
    state_->body_bytes -= bytes_;
    --state_->in_flight;
  }
  /// Counts more bytes. False where all requests together have more than the server allows.
  [[nodiscard]] bool hold(std::size_t bytes) {
    bytes_ += bytes;
    return state_->body_bytes.fetch_add(bytes) + bytes <= state_->options.limits.bodies;
  }

 private:
  std::shared_ptr<ServerState> state_;
  std::size_t bytes_ = 0;
};

}  // namespace vouch::rest
