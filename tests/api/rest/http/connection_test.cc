// One connection over a socket pair, without any transport: the test plays the reactor thread.
#include "api/rest/http/connection.h"

#include <atomic>
#include <latch>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/api/rest/http/text_response.h"
#include "tests/support/http_wire.h"

namespace vouch::rest {
namespace {

using namespace std::chrono_literals;

std::string get(std::string_view path, std::string_view fields = "") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n" + std::string(fields) + "\r\n";
}

/// Paths under /now are answered in the reactor thread, all others in the pool.
Dispatch by_path(const RequestHead& head) { return {.in_reactor = head.path.starts_with("/now"), .streams_body = false}; }

class ConnectionTest : public testing::Test {
 protected:
  void start(Handler handler, ServerOptions options = {}) {
    options.dispatch = by_path;
    state_ = std::make_shared<ServerState>(std::move(options), std::move(handler), 1);
    std::array<int, 2> ends{};
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    client_.emplace(ends[0]);
    connection_ = Connection::open(state_, ends[1]);
  }
  void TearDown() override {
    if (!state_) return;
    state_->pool.stop();
    state_->streams.stop();
    state_->pump.stop();
    state_->sweep.stop();
  }
  void receive(std::string_view bytes) { EXPECT_EQ(connection_->receive(bytes), Connection::Reading::go_on); }

  std::latch release_{1};  // outlives the handlers that wait for it
  std::shared_ptr<ServerState> state_;
  std::optional<WireClient> client_;
  std::shared_ptr<Connection> connection_;
};

void throw_or_forget(const Request& request, Responder responder) {
  if (request.head.path == "/throw") throw std::runtime_error("a secret");
  if (request.head.path == "/throw-int") throw 7;
  if (request.head.path == "/forget") return;
  responder.send(text("fine"));
}

void echo_path(const Request& request, Responder responder) { responder.send(text(request.head.path)); }

TEST_F(ConnectionTest, AnswersWithLengthDateAndRequestId) {
  start(echo_path);
  receive(get("/a", "X-Request-Id: my-1\r\n"));
  const WireAnswer answer = client_->read();
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "/a");
  EXPECT_EQ(answer.field("content-length"), "2");
  EXPECT_EQ(answer.field("x-request-id"), "my-1");
  EXPECT_THAT(answer.field("date"), testing::EndsWith(" GMT"));
  EXPECT_EQ(answer.field("connection"), "");
}

TEST_F(ConnectionTest, MakesARequestIdWhereTheClientsIsNotPlain) {
  start(echo_path);
  receive(get("/a", "X-Request-Id: <b>\r\n") + get("/b"));
  const std::string first = client_->read().field("x-request-id");
  const std::string second = client_->read().field("x-request-id");
  EXPECT_THAT(first, testing::MatchesRegex("[0-9a-f]{16}"));
  EXPECT_THAT(second, testing::MatchesRegex("[0-9a-f]{16}"));
  EXPECT_NE(first, second);
}

TEST_F(ConnectionTest, PipelinedAnswersKeepTheOrderOfTheRequests) {
  start([](const Request& request, Responder responder) {
    if (request.head.path.starts_with("/slow")) std::this_thread::sleep_for(5ms);
    responder.send(text(request.head.path));
  });
  std::string all;
  for (int i = 0; i < 20; ++i) all += get((i % 2 ? "/now/" : "/slow/") + std::to_string(i));
  receive(all);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(client_->read().body, (i % 2 ? "/now/" : "/slow/") + std::to_string(i));
}

TEST_F(ConnectionTest, AHandlerThatThrowsOrForgetsIsA500AndTheConnectionGoesOn) {
  start(throw_or_forget);
  receive(get("/throw") + get("/throw-int") + get("/forget") + get("/ok"));
  for (int i = 0; i < 3; ++i) {
    const WireAnswer answer = client_->read();
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.field("content-type"), "application/problem+json");
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
  }
  EXPECT_EQ(client_->read().body, "fine");
}

TEST_F(ConnectionTest, AHandlerThatThrowsIsCountedAndLoggedUnderItsRequest) {
  std::mutex mutex;
  std::vector<std::string> lines;
  start(throw_or_forget, {.log = [&](const std::string& line) {
          const std::lock_guard lock(mutex);
          lines.push_back(line);
        }});
  receive(get("/throw", "X-Request-Id: first\r\n") + get("/throw-int", "X-Request-Id: second\r\n") + get("/forget") + get("/ok"));
  for (int i = 0; i < 4; ++i) (void)client_->read();
  state_->pool.stop();  // an answer may be there before its failure is counted
  EXPECT_EQ(state_->handler_failures, 2U);
  EXPECT_THAT(lines, testing::UnorderedElementsAre("request first: the handler failed: a secret",
                                                   "request second: the handler failed: threw what is no exception"));
}

TEST_F(ConnectionTest, APoolOutlivesWhatItsJobsThrow) {
  Pool pool(1, 8);
  std::latch done(1);
  EXPECT_TRUE(pool.submit([] { throw 7; }));
  EXPECT_TRUE(pool.submit([&done] { done.count_down(); }));
  done.wait();
  EXPECT_EQ(pool.failed(), 1U);
}

TEST_F(ConnectionTest, OnlyTheFirstAnswerCounts) {
  start([](const Request&, Responder responder) {
    responder.send(text("one"));
    responder.send(text("two"));
    EXPECT_EQ(responder.begin({}), Responder::Flow::gone);
  });
  receive(get("/now"));
  EXPECT_EQ(client_->read().body, "one");
  EXPECT_TRUE(client_->silent_for(50));
}

TEST_F(ConnectionTest, AHandlersFieldsCannotBreakOutOfTheirLinesOrOverruleTheServer) {
  start([](const Request&, Responder responder) {
    Response response = text("x");
    response.fields.add("X-A", "b\r\nX-Evil: c");
    response.fields.add("X B", "not a token");
    response.fields.add("Content-Length", "99");
    responder.send(std::move(response));
  });
  receive(get("/now"));
  const WireAnswer answer = client_->read();
  EXPECT_EQ(answer.field("x-a"), "b  X-Evil: c");
  EXPECT_EQ(answer.field("x-evil"), "");
  EXPECT_EQ(answer.field("content-length"), "1");
}

TEST_F(ConnectionTest, HeadGetsTheLengthWithoutTheBody) {
  start(echo_path);
  receive("HEAD /now/abc HTTP/1.1\r\nHost: x\r\n\r\n" + get("/now/next"));
  EXPECT_EQ(client_->read(true).field("content-length"), "8");
  EXPECT_EQ(client_->read().body, "/now/next");
}

TEST_F(ConnectionTest, CloseIsSaidAndDoneAndNothingBehindItIsServed) {
  std::atomic<int> served = 0;
  start([&served](const Request& request, Responder responder) {
    ++served;
    responder.send(text(request.head.path));
  });
  receive(get("/now", "Connection: close\r\n") + get("/now/2"));
  EXPECT_EQ(client_->read().field("connection"), "close");
  EXPECT_TRUE(client_->ended());
  EXPECT_EQ(served, 1);
}

TEST_F(ConnectionTest, AFramingErrorIsAnsweredBehindWhatCameBeforeItAndEndsTheConnection) {
  start(echo_path);
  receive(get("/slow") + "G@T / HTTP/1.1\r\n\r\n" + get("/now"));
  EXPECT_EQ(client_->read().body, "/slow");
  const WireAnswer refused = client_->read();
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.field("connection"), "close");
  EXPECT_THAT(refused.body, testing::HasSubstr("\"code\":\"bad_request_line\""));
  EXPECT_TRUE(client_->ended());
}

TEST_F(ConnectionTest, StreamedAnswersComeInChunksAndUpToTheCloseForOldClients) {
  start([](const Request&, Responder responder) {
    responder.begin(text("a"));
    responder.write("bc");
    responder.write("");
    responder.finish();
  });
  receive(get("/now") + "HEAD /now HTTP/1.1\r\nHost: x\r\n\r\nGET /now HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const WireAnswer chunked = client_->read();
  EXPECT_EQ(chunked.field("transfer-encoding"), "chunked");
  EXPECT_EQ(chunked.body, "abc");
  EXPECT_TRUE(chunked.whole);
  EXPECT_EQ(client_->read(true).status, 200);
  const WireAnswer old = client_->read();
  EXPECT_EQ(old.field("connection"), "close");
  EXPECT_EQ(old.body, "abc");
}

TEST_F(ConnectionTest, AStreamedAnswerThatIsNotFinishedIsCutSoThatTheClientSeesIt) {
  start([](const Request&, Responder responder) { responder.begin(text("a")); });
  receive(get("/now"));
  const WireAnswer answer = client_->read();
  EXPECT_EQ(answer.body, "a");
  EXPECT_FALSE(answer.whole);
}

TEST_F(ConnectionTest, AFullQueueIsA503WithRetryAfter) {
  start(
      [this](const Request&, Responder responder) {
        release_.wait();
        responder.send(text("done"));
      },
      {.pool_threads = 1, .queue = 0});
  receive(get("/work"));
  const WireAnswer refused = client_->read();
  release_.count_down();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.field("retry-after"), "1");
  EXPECT_EQ(refused.field("connection"), "");
}

TEST_F(ConnectionTest, BodiesThatNeedTooMuchMemoryTogetherAreA503) {
  start([](const Request& request, Responder responder) { responder.send(text(request.body)); }, {.limits = {.bodies = 10}});
  const std::string head = "POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\n";
  receive(head + "01234567");
  EXPECT_EQ(client_->read().body, "01234567");
  receive(head + "01234567");  // the first one is gone again
  EXPECT_EQ(client_->read().body, "01234567");
  const InFlight other = [this] {
    InFlight counted(state_);
    EXPECT_TRUE(counted.hold(5));
    return counted;
  }();
  receive(head + "0123");
  EXPECT_TRUE(client_->silent_for(10));
  receive("4567");
  const WireAnswer refused = client_->read();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.field("connection"), "close");
  EXPECT_TRUE(client_->ended());
}

TEST_F(ConnectionTest, ContinueIsSentOnlyWhileTheBodyIsAwaited) {
  start([](const Request& request, Responder responder) { responder.send(text(request.body)); });
  const std::string head = "POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
  receive(head);
  EXPECT_EQ(client_->read().status, 100);
  receive("ab");
  EXPECT_EQ(client_->read().body, "ab");
  receive(head + "cd");
  EXPECT_EQ(client_->read().body, "cd");
}

TEST_F(ConnectionTest, ALargeAnswerGoesOnThroughThePumpAndTheNextRequestWaitsForIt) {
  start([](const Request& request, Responder responder) {
    responder.send(text(request.head.path == "/now/big" ? std::string(6'000'000, 'b') : "small"));
  });
  receive(get("/now/big") + get("/now"));
  EXPECT_FALSE(state_->pump.empty());
  EXPECT_EQ(client_->read().body, std::string(6'000'000, 'b'));
  EXPECT_EQ(client_->read().body, "small");
}

TEST_F(ConnectionTest, ASharedTextIsSentWholeAgainAndAgainAndOnlyItsLengthToAHead) {
  const auto shared = std::make_shared<const std::string>(3'000'000, 's');
  start([shared](const Request&, Responder responder) {
    Response response;
    response.shared_body = shared;
    responder.send(std::move(response));
  });
  receive(get("/now/a") + get("/now/b") + "HEAD /now HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client_->read().body, *shared);
  EXPECT_EQ(client_->read().body, *shared);
  EXPECT_EQ(*client_->read(true).fields.find("content-length"), "3000000");
}

TEST_F(ConnectionTest, AStreamThatIsTooFastForItsClientIsToldToWait) {
  start([](const Request&, Responder responder) {
    responder.begin({});
    while (responder.write(std::string(100'000, 'c')) != Responder::Flow::behind) {
    }
    EXPECT_EQ(responder.wait(), Responder::Flow::ready);
    responder.finish();
  });
  receive(get("/work"));
  const WireAnswer answer = client_->read();
  EXPECT_TRUE(answer.whole);
  EXPECT_GT(answer.body.size(), 256'000U);
}

TEST_F(ConnectionTest, ClientsThatAreTooSlowAreCut) {
  start(echo_path, {.deadlines = {.head = 300ms, .idle = 300ms}});
  receive("GET / HT");
  EXPECT_TRUE(client_->ended());
}

TEST_F(ConnectionTest, AClientThatReadsNothingIsCut) {
  start([](const Request&, Responder responder) { responder.send(text(std::string(6'000'000, 'b'))); },
        {.deadlines = {.write = 300ms}});
  receive(get("/now"));
  std::this_thread::sleep_for(1s);
  EXPECT_FALSE(client_->read().whole);
}

TEST_F(ConnectionTest, WorkHasNoDeadline) {
  start(
      [](const Request&, Responder responder) {
        std::this_thread::sleep_for(800ms);
        responder.send(text("late"));
      },
      {.deadlines = {.head = 200ms, .body = 200ms, .idle = 200ms, .write = 200ms}});
  receive(get("/work"));
  EXPECT_EQ(client_->read().body, "late");
}

TEST_F(ConnectionTest, TooManyWaitingRequestsCutTheConnection) {
  start(
      [this](const Request&, Responder responder) {
        release_.wait();
        responder.send(text("done"));
      },
      {.limits = {.pipelined = 3}});
  for (int i = 0; i < 4; ++i) receive(get("/work"));
  EXPECT_TRUE(client_->silent_for(50));
  receive(get("/work"));
  EXPECT_TRUE(client_->ended());
  release_.count_down();
}

TEST_F(ConnectionTest, NothingIsInFlightAndNobodyConnectedInTheEnd) {
  start(echo_path);
  receive(get("/now") + get("/work"));
  EXPECT_EQ(client_->read().body, "/now");
  EXPECT_EQ(client_->read().body, "/work");
  connection_->ended();
  connection_.reset();
  for (int i = 0; i < 1000 && state_->connections > 0; ++i) std::this_thread::sleep_for(1ms);
  EXPECT_EQ(state_->connections, 0U);
  EXPECT_EQ(state_->in_flight, 0U);
  EXPECT_EQ(state_->sweep.size(), 0U);
}

}  // namespace
}  // namespace vouch::rest
