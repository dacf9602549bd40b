// Any bytes given as a brief are read or refused with a message, never more.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "api/contract/brief_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto brief = vouch::contract::brief_from_json(text);
  if (!brief && brief.error().message.empty()) std::abort();
  return 0;
}
