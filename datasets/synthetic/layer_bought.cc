// Layer "bought": followers that some creators bought. They arrive in one to three bursts of a day and a half, come from
// the crowd's reserve of bought accounts, and show in the history of followers. Truth: which creators, when, how many.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "datasets/synthetic/layers.h"
#include "datasets/writing/table_writer.h"
#include "engine/core/civil_time.h"
#include "engine/core/deterministic_math.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 6> kAudienceColumns{"account_id", "platform", "owner_id", "owner_kind", "kind", "at"};
constexpr std::array<std::string_view, 3> kHistoryColumns{"creator_id", "at", "followers"};
constexpr std::array<std::string_view, 4> kTruthColumns{"creator_id", "burst_at", "rows", "followers_bought"};
constexpr std::int64_t kBurstSeconds = 36 * 3600;
constexpr int kMonths = 24;

struct Burst {
  std::int64_t at = 0;
  double share = 0.0;  // of all that this creator bought
  std::int64_t rows = 0;
};

std::vector<Burst> draw_bursts(const Creator& creator, core::Random& random) {
  if (creator.bought_share == 0.0) return {};
  std::vector<Burst> bursts(1 + random.below(3));
  double sum = 0.0;
  for (Burst& burst : bursts) {
    burst.at = std::min(draw_time(random), kWorldEnds - kBurstSeconds);
    burst.share = 0.3 + 0.7 * random.uniform();
    sum += burst.share;
  }
  for (Burst& burst : bursts) burst.share /= sum;
  std::sort(bursts.begin(), bursts.end(), [](const Burst& a, const Burst& b) { return a.at < b.at; });
  return bursts;
}

std::size_t burst_for(const std::vector<Burst>& bursts, double u) {
  for (std::size_t i = 0; i + 1 < bursts.size(); ++i) {
    if (u < bursts[i].share) return i;
    u -= bursts[i].share;
  }
  return bursts.size() - 1;
}

void write_edges(TableWriter& table, const World& world, std::uint64_t c, std::vector<Burst>& bursts, core::Random& random) {
  if (bursts.empty()) return;
  const Creator& creator = world.creators[c];
  const auto reserve = world.crowd.bought();
  const double wanted = creator.audience * creator.bought_share / (1.0 - creator.bought_share);
  const double chance = std::min(0.8, wanted / static_cast<double>(std::max<std::uint64_t>(1, reserve.count)));
  const std::string owner = creator_id(c);
  world.crowd.draw_bought(chance, random, [&](std::uint64_t account, core::Random& r) {
    Burst& burst = bursts[burst_for(bursts, r.uniform())];
    ++burst.rows;
    table.plain(world.crowd.id(account));
    table.plain(kPlatform);
    table.plain(owner);
    table.plain("creator");
    table.plain("follow");
    table.whole(burst.at + static_cast<std::int64_t>(r.below(kBurstSeconds)));
    table.end_row();
  });
}

/// Followers at the first of each month: honest growth that never stops, and what was bought by then.
void write_history(TableWriter& table, const World& world, std::uint64_t c, const std::vector<Burst>& bursts) {
  const Creator& creator = world.creators[c];
  auto random = world.stream("growth", c);
  const double at_end = static_cast<double>(creator.followers);
  const double honest = at_end * (1.0 - creator.bought_share);
  const double growth = 0.15 + 0.6 * random.uniform();  // in two years, of what there is at their end
  for (int month = 0; month < kMonths; ++month) {
    const auto at = core::days_from_civil(2024 + month / 12, month % 12 + 1, 1).value_or(0) * core::kDaySeconds;
    const double passed = static_cast<double>(at - kWorldBegins) / static_cast<double>(kWorldEnds - kWorldBegins);
    double followers = honest * (1.0 - growth * (1.0 - passed)) * core::det_exp(0.004 * random.normal());
    for (const Burst& burst : bursts) {
      if (burst.at + kBurstSeconds <= at) followers += burst.share * (at_end - honest);
    }
    table.plain(creator_id(c));
    table.whole(at);
    table.whole(static_cast<std::int64_t>(followers));
    table.end_row();
  }
}

void write_truth(TableWriter& table, const Creator& creator, const std::string& id, const std::vector<Burst>& bursts) {
  for (const Burst& burst : bursts) {
    table.plain(id);
    table.whole(burst.at);
    table.whole(burst.rows);
    table.whole(static_cast<std::int64_t>(burst.share * creator.bought_share * static_cast<double>(creator.followers)));
    table.end_row();
  }
}

}  // namespace

core::Result<void> write_bought(const World& world, LayerContext& context) {
  auto audience = TableWriter::open(context.folder / "audience-bought.csv", kAudienceColumns);
  if (!audience) return core::fail(audience.error());
  auto history = TableWriter::open(context.folder / "follower_history.csv", kHistoryColumns);
  if (!history) return core::fail(history.error());
  auto truth = TableWriter::open(context.folder / "truth" / "bought.csv", kTruthColumns);
  if (!truth) return core::fail(truth.error());
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    auto random = world.stream("bursts", c);
    auto bursts = draw_bursts(world.creators[c], random);
    write_edges(*audience, world, c, bursts, random);
    write_history(*history, world, c, bursts);
    write_truth(*truth, world.creators[c], creator_id(c), bursts);
    context.at(c + 1, world.creators.size());
  }
  const auto rows = audience->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.edges += *rows;
  if (const auto done = history->finish(); !done) return core::fail(done.error());
  if (const auto done = truth->finish(); !done) return core::fail(done.error());
  return {};
}

}  // namespace vouch::datasets
