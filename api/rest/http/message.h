// What a request and an answer are, once the bytes are understood. No sockets, no threads: the framing makes a RequestHead,
// the server makes a Request of it, a handler gives a Response back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/rest/http/fields.h"
#include "engine/core/result.h"

namespace vouch::rest {

/// A request line and its fields, checked by the rules of RFC 9110 and RFC 9112.
struct RequestHead {
  std::string method;     // one that this server knows, as it came (methods have case)
  std::string path;       // from '/', or "*"; still percent-encoded, so that it can be split before it is decoded
  std::string query;      // what follows '?', still percent-encoded
  std::string host;       // of an absolute target, else of Host; empty only for HTTP/1.0 without Host
  int minor_version = 1;  // of HTTP/1.x
  Fields fields;
  std::optional<std::uint64_t> content_length;
  bool chunked = false;           // the body comes in chunks
  bool expects_continue = false;  // the client waits for 100 before it sends the body
  bool keep_alive = true;         // what the client asks for, the version's default included

  [[nodiscard]] bool has_body() const { return chunked || content_length.value_or(0) > 0; }
  bool operator==(const RequestHead&) const = default;
};

/// The body of a request whose route takes it as a stream. Reading waits for the client; not reading makes the client wait.
/// One thread at a time.
class BodyReader {
 public:
  BodyReader() = default;
  BodyReader(const BodyReader&) = delete;
  BodyReader& operator=(const BodyReader&) = delete;
  virtual ~BodyReader() = default;
  /// Puts the next bytes into `into`, as many as there are but at least one. Returns how many; 0 is the end of the body.
  /// Fails with invalid_argument (not a body: code and text as in the answer), unavailable (the client left or is too slow).
  [[nodiscard]] virtual core::Result<std::size_t> read(std::span<char> into) = 0;
};

struct Request {
  RequestHead head;
  std::string id;                      // X-Request-Id: the client's where it is a plain one, else made here
  std::string body;                    // whole, unless the route takes a stream
  std::shared_ptr<BodyReader> stream;  // only where the route takes a stream
};

/// An answer. The server adds Date, Content-Length, Connection and X-Request-Id; a HEAD gets the head alone.
struct Response {
  int status = 200;
  Fields fields;
  std::string body;
  std::shared_ptr<const std::string> shared_body;  // in place of `body`: one text for many answers, never copied

  [[nodiscard]] std::string_view content() const { return shared_body ? std::string_view(*shared_body) : body; }
};

}  // namespace vouch::rest
