#include "api/rest/handlers.h"

#include <array>
#include <chrono>
#include <utility>

#include "api/contract/answer_json.h"
#include "api/contract/assignment_json.h"
#include "api/contract/audit_json.h"
#include "api/contract/brief_json.h"
#include "api/contract/plan_json.h"
#include "api/contract/score_json.h"
#include "api/contract/set_json.h"
#include "api/contract/similar_json.h"
#include "api/report/audit_page.h"
#include "api/rest/cursor.h"
#include "api/rest/openapi/document.h"
#include "api/rest/problem.h"
#include "api/rest/query_parameters.h"
#include "api/words/language.h"

namespace vouch::rest {
namespace {

constexpr std::int64_t kMaxPage = 500;
constexpr std::int64_t kDefaultPage = 50;

Response text_response(std::string type, std::string body) {
  Response response;
  response.fields.add("Content-Type", std::move(type));
  response.body = std::move(body);
  return response;
}

Response json_response(std::string body) { return text_response("application/json", std::move(body)); }

words::Language language_of(const Request& request) {
  const std::string* accepted = request.head.fields.find("Accept-Language");
  return accepted ? words::language_accepted(*accepted) : words::Language::english;
}

Response in_language(Response response, words::Language language) {
  response.fields.add("Content-Language", std::string(words::tag_of(language)));
  response.fields.add("Vary", "Accept-Language");
  return response;
}

using Answering = std::function<Response(const Engine&, const Request&, const PathValues&)>;

/// The problem of a body that could not be read.
Response unread(const core::Error& error, const Request& request) {
  return contract::is_syntax_error(error) ? syntax_problem(error, request.id) : problem_response(error, request.id);
}

/// Answers a body: `read` makes it a request, `ask` is the member of the engine that answers it, `write` gives the JSON.
template <class Read, class Ask, class Write>
Answering posted(Read read, Ask ask, Write write) {
  return [read, ask, write](const Engine& engine, const Request& request, const PathValues&) {
    const auto asked = read(request.body);
    if (!asked) return unread(asked.error(), request);
    const auto answer = (engine.*ask)(*asked);
    if (!answer) return problem_response(answer.error(), request.id);
    const auto language = language_of(request);
    return in_language(json_response(write(*answer, language)), language);
  };
}

/// Whether the client would rather have lines than a document.
bool wants_lines(const Request& request) {
  const std::string* accepted = request.head.fields.find("Accept");
  return accepted != nullptr && accepted->find("application/x-ndjson") != std::string::npos;
}

/// Whether the client is a browser, or asks for a page as one does.
bool wants_page(const Request& request) {
  const std::string* accepted = request.head.fields.find("Accept");
  return accepted != nullptr && accepted->find("text/html") != std::string::npos;
}

Response scores(const Engine& engine, const Request& request, const PathValues&) {
  auto asked = contract::score_request_from_json(request.body);
  if (!asked) return unread(asked.error(), request);
  asked->choice.threads = 1;  // requests are answered side by side
  const auto answer = engine.scores(*asked);
  if (!answer) return problem_response(answer.error(), request.id);
  if (wants_lines(request)) return text_response("application/x-ndjson", contract::scores_to_lines(*answer, *asked));
  const auto language = language_of(request);
  return in_language(json_response(contract::scores_to_json(*answer, language)), language);
}

Response creator(const Engine& engine, const Request& request, const PathValues& values) {
  const auto found = engine.creator(values.at("id"));
  return found ? json_response(contract::creator_to_json(*found)) : problem_response(found.error(), request.id);
}

/// GET /v1/creators: filters as lists, a page at a time in the order of the ids.
core::Result<std::string> creators_page(const Engine& engine, std::string_view query) {
  constexpr std::array<std::string_view, 7> kKnown = {"limit",    "cursor",   "platform", "country",
                                                      "language", "category", "size_band"};
  constexpr std::array<std::string_view, 2> kOfThePage = {"limit", "cursor"};
  const auto parameters = QueryParameters::read(query, kKnown);
  if (!parameters) return core::fail(parameters.error());
  const auto limit = parameters->whole("limit", kDefaultPage, 1, kMaxPage);
  if (!limit) return core::fail(limit.error());
  CreatorQuery page{.filters = {.platform = parameters->list("platform"),
                                .country = parameters->list("country"),
                                .language = parameters->list("language"),
                                .category = parameters->list("category"),
                                .size_band = parameters->list("size_band")},
                    .after = {},
                    .limit = static_cast<std::uint32_t>(*limit)};
  const std::string question = parameters->canonical_without(kOfThePage);
  if (const std::string token = parameters->text("cursor"); !token.empty()) {
    auto last = decode_cursor(question, token);
    if (!last) return core::fail(last.error());
    page.after = std::move(*last);
  }
  const auto found = engine.creators(page);
  if (!found) return core::fail(found.error());
  const auto next = found->more ? std::optional(encode_cursor(question, found->creators.back().id)) : std::nullopt;
  return contract::creators_to_json(found->creators, next);
}

Response creators(const Engine& engine, const Request& request, const PathValues&) {
  auto page = creators_page(engine, request.head.query);
  return page ? json_response(std::move(*page)) : problem_response(page.error(), request.id);
}

Response brand(const Engine& engine, const Request& request, const PathValues& values) {
  const auto found = engine.brand(values.at("id"));
  return found ? json_response(contract::brand_to_json(*found)) : problem_response(found.error(), request.id);
}

/// GET /v1/creators/{id}/similar and /v1/brands/{id}/similar: how many, and for brands how many bridging creators.
core::Result<ranking::SimilarQuery> similar_query(std::string_view query, const std::string& id, bool of_brand) {
  constexpr std::array<std::string_view, 2> kKnown = {"limit", "bridges"};
  constexpr std::int64_t kMaxBridges = 50;
  const auto parameters = QueryParameters::read(query, std::span(kKnown).first(of_brand ? 2 : 1));
  if (!parameters) return core::fail(parameters.error());
  ranking::SimilarQuery similar;
  const auto limit = parameters->whole("limit", similar.limit, 1, kMaxPage);
  if (!limit) return core::fail(limit.error());
  const auto bridges = parameters->whole("bridges", similar.bridges, 0, kMaxBridges);
  if (!bridges) return core::fail(bridges.error());
  similar.id = id;
  similar.limit = static_cast<std::uint32_t>(*limit);
  similar.bridges = static_cast<std::uint32_t>(*bridges);
  return similar;
}

Response similar_creators(const Engine& engine, const Request& request, const PathValues& values) {
  const auto query = similar_query(request.head.query, values.at("id"), false);
  if (!query) return problem_response(query.error(), request.id);
  const auto answer = engine.similar_creators(*query);
  if (!answer) return problem_response(answer.error(), request.id);
  const auto language = language_of(request);
  return in_language(json_response(contract::similar_creators_to_json(*answer, language)), language);
}

/// GET /v1/creators/{id}/audit: JSON, or the page where the client would rather have HTML.
Response audit(const Engine& engine, const Request& request, const PathValues& values) {
  constexpr std::array<std::string_view, 1> kKnown = {"as_of"};
  const auto parameters = QueryParameters::read(request.head.query, kKnown);
  if (!parameters) return problem_response(parameters.error(), request.id);
  AuditQuery query{.id = values.at("id"), .as_of_s = {}};
  if (const std::string text = parameters->text("as_of"); !text.empty()) {
    const auto as_of = contract::as_of_from(text);
    if (!as_of) return problem_response(as_of.error(), request.id);
    query.as_of_s = *as_of;
  }
  const auto answer = engine.audit(query);
  if (!answer) return problem_response(answer.error(), request.id);
  const auto language = language_of(request);
  if (wants_page(request))
    return in_language(text_response("text/html; charset=utf-8", report::audit_page(*answer, language)), language);
  return in_language(json_response(contract::audit_to_json(*answer, language)), language);
}

Response partner_brands(const Engine& engine, const Request& request, const PathValues& values) {
  const auto query = similar_query(request.head.query, values.at("id"), true);
  if (!query) return problem_response(query.error(), request.id);
  const auto answer = engine.partner_brands(*query);
  if (!answer) return problem_response(answer.error(), request.id);
  const auto language = language_of(request);
  return in_language(json_response(contract::partner_brands_to_json(*answer, language)), language);
}

Response current_snapshot(const Engine& engine, const Request&, const PathValues&) {
  return json_response(contract::snapshot_to_json(engine.info()));
}

Response version_of(const Engine& engine, const Request&, const PathValues&) {
  return json_response(contract::version_to_json(version(), engine.info().id));
}

Response healthy(const Engine&, const Request&, const PathValues&) { return json_response(R"({"status":"ok"})"); }

Response openapi(const Engine&, const Request&, const PathValues&) {
  static const auto document = std::make_shared<const std::string>(openapi_document());
  Response response = json_response("");
  response.shared_body = document;
  return response;
}

/// A route whose answer comes from the engine that is current when it begins; counted when it is sent.
Route route(const HandlerContext& context, std::string method, std::string pattern, Answering answer, bool in_reactor = false,
            std::vector<std::string> accepts = {}) {
  const auto handler = [context, answer = std::move(answer), method, pattern](Request request, const PathValues& values,
                                                                              Responder responder) {
    const auto began = std::chrono::steady_clock::now();
    const auto engine = context.snapshot->engine();
    Response response = answer(*engine, request, values);
    const int status = response.status;
    responder.send(std::move(response));
    context.metrics->answered(method, pattern, status, std::chrono::steady_clock::now() - began);
  };
  return {.method = std::move(method),
          .pattern = std::move(pattern),
          .handler = handler,
          .in_reactor = in_reactor,
          .streams_body = false,
          .accepts = std::move(accepts)};
}

Route metrics_route(const HandlerContext& context) {
  const auto handler = [context](Request, const PathValues&, Responder responder) {
    const auto engine = context.snapshot->engine();
    responder.send(text_response("text/plain; version=0.0.4; charset=utf-8",
                                 context.metrics->text({.server = context.figures ? context.figures() : ServerFigures{},
                                                        .latest_event_s = engine->info().latest_event_s,
                                                        .reloads = context.snapshot->reloads(),
                                                        .refusals = context.snapshot->refusals()})));
  };
  return {.method = "GET", .pattern = "/metrics", .handler = handler, .in_reactor = false, .streams_body = false, .accepts = {}};
}

}  // namespace

std::vector<Route> service_routes(const HandlerContext& context) {
  std::vector<Route> routes;
  routes.push_back(route(context, "GET", "/healthz", healthy, true));
  routes.push_back(route(context, "GET", "/readyz", healthy, true));
  routes.push_back(route(context, "GET", "/version", version_of, true));
  routes.push_back(route(context, "GET", "/openapi.json", openapi));
  routes.push_back(metrics_route(context));
  const auto post = [&](std::string pattern, Answering answer) {
    routes.push_back(route(context, "POST", std::move(pattern), std::move(answer), false, {"application/json"}));
  };
  post("/v1/shortlists", posted([](const std::string& body) { return contract::brief_from_json(body); }, &Engine::shortlist,
                                [](const auto& answer, auto language) { return contract::shortlist_to_json(answer, language); }));
  post("/v1/scores", scores);
  post("/v1/plans", posted([](const std::string& body) { return contract::plan_request_from_json(body); }, &Engine::plan,
                           contract::plan_to_json));
  post("/v1/assignments", posted(contract::assign_request_from_json, &Engine::assign, contract::assignment_to_json));
  post("/v1/overlaps", posted(contract::set_request_from_json, &Engine::overlap, contract::set_report_to_json));
  routes.push_back(route(context, "GET", "/v1/creators", creators));
  routes.push_back(route(context, "GET", "/v1/creators/{id}", creator));
  routes.push_back(route(context, "GET", "/v1/brands/{id}", brand));
  routes.push_back(route(context, "GET", "/v1/creators/{id}/similar", similar_creators));
  routes.push_back(route(context, "GET", "/v1/creators/{id}/audit", audit));
  routes.push_back(route(context, "GET", "/v1/brands/{id}/similar", partner_brands));
  routes.push_back(route(context, "GET", "/v1/snapshots/current", current_snapshot));
  return routes;
}

}  // namespace vouch::rest
