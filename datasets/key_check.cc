#include "datasets/key_check.h"

#include "engine/core/hash.h"

namespace vouch::datasets {
namespace {

using namespace catalog;

RowProblem duplicate(std::string column, std::string_view id) {
  return {std::move(column), "duplicate '" + std::string(id) + "'", "an id that no earlier row has"};
}

}  // namespace

core::Result<std::optional<RowProblem>> KeyCheck::accept(const Record& record) { return check(record); }

KeyCheck::Problem KeyCheck::check(const Record& record) {
  if (const auto* creator = std::get_if<CreatorRecord>(&record)) {
    if (!creators_.insert(creator->creator_id).second) return duplicate("creator_id", creator->creator_id);
    return std::nullopt;
  }
  if (const auto* brand = std::get_if<BrandRecord>(&record)) {
    if (!brands_.insert(brand->brand_id).second) return duplicate("brand_id", brand->brand_id);
    return std::nullopt;
  }
  if (const auto* post = std::get_if<PostRecord>(&record)) {
    if (auto problem = check_owner(post->owner, "owner_id")) return problem;
    if (!posts_.insert(core::hash64(post->post_id)).second) return duplicate("post_id", post->post_id);
    return std::nullopt;
  }
  if (const auto* tie = std::get_if<CollaborationRecord>(&record)) {
    if (auto problem = check_known(brands_, tie->brand_id, "brand_id", "brand")) return problem;
    return check_known(creators_, tie->creator_id, "creator_id", "creator");
  }
  if (const auto* metric = std::get_if<MetricRecord>(&record)) {
    return check_known(creators_, metric->creator_id, "creator_id", "creator");
  }
  if (const auto* entry = std::get_if<FollowerHistoryRecord>(&record)) {
    if (auto problem = check_known(creators_, entry->creator_id, "creator_id", "creator")) return problem;
    const auto creator = creators_.find(entry->creator_id);
    return creator ? history_.add(*creator, *entry) : std::nullopt;
  }
  if (const auto* event = std::get_if<AudienceEventRecord>(&record)) return check_owner(event->owner, "owner_id");
  if (const auto* share = std::get_if<AudienceShareRecord>(&record)) return check_owner(share->owner, "owner_id");
  if (const auto* profile = std::get_if<ProfileRecord>(&record)) return check_owner(profile->owner, "owner_id");
  if (const auto* embedding = std::get_if<EmbeddingRecord>(&record)) return check_owner(embedding->id, "id");
  return std::nullopt;
}

KeyCheck::Problem KeyCheck::check_known(const KeyTable& keys, std::string_view id, std::string_view column,
                                        std::string_view what) const {
  if (!whole_ || keys.find(id)) return std::nullopt;
  return RowProblem{std::string(column), "unknown " + std::string(what) + " '" + std::string(id) + "'",
                    "the id of a " + std::string(what)};
}

KeyCheck::Problem KeyCheck::check_owner(const OwnerKey& owner, std::string_view column) const {
  if (!whole_) return std::nullopt;
  const bool creator = owner.kind.value_or(OwnerKind::creator) == OwnerKind::creator && creators_.find(owner.id).has_value();
  const bool brand = owner.kind.value_or(OwnerKind::brand) == OwnerKind::brand && brands_.find(owner.id).has_value();
  const std::string quoted = "'" + std::string(owner.id) + "'";
  if (creator && brand) {
    return RowProblem{"owner_kind", "none for " + quoted, "creator or brand, because a creator and a brand have this id"};
  }
  if (creator || brand) return std::nullopt;
  return RowProblem{std::string(column), "unknown owner " + quoted, "the id of a creator or brand"};
}

}  // namespace vouch::datasets
