// A resource is a pattern with all its methods. There are a few dozen, so they are tried one after the other; those with
// literal segments stand before those with names in the same place.
#include "api/rest/router.h"

#include <algorithm>
#include <set>
#include <utility>

#include "api/rest/http/target.h"
#include "api/rest/problem.h"

namespace vouch::rest {
namespace {

bool is_name(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }

std::string_view name_in(std::string_view segment) { return segment.substr(1, segment.size() - 2); }

Response problem(int status, std::string code, std::string detail, const std::string& request_id) {
  return problem_response({.status = status, .code = std::move(code), .detail = std::move(detail), .pointer = {}, .errors = {}},
                          request_id);
}

/// Whether the body's media type is one that the route takes.
bool takes(const Route& route, const Request& request) {
  if (route.accepts.empty()) return true;
  const std::string* type = request.head.fields.find("content-type");
  if (!type) return !request.head.has_body();
  const std::string_view essence = trim(std::string_view(*type).substr(0, type->find(';')));
  return std::any_of(route.accepts.begin(), route.accepts.end(),
                     [essence](const std::string& accepted) { return same_name(accepted, essence); });
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string all;
  for (const std::string& text : texts) all.append(all.empty() ? std::string_view{} : between).append(text);
  return all;
}

core::Result<std::vector<std::string>> pattern_segments(const Route& route) {
  auto segments = split_path(route.pattern);
  if (!segments)
    return core::fail(core::ErrorCode::invalid_argument, "found route pattern '" + route.pattern + "', expected a path");
  std::set<std::string> names;
  for (const std::string& segment : *segments) {
    if (is_name(segment) && !names.insert(segment).second) {
      return core::fail(core::ErrorCode::invalid_argument, "route pattern '" + route.pattern + "' has " + segment + " twice");
    }
  }
  return std::move(*segments);
}

}  // namespace

std::string Router::Resource::allow() const {
  std::set<std::string> methods{"OPTIONS"};
  for (const Route& route : routes) {
    methods.insert(route.method);
    if (route.method == "GET") methods.insert("HEAD");
  }
  return joined({methods.begin(), methods.end()}, ", ");
}

const Route* Router::Resource::find(std::string_view method) const {
  const std::string_view wanted = method == "HEAD" ? std::string_view("GET") : method;
  const auto found = std::find_if(routes.begin(), routes.end(), [wanted](const Route& route) { return route.method == wanted; });
  return found == routes.end() ? nullptr : &*found;
}

core::Result<Router> Router::make(std::vector<Route> routes) {
  std::vector<Resource> resources;
  for (Route& route : routes) {
    auto segments = pattern_segments(route);
    if (!segments) return core::fail(std::move(segments).error());
    auto resource = std::find_if(resources.begin(), resources.end(), [&](const Resource& r) { return r.segments == *segments; });
    if (resource == resources.end())
      resource = resources.insert(resources.end(), {.segments = std::move(*segments), .routes = {}});
    if (resource->find(route.method)) {
      return core::fail(core::ErrorCode::invalid_argument, "route '" + route.method + " " + route.pattern + "' is given twice");
    }
    resource->routes.push_back(std::move(route));
  }
  std::stable_sort(resources.begin(), resources.end(), [](const Resource& a, const Resource& b) {
    return std::lexicographical_compare(a.segments.begin(), a.segments.end(), b.segments.begin(), b.segments.end(),
                                        [](const std::string& x, const std::string& y) { return !is_name(x) && is_name(y); });
  });
  return Router(std::move(resources));
}

Router::Match Router::match(const std::vector<std::string>& segments) const {
  for (const Resource& resource : resources_) {
    if (resource.segments.size() != segments.size()) continue;
    PathValues values;
    bool fits = true;
    for (std::size_t i = 0; fits && i < segments.size(); ++i) {
      if (is_name(resource.segments[i]) && !segments[i].empty()) {
        values.emplace(name_in(resource.segments[i]), segments[i]);
      } else {
        fits = resource.segments[i] == segments[i];
      }
    }
    if (fits) return {.resource = &resource, .values = std::move(values)};
  }
  return {};
}

Dispatch Router::dispatch(const RequestHead& head) const {
  const auto segments = split_path(head.path);
  const Match found = segments ? match(*segments) : Match{};
  const Route* route = found.resource ? found.resource->find(head.method) : nullptr;
  if (!route) return {.in_reactor = true};  // what has no handler is answered at once
  return {.in_reactor = route->in_reactor, .streams_body = route->streams_body};
}

void Router::handle(Request request, Responder responder) const {
  const RequestHead& head = request.head;
  if (head.path == "*") {
    Response response{.status = 204, .fields = {}, .body = {}};
    response.fields.add("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    return responder.send(std::move(response));
  }
  const auto segments = split_path(head.path);
  if (!segments) return responder.send(problem(400, "bad_target", "the path is not UTF-8 text", request.id));
  const Match found = match(*segments);
  if (!found.resource) return responder.send(problem(404, "not_found", "there is nothing under this path", request.id));
  const Route* route = found.resource->find(head.method);
  if (!route) {
    const std::string allow = found.resource->allow();
    Response response{.status = 204, .fields = {}, .body = {}};
    if (head.method != "OPTIONS") {
      response = problem(405, "method_not_allowed", "found method " + head.method + ", expected one of " + allow, request.id);
    }
    response.fields.add("Allow", allow);
    return responder.send(std::move(response));
  }
  if (!takes(*route, request)) {
    const std::string* type = head.fields.find("content-type");
    return responder.send(problem(415, "unsupported_media_type",
                                  "found " + (type ? "Content-Type '" + *type + "'" : std::string("no Content-Type")) +
                                      ", expected " + joined(route->accepts, " or "),
                                  request.id));
  }
  route->handler(std::move(request), found.values, std::move(responder));
}

std::vector<std::string> Router::routes() const {
  std::vector<std::string> all;
  for (const Resource& resource : resources_) {
    for (const Route& route : resource.routes) all.push_back(route.method + " " + route.pattern);
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace vouch::rest
