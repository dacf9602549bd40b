#include "engine/build/provenance.h"

#include <cmath>
#include <cstdio>

#include "engine/snapshot/format.h"
#include "engine/text/fold.h"

namespace vouch::build {

Provenance versions() {
  return {{"program", "vouch " VOUCH_VERSION},
          {"format", std::to_string(snapshot::kFormatVersion)},
          {"unicode", text::unicode_version()},
          {"unicode_library", text::unicode_library_version()},
          {"simd", "none"}};
}

std::string expected_collisions(std::uint64_t accounts) {
  const auto n = static_cast<double>(accounts);
  char text[32];
  const int length = std::snprintf(text, sizeof text, "%.1e", std::ldexp(n * n, -65));
  return {text, static_cast<std::size_t>(length)};
}

core::Result<void> write(const Provenance& provenance, snapshot::Writer& out) {
  std::string lines;
  for (const auto& [key, value] : provenance) lines += key + "=" + value + "\n";
  return out.write<char>("provenance", lines);
}

}  // namespace vouch::build
