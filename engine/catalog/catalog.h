// What a snapshot knows of creators, brands, posts and collaborations: views on its sections, nothing copied. Indexes
// follow the bytewise order of the ids, so a lower index is an earlier id, whatever order the rows came in.
// Labels (platform, category, country, language, …) are kept once in a sorted table; columns hold codes, 0 is "not given".
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "engine/catalog/comment_columns.h"
#include "engine/catalog/records.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"

namespace vouch::catalog {

using Label = std::uint32_t;  // a code of Catalog::label

inline constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::min();  // of a figure or time in a column

/// Of a post whose words were not read for disclosure: a brand's, or a build without the rules.
inline constexpr std::uint8_t kUnreadClass = 255;

/// What can still be seen of a post. likes_hidden: it has other figures, and no likes. Of a deleted one only its owner, time and
/// payment are kept.
enum class PostState : std::uint8_t { open, likes_hidden, deleted };

/// Columns of one owner table (creators or brands); index is the owner's own (CreatorIndex or BrandIndex).
struct OwnerColumns {
  snapshot::TextColumn keys, names, handles, urls, texts;  // texts: a brand's text and values text; empty for creators
  std::span<const Label> platform, category, country, language, region, currency, price_basis;
  std::span<const std::int64_t> followers, following, posts, price_cents, audience_size, created_at_s;
  std::span<const std::uint8_t> coverage;    // catalog::Coverage
  std::span<const std::uint8_t> verified;    // 0 no, 1 yes, 2 unknown
  std::span<const std::uint8_t> is_private;  // the same
  std::span<const std::uint64_t> accounts;   // pseudonym of its own account, 0 unknown
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(keys.size()); }
};

/// Posts of all owners, ordered by owner (creators, then brands), time (undated first), id. Figures may be kUnknown.
struct PostColumns {
  std::span<const std::uint64_t> owner_offsets;  // [owners + 1]
  snapshot::TextColumn keys;
  std::span<const std::int64_t> at_s, likes, comments, shares, saves, views;
  std::span<const Label> language;
  std::span<const std::uint8_t> post_class;  // catalog::PostClass of its words and label, or kUnreadClass
  std::span<const std::uint8_t> verdict;     // credibility::Verdict
  std::span<const std::uint8_t> confidence;  // credibility::Confidence
  std::span<const std::uint8_t> payment;     // credibility::Payment
  std::span<const std::uint8_t> state;       // PostState
  std::span<const std::uint8_t> evenness;    // catalog::EvennessClass of its words, or kUnreadClass
};

/// Collaborations ordered by brand, creator, time. rows(brand) gives the range.
struct CollaborationColumns {
  std::span<const std::uint64_t> brand_offsets;  // [brands + 1]
  std::span<const std::uint32_t> creator;
  std::span<const std::int64_t> at_s;
  std::span<const std::uint8_t> paid;  // 0 no, 1 yes, 2 unknown
  std::span<const Label> outcome;
};

/// Declared audience shares, ordered by owner, dimension, value (first row kept).
struct ShareColumns {
  std::span<const std::uint64_t> owner_offsets;  // [owners + 1]
  std::span<const Label> dimension, value;
  std::span<const double> share;
};

/// Figures declared by tools, ordered by creator, name.
struct MetricColumns {
  std::span<const std::uint64_t> creator_offsets;  // [creators + 1]
  std::span<const Label> name;
  std::span<const double> value;
};

/// Followers at times, ordered by creator and time; no time of a creator twice, no count below 0.
struct HistoryColumns {
  std::span<const std::uint64_t> creator_offsets;  // [creators + 1]
  std::span<const std::int64_t> at_s, followers;
};

/// Terms of the texts: of each owner, which terms, in how many of its texts (posts; a brand's own text counts as one), and
/// in how many owners a term occurs. Term texts are sorted bytewise. Words are as text/tokens.h makes them; hashtags
/// begin with #, mentions with @.
struct TermColumns {
  snapshot::TextColumn terms;
  snapshot::Rows owner_terms;                  // owner -> terms, ascending
  std::span<const std::uint16_t> text_counts;  // beside owner_terms.targets: texts of the owner with the term, at most 65535
  std::span<const std::uint32_t> owner_texts;  // [owners] texts with at least one term
};

class Catalog {
 public:
  /// Opens the sections that build wrote. Fails with corrupt.
  [[nodiscard]] static core::Result<Catalog> open(const snapshot::Snapshot& snapshot);

  OwnerColumns creators;
  OwnerColumns brands;
  PostColumns posts;
  CommentColumns comments;
  CollaborationColumns collaborations;
  ShareColumns shares;
  MetricColumns metrics;
  HistoryColumns history;
  TermColumns terms;
  snapshot::TextColumn labels;  // sorted; labels[0] is ""
  std::int64_t latest_event_s = 0;

  [[nodiscard]] std::string_view label(Label code) const { return labels[code]; }
  [[nodiscard]] std::optional<core::CreatorIndex> find_creator(std::string_view id) const;
  [[nodiscard]] std::optional<core::BrandIndex> find_brand(std::string_view id) const;
  [[nodiscard]] core::OwnerIndex owner(core::CreatorIndex creator) const { return core::OwnerIndex(creator.value); }
  [[nodiscard]] core::OwnerIndex owner(core::BrandIndex brand) const { return core::OwnerIndex(creators.size() + brand.value); }
  [[nodiscard]] std::uint32_t owners() const { return creators.size() + brands.size(); }
};

}  // namespace vouch::catalog
