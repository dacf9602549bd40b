#include "experiments/attacks/buy_audience.h"

#include <string>

#include "experiments/attacks/follower_counts.h"

namespace vouch::experiments {

DatasetRows buy_audience(const DatasetRows& rows, Attackers attackers, const std::vector<std::uint64_t>& numbers,
                         const BuyAudience& bought, std::uint64_t seed) {
  DatasetRows attacked = rows;
  TextStore& texts = attacked.new_texts();
  const auto span = span_of(rows);
  const auto audience = audience_rows(rows);
  std::vector<Delivery> deliveries;
  for (std::size_t i = 0; i < attackers.size(); ++i) {
    const catalog::CreatorRecord& creator = rows.of<catalog::CreatorRecord>()[attackers[i].creator];
    const catalog::BrandRecord& brand = rows.of<catalog::BrandRecord>()[attackers[i].brand];
    auto random = stream_of(seed, "buy audience", rows, attackers[i]);
    const auto begin = begin_of_delivery(span, bought.delivery_days, random);
    const std::string name = "both-" + std::string(creator.creator_id);
    for (std::uint64_t a = 0; a < numbers[i]; ++a) {
      const std::string_view account = fake_id(name, a, texts);
      const auto at_s = moment_of(begin, bought.delivery_days, random);
      if (bought.profile) add_profile(attacked, account, creator.platform, *bought.profile, random);
      add_follow(attacked, account, creator.platform, {.id = creator.creator_id, .kind = catalog::OwnerKind::creator}, at_s);
      add_follow(attacked, account, creator.platform, {.id = brand.brand_id, .kind = catalog::OwnerKind::brand}, at_s);
    }
    deliveries.push_back(
        {.share = share_of_rows(numbers[i], audience[attackers[i].creator]), .begin_s = begin, .days = bought.delivery_days});
  }
  raise_followers(attacked, attackers, deliveries);
  return attacked;
}

}  // namespace vouch::experiments
