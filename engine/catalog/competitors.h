// Which brands compete, as the data say: a brand names its competitors, and whoever is named competes as well.
#pragma once

#include <cstdint>
#include <span>

#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"

namespace vouch::catalog {

/// Immutable, safe to share.
class Competitors {
 public:
  Competitors() = default;  // nobody competes
  /// Opens rows brands.competitors. Fails with corrupt.
  [[nodiscard]] static core::Result<Competitors> open(const snapshot::Snapshot& snapshot, std::uint64_t brands);

  /// BrandIndex values, ascending.
  [[nodiscard]] std::span<const std::uint32_t> of(core::BrandIndex brand) const {
    return brand.value < rows_.size() ? rows_[brand.value] : std::span<const std::uint32_t>();
  }
  [[nodiscard]] bool compete(core::BrandIndex a, core::BrandIndex b) const;

 private:
  snapshot::Rows rows_;  // brand -> brands, both ways
};

}  // namespace vouch::catalog
