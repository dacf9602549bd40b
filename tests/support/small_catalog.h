// Catalogs of a few creators with posts and declared metrics, for tests: the sections that a build would write, everything
// else empty. Creators and brands are named so that their order is that of the lists.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/result.h"
#include "engine/snapshot/writer.h"

namespace vouch::testing {

struct SmallComment {
  std::uint64_t account = 1;  // its pseudonym
  std::int64_t at_s = catalog::kUnknown;
  std::uint32_t parent = 0;  // as CommentColumns::parent
  std::uint16_t words = catalog::kUnknownWords;
  std::uint64_t text = 0;
  std::uint8_t flags = 0;  // catalog::CommentFlag
};

struct SmallPost {
  std::int64_t at_s = catalog::kUnknown;
  std::int64_t likes = catalog::kUnknown;
  std::int64_t comments = catalog::kUnknown;
  std::int64_t shares = catalog::kUnknown;
  std::int64_t views = catalog::kUnknown;
  std::uint8_t post_class = catalog::kUnreadClass, verdict = 0, confidence = 0, payment = 0;  // as PostColumns'
  std::uint8_t evenness = catalog::kUnreadClass;                                              // the same
  std::vector<SmallComment> below;                                                            // in order of time
};

struct SmallOwner {
  std::string platform = "instagram";
  std::int64_t followers = catalog::kUnknown;
  std::vector<SmallPost> posts;  // in any order
  std::vector<std::pair<std::string, double>> metrics;
  catalog::Coverage coverage = catalog::Coverage::unstated;
  std::int64_t audience_size = catalog::kUnknown;
  std::vector<std::pair<std::int64_t, std::int64_t>> history;  // time in seconds, followers; ascending
  std::uint64_t account = 0;                                   // pseudonym of its own
};

/// All sections that Catalog::open reads. The latest event is the latest post or entry of a history, 0
/// without any.
[[nodiscard]] core::Result<void> write_catalog(const std::vector<SmallOwner>& creators, const std::vector<SmallOwner>& brands,
                                               snapshot::Writer& out);

}  // namespace vouch::testing
