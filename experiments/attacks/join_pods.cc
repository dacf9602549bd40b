#include "experiments/attacks/join_pods.h"

#include <algorithm>
#include <cmath>

#include "engine/core/hash.h"

namespace vouch::experiments {
namespace {

std::int64_t letters_of(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

}  // namespace

core::Result<DatasetRows> join_pods(const DatasetRows& rows, Attackers attackers, const JoinPods& pods, std::uint64_t seed) {
  const auto& creators = rows.of<catalog::CreatorRecord>();
  for (const Attacker& attacker : attackers) {
    if (!creators[attacker.creator].account_id.empty()) continue;
    return core::fail(core::ErrorCode::not_available, "creator '" + std::string(creators[attacker.creator].creator_id) +
                                                          "' has no account_id, expected one for a pod");
  }
  DatasetRows attacked = rows;
  TextStore& texts = attacked.new_texts();
  std::vector<std::string_view> phrases;
  for (const std::string& phrase : pods.phrases) phrases.push_back(texts.keep(std::string_view(phrase)));
  const AttackerById by_id = attackers_by_id(rows, attackers);
  auto& comments = attacked.of<catalog::CommentRecord>();
  const std::size_t dealt = attackers.size() / pods.members * pods.members;
  for (auto& post : attacked.of<catalog::PostRecord>()) {
    const auto owner = attacker_of(by_id, post.owner);
    if (!owner || *owner >= dealt) continue;
    core::Random random(seed, "pod", core::hash64(post.post_id));
    const std::size_t first = *owner / pods.members * pods.members;
    for (std::size_t m = first; m < first + pods.members; ++m) {
      if (m == *owner || !random.chance(pods.participation)) continue;
      const std::string_view text = phrases[random.below(phrases.size())];
      const auto delay_s = static_cast<std::int64_t>(pods.delay_s * random.exponential());
      catalog::CommentRecord& comment = comments.emplace_back();
      comment.post_id = post.post_id;
      comment.account_id = creators[attackers[m].creator].account_id;
      comment.comment_id = texts.keep(std::string(post.post_id) + "-pod-" + std::to_string(m));
      comment.text = text;
      if (post.at_s) comment.at_s = *post.at_s + delay_s;
      comment.likes = 0;
      comment.chars = letters_of(text);
      comment.words = 1 + std::count(text.begin(), text.end(), ' ');
      comment.is_owner = false;
      if (post.comments) ++*post.comments;
    }
  }
  return attacked;
}

}  // namespace vouch::experiments
