// Posts of brands are not posts of creators: where a row leaves the kind open, an id that the brands file lists is a brand.
#include "experiments/history.h"

namespace vouch::experiments {

std::uint32_t Names::add(std::string_view id) {
  if (const auto found = indices_.find(id); found != indices_.end()) return found->second;
  const auto index = static_cast<std::uint32_t>(ids_.size());
  indices_.emplace(ids_.emplace_back(id), index);
  return index;
}

void History::add(const catalog::PostRecord& post) {
  if (post.owner.kind == catalog::OwnerKind::brand) return;
  if (!post.owner.kind && listed_brands_.contains(std::string(post.owner.id))) return;
  if (post.at_s) {
    posts_.push_back({creators_.add(post.owner.id), *post.at_s});
  } else {
    ++undated_;
  }
}

void History::add(const catalog::CollaborationRecord& collaboration) {
  if (collaboration.at_s) {
    ties_.push_back({brands_.add(collaboration.brand_id), creators_.add(collaboration.creator_id), *collaboration.at_s});
  } else {
    ++undated_;
  }
}

core::Result<std::optional<catalog::RowProblem>> History::accept(const catalog::Record& record) {
  if (const auto* brand = std::get_if<catalog::BrandRecord>(&record)) listed_brands_.emplace(brand->brand_id);
  if (const auto* post = std::get_if<catalog::PostRecord>(&record)) add(*post);
  if (const auto* collaboration = std::get_if<catalog::CollaborationRecord>(&record)) add(*collaboration);
  return std::nullopt;
}

}  // namespace vouch::experiments
