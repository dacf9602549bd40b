// The router behind a real connection over a socket pair: requests go in as bytes, answers come out as bytes.
#include "api/rest/router.h"

#include <array>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/rest/http/connection.h"
#include "tests/support/http_wire.h"

namespace vouch::rest {
namespace {

/// Answers with the route's name and the values of the path.
RouteHandler named(std::string name) {
  return [name = std::move(name)](const Request& request, const PathValues& values, Responder responder) {
    Response response;
    response.body = name;
    for (const auto& [key, value] : values) response.body += " " + key + "=" + value;
    response.body += request.body;
    responder.send(std::move(response));
  };
}

std::vector<Route> sample_routes() {
  return {{.method = "GET", .pattern = "/v1/things/{id}", .handler = named("one"), .in_reactor = true},
          {.method = "GET", .pattern = "/v1/things/current", .handler = named("current")},
          {.method = "GET", .pattern = "/v1/things/{id}/parts/{part}", .handler = named("part")},
          {.method = "GET", .pattern = "/v1/things", .handler = named("list")},
          {.method = "POST", .pattern = "/v1/things", .handler = named("make"), .accepts = {"application/json"}},
          {.method = "POST", .pattern = "/v1/batches", .handler = named("batch"), .streams_body = true}};
}

Router sample_router() {
  auto router = Router::make(sample_routes());
  EXPECT_TRUE(router.has_value());
  return *router;
}

class RouterTest : public testing::Test {
 protected:
  RouterTest() {
    ServerOptions options;
    options.dispatch = [](const RequestHead&) { return Dispatch{.in_reactor = true}; };
    state_ = std::make_shared<ServerState>(
        std::move(options),
        [router = sample_router()](Request request, Responder responder) {
          router.handle(std::move(request), std::move(responder));
        },
        1);
    std::array<int, 2> ends{};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    client_.emplace(ends[0]);
    connection_ = Connection::open(state_, ends[1]);
  }
  WireAnswer ask(const std::string& line, const std::string& fields = "", const std::string& body = "") {
    EXPECT_EQ(connection_->receive(line + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body), Connection::Reading::go_on);
    return client_->read(line.starts_with("HEAD"));
  }

  std::shared_ptr<ServerState> state_;
  std::optional<WireClient> client_;
  std::shared_ptr<Connection> connection_;
};

TEST_F(RouterTest, FindsHandlersAndTheValuesOfThePath) {
  EXPECT_EQ(ask("GET /v1/things").body, "list");
  EXPECT_EQ(ask("GET /v1/things/a%2Fb%20c").body, "one id=a/b c");
  EXPECT_EQ(ask("GET /v1/things/7/parts/8?x=y").body, "part id=7 part=8");
  EXPECT_EQ(ask("GET /v1/th%69ngs").body, "list");
}

TEST_F(RouterTest, ALiteralSegmentGoesBeforeAName) { EXPECT_EQ(ask("GET /v1/things/current").body, "current"); }

TEST_F(RouterTest, OtherPathsAre404) {
  for (const std::string path : {"/", "/v1", "/v1/things/", "/v1/thingsx", "/V1/things", "/v1/things/7/parts", "//v1/things"}) {
    const WireAnswer answer = ask("GET " + path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_EQ(answer.field("content-type"), "application/problem+json");
  }
}

TEST_F(RouterTest, OtherMethodsAre405WithAllow) {
  const WireAnswer answer = ask("DELETE /v1/things");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.field("allow"), "GET, HEAD, OPTIONS, POST");
  EXPECT_THAT(answer.body, testing::HasSubstr("found method DELETE, expected one of GET, HEAD, OPTIONS, POST"));
  EXPECT_EQ(ask("HEAD /v1/batches").status, 405);
}

TEST_F(RouterTest, OptionsSayWhatIsAllowed) {
  const WireAnswer one = ask("OPTIONS /v1/things/7");
  EXPECT_EQ(one.status, 204);
  EXPECT_EQ(one.field("allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(ask("OPTIONS *").status, 204);
  EXPECT_EQ(ask("OPTIONS /nothing").status, 404);
}

TEST_F(RouterTest, HeadIsAnsweredByGet) {
  const WireAnswer answer = ask("HEAD /v1/things");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.field("content-length"), "4");
}

TEST_F(RouterTest, OtherMediaTypesAre415) {
  EXPECT_EQ(ask("POST /v1/things", "Content-Type: application/JSON; charset=utf-8\r\nContent-Length: 2\r\n", "{}").body,
            "make{}");
  const WireAnswer wrong = ask("POST /v1/things", "Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}");
  EXPECT_EQ(wrong.status, 415);
  EXPECT_THAT(wrong.body, testing::HasSubstr("found Content-Type 'text/plain', expected application/json"));
  EXPECT_EQ(ask("POST /v1/things", "Content-Length: 2\r\n", "{}").status, 415);
  EXPECT_EQ(ask("POST /v1/things", "Content-Length: 0\r\n").body, "make");
}

TEST_F(RouterTest, APathThatIsNoTextIs400) { EXPECT_EQ(ask("GET /v1/things/%c0%ae").status, 400); }

TEST(Router, SaysWhereARouteIsHandled) {
  const Router router = sample_router();
  const auto dispatch = [&router](std::string method, std::string path) {
    RequestHead head;
    head.method = std::move(method);
    head.path = std::move(path);
    return router.dispatch(head);
  };
  EXPECT_TRUE(dispatch("GET", "/v1/things/7").in_reactor);
  EXPECT_FALSE(dispatch("GET", "/v1/things").in_reactor);
  EXPECT_TRUE(dispatch("POST", "/v1/batches").streams_body);
  EXPECT_FALSE(dispatch("GET", "/v1/batches").streams_body);
  EXPECT_TRUE(dispatch("GET", "/nothing").in_reactor);
}

TEST(Router, ListsItsRoutes) {
  EXPECT_EQ(sample_router().routes(),
            (std::vector<std::string>{"GET /v1/things", "GET /v1/things/current", "GET /v1/things/{id}",
                                      "GET /v1/things/{id}/parts/{part}", "POST /v1/batches", "POST /v1/things"}));
}

TEST(Router, RefusesRoutesThatCannotBe) {
  const auto error = [](std::vector<Route> routes) { return Router::make(std::move(routes)).error(); };
  const Route route{.method = "GET", .pattern = "/a/{id}", .handler = named("a")};
  EXPECT_EQ(error({route, route}).message, "route 'GET /a/{id}' is given twice");
  EXPECT_EQ(error({{.method = "GET", .pattern = "a", .handler = named("a")}}).message,
            "found route pattern 'a', expected a path");
  const auto twice = error({{.method = "GET", .pattern = "/{id}/{id}", .handler = named("a")}});
  EXPECT_EQ(twice.message, "route pattern '/{id}/{id}' has {id} twice");
  EXPECT_EQ(twice.code, core::ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace vouch::rest
