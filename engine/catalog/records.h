// The rows of a dataset as plain structs, one a file of the data dictionary, in the units that their names say. Readers
// of any format make them; the build takes them. A field that the data does not have is empty or nullopt: unknown is
// never zero. Strings point into the reader's buffer and live until the call that hands the record over returns.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace vouch::catalog {

enum class OwnerKind : std::uint8_t { creator, brand };

/// An owner as a row names it. Where no id is both a creator's and a brand's, `kind` may be missing.
struct OwnerKey {
  std::string_view id;
  std::optional<OwnerKind> kind;
};

using Strings = std::span<const std::string_view>;

/// How an owner's audience came to be known. Only the first two may be read as followers.
enum class Coverage : std::uint8_t { unstated, all_followers, random_sample, engagers, declared_only };

struct CreatorRecord {
  std::string_view creator_id;
  std::string_view account_id, platform, handle, url, name, bio, category, country, language, region, gender;
  std::optional<std::int64_t> followers, following, posts;
  std::optional<std::int64_t> price_cents;
  std::string_view price_basis, price_for, currency;
  std::optional<bool> verified, is_private, has_picture;
  std::optional<std::int64_t> created_at_s;
  std::optional<std::int64_t> audience_size;
  Coverage coverage = Coverage::unstated;
};

struct BrandRecord {
  std::string_view brand_id;
  std::string_view account_id, name, bio, text, values_text, category, country, language;
  Strings competitors, causes;
  std::optional<std::int64_t> audience_size;
  Coverage coverage = Coverage::unstated;
};

struct ProfileRecord {
  OwnerKey owner;
  std::string_view platform, handle, url, account_id;
};

enum class AudienceKind : std::uint8_t { follow, like, comment, share, view, customer };

struct AudienceEventRecord {
  std::string_view account_id, platform;
  OwnerKey owner;
  AudienceKind kind = AudienceKind::follow;
  double weight = 1.0;  // 0: the event makes no member; negative: a reject
  std::optional<std::int64_t> at_s;
};

struct AudienceShareRecord {
  OwnerKey owner;
  std::string_view dimension, value, of, source;
  double share = 0.0;  // 0..1
  std::optional<std::int64_t> at_s, n;
};

struct AccountRecord {
  std::string_view account_id, platform;
  std::optional<std::int64_t> followers, following, posts, username_length, username_digits, bio_length, created_at_s;
  std::optional<bool> has_picture, is_private, consent;
};

struct MetricRecord {
  std::string_view creator_id, name, source;
  double value = 0.0;
  std::optional<std::int64_t> window_days, n_posts, at_s;
};

struct PostRecord {
  std::string_view post_id;
  OwnerKey owner;
  std::optional<std::int64_t> at_s;
  std::string_view text, format, url, label, language, parent_post_id, relation;
  std::optional<std::int64_t> likes, comments, shares, saves, views, reach, clicks;
  Strings hashtags, mentions, tagged, sponsors;
  std::optional<bool> deleted;  // it can no longer be seen
};

struct CommentRecord {
  std::string_view post_id, account_id, comment_id, parent_id, text_hash, text;
  std::optional<std::int64_t> at_s, likes, chars, words;
  std::optional<bool> is_owner, is_reply, accepted;
};

struct CollaborationRecord {
  std::string_view brand_id, creator_id, format, outcome;
  std::optional<std::int64_t> at_s, deliverables, cost_cents;
  std::optional<bool> paid;
};

struct EmbeddingRecord {
  OwnerKey id;
  std::string_view space;
  std::span<const float> values;
};

struct PersonRecord {
  std::string_view person_id, creator_id, account_id;
};

/// How many people two creators share, counted elsewhere.
struct OverlapRecord {
  std::string_view creator_a, creator_b;
  std::optional<std::int64_t> shared, at_s;
};

/// How many followers a creator had at a time.
struct FollowerHistoryRecord {
  std::string_view creator_id;
  std::optional<std::int64_t> at_s, followers;
};

using Record = std::variant<CreatorRecord, BrandRecord, ProfileRecord, AudienceEventRecord, AudienceShareRecord, AccountRecord,
                            MetricRecord, PostRecord, CommentRecord, CollaborationRecord, EmbeddingRecord, PersonRecord,
                            OverlapRecord, FollowerHistoryRecord>;

}  // namespace vouch::catalog
