// What of a creator can be seen at all: whether the account is private, which posts were deleted since, which hide their likes.
// What cannot be seen is not held against anybody; audits name it apart from what the data merely lacks.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"

namespace vouch::credibility {

struct Visibility {
  std::optional<bool> is_private;      // nullopt: the data does not say
  std::uint32_t posts = 0;             // at or before the day, undated ones too
  std::uint32_t likes_hidden = 0;      // of these: other figures are there, likes are not
  std::vector<std::uint64_t> deleted;  // of these: places in the catalog's posts, latest first
  std::uint32_t deleted_paid = 0;      // of these, known to be paid from elsewhere
};

/// Complexity: its posts.
[[nodiscard]] Visibility visibility_of(const catalog::Catalog& catalog, core::CreatorIndex creator, std::int64_t as_of_s);

}  // namespace vouch::credibility
