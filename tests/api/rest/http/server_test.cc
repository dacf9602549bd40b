// The whole server over TCP, for what needs the transport: streamed bodies, draining, limits on clients. The long list of
// hostile bytes is in tests/http_probes.
#include "api/rest/http/server.h"

#include <array>
#include <atomic>
#include <latch>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/api/rest/http/text_response.h"
#include "tests/support/http_wire.h"

namespace vouch::rest {
namespace {

using namespace std::chrono_literals;

HttpServer started(Handler handler, ServerOptions options = {}) {
  options.port = 0;
  options.dispatch = [](const RequestHead& head) {
    return Dispatch{.in_reactor = head.path == "/now", .streams_body = head.path == "/stream"};
  };
  auto server = HttpServer::start(std::move(options), std::move(handler));
  EXPECT_TRUE(server.has_value());
  return std::move(*server);
}

/// Reads a body to its end; "!" and the error's text where it fails.
std::string read_all(BodyReader& body, std::size_t& bytes) {
  std::array<char, 4096> buffer{};
  while (true) {
    const auto got = body.read(buffer);
    if (!got) return "!" + got.error().message;
    if (*got == 0) return "end";
    bytes += *got;
  }
}

void count_body(const Request& request, Responder responder) {
  std::size_t bytes = request.body.size();
  if (request.stream) (void)read_all(*request.stream, bytes);
  responder.send(text(std::to_string(bytes)));
}

std::string post(std::string_view path, std::string_view framing) {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n" + std::string(framing) + "\r\n\r\n";
}

TEST(HttpServer, AStreamedBodyMayBeLongerThanTheLimitAndTheConnectionGoesOn) {
  const HttpServer server = started(count_body, {.limits = {.body = 1000}});
  WireClient client = WireClient::to(server.port());
  for (int round = 0; round < 3; ++round) {
    client.send(post("/stream", "Content-Length: 3000000") + std::string(3'000'000, 'x') +
                "GET /now HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.read().body, "3000000");
    EXPECT_EQ(client.read().body, "0");
  }
  client.send(post("/other", "Content-Length: 1001"));
  EXPECT_EQ(client.read().status, 413);
}

TEST(HttpServer, AStreamedBodyInChunksIsDecoded) {
  const HttpServer server = started(count_body);
  WireClient client = WireClient::to(server.port());
  client.send(post("/stream", "Transfer-Encoding: chunked"));
  for (int i = 0; i < 100; ++i) client.send("a\r\n0123456789\r\n");
  EXPECT_TRUE(client.silent_for(50));
  client.send("0\r\n\r\n");
  const WireAnswer answer = client.read();
  EXPECT_EQ(answer.body, "1000");
  EXPECT_EQ(answer.field("connection"), "");
}

TEST(HttpServer, AnEmptyBodyOnAStreamedRouteEndsAtOnce) {
  const HttpServer server = started(count_body);
  WireClient client = WireClient::to(server.port());
  client.send(post("/stream", "Content-Length: 0"));
  EXPECT_EQ(client.read().body, "0");
}

TEST(HttpServer, ABodyThatNobodyReadsHoldsItsClientBackAndEndsTheConnection) {
  std::latch release(1);
  const HttpServer server = started([&release](const Request&, Responder responder) {
    release.wait();
    responder.send(text("no"));
  });
  WireClient client = WireClient::to(server.port());
  client.send(post("/stream", "Content-Length: 900000000"));
  std::atomic<std::size_t> sent = 0;
  std::thread sender([&client, &sent] {
    const std::string piece(1'000'000, 'x');
    for (int i = 0; i < 900 && client.send(piece); ++i) sent += piece.size();
  });
  std::this_thread::sleep_for(500ms);
  EXPECT_LT(sent, 100'000'000U) << "the client was not held back";
  release.count_down();
  const WireAnswer answer = client.read();
  EXPECT_EQ(answer.body, "no");
  EXPECT_EQ(answer.field("connection"), "close");
  sender.join();
  EXPECT_LT(sent, 900'000'000U) << "a body that nobody wants was swallowed to its end";
}

TEST(HttpServer, ABrokenStreamedBodyIsAnErrorOfItsReader) {
  const HttpServer server = started([](const Request& request, Responder responder) {
    std::size_t bytes = 0;
    responder.send(text(read_all(*request.stream, bytes)));
  });
  WireClient client = WireClient::to(server.port());
  client.send(post("/stream", "Transfer-Encoding: chunked") + "zz\r\n");
  EXPECT_EQ(client.read().body, "!broken body: the size of a chunk is not 1 to 8 hexadecimal digits");
  EXPECT_TRUE(client.ended());
  WireClient leaving = WireClient::to(server.port());
  leaving.send(post("/stream", "Content-Length: 10") + "abc");
  leaving.half_close();
  EXPECT_EQ(leaving.read().body, "!the client left before the end of the body");
}

TEST(HttpServer, AHalfClosedClientGetsItsAnswer) {
  const HttpServer server = started([](const Request&, Responder responder) {
    std::this_thread::sleep_for(200ms);
    responder.send(text("still"));
  });
  WireClient client = WireClient::to(server.port());
  client.send("GET /work HTTP/1.1\r\nHost: x\r\n\r\n");
  client.half_close();
  EXPECT_EQ(client.read().body, "still");
  EXPECT_TRUE(client.ended());
}

TEST(HttpServer, DrainingAnswersWhatIsInFlightAndTakesNothingNew) {
  std::latch release(1);
  std::atomic<int> begun = 0;
  HttpServer server = started([&](const Request&, Responder responder) {
    ++begun;
    release.wait();
    responder.send(text("done"));
  });
  WireClient busy = WireClient::to(server.port());
  WireClient idle = WireClient::to(server.port());
  busy.send("GET /work HTTP/1.1\r\nHost: x\r\n\r\n");
  while (begun == 0 || server.figures().connections < 2) std::this_thread::sleep_for(1ms);  // a later client gets a 503
  bool all = false;
  std::thread drainer([&] { all = server.drain(30s); });
  EXPECT_TRUE(idle.ended());
  WireClient late = WireClient::to(server.port());
  EXPECT_EQ(late.read().status, 503);
  release.count_down();
  const WireAnswer answer = busy.read();
  EXPECT_EQ(answer.body, "done");
  EXPECT_EQ(answer.field("connection"), "close");
  drainer.join();
  EXPECT_TRUE(all);
}

TEST(HttpServer, DrainingGivesUpAtItsDeadline) {
  std::latch release(1);
  std::atomic<int> begun = 0;
  HttpServer server = started([&](const Request&, Responder responder) {
    ++begun;
    release.wait();
    responder.send(text("too late"));
  });
  WireClient client = WireClient::to(server.port());
  client.send("GET /work HTTP/1.1\r\nHost: x\r\n\r\n");
  while (begun == 0) std::this_thread::sleep_for(1ms);
  std::thread releaser([&release] {
    std::this_thread::sleep_for(1s);
    release.count_down();
  });
  EXPECT_FALSE(server.drain(200ms));
  releaser.join();
  EXPECT_EQ(client.read().status, 0);
}

TEST(HttpServer, ClientsOverTheLimitGetA503) {
  const HttpServer server = started(count_body, {.limits = {.connections = 2}});
  std::vector<WireClient> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(WireClient::to(server.port()));
    clients.back().send("GET /now HTTP/1.1\r\nHost: x\r\n\r\n");
    const WireAnswer answer = clients.back().read();
    EXPECT_EQ(answer.status, i < 2 ? 200 : 503);
    EXPECT_EQ(answer.field("retry-after"), i < 2 ? "" : "1");
  }
}

TEST(HttpServer, APortThatIsTakenIsSaid) {
  const HttpServer server = started(count_body);
  const auto second = HttpServer::start({.port = server.port()}, count_body);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, core::ErrorCode::unavailable);
  EXPECT_THAT(second.error().message, testing::StartsWith("cannot listen on 127.0.0.1:" + std::to_string(server.port()) + ": "));
}

}  // namespace
}  // namespace vouch::rest
