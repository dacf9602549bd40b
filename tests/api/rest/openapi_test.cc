// The document is the source: routes are those that it lists, every answer has a form that it promises, and every answer
// that it promises is given. Planted faults show that the judge sees them.
#include <array>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/api/rest/api_document.h"
#include "tests/api/rest/served_market.h"

namespace vouch::rest {
namespace {

using nlohmann::json;
using ::testing::IsEmpty;
using ::testing::Not;

struct Exchange {
  std::string method, target, body;
  int status = 200;
};

constexpr std::array kPosts = {"/v1/shortlists", "/v1/scores", "/v1/plans", "/v1/assignments", "/v1/overlaps"};

std::vector<Exchange> exchanges() {
  std::vector<Exchange> all = {
      {"GET", "/healthz", "", 200},
      {"GET", "/readyz", "", 200},
      {"GET", "/version", "", 200},
      {"GET", "/metrics", "", 200},
      {"GET", "/openapi.json", "", 200},
      {"GET", "/v1/snapshots/current", "", 200},
      {"GET", "/v1/creators", "", 200},
      {"GET", "/v1/creators?limit=1", "", 200},
      {"GET", "/v1/creators?platform=instagram,tiktok&country=de&size_band=nano,micro&language=de&category=food", "", 200},
      {"GET", "/v1/creators?country=nowhere", "", 200},
      {"GET", "/v1/creators?limit=501", "", 422},
      {"GET", "/v1/creators?colour=red", "", 422},
      {"GET", "/v1/creators?cursor=abc", "", 422},
      {"GET", "/v1/creators?size_band=huge", "", 422},
      {"GET", "/v1/creators/full", "", 200},
      {"GET", ServedMarket::kOddPath, "", 200},
      {"GET", "/v1/creators/nobody", "", 404},
      {"GET", "/v1/brands/nobody", "", 404},
      {"GET", "/v1/creators/full/similar", "", 200},
      {"GET", "/v1/creators/full/similar?limit=2", "", 200},
      {"GET", "/v1/creators/full/similar?limit=0", "", 422},
      {"GET", "/v1/creators/full/similar?bridges=1", "", 422},
      {"GET", "/v1/creators/nobody/similar", "", 404},
      {"GET", "/v1/creators/full/audit", "", 200},
      {"GET", "/v1/creators/full/audit?as_of=2020-01-01", "", 200},
      {"GET", "/v1/creators/ca/audit", "", 200},
      {"GET", "/v1/creators/nobody/audit", "", 404},
      {"GET", "/v1/creators/full/audit?as_of=soon", "", 422},
      {"GET", "/v1/creators/full/audit?day=1", "", 422},
      {"POST", "/v1/shortlists", R"({"brand": "b0", "filters": {"min_credibility": 0.7}})", 200},
      {"POST", "/v1/shortlists", R"({"brand": "b0", "filters": {"min_credibility": 1.5}})", 422},
      {"GET", "/v1/brands/nobody/similar", "", 404},
      {"GET", "/v1/brands/b0/similar?limit=1&bridges=0", "", 200},
      {"GET", "/v1/brands/b0/similar?bridges=51", "", 422},
      {"POST", "/v1/shortlists", R"({"brand": "nobody"})", 404},
      {"POST", "/v1/shortlists", R"({"brand": "b0")", 400},
      {"POST", "/v1/shortlists", "", 400},
      {"POST", "/v1/shortlists", R"({"brand": "b0", "k": -1})", 422},
      {"POST", "/v1/shortlists", R"({"brand": "b0", "diversity": 0.5})", 422},
      {"POST", "/v1/shortlists", R"({"brand": "b0", "goal": "deepen", "profile": "balanced"})", 422},
      {"POST", "/v1/shortlists", R"({"brand": {"name": "New", "text": "bread from an oven", "category": "food"}, "k": 0})", 200},
      {"POST", "/v1/shortlists", R"({"brand": {"name": "New"}})", 200},
      {"POST", "/v1/shortlists", R"({"brand": "b0", "audience": {"accounts": ["a1", "a2", "zz"]}})", 200},
      {"POST", "/v1/shortlists", R"({"brand": "b0", "filters": {"followers": {"min": 5000, "max": 99000}, "active_days": 90,
         "country": ["DE", "AT"], "audience": [{"dimension": "country", "in": ["DE"], "min_share": 0.5, "unknown": "drop"}]},
         "exclude": {"creators": ["full", "gone"], "partners": true}})",
       200},
      {"POST", "/v1/shortlists", R"({"brand": "b0", "candidates": ["full", "ca", "gone"], "as_of": "2020-01-01"})", 200},
      {"POST", "/v1/shortlists", R"({"brand": "b0", "weights": {"audience": 0, "values": 0, "engagement": 0}})", 200},
      {"POST", "/v1/scores", R"({"pairs": [{"brand": "b0", "creator": "full"}, {"brand": "b1", "creator": "ca"}]})", 200},
      {"POST", "/v1/scores", R"({"brands": ["b0", "b1", "b2"], "goal": "new_people", "as_of": "2020-01-01"})", 200},
      {"POST", "/v1/scores", R"({"brands": ["b0"], "candidates": ["ca", "full"], "weights": {"values": 2}})", 200},
      {"POST", "/v1/scores", R"({"pairs": [)", 400},
      {"POST", "/v1/scores", R"({"pairs": [{"brand": "nobody", "creator": "full"}]})", 404},
      {"POST", "/v1/scores", R"({"pairs": []})", 422},
      {"POST", "/v1/scores", R"({"pairs": [{"brand": "b0", "creator": "full"}], "profile": "nonsense"})", 422},
      {"POST", "/v1/plans", R"({"brand": "nobody", "plan": {"count": 3}})", 404},
      {"POST", "/v1/plans", R"({"brand": "b0", "plan": {"count": 3, "must_have": ["nobody"]}})", 404},
      {"POST", "/v1/plans", R"({"brand": "b0")", 400},
      {"POST", "/v1/plans", R"({"brand": "b0"})", 422},
      {"POST", "/v1/plans", R"({"brand": "b0", "plan": {"budget_cents": 1}})", 422},
      {"POST", "/v1/plans", R"({"brand": "b0", "plan": {"count": 3, "max_frequency": 2.5, "top": 9}})", 200},
      {"POST", "/v1/plans", R"({"brand": "b1", "plan": {"budget_cents": 200000, "must_have": ["full"], "posts_per_creator": 2,
         "agency_share": 0.1, "vat_share": 0.19, "social_insurance": true,
         "mix": {"country": [{"value": "DE", "min": 1, "max": 2}]}}})",
       200},
      {"POST", "/v1/plans", R"({"brand": "b1", "plan": {"count": 2}, "filters": {"country": ["nowhere"]}})", 200}};
  all.push_back({"POST", "/v1/assignments", R"({"briefs": [{"brief": {"brand": "nobody"}}]})", 404});
  all.push_back({"POST", "/v1/assignments", R"({"briefs")", 400});
  all.push_back({"POST", "/v1/assignments", R"({"briefs": []})", 422});
  all.push_back({"POST", "/v1/assignments", R"({"briefs": [{"brief": {"brand": "b0"}}, {"brief": {"brand": "b0"}}]})", 422});
  all.push_back({"POST", "/v1/assignments", R"({"briefs": [{"brief": {"brand": "b0", "k": 3}, "group": "g"},
      {"brief": {"brand": "b1", "k": 40}, "group": "g", "name": "second"}], "depth": 50})",
                 200});
  const std::vector<Exchange> sets = {
      {"POST", "/v1/overlaps", R"({"creators": ["full", "ca", "cb"], "brand": "b0"})", 200},
      {"POST", "/v1/overlaps", R"({"creators": ["ca", "full"], "regions": false, "audience": {"accounts": ["a1", "zz"]}})", 200},
      {"POST", "/v1/overlaps", R"({"creators": ["ca", "nobody"]})", 404},
      {"POST", "/v1/overlaps", R"({"creators": ["ca", "cb"], "brand": "nobody"})", 404},
      {"POST", "/v1/overlaps", R"({"creators": ["ca")", 400},
      {"POST", "/v1/overlaps", R"({"creators": ["ca", "ca"]})", 422},
      {"POST", "/v1/overlaps", R"({"brand": "b0"})", 422},
      {"POST", "/v1/overlaps", R"({"creators": ["ca", "cb"], "audience": {}})", 422}};
  all.insert(all.end(), sets.begin(), sets.end());
  for (const std::string& brand : market().brand_ids) {
    all.push_back({"GET", "/v1/brands/" + brand, "", 200});
    all.push_back({"GET", "/v1/brands/" + brand + "/similar", "", 200});
    for (const char* rest : {R"("k": 0)", R"("k": 0, "profile": "awareness", "rank_by": "lower")",
                             R"("k": 0, "goal": "deepen", "precision": "sampled")"}) {
      all.push_back({"POST", "/v1/shortlists", R"({"brand": ")" + brand + R"(", )" + rest + "}", 200});
    }
  }
  return all;
}

WireAnswer answer_to(const Exchange& exchange) {
  return exchange.method == "POST" ? market().post(exchange.target, exchange.body) : market().get(exchange.target);
}

TEST(OpenApi, TheRoutesAreThoseOfTheDocument) { EXPECT_EQ(Service::routes(), api().operations()); }

TEST(OpenApi, TheDocumentIsServedAsItStands) {
  EXPECT_EQ(market().get("/openapi.json").body, openapi_document());
  EXPECT_EQ(api().json().at("openapi"), "3.1.0");
  EXPECT_EQ(api().json().at("info").at("version"), std::string(version()));
}

TEST(OpenApi, EveryAnswerHasTheFormThatTheDocumentPromises) {
  for (const Exchange& exchange : exchanges()) {
    const WireAnswer answer = answer_to(exchange);
    const std::string name = exchange.method + " " + exchange.target + " " + exchange.body;
    EXPECT_EQ(answer.status, exchange.status) << name << "\n" << answer.body.substr(0, 500);
    EXPECT_THAT(api().problems(exchange.method, exchange.target, answer), IsEmpty()) << name;
  }
}

TEST(OpenApi, EveryAnswerThatTheDocumentPromisesIsGivenByOneOfTheExchanges) {
  std::set<std::string> given;
  for (const Exchange& exchange : exchanges()) {
    given.insert(exchange.method + " " + api().pattern_of(exchange.target) + " " + std::to_string(exchange.status));
  }
  for (const std::string path : kPosts) {
    given.insert("POST " + path + " 413");  // both below
    given.insert("POST " + path + " 415");
  }
  for (const std::string& operation : api().operations()) given.insert(operation + " 503");  // http/server_test.cc
  EXPECT_EQ(given, api().answers());
}

TEST(OpenApi, BodiesOfAnotherTypeOrTooLargeAreRefusedAsTheDocumentSays) {
  for (const std::string path : kPosts) {
    const WireAnswer other = market().ask("POST", path, "{}", "Content-Type: text/csv\r\n");
    EXPECT_EQ(other.status, 415);
    EXPECT_THAT(api().problems("POST", path, other), IsEmpty());
    const WireAnswer large = market().ask("POST", path, "", "Content-Type: application/json\r\n");
    EXPECT_EQ(large.status, 400);
    WireClient client = WireClient::to(market().service().port());
    client.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 8388609\r\n\r\n");
    const WireAnswer refused = client.read();
    EXPECT_EQ(refused.status, 413);
    EXPECT_THAT(api().problems("POST", path, refused), IsEmpty());
  }
}

/// Pointers to all values inside an answer. Figures under names that the data chooses are left out: their form is open.
void collect(const json& value, const json::json_pointer& at, std::vector<json::json_pointer>& all) {
  if (!at.empty()) {
    all.push_back(at);
    if (at.back() == "params" || at.back() == "evidence" || at.back() == "filtered" || at.back() == "provenance") return;
  }
  if (value.is_object()) {
    for (const auto& [name, member] : value.items()) collect(member, at / name, all);
  }
  for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) collect(value[i], at / i, all);
}

TEST(OpenApi, EveryPlantedFaultInATrueAnswerIsFound) {
  const std::string target = "/v1/shortlists";
  const WireAnswer truth = market().post(target, R"({"brand": "b0", "k": 2, "exclude": {"creators": ["gone"]}})");
  ASSERT_THAT(api().problems("POST", target, truth), IsEmpty());
  const json document = testing::strict_json(truth.body);
  std::vector<json::json_pointer> places;
  collect(document, json::json_pointer(), places);
  ASSERT_GT(places.size(), 200U);
  const auto finds = [&](const json& planted) {
    WireAnswer answer = truth;
    answer.body = planted.dump();
    return !api().problems("POST", target, answer).empty();
  };
  for (const json::json_pointer& place : places) {
    json wrong_type = document;
    wrong_type[place] = json::array({false});
    EXPECT_TRUE(finds(wrong_type)) << place << " of another type";
    const json& parent = document.at(place.parent_pointer());
    if (!parent.is_object()) continue;
    json missing = document;
    missing[place.parent_pointer()].erase(place.back());
    EXPECT_TRUE(finds(missing)) << place << " missing";
    json more = document;
    more[place.parent_pointer()]["planted"] = 1;
    EXPECT_TRUE(finds(more)) << place.parent_pointer() << " with one more member";
  }
}

TEST(OpenApi, AnAnswerOfAnotherStatusOrTypeIsFound) {
  WireAnswer answer = market().get("/version");
  EXPECT_THAT(api().problems("GET", "/version", answer), IsEmpty());
  answer.status = 201;
  EXPECT_THAT(api().problems("GET", "/version", answer), Not(IsEmpty()));
  answer.status = 200;
  answer.fields = {};
  answer.fields.add("Content-Type", "text/html");
  EXPECT_THAT(api().problems("GET", "/version", answer), Not(IsEmpty()));
  EXPECT_THAT(api().problems("GET", "/v2/version", answer), Not(IsEmpty()));
}

}  // namespace
}  // namespace vouch::rest
