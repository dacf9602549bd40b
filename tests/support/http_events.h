// What a RequestDecoder makes of bytes that come in pieces, as text: for the unit tests and the fuzz target, which hold
// that the cuts between the pieces change nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/rest/http/framing.h"

namespace vouch::rest {

/// One line an event, "head GET /path ?query Host 1.1 close", "body TEXT" with neighbouring pieces joined, "end",
/// "failed STATUS CODE". Ends at the first failure or when all bytes are used. `body_limit` holds for every request.
inline std::vector<std::string> decoded_events(const std::vector<std::string_view>& pieces, std::uint64_t body_limit = UINT64_MAX,
                                               FramingLimits limits = {}) {
  RequestDecoder decoder(limits);
  std::vector<std::string> events;
  for (std::string_view piece : pieces) {
    bool more = true;
    while (more) {
      const RequestDecoder::Step step = decoder.next(piece);
      piece.remove_prefix(step.used);
      switch (step.event) {
        case RequestDecoder::Event::need_more: more = false; break;
        case RequestDecoder::Event::head: {
          const RequestHead& head = decoder.head();
          decoder.limit_body(body_limit);
          std::string text = "head " + head.method + " " + head.path + " ?" + head.query + " " + head.host + " 1." +
                             std::to_string(head.minor_version) + (head.keep_alive ? " keep" : " close");
          for (const Field& field : head.fields) text += " [" + field.name + ": " + field.value + "]";
          events.push_back(text);
          break;
        }
        case RequestDecoder::Event::body:
          if (!events.back().starts_with("body ")) events.push_back("body ");
          events.back().append(step.body);
          break;
        case RequestDecoder::Event::end: events.push_back("end"); break;
        case RequestDecoder::Event::failed:
          events.push_back("failed " + std::to_string(decoder.error().status) + " " + decoder.error().code);
          return events;
      }
    }
  }
  return events;
}

}  // namespace vouch::rest
