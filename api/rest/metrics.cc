#include "api/rest/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace vouch::rest {
namespace {

const prometheus::Histogram::BucketBoundaries kSeconds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                          0.1,    0.25,  0.5,    1.0,   2.5,  10.0};

}  // namespace

struct Metrics::State {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("vouch_http_requests_total")
                                                          .Help("Requests answered, by route and status.")
                                                          .Register(registry);
  prometheus::Family<prometheus::Histogram>& seconds = prometheus::BuildHistogram()
                                                           .Name("vouch_http_request_seconds")
                                                           .Help("From a whole request to its answer, by route.")
                                                           .Register(registry);
  prometheus::Family<prometheus::Gauge>& failures = prometheus::BuildGauge()
                                                        .Name("vouch_http_handler_failures")
                                                        .Help("Requests whose handler threw since the start: all were 500.")
                                                        .Register(registry);
  prometheus::Family<prometheus::Gauge>& server = prometheus::BuildGauge()
                                                      .Name("vouch_http_server")
                                                      .Help("Connections, requests in flight and queued now.")
                                                      .Register(registry);
  prometheus::Family<prometheus::Gauge>& snapshot = prometheus::BuildGauge()
                                                        .Name("vouch_snapshot_latest_event_seconds")
                                                        .Help("Unix time of the latest event of the snapshot that is served.")
                                                        .Register(registry);
  prometheus::Family<prometheus::Gauge>& reloads = prometheus::BuildGauge()
                                                       .Name("vouch_snapshot_loads")
                                                       .Help("Snapshots that were swapped in or refused since the start.")
                                                       .Register(registry);
};

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(std::string_view method, std::string_view route, int status, std::chrono::nanoseconds took) {
  state_->requests.Add({{"method", std::string(method)}, {"route", std::string(route)}, {"status", std::to_string(status)}})
      .Increment();
  state_->seconds.Add({{"route", std::string(route)}}, kSeconds).Observe(std::chrono::duration<double>(took).count());
}

std::string Metrics::text(const ServiceFigures& figures) {
  const auto set = [](prometheus::Family<prometheus::Gauge>& family, const prometheus::Labels& labels, double value) {
    family.Add(labels).Set(value);
  };
  set(state_->server, {{"figure", "connections"}}, static_cast<double>(figures.server.connections));
  set(state_->server, {{"figure", "in_flight"}}, static_cast<double>(figures.server.requests_in_flight));
  set(state_->server, {{"figure", "queued"}}, static_cast<double>(figures.server.queued));
  set(state_->failures, {}, static_cast<double>(figures.server.handler_failures));
  set(state_->snapshot, {}, static_cast<double>(figures.latest_event_s));
  set(state_->reloads, {{"outcome", "taken"}}, static_cast<double>(figures.reloads));
  set(state_->reloads, {{"outcome", "refused"}}, static_cast<double>(figures.refusals));
  return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

}  // namespace vouch::rest
