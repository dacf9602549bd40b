#include "engine/catalog/size_band.h"

#include <algorithm>

namespace vouch::catalog {
namespace {

constexpr std::array<std::string_view, kSizeBands> kNames = {"unknown", "nano", "micro", "mid", "macro", "mega"};

struct Bounds {
  std::string_view platform;
  std::array<std::int64_t, 4> below;  // nano, micro, mid, macro; mega is the rest
};

constexpr std::array<Bounds, 1> kBounds = {{{"instagram", {10'000, 100'000, 500'000, 1'000'000}}}};

}  // namespace

std::string_view name_of(SizeBand band) { return kNames[static_cast<std::size_t>(band)]; }

std::optional<SizeBand> size_band_named(std::string_view name) {
  const auto at = std::find(kNames.begin() + 1, kNames.end(), name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<SizeBand>(at - kNames.begin());
}

SizeBand size_band(std::string_view platform, std::optional<std::int64_t> followers) {
  if (!followers || *followers < 0) return SizeBand::unknown;
  const auto own = std::find_if(kBounds.begin(), kBounds.end(), [&](const Bounds& b) { return b.platform == platform; });
  const Bounds& bounds = own == kBounds.end() ? kBounds.front() : *own;
  const auto band = std::upper_bound(bounds.below.begin(), bounds.below.end(), *followers) - bounds.below.begin();
  return static_cast<SizeBand>(band + 1);
}

}  // namespace vouch::catalog
