// The head of an answer as bytes, and the interim 100. What the server itself says (Date, Connection, framing, request id)
// cannot be overruled by a handler, and no value can break out of its line.
#pragma once

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "api/rest/http/message.h"

namespace vouch::rest {

/// What an answer must fit: its request and the connection.
struct AnswerContext {
  int minor_version = 1;  // of the request
  bool keep_alive = true;
  std::string_view request_id;
};

inline constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

/// Status line and fields up to and with the empty line. `length`: the bytes of the body that a GET has; nullopt: the body
/// comes in chunks, or up to the close for HTTP/1.0.
[[nodiscard]] std::string encode_head(const Response& response, const AnswerContext& context,
                                      std::optional<std::uint64_t> length);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7).
[[nodiscard]] std::string http_date(std::time_t time);

/// A piece of a chunked body.
[[nodiscard]] std::string encode_chunk(std::string_view piece);
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

/// True for the statuses whose answers never have a body: 1xx, 204, 304.
[[nodiscard]] bool is_bodiless(int status);

}  // namespace vouch::rest
