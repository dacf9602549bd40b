// Where a request begins and ends in a stream of bytes: RFC 9112, read strictly, as whatever two readers understand
// differently can smuggle a request past one of them. No sockets; any split of the bytes gives the same events.
//
//   request line  two single spaces, CRLF, at most `line` bytes              else 400, 414; 501 method, 505 version
//   fields        token ":" value CRLF, no folding, Host exactly once        else 400; 431 over `head` or `fields`
//   body          Content-Length once, or Transfer-Encoding: chunked once    else 400, 501; 413 over the body limit
//   chunk         1-8 hex digits [";" extension] CRLF data CRLF              else 400; trailers are checked and dropped
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "api/rest/http/message.h"

namespace vouch::rest {

struct FramingLimits {
  std::size_t line = 8 * 1024;      // bytes of the request line or of one field, CRLF included
  std::size_t head = 16 * 1024;     // bytes of request line and fields together
  std::size_t fields = 100;         // fields of a request
  std::size_t chunk_line = 1024;    // bytes of a chunk's size line
  std::size_t trailers = 8 * 1024;  // bytes of all trailers
};

/// Why bytes are no request: the status of the one answer that is left to give, a stable code, and what was found.
struct FramingError {
  int status = 400;
  std::string code;
  std::string detail;
};

/// Reads requests one after the other. Feed it bytes with next() until it asks for more. One thread at a time.
class RequestDecoder {
 public:
  enum class Event {
    need_more,  // all bytes are used
    head,       // head() is complete; limit_body() may follow
    body,       // Step::body is the next piece of the body
    end,        // the request is complete; the next one may follow
    failed,     // error() says why; the decoder stays here
  };
  struct Step {
    Event event = Event::need_more;
    std::size_t used = 0;   // bytes of the input that are done with
    std::string_view body;  // a part of the input
  };

  explicit RequestDecoder(FramingLimits limits = {}) : limits_(limits) {}

  /// Looks at `input`, the bytes that follow those used so far, and stops at the first event.
  [[nodiscard]] Step next(std::string_view input);

  /// The largest body to take, counted without chunk framing. To be called on Event::head; without it there is no limit.
  void limit_body(std::uint64_t bytes) { body_limit_ = bytes; }

  [[nodiscard]] const RequestHead& head() const { return head_; }
  [[nodiscard]] RequestHead take_head() { return std::move(head_); }
  [[nodiscard]] const FramingError& error() const { return error_; }
  /// True between two requests, with no byte of the next one seen.
  [[nodiscard]] bool idle() const { return state_ == State::start && line_.empty() && !skipped_empty_line_; }
  /// True from Event::head to Event::end.
  [[nodiscard]] bool in_body() const { return state_ > State::fields && state_ != State::failed; }

 private:
  enum class State { start, fields, body_begins, length, chunk_size, chunk_data, chunk_end, trailers, failed };
  struct Line;  // one complete line, or why there is none

  Step head_step(std::string_view input);
  Step body_step(std::string_view input);
  Step begin_body(std::string_view input);
  Step length_step(std::string_view input);
  Step chunk_size_step(std::string_view input);
  Step chunk_end_step(std::string_view input);
  Step trailer_step(std::string_view input);
  Line take_line(std::string_view input, std::size_t limit);
  Step end_step(std::size_t used);
  Step fail_step(int status, std::string_view code, std::string detail);
  bool fail(int status, std::string_view code, std::string detail);  // always false

  bool read_request_line(std::string_view line);
  bool read_target(std::string_view target);
  bool read_version(std::string_view version);
  bool read_field(std::string_view line);
  bool read_trailer(std::string_view line);
  bool finish_head();
  bool read_host();
  bool read_framing_fields();

  FramingLimits limits_;
  State state_ = State::start;
  bool skipped_empty_line_ = false;
  std::string line_;            // the part of a line that came in earlier bytes
  std::size_t head_bytes_ = 0;  // of complete lines; of trailers later
  bool chunked_ = false;        // of the request at hand, as head_ may have been taken
  std::uint64_t left_ = 0;      // bytes left of the body or of the chunk
  std::uint64_t body_bytes_ = 0;
  std::uint64_t body_limit_ = UINT64_MAX;
  std::string target_host_;
  RequestHead head_;
  FramingError error_;
};

}  // namespace vouch::rest
