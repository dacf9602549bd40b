#include "experiments/attacks/farm_trust.h"

#include <algorithm>
#include <string>

#include "experiments/attacks/follower_counts.h"

namespace vouch::experiments {
namespace {

constexpr auto kCreator = catalog::OwnerKind::creator;

/// The creators of one farm, who follow one another and the buyer. Returns their ids.
std::vector<std::string_view> add_ring(DatasetRows& rows, const catalog::CreatorRecord& buyer, const std::string& name,
                                       std::uint64_t size, std::optional<std::int64_t> at_s, TextStore& texts) {
  std::vector<std::string_view> ring, accounts;
  for (std::uint64_t k = 0; k < size; ++k) {
    ring.push_back(fake_id(name + "-creator", k, texts));
    accounts.push_back(fake_id(name + "-own", k, texts));
    catalog::CreatorRecord& creator = rows.of<catalog::CreatorRecord>().emplace_back();
    creator.creator_id = ring.back();
    creator.account_id = accounts.back();
    creator.platform = buyer.platform;
    creator.coverage = buyer.coverage;
  }
  for (std::uint64_t k = 0; k < size; ++k) {
    add_follow(rows, accounts[k], buyer.platform, {.id = buyer.creator_id, .kind = kCreator}, at_s);
    for (std::uint64_t other = 0; other < size; ++other) {
      if (other != k) add_follow(rows, accounts[k], buyer.platform, {.id = ring[other], .kind = kCreator}, at_s);
    }
  }
  return ring;
}

}  // namespace

DatasetRows farm_trust(const DatasetRows& rows, Attackers attackers, const FarmTrust& farm, std::uint64_t seed) {
  DatasetRows attacked = rows;
  TextStore& texts = attacked.new_texts();
  const auto span = span_of(rows);
  const auto audience = audience_rows(rows);
  const std::uint64_t ring_size = std::min<std::uint64_t>(farm.creators, farm.accounts);
  std::vector<Delivery> deliveries;
  for (std::size_t i = 0; i < attackers.size(); ++i) {
    const catalog::CreatorRecord buyer = rows.of<catalog::CreatorRecord>()[attackers[i].creator];
    auto random = stream_of(seed, "farm trust", rows, attackers[i]);
    const auto begin = begin_of_delivery(span, farm.delivery_days, random);
    const std::string name = "farm-" + std::string(buyer.creator_id);
    const auto ring = add_ring(attacked, buyer, name, ring_size, begin, texts);
    for (std::uint64_t a = 0; a < farm.accounts; ++a) {
      const std::string_view account = fake_id(name, a, texts);
      const auto at_s = moment_of(begin, farm.delivery_days, random);
      if (farm.profile) add_profile(attacked, account, buyer.platform, *farm.profile, random);
      add_follow(attacked, account, buyer.platform, {.id = buyer.creator_id, .kind = kCreator}, at_s);
      add_follow(attacked, account, buyer.platform, {.id = ring[a % ring_size], .kind = kCreator}, at_s);
    }
    deliveries.push_back({.share = share_of_rows(farm.accounts + ring_size, audience[attackers[i].creator]),
                          .begin_s = begin,
                          .days = farm.delivery_days});
  }
  raise_followers(attacked, attackers, deliveries);
  return attacked;
}

}  // namespace vouch::experiments
