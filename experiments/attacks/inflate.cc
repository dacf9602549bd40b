#include "experiments/attacks/inflate.h"

namespace vouch::experiments {
namespace {

void scale(std::optional<std::int64_t>& count, double factor) {
  if (count) count = scaled(*count, factor);
}

void inflate_followers(DatasetRows& rows, Attackers attackers, const AttackerById& by_id, double factor) {
  for (const Attacker& attacker : attackers) {
    catalog::CreatorRecord& creator = rows.of<catalog::CreatorRecord>()[attacker.creator];
    scale(creator.followers, factor);
    scale(creator.audience_size, factor);
  }
  for (auto& entry : rows.of<catalog::FollowerHistoryRecord>()) {
    if (by_id.contains(entry.creator_id)) scale(entry.followers, factor);
  }
}

void inflate_posts(DatasetRows& rows, const AttackerById& by_id, double factor) {
  for (auto& post : rows.of<catalog::PostRecord>()) {
    if (!attacker_of(by_id, post.owner)) continue;
    for (auto* count : {&post.likes, &post.comments, &post.shares, &post.saves, &post.views, &post.reach, &post.clicks}) {
      scale(*count, factor);
    }
  }
}

}  // namespace

DatasetRows inflate(const DatasetRows& rows, Attackers attackers, const Inflate& inflated) {
  DatasetRows attacked = rows;
  const AttackerById by_id = attackers_by_id(rows, attackers);
  if (inflated.followers) inflate_followers(attacked, attackers, by_id, inflated.factor);
  if (inflated.engagement) inflate_posts(attacked, by_id, inflated.factor);
  return attacked;
}

}  // namespace vouch::experiments
