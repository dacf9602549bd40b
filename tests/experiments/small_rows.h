// A dataset of five creators and two brands in memory, for tests of attacks: creators k0 … k4 with 10, 20, … 50 followers in the
// data and a thousand times as many stated, three dated posts each, a history of four entries; brands with words and hashtags.
#pragma once

#include <string>
#include <vector>

#include "experiments/attacks/attack.h"

namespace vouch::experiments {

inline constexpr std::int64_t kRowsBegin = 1'700'000'000, kRowsDay = 86'400;

inline DatasetRows small_rows() {
  DatasetRows rows;
  TextStore& texts = rows.new_texts();
  for (std::int64_t c = 0; c < 5; ++c) {
    const std::string id = "k" + std::to_string(c), account = "own-" + id;
    catalog::CreatorRecord creator;
    creator.creator_id = id;
    creator.account_id = account;
    creator.platform = "instagram";
    creator.category = "food";
    creator.bio = "bread";
    creator.followers = 10'000 * (c + 1);
    rows.add(creator, texts);
    for (std::int64_t a = 0; a < 10 * (c + 1); ++a) {
      const std::string member = "a" + std::to_string(a);
      rows.add(catalog::AudienceEventRecord{.account_id = member,
                                            .platform = "instagram",
                                            .owner = {.id = id, .kind = catalog::OwnerKind::creator},
                                            .at_s = kRowsBegin + a * kRowsDay},
               texts);
    }
    for (std::int64_t p = 0; p < 3; ++p) {
      const std::string post_id = id + "-" + std::to_string(p);
      catalog::PostRecord post;
      post.post_id = post_id;
      post.owner = {.id = id, .kind = catalog::OwnerKind::creator};
      post.at_s = kRowsBegin + 10 * p * kRowsDay;
      post.text = "today bread";
      post.likes = 100;
      post.comments = 4;
      rows.add(post, texts);
    }
    for (std::int64_t e = 0; e < 4; ++e) {
      rows.add(
          catalog::FollowerHistoryRecord{
              .creator_id = id, .at_s = kRowsBegin + 15 * e * kRowsDay, .followers = 9'000 * (c + 1) + 100 * e},
          texts);
    }
  }
  for (const std::string id : {"b0", "b1"}) {
    catalog::BrandRecord brand;
    brand.brand_id = id;
    brand.text = id == "b0" ? "Outdoor boots, and tents!" : "Books";
    brand.values_text = id == "b0" ? "We love nature; boots" : "";
    brand.category = "travel";
    rows.add(brand, texts);
    rows.add(catalog::AudienceEventRecord{.account_id = "fan",
                                          .platform = "instagram",
                                          .owner = {.id = id, .kind = catalog::OwnerKind::brand},
                                          .at_s = kRowsBegin},
             texts);
  }
  const std::vector<std::string_view> tags = {"hiking"};
  catalog::PostRecord post;
  post.post_id = "of-brand";
  post.owner = {.id = "b0", .kind = catalog::OwnerKind::brand};
  post.hashtags = tags;
  rows.add(post, texts);
  return rows;
}

/// The events that an attack appended.
inline std::vector<const catalog::AudienceEventRecord*> new_events(const DatasetRows& before, const DatasetRows& after) {
  std::vector<const catalog::AudienceEventRecord*> added;
  const auto& events = after.of<catalog::AudienceEventRecord>();
  for (std::size_t i = before.of<catalog::AudienceEventRecord>().size(); i < events.size(); ++i) added.push_back(&events[i]);
  return added;
}

}  // namespace vouch::experiments
