// A test-only program for tests/http_probes: the real transport and router with the routes that the probes ask for and
// short limits, so that slow clients are cut within seconds. Prints its port on stdout, serves until SIGTERM or SIGINT,
// drains, and exits 0 where every request in flight was answered.
//
//   GET  /healthz       200, in the reactor thread
//   POST /v1/echo       the JSON body back, from the pool
//   GET  /v1/big        a little over 4 MiB, from the pool
//   GET  /v1/work       some arithmetic first, from the pool
//   POST /v1/lines      a body of any length, streamed; answers with as many chunked lines as there were in it
#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>
#include <signal.h>

#include "api/rest/http/server.h"
#include "api/rest/problem.h"
#include "api/rest/router.h"
#include "engine/core/random.h"

namespace {

using namespace std::chrono_literals;
using vouch::rest::PathValues;
using vouch::rest::Request;
using vouch::rest::Responder;
using vouch::rest::Response;
using vouch::rest::Route;

constexpr std::size_t kBigBytes = (4U << 20U) + (64U << 10U);

Response text(std::string type, std::string body) {
  Response response;
  response.fields.add("Content-Type", std::move(type));
  response.body = std::move(body);
  return response;
}

void work(const Responder& responder) {
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < 200'000; ++i) sum = vouch::core::mix64(sum + i);
  Responder(responder).send(text("application/json", "{\"sum\":" + std::to_string(sum) + "}"));
}

/// Answers line by line while the body comes in, waiting for a client that reads too slowly.
void lines(const Request& request, Responder responder) {
  std::array<char, 16 * 1024> buffer{};
  responder.begin(text("application/x-ndjson", ""));
  std::size_t line_bytes = 0;
  while (true) {
    const auto got = request.stream->read(buffer);
    if (!got) return;  // the answer stays unfinished, which the client sees
    if (*got == 0) break;
    std::string answer;
    for (const char c : std::string_view(buffer.data(), *got)) {
      if (c != '\n') {
        ++line_bytes;
        continue;
      }
      answer += "{\"bytes\":" + std::to_string(line_bytes) + "}\n";
      line_bytes = 0;
    }
    if (responder.write(answer) == Responder::Flow::behind && responder.wait() == Responder::Flow::gone) return;
  }
  responder.finish();
}

std::vector<Route> routes() {
  std::vector<Route> all;
  all.push_back({.method = "GET",
                 .pattern = "/healthz",
                 .handler = [](Request, const PathValues&,
                               Responder responder) { responder.send(text("application/json", "{\"status\":\"ok\"}")); },
                 .in_reactor = true});
  all.push_back({.method = "POST",
                 .pattern = "/v1/echo",
                 .handler = [](Request request, const PathValues&,
                               Responder responder) { responder.send(text("application/json", std::move(request.body))); },
                 .accepts = {"application/json"}});
  const auto big = std::make_shared<const std::string>(kBigBytes, 'v');  // a shared text, as a served document is
  all.push_back({.method = "GET", .pattern = "/v1/big", .handler = [big](Request, const PathValues&, Responder responder) {
                   Response response = text("application/octet-stream", "");
                   response.shared_body = big;
                   responder.send(std::move(response));
                 }});
  all.push_back({.method = "GET", .pattern = "/v1/work", .handler = [](Request, const PathValues&, Responder responder) {
                   work(responder);
                 }});
  all.push_back({.method = "POST",
                 .pattern = "/v1/lines",
                 .handler = [](Request request, const PathValues&, Responder responder) { lines(request, std::move(responder)); },
                 .streams_body = true,
                 .accepts = {"application/x-ndjson"}});
  return all;
}

int serve(vouch::rest::ServerOptions options) {
  auto made = vouch::rest::Router::make(routes());
  if (!made) {
    std::fprintf(stderr, "%s\n", made.error().message.c_str());
    return 2;
  }
  const auto router = std::make_shared<const vouch::rest::Router>(std::move(*made));
  options.dispatch = [router](const vouch::rest::RequestHead& head) { return router->dispatch(head); };
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread starts, so that all inherit it
  auto server = vouch::rest::HttpServer::start(std::move(options), [router](Request request, Responder responder) {
    router->handle(std::move(request), std::move(responder));
  });
  if (!server) {
    std::fprintf(stderr, "%s\n", server.error().message.c_str());
    return 1;
  }
  std::printf("%u\n", static_cast<unsigned>(server->port()));
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  return server->drain(5s) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("serves the routes that the HTTP probes ask for, until SIGTERM");
  vouch::rest::ServerOptions options;
  options.port = 0;
  options.limits.body = 1U << 20U;
  options.limits.connections = 1000;
  options.deadlines = {.head = 3s, .body = 4s, .idle = 3s, .write = 4s, .linger = 2s};
  app.add_option("--port", options.port, "port to listen on, 0 for a free one");
  app.add_option("--body", options.limits.body, "largest body in bytes");
  app.add_option("--connections", options.limits.connections, "clients at once");
  app.add_option("--reactors", options.reactor_threads, "reactor threads");
  app.add_option("--threads", options.pool_threads, "pool threads");
  CLI11_PARSE(app, argc, argv);
  return serve(std::move(options));
}
