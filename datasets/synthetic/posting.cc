#include "datasets/synthetic/posting.h"

#include "engine/core/deterministic_math.h"

namespace vouch::datasets {

std::string post_id(std::uint64_t creator, std::uint32_t post) {
  std::string id = creator_id(creator);
  id[0] = 'p';
  id += post < 10 ? "-0" : "-";
  return id + std::to_string(post);
}

std::int64_t posted_at(const World& world, std::uint64_t creator, std::uint32_t post) {
  auto random = world.stream("post times", creator * 64 + post);  // nobody has more than 60 posts
  return draw_time(random);
}

Reactions draw_reactions(const Creator& creator, core::Random& random) {
  Reactions reactions;
  const double likes = static_cast<double>(creator.followers) * creator.engagement_rate * core::det_exp(0.4 * random.normal());
  const double comments = likes * 0.022 * core::det_exp(0.5 * random.normal());
  const double views = likes * (4.0 + 6.0 * random.uniform());
  const auto kind = random.below(10);
  reactions.format = kind < 5 ? "image" : kind < 7 ? "carousel" : "video";
  reactions.likes = static_cast<std::int64_t>(likes);
  reactions.comments = static_cast<std::int64_t>(comments);
  reactions.views = static_cast<std::int64_t>(views);
  return reactions;
}

void write_post(TableWriter& table, const PostRow& row, const Reactions& reactions) {
  table.plain(row.post_id);
  table.plain(row.owner_id);
  table.plain(row.owner_kind);
  table.whole(row.at);
  table.text(row.text.text);
  table.plain(reactions.format);
  table.whole(reactions.likes);
  table.whole(reactions.comments);
  if (reactions.format == "video") {
    table.whole(reactions.views);
  } else {
    table.empty();
  }
  table.list(row.text.hashtags);
  table.plain(row.mention);
  table.plain(row.mention);
  table.plain(row.sponsor);
  table.plain(row.label);
  table.plain(code_of(row.language));
  table.end_row();
}

}  // namespace vouch::datasets
