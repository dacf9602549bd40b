// The routes of the service: what each path answers. A handler gets a request and gives a response; which thread it runs
// in and how the bytes travel is the server's business.
#pragma once

#include <functional>
#include <vector>

#include "api/rest/current_snapshot.h"
#include "api/rest/metrics.h"
#include "api/rest/router.h"

namespace vouch::rest {

/// What handlers need; must live as long as the routes.
struct HandlerContext {
  const CurrentSnapshot* snapshot = nullptr;
  Metrics* metrics = nullptr;
  std::function<ServerFigures()> figures{};
};

[[nodiscard]] std::vector<Route> service_routes(const HandlerContext& context);

}  // namespace vouch::rest
