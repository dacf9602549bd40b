// The service as a client sees it: the engine's own answers, pages, problems that point, reload under load, stopping.
#include "api/rest/service.h"

#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/contract/answer_json.h"
#include "api/contract/brief_json.h"
#include "api/contract/score_json.h"
#include "tests/api/rest/served_market.h"
#include "tests/support/json_schema.h"

namespace vouch::rest {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

json body_of(const WireAnswer& answer) { return testing::strict_json(answer.body); }

TEST(Service, AnswersWithTheEnginesOwnShortlistInTheLanguageThatIsAskedFor) {
  for (const char* text : {R"({"brand":"b0","k":0})", R"({"brand":"b1","k":3,"profile":"awareness"})",
                           R"({"brand":{"text":"bread from the oven"},"filters":{"country":["DE"]}})"}) {
    const auto answer = market().engine().shortlist(contract::brief_from_json(text).value()).value();
    const WireAnswer english = market().post("/v1/shortlists", text);
    EXPECT_EQ(english.body, contract::shortlist_to_json(answer, words::Language::english));
    EXPECT_EQ(english.field("content-language"), "en");
    const WireAnswer german = market().post("/v1/shortlists", text, "Accept-Language: de-AT, en;q=0.5\r\n");
    EXPECT_EQ(german.body, contract::shortlist_to_json(answer, words::Language::german));
    EXPECT_EQ(german.field("content-language"), "de");
    EXPECT_EQ(german.field("vary"), "Accept-Language");
  }
}

TEST(Service, AnswersWithTheEnginesOwnScoresAsADocumentOrAsLines) {
  const std::string text = R"({"brands":["b1","b0"],"candidates":["full","ca"],"weights":{"audience":2}})";
  const ScoreRequest request = contract::score_request_from_json(text).value();
  const ScoreAnswer answer = market().engine().scores(request).value();
  const WireAnswer document = market().post("/v1/scores", text, "Accept-Language: de\r\n");
  EXPECT_EQ(document.body, contract::scores_to_json(answer, words::Language::german));
  EXPECT_EQ(document.field("content-language"), "de");
  const json whole = body_of(document);
  EXPECT_EQ(whole["scores"].size(), 4U);
  const WireAnswer lines = market().post("/v1/scores", text, "Accept: application/x-ndjson\r\n");
  EXPECT_EQ(lines.field("content-type"), "application/x-ndjson");
  EXPECT_EQ(lines.body, contract::scores_to_lines(answer, request));
  const json first = testing::strict_json(lines.body.substr(0, lines.body.find('\n')));
  EXPECT_EQ(first["profile"], "balanced@1;audience=2");
  for (const auto& [name, value] : whole["scores"][0].items()) EXPECT_EQ(first[name], value) << name;
}

TEST(Service, TheSameRequestGetsTheSameBytesFromManyClientsAtOnce) {
  const std::string brief = R"({"brand":"b2","k":0})";
  const std::string truth = market().post("/v1/shortlists", brief).body;
  std::atomic<int> different = 0;
  std::vector<std::jthread> clients;
  for (int c = 0; c < 8; ++c) {
    clients.emplace_back([&] {
      for (int i = 0; i < 10; ++i) different += market().post("/v1/shortlists", brief).body == truth ? 0 : 1;
    });
  }
  clients.clear();
  EXPECT_EQ(different, 0);
}

TEST(Service, ACreatorIsFoundByItsIdWhateverTheIdHolds) {
  EXPECT_EQ(body_of(market().get("/v1/creators/full"))["url"], "https://example.org/full_house");
  EXPECT_EQ(body_of(market().get(ServedMarket::kOddPath))["id"], ServedMarket::kOddId);
  EXPECT_EQ(market().get("/v1/creators/o/d").status, 404);
  EXPECT_EQ(market().get("/v1/creators/b0").status, 404) << "a brand is no creator";
}

std::vector<std::string> walked(const std::string& filters, int limit) {
  std::vector<std::string> ids;
  std::string cursor;
  for (int page = 0; page < 100; ++page) {
    const WireAnswer answer =
        market().get("/v1/creators?limit=" + std::to_string(limit) + filters + (cursor.empty() ? "" : "&cursor=" + cursor));
    EXPECT_EQ(answer.status, 200) << answer.body;
    const json found = body_of(answer);
    EXPECT_LE(found["creators"].size(), static_cast<std::size_t>(limit));
    for (const json& creator : found["creators"]) ids.push_back(creator["id"]);
    if (found["next"].is_null()) return ids;
    cursor = found["next"];
  }
  return {"no end"};
}

TEST(Service, PagesOfAnySizeListEveryCreatorOnceInTheOrderOfTheIds) {
  for (const int limit : {1, 2, 5, 26, 27, 28, 500}) EXPECT_EQ(walked("", limit), market().creator_ids) << limit;
  const auto food = walked("&category=food", 2);
  EXPECT_THAT(food, ::testing::IsSupersetOf({"full"}));
  EXPECT_LT(food.size(), market().creator_ids.size());
  EXPECT_EQ(food, walked("&category=food", 500));
}

TEST(Service, ACursorServesItsOwnQuestionAlone) {
  const std::string cursor = body_of(market().get("/v1/creators?limit=1"))["next"];
  EXPECT_EQ(market().get("/v1/creators?limit=3&cursor=" + cursor).status, 200) << "the page size may change";
  const WireAnswer other = market().get("/v1/creators?country=DE&cursor=" + cursor);
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(body_of(other)["pointer"], "/cursor");
}

TEST(Service, ProblemsPointToTheFieldAndCarryTheIdOfTheRequest) {
  const struct {
    const char* brief;
    int status;
    const char* code;
    const char* pointer;
  } cases[] = {
      {R"({"brand":"b0","filters":{"followers":{"min":"many"}}})", 422, "invalid_argument", "/filters/followers/min"},
      {R"({"brand":"b0","fliters":{}})", 422, "invalid_argument", "/fliters"},
      {R"({"brand":"b0","filters":{"size_band":["huge"]}})", 422, "invalid_argument", "/filters/size_band/0"},
      {R"({"brand":"b0","profile":"nonsense"})", 422, "invalid_argument", "/profile"},
      {R"({"brand":"b0","filters":{"safety":"strict"}})", 422, "not_available", "/filters/safety"},
      {R"({"brand":"nobody"})", 404, "not_found", "/brand"},
  };
  for (const auto& one : cases) {
    const WireAnswer answer = market().post("/v1/shortlists", one.brief, "X-Request-Id: probe-1\r\n");
    const json problem = body_of(answer);
    EXPECT_EQ(answer.status, one.status) << one.brief;
    EXPECT_EQ(answer.field("content-type"), "application/problem+json");
    EXPECT_EQ(problem["code"], one.code) << one.brief;
    EXPECT_EQ(problem["pointer"], one.pointer) << one.brief;
    EXPECT_EQ(problem["request_id"], "probe-1");
    EXPECT_EQ(answer.field("x-request-id"), "probe-1");
  }
  EXPECT_THAT(body_of(market().post("/v1/shortlists", R"({"brand":"b0","fliters":{}})"))["detail"], HasSubstr("filters"));
  EXPECT_THAT(body_of(market().get("/v1/creators?contry=DE"))["detail"], HasSubstr("did you mean 'country'?"));
}

TEST(Service, MetricsCountRequestsByRouteAndName) {
  (void)market().get("/v1/creators/full");
  (void)market().get("/v1/creators/nobody");
  const std::string text = market().get("/metrics").body;
  EXPECT_THAT(text, HasSubstr(R"(vouch_http_requests_total{method="GET",route="/v1/creators/{id}",status="200"})"));
  EXPECT_THAT(text, HasSubstr(R"(vouch_http_requests_total{method="GET",route="/v1/creators/{id}",status="404"})"));
  EXPECT_THAT(text, HasSubstr(R"(vouch_http_request_seconds_bucket{route="/v1/creators/{id}",le="+Inf"})"));
  EXPECT_THAT(text, HasSubstr("# TYPE vouch_http_requests_total counter"));
  EXPECT_THAT(text, HasSubstr("vouch_http_handler_failures 0"));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("nobody"))) << "labels come from patterns alone";
}

TEST(Service, ANewSnapshotIsServedWithoutARequestThatFails) {
  testing::TemporaryFolder folder;
  const auto publish = [&](std::string_view id) {
    return build::build(folder / "x.vouch", {build::creator(id), build::brand("b1", "bread")}).report.snapshot_id;
  };
  publish("anna");
  const Service service = Service::start({.target = folder / "x.vouch", .host = "127.0.0.1", .port = 0, .threads = 2}).value();
  std::atomic<bool> stop = false;
  std::atomic<int> asked = 0;
  std::atomic<int> failed = 0;
  std::vector<std::jthread> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back([&] {
      while (!stop) {
        const auto answer = ServedMarket::ask_at(service.port(), "POST", "/v1/shortlists", R"({"brand":"b1"})",
                                                 "Content-Type: application/json\r\n");
        ++asked;
        failed += answer.status == 200 && answer.whole ? 0 : 1;
      }
    });
  }
  const auto serves = [&](const std::string& id) {
    for (int i = 0; i < 1000; ++i) {
      if (body_of(ServedMarket::ask_at(service.port(), "GET", "/version"))["snapshot"] == id) return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  };
  for (const char* id : {"berta", "carla", "dora"}) EXPECT_TRUE(serves(publish(id))) << id;
  stop = true;
  clients.clear();
  EXPECT_GT(asked, 10);
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(ServedMarket::ask_at(service.port(), "GET", "/v1/creators/dora").status, 200);
  EXPECT_THAT(ServedMarket::ask_at(service.port(), "GET", "/metrics").body,
              HasSubstr(R"(vouch_snapshot_loads{outcome="taken"} 3)"));
}

TEST(Service, DrainingAnswersWhatIsAskedAndThenLetsNobodyIn) {
  std::uint16_t port = 0;
  {
    Service service = Service::start(market().options()).value();
    port = service.port();
    EXPECT_EQ(ServedMarket::ask_at(port, "GET", "/readyz").status, 200);
    EXPECT_TRUE(service.drain(5s));
  }
  EXPECT_FALSE(WireClient::to(port).connected());
}

TEST(Service, CannotStartWithoutASnapshotOrOnATakenPort) {
  ServiceOptions options = market().options();
  options.port = market().service().port();
  const auto taken = Service::start(options);
  ASSERT_FALSE(taken.has_value());
  EXPECT_EQ(taken.error().code, core::ErrorCode::unavailable);
  EXPECT_THAT(taken.error().message, HasSubstr("127.0.0.1:" + std::to_string(options.port)));
  options.target = "/nonexistent/x.vouch";
  const auto missing = Service::start(options);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, core::ErrorCode::not_found);
  EXPECT_THAT(missing.error().message, HasSubstr("/nonexistent/x.vouch"));
}

TEST(Service, AddressesToListenOnAreHostAndPort) {
  EXPECT_EQ(listen_address_from("127.0.0.1:8080").value().host, "127.0.0.1");
  EXPECT_EQ(listen_address_from("127.0.0.1:8080").value().port, 8080);
  EXPECT_EQ(listen_address_from("[::1]:0").value().host, "::1");
  for (const char* wrong : {"", "8080", ":8080", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:80a", "127.0.0.1:-1"}) {
    const auto address = listen_address_from(wrong);
    ASSERT_FALSE(address.has_value()) << wrong;
    EXPECT_EQ(address.error().code, core::ErrorCode::invalid_argument);
    EXPECT_THAT(address.error().message, HasSubstr("'" + std::string(wrong) + "', expected HOST:PORT"));
  }
  EXPECT_EQ(market().service().url(), "http://127.0.0.1:" + std::to_string(market().service().port()));
}

}  // namespace
}  // namespace vouch::rest
