#include "engine/credibility/visibility.h"

#include "engine/credibility/payment.h"

namespace vouch::credibility {

using catalog::PostState;

Visibility visibility_of(const catalog::Catalog& catalog, core::CreatorIndex creator, std::int64_t as_of_s) {
  Visibility seen;
  const std::uint8_t is_private = catalog.creators.is_private[creator.value];
  if (is_private < 2) seen.is_private = is_private == 1;
  const catalog::PostColumns& posts = catalog.posts;
  for (std::uint64_t i = posts.owner_offsets[creator.value + std::size_t{1}]; i > posts.owner_offsets[creator.value]; --i) {
    const std::uint64_t post = i - 1;
    if (posts.at_s[post] > as_of_s) continue;
    ++seen.posts;
    const auto state = static_cast<PostState>(posts.state[post]);
    seen.likes_hidden += state == PostState::likes_hidden ? 1 : 0;
    if (state != PostState::deleted) continue;
    seen.deleted.push_back(post);
    seen.deleted_paid += static_cast<Payment>(posts.payment[post]) != Payment::unknown ? 1 : 0;
  }
  return seen;
}

}  // namespace vouch::credibility
