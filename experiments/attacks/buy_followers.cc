#include "experiments/attacks/buy_followers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "experiments/attacks/follower_counts.h"

namespace vouch::experiments {
namespace {

constexpr std::string_view kName = "buy followers";

/// Owners of rows drawn at random: who has more followers comes more often.
class PopularCreators {
 public:
  explicit PopularCreators(const DatasetRows& rows) {
    for (const auto& event : rows.of<catalog::AudienceEventRecord>()) {
      if (event.owner.kind != catalog::OwnerKind::brand) owners_.push_back(event.owner);
    }
  }
  [[nodiscard]] bool empty() const { return owners_.empty(); }
  [[nodiscard]] catalog::OwnerKey draw(core::Random& random) const { return owners_[random.below(owners_.size())]; }

 private:
  std::vector<catalog::OwnerKey> owners_;
};

/// n distinct numbers below `of`: the head of a shuffle.
std::vector<std::uint64_t> sample(std::uint64_t n, std::uint64_t of, core::Random& random) {
  std::vector<std::uint64_t> all(of);
  std::iota(all.begin(), all.end(), std::uint64_t{0});
  for (std::uint64_t i = 0; i < n; ++i) std::swap(all[i], all[i + random.below(of - i)]);
  all.resize(n);
  return all;
}

/// Rows that each attacker gets: the share of those it has, rounded up or down by chance.
std::vector<std::uint64_t> numbers_of(const DatasetRows& rows, Attackers attackers, double share, std::uint64_t seed) {
  const auto audience = audience_rows(rows);
  std::vector<std::uint64_t> numbers;
  for (const Attacker& attacker : attackers) {
    auto random = stream_of(seed, "rounding", rows, attacker);
    const double wanted = share * static_cast<double>(audience[attacker.creator]);
    numbers.push_back(static_cast<std::uint64_t>(wanted) + (random.chance(wanted - std::floor(wanted)) ? 1U : 0U));
  }
  return numbers;
}

}  // namespace

DatasetRows buy_followers(const DatasetRows& rows, Attackers attackers, const BuyFollowers& bought, std::uint64_t seed) {
  DatasetRows attacked = rows;
  TextStore& texts = attacked.new_texts();
  const auto span = span_of(rows);
  const auto numbers = numbers_of(rows, attackers, bought.share, seed);
  const auto all = static_cast<double>(std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0}));
  const std::uint64_t most = numbers.empty() ? 0 : *std::ranges::max_element(numbers);
  const std::uint64_t farm = std::max(most, static_cast<std::uint64_t>(std::ceil(all / bought.customers)));
  std::vector<std::string_view> ids;
  for (std::uint64_t a = 0; a < farm; ++a) ids.push_back(fake_id("sold", a, texts));
  std::vector<bool> used(farm, false);
  std::vector<Delivery> deliveries;
  std::string_view platform;
  for (std::size_t i = 0; i < attackers.size(); ++i) {
    const catalog::CreatorRecord& creator = rows.of<catalog::CreatorRecord>()[attackers[i].creator];
    platform = creator.platform;
    auto random = stream_of(seed, kName, rows, attackers[i]);
    const auto begin = begin_of_delivery(span, bought.delivery_days, random);
    deliveries.push_back({.share = bought.share, .begin_s = begin, .days = bought.delivery_days});
    for (const std::uint64_t a : sample(numbers[i], farm, random)) {
      used[a] = true;
      add_follow(attacked, ids[a], platform, {.id = creator.creator_id, .kind = catalog::OwnerKind::creator},
                 moment_of(begin, bought.delivery_days, random));
    }
  }
  const PopularCreators popular(rows);
  for (std::uint64_t a = 0; a < farm; ++a) {
    if (!used[a]) continue;
    core::Random random(seed, "farm account", a);
    if (bought.profile) add_profile(attacked, ids[a], platform, *bought.profile, random);
    for (std::uint32_t f = 0; f < bought.follows && !popular.empty(); ++f) {
      const auto at_s = span ? std::optional(span->first_s + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(
                                                                 std::max<std::int64_t>(1, span->last_s - span->first_s)))))
                             : std::nullopt;
      add_follow(attacked, ids[a], platform, popular.draw(random), at_s);
    }
  }
  raise_followers(attacked, attackers, deliveries);
  return attacked;
}

}  // namespace vouch::experiments
