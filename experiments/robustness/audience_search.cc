#include "experiments/robustness/audience_search.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "experiments/robustness/fewest_search.h"

namespace vouch::experiments {
namespace {

using core::fail;
using core::Result;

std::unordered_map<std::string_view, std::uint64_t> brand_rows(const DatasetRows& rows) {
  std::unordered_map<std::string_view, std::uint64_t> counts;
  for (const auto& event : rows.of<catalog::AudienceEventRecord>()) {
    if (event.owner.kind == catalog::OwnerKind::brand && event.weight > 0.0) ++counts[event.owner.id];
  }
  return counts;
}

Estimate median_of(const std::vector<double>& values, const SuccessRecipe& success, std::uint64_t seed) {
  if (values.empty()) return {};
  std::vector<std::uint32_t> clusters(values.size());
  std::iota(clusters.begin(), clusters.end(), 0U);
  constexpr auto kMedian = evaluation::Aggregation::median;
  return {.value = evaluation::aggregate(values, kMedian),
          .interval = evaluation::bootstrap(values, clusters, kMedian,
                                            {.resamples = success.resamples, .level = success.level, .seed = seed}),
          .n = values.size()};
}

}  // namespace

Result<DatasetRows> AudienceSearch::attack(const Market& market, Attackers attackers,
                                           const std::vector<std::uint64_t>& numbers) const {
  if (!recipe_.also) return buy_audience(market.rows, attackers, numbers, recipe_.bought, seed_);
  const auto rows = attacked(market.rows, attackers, *recipe_.also, recipe_.also->strengths.front(), seed_);
  if (!rows) return fail(rows.error());
  return buy_audience(*rows, attackers, numbers, recipe_.bought, seed_);
}

Result<void> AudienceSearch::search(const Market& market, const View& before, const AttackersRecipe& recipe,
                                    const ViewOptions& options) {
  auto attackers = draw_attackers(market, recipe, recipe_.pairs, seed_, "searchers", true);
  std::erase_if(attackers,
                [&](const Attacker& one) { return before.ranks[before.place(one.brand, one.creator)] <= success_.top; });
  std::vector<FewestSearch> searches(
      attackers.size(), FewestSearch({.first = recipe_.first, .most = recipe_.most, .tolerance = recipe_.tolerance}));
  for (std::size_t left = attackers.size(); left > 0;) {
    std::vector<std::uint64_t> numbers;
    for (const FewestSearch& search : searches) numbers.push_back(search.asked().value_or(0));
    const auto rows = attack(market, attackers, numbers);
    if (!rows) return fail(rows.error());
    const auto engine = build_world(market, *rows, options);
    if (!engine) return fail(engine.error());
    const auto ranks = ranks_of(*engine, market, attackers, options.threads);
    if (!ranks) return fail(ranks.error());
    left = 0;
    for (std::size_t i = 0; i < searches.size(); ++i) {
      if (searches[i].asked()) searches[i].answer((*ranks)[i] > 0 && (*ranks)[i] <= success_.top);
      left += searches[i].asked() ? 1 : 0;
    }
  }
  const auto audience = audience_rows(market.rows);
  const auto of_brands = brand_rows(market.rows);
  for (std::size_t i = 0; i < attackers.size(); ++i) {
    const auto& creator = market.rows.of<catalog::CreatorRecord>()[attackers[i].creator];
    const auto& brand = market.rows.of<catalog::BrandRecord>()[attackers[i].brand];
    const auto rows = of_brands.find(brand.brand_id);
    pairs_.push_back({.market = market.label,
                      .creator = std::string(creator.creator_id),
                      .brand = std::string(brand.brand_id),
                      .rank_before = before.ranks[before.place(attackers[i].brand, attackers[i].creator)],
                      .fewest = searches[i].fewest(),
                      .too_few = searches[i].too_few(),
                      .audience_rows = audience[attackers[i].creator],
                      .brand_rows = rows == of_brands.end() ? 0 : rows->second,
                      .judged = {}});
  }
  return judge_fewest(market, before, attackers, options);
}

Result<void> AudienceSearch::judge_fewest(const Market& market, const View& before, const std::vector<Attacker>& attackers,
                                          const ViewOptions& options) {
  const std::size_t first = pairs_.size() - attackers.size();
  std::vector<Attacker> reached;
  std::vector<std::uint64_t> numbers;
  for (std::size_t i = 0; i < attackers.size(); ++i) {
    if (!pairs_[first + i].fewest) continue;
    reached.push_back(attackers[i]);
    numbers.push_back(*pairs_[first + i].fewest);
  }
  if (reached.empty()) return {};
  const auto rows = attack(market, reached, numbers);
  if (!rows) return fail(rows.error());
  const auto after = view_of(market, *rows, options);
  if (!after) return fail(after.error());
  at_fewest_.add(market, reached, before, *after, std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0}));
  for (std::size_t i = 0; i < attackers.size(); ++i) {
    if (pairs_[first + i].fewest) pairs_[first + i].judged = after->judged[attackers[i].creator];
  }
  return {};
}

SearchFigures AudienceSearch::figures() const {
  std::vector<double> fewest, of_audience;
  std::uint64_t reached = 0;
  for (const SearchedPair& pair : pairs_) {
    reached += pair.fewest ? 1 : 0;
    const double n = pair.fewest ? static_cast<double>(*pair.fewest) : std::numeric_limits<double>::infinity();
    fewest.push_back(n);
    of_audience.push_back(n / static_cast<double>(std::max<std::uint64_t>(1, pair.audience_rows)));
  }
  return {.search = recipe_.name,
          .most = recipe_.most,
          .reached = share_of(reached, pairs_.size(), success_.level),
          .median = median_of(fewest, success_, seed_),
          .median_of_audience = median_of(of_audience, success_, seed_),
          .at_fewest = at_fewest_.figures(),
          .pairs = pairs_};
}

}  // namespace vouch::experiments
