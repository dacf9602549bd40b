// What owners say, as one vector each: the vectors of their posts (embedder.h) and of what they say of themselves, pooled as
// pooling.h says. Age is counted behind the owner's own latest post, so a creator who stopped is as well known as before;
// engagement (likes, comments, shares) is set beside the owner's middle one; its own text counts as a post of today.
//
// Sections: vectors.space (bytes; empty where the build embedded nothing), vectors.posts (i8, a row a post) and vectors.texts
// (i8, a row an owner: bio or brand text), rows of 0 where nothing is known, all written while records come; and of this stage
// vectors.owners (i8, a row an owner), vectors.spread (f64, one an owner), vectors.counts (u32, texts behind an owner's row).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::values {

using Components = std::span<const std::int8_t>;

/// Immutable, safe to share; lives as long as the snapshot.
class OwnerVectors {
 public:
  /// Fails with corrupt where sections are missing or do not belong to this catalog.
  [[nodiscard]] static core::Result<OwnerVectors> open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog);

  /// 0 where the build embedded nothing.
  [[nodiscard]] std::size_t dims() const { return dims_; }
  /// Of the embedder, such as "vouch-static@1".
  [[nodiscard]] std::string_view space() const { return space_; }
  /// All 0 where nothing is known.
  [[nodiscard]] Components of(core::OwnerIndex owner) const { return owners_.subspan(owner.value * dims_, dims_); }
  [[nodiscard]] Components of_post(std::uint64_t post) const { return posts_.subspan(post * dims_, dims_); }
  /// How far texts spread, from 0 to 1; 1 where fewer than two count.
  [[nodiscard]] double spread(core::OwnerIndex owner) const { return spread_[owner.value]; }
  /// Texts behind the vector; 0: nothing is known.
  [[nodiscard]] std::uint32_t texts(core::OwnerIndex owner) const { return counts_[owner.value]; }

 private:
  std::size_t dims_ = 0;
  std::string space_;
  Components posts_, owners_;
  std::span<const double> spread_;
  std::span<const std::uint32_t> counts_;
};

/// Stage of the build. Complexity: all post vectors once.
[[nodiscard]] core::Result<void> write_owner_vectors(const snapshot::Snapshot& so_far, snapshot::Writer& out, unsigned threads);

}  // namespace vouch::values
