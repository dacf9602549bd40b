// Figures for Prometheus: requests and their latency by route, connections, queue, and which snapshot is served. The
// exposition format comes from prometheus-cpp.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "api/rest/http/server.h"

namespace vouch::rest {

/// What the gauges show at the moment of a scrape.
struct ServiceFigures {
  ServerFigures server;
  std::int64_t latest_event_s = 0;
  std::uint64_t reloads = 0;
  std::uint64_t refusals = 0;
};

/// Thread safe.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// Counts one answered request. `route` is the pattern, never the path, so that labels stay few.
  void answered(std::string_view method, std::string_view route, int status, std::chrono::nanoseconds took);
  /// The text format, version 0.0.4.
  [[nodiscard]] std::string text(const ServiceFigures& figures);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vouch::rest
