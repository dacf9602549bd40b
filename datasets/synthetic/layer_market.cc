// Layer "market": what tools declare about creators: who their followers are (audience_shares.csv) and how many people a
// post reaches (metrics.csv).
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "datasets/synthetic/layers.h"
#include "datasets/writing/table_writer.h"
#include "engine/core/deterministic_math.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 9> kShareColumns{"owner_id", "owner_kind", "dimension", "value", "share",
                                                        "of",       "source",     "at",        "n"};
constexpr std::array<std::string_view, 7> kMetricColumns{"creator_id", "name", "value", "window_days", "n_posts", "source", "at"};
constexpr std::array<std::string_view, 5> kCountries{"DE", "AT", "CH", "GB", "US"};
constexpr std::array<std::string_view, 5> kAges{"18-24", "25-34", "35-44", "45-54", "55+"};
constexpr std::array<double, 5> kAgeWeights{5.0, 7.0, 4.0, 2.0, 1.2};
constexpr std::array<std::string_view, 2> kGenders{"female", "male"};
constexpr std::string_view kSource = "synthetic panel";
constexpr std::int64_t kPanelSize = 1000;

/// Shares of a Dirichlet distribution, in ten-thousandths that sum to at most 1.
std::vector<double> dirichlet(std::span<const double> weights, core::Random& random) {
  std::vector<double> shares;
  double sum = 0.0;
  for (const double weight : weights) sum += shares.emplace_back(random.gamma(weight));
  for (double& share : shares) share /= sum;
  return shares;
}

void write_shares(TableWriter& table, std::string_view owner, std::string_view dimension,
                  std::span<const std::string_view> values, std::span<const double> shares) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    table.plain(owner);
    table.plain("creator");
    table.plain(dimension);
    table.plain(values[i]);
    table.real(std::max(0.0, shares[i] - 0.00005), 4);  // rounding never lifts the sum above 1
    table.plain("followers");
    table.plain(kSource);
    table.whole(kWorldEnds);
    table.whole(kPanelSize);
    table.end_row();
  }
}

std::array<double, 5> country_weights(const Creator& creator) {
  std::array<double, 5> weights = creator.language == Language::german ? std::array<double, 5>{9.0, 1.6, 1.4, 0.4, 0.5}
                                                                       : std::array<double, 5>{1.6, 0.4, 0.4, 6.0, 4.0};
  for (std::size_t i = 0; i < kCountries.size(); ++i) {
    if (kCountries[i] == creator.country) weights[i] += 9.0;
  }
  return weights;
}

void write_reach(TableWriter& table, const Creator& creator, std::string_view owner, core::Random& random) {
  const double seen = std::min(
      0.9, 0.3 * core::det_pow(static_cast<double>(creator.followers) / 10000.0, -0.12) * core::det_exp(0.3 * random.normal()));
  table.plain(owner);
  table.plain("reach");
  table.whole(static_cast<std::int64_t>(seen * (1.0 - creator.bought_share) * static_cast<double>(creator.followers)));
  table.whole(90);
  table.whole(static_cast<std::int64_t>(6 + random.below(20)));
  table.plain(kSource);
  table.whole(kWorldEnds);
  table.end_row();
}

}  // namespace

core::Result<void> write_market(const World& world, LayerContext& context) {
  auto shares = TableWriter::open(context.folder / "audience_shares.csv", kShareColumns);
  if (!shares) return core::fail(shares.error());
  auto metrics = TableWriter::open(context.folder / "metrics.csv", kMetricColumns);
  if (!metrics) return core::fail(metrics.error());
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    const Creator& creator = world.creators[c];
    const std::string owner = creator_id(c);
    auto random = world.stream("audience shares", c);
    write_shares(*shares, owner, "country", kCountries, dirichlet(country_weights(creator), random));
    write_shares(*shares, owner, "age", kAges, dirichlet(kAgeWeights, random));
    const double women = 0.15 + 0.7 * random.uniform();
    write_shares(*shares, owner, "gender", kGenders, std::array{women, 1.0 - women});
    auto reach = world.stream("reach", c);
    write_reach(*metrics, creator, owner, reach);
    context.at(c + 1, world.creators.size());
  }
  if (const auto done = shares->finish(); !done) return core::fail(done.error());
  if (const auto done = metrics->finish(); !done) return core::fail(done.error());
  return {};
}

}  // namespace vouch::datasets
