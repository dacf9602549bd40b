// The REST service: a snapshot that is watched, the routes over it, and the HTTP server. Handlers ask the engine and write
// its answers; they compute nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::rest {

struct ServiceOptions {
  std::filesystem::path target;    // X.vouch, or a folder whose symlink `current` names one
  std::string host = "127.0.0.1";  // address to listen on
  std::uint16_t port = 8080;       // 0: a free one
  OpenOptions open{};              // how snapshots are opened
  unsigned threads = 0;            // that answer requests; 0: as many as the machine has
  std::size_t max_body_bytes = 8 * 1024 * 1024;
  std::function<void(const std::string&)> log{};  // a line for operators; may be called from several threads
};

/// "127.0.0.1:8080" or "[::1]:8080" as host and port. Fails with invalid_argument, showing what was found.
struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;
};
[[nodiscard]] core::Result<ListenAddress> listen_address_from(std::string_view text);

/// A running service. Movable; the destructor stops it at once.
class Service {
 public:
  /// Opens and verifies the snapshot, then listens. Fails as Engine::open does, and with unavailable, naming the address,
  /// where it is taken.
  [[nodiscard]] static core::Result<Service> start(ServiceOptions options);
  Service(Service&&) noexcept;
  Service& operator=(Service&&) noexcept;
  ~Service();

  [[nodiscard]] std::uint16_t port() const;
  /// "http://127.0.0.1:8080".
  [[nodiscard]] std::string url() const;
  /// Answers what is in flight, refuses what is new, then stops. True where all were answered in time.
  bool drain(std::chrono::milliseconds deadline);

  /// "GET /v1/creators" of every route, sorted: what the OpenAPI document is held against.
  [[nodiscard]] static std::vector<std::string> routes();

 private:
  struct State;
  explicit Service(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Blocks SIGTERM and SIGINT in the calling thread and all that it starts. Call before Service::start, in main.
void block_stop_signals();
/// Waits for SIGTERM or SIGINT.
void wait_for_stop_signal();

}  // namespace vouch::rest
