// Any bytes are requests or a refusal with a status, whole or cut at any place: the first byte says how long the pieces
// of the second reading are.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "tests/support/http_events.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t length = 1 + data[0] % 40;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at < bytes.size(); at += length) pieces.push_back(bytes.substr(at, length));
  constexpr std::uint64_t kBodyLimit = 1000;
  const vouch::rest::FramingLimits limits{.line = 200, .head = 400, .fields = 8, .chunk_line = 40, .trailers = 60};
  const auto whole = vouch::rest::decoded_events({bytes}, kBodyLimit, limits);
  const auto cut = vouch::rest::decoded_events(pieces, kBodyLimit, limits);
  if (whole != cut) std::abort();
  return 0;
}
