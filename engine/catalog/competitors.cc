#include "engine/catalog/competitors.h"

#include <algorithm>

namespace vouch::catalog {

core::Result<Competitors> Competitors::open(const snapshot::Snapshot& snapshot, std::uint64_t brands) {
  const auto rows = snapshot.rows("brands.competitors", brands, brands);
  if (!rows) return core::fail(rows.error());
  Competitors opened;
  opened.rows_ = *rows;
  return opened;
}

bool Competitors::compete(core::BrandIndex a, core::BrandIndex b) const {
  const auto others = of(a);
  return std::binary_search(others.begin(), others.end(), b.value);
}

}  // namespace vouch::catalog
