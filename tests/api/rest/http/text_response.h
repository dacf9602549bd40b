// An answer that is a text and nothing else.
#pragma once

#include <string>
#include <utility>

#include "api/rest/http/message.h"

namespace vouch::rest {

inline Response text(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

}  // namespace vouch::rest
