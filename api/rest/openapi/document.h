// The OpenAPI 3.1 document of the service, as it stands in openapi.json beside this file; put into the program when it is
// built. It is the source: a test holds routes and answers to it.
#pragma once

#include <string_view>

namespace vouch::rest {

[[nodiscard]] std::string_view openapi_document();

}  // namespace vouch::rest
