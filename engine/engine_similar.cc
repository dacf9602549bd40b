// The facade's calls about who is like whom.
#include "engine/engine_parts.h"
#include "engine/ranking/similar.h"

namespace vouch {

core::Result<ranking::SimilarCreators> Engine::similar_creators(const ranking::SimilarQuery& query) const {
  auto answer = ranking::similar_creators(*parts_->evidence, query);
  if (!answer) return answer;
  answer->snapshot = parts_->info.id;
  answer->version = version();
  return answer;
}

core::Result<ranking::PartnerBrands> Engine::partner_brands(const ranking::SimilarQuery& query) const {
  auto answer = ranking::partner_brands(*parts_->evidence, query);
  if (!answer) return answer;
  answer->snapshot = parts_->info.id;
  answer->version = version();
  return answer;
}

}  // namespace vouch
