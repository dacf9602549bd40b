// From method and path to a handler, and the answers for what has none: 404, 405 with Allow, 204 with Allow for OPTIONS,
// 415, 400 for a path that is no text. HEAD is answered by the handler of GET. Knows no sockets and no Pistache.
//
// A pattern is a path whose segments may be `{name}`: "/v1/creators/{id}/audit". A literal segment goes before a name.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/rest/http/message.h"
#include "api/rest/http/server.h"
#include "engine/core/result.h"

namespace vouch::rest {

/// The decoded `{name}` segments of a path, never empty.
using PathValues = std::map<std::string, std::string, std::less<>>;
using RouteHandler = std::function<void(Request, const PathValues&, Responder)>;

struct Route {
  std::string method;   // GET, POST, PUT, PATCH or DELETE
  std::string pattern;  // "/v1/creators/{id}"
  RouteHandler handler;
  bool in_reactor = false;             // see Dispatch
  bool streams_body = false;           // see Dispatch
  std::vector<std::string> accepts{};  // media types of its body; another one, or none with a body, is a 415; empty: any
};

/// Immutable, safe to share.
class Router {
 public:
  /// Fails with invalid_argument on a pattern that is no path, a name twice in it, or a method twice for one pattern.
  [[nodiscard]] static core::Result<Router> make(std::vector<Route> routes);

  /// For ServerOptions::dispatch.
  [[nodiscard]] Dispatch dispatch(const RequestHead& head) const;
  /// For HttpServer::start.
  void handle(Request request, Responder responder) const;

  /// "GET /healthz" of every route, sorted: what an API document is held against.
  [[nodiscard]] std::vector<std::string> routes() const;

 private:
  struct Resource {
    std::vector<std::string> segments;  // "{id}" for a name
    std::vector<Route> routes;
    [[nodiscard]] std::string allow() const;
    [[nodiscard]] const Route* find(std::string_view method) const;
  };
  struct Match {
    const Resource* resource = nullptr;
    PathValues values;
  };

  explicit Router(std::vector<Resource> resources) : resources_(std::move(resources)) {}
  [[nodiscard]] Match match(const std::vector<std::string>& segments) const;

  std::vector<Resource> resources_;  // in order of match
};

}  // namespace vouch::rest
