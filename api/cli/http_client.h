// One HTTP/1.1 request to this machine, as the demo sends it to its own server. No TLS, no redirects, no pooling.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace vouch::cli {

struct HttpReply {
  int status = 0;
  std::string body;
};

/// Sends `POST path` with a JSON body to 127.0.0.1:port and waits up to 30 s for the answer. `language`: Accept-Language.
/// Fails with unavailable where nobody answers, or not in HTTP.
[[nodiscard]] core::Result<HttpReply> post_json(std::uint16_t port, std::string_view path, std::string_view body,
                                                std::string_view language);

/// The status and body of a whole answer that the server ended by closing; Content-Length is checked where given, chunks
/// are joined. Fails with unavailable where it is cut off or not HTTP.
[[nodiscard]] core::Result<HttpReply> parse_reply(std::string_view bytes);

}  // namespace vouch::cli
