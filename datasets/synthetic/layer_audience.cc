// Layers "audience" and "customers": who follows whom, drawn owner by owner and written at once, and who has bought.
#include <array>
#include <string>

#include "datasets/synthetic/layers.h"
#include "datasets/writing/table_writer.h"
#include "engine/core/deterministic_math.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 6> kAudienceColumns{"account_id", "platform", "owner_id", "owner_kind", "kind", "at"};
constexpr std::array<std::string_view, 5> kOrderColumns{"account_id", "brand_id", "at", "net_cents", "returned"};
constexpr double kCustomers = 0.1;  // for each account of a brand's audience

std::string_view draw_kind(core::Random& random) {
  const auto u = random.below(100);
  return u < 71 ? "follow" : u < 89 ? "like" : u < 97 ? "comment" : "share";
}

void write_owner(TableWriter& table, const World& world, const Leaning& leaning, double expected, core::Random random,
                 std::string_view owner, std::string_view owner_kind) {
  world.crowd.draw_audience(leaning, expected, random, [&](std::uint64_t account, core::Random& r) {
    table.plain(world.crowd.id(account));
    table.plain(kPlatform);
    table.plain(owner);
    table.plain(owner_kind);
    table.plain(draw_kind(r));
    table.whole(draw_time(r));
    table.end_row();
  });
}

}  // namespace

core::Result<void> write_audience(const World& world, LayerContext& context) {
  auto table = TableWriter::open(context.folder / "audience.csv", kAudienceColumns);
  if (!table) return core::fail(table.error());
  const std::uint64_t owners = world.creators.size() + world.brands.size();
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    const Creator& creator = world.creators[c];
    write_owner(*table, world, creator.leaning, creator.audience, world.stream("audience", c), creator_id(c), "creator");
    context.at(c + 1, owners);
  }
  for (std::uint64_t b = 0; b < world.brands.size(); ++b) {
    const Brand& brand = world.brands[b];
    write_owner(*table, world, brand.leaning, brand.audience, world.stream("brand audience", b), brand_id(b), "brand");
    context.at(world.creators.size() + b + 1, owners);
  }
  const auto rows = table->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.edges += *rows;
  return {};
}

core::Result<void> write_customers(const World& world, LayerContext& context) {
  auto audience = TableWriter::open(context.folder / "audience-customers.csv", kAudienceColumns);
  if (!audience) return core::fail(audience.error());
  auto orders = TableWriter::open(context.folder / "orders.csv", kOrderColumns);
  if (!orders) return core::fail(orders.error());
  for (std::uint64_t b = 0; b < world.brands.size(); ++b) {
    const Brand& brand = world.brands[b];
    const std::string owner = brand_id(b);
    auto random = world.stream("customers", b);
    world.crowd.draw_audience(brand.leaning, kCustomers * brand.audience, random, [&](std::uint64_t account, core::Random& r) {
      const std::string id = world.crowd.id(account);
      audience->plain(id);
      audience->plain(kPlatform);
      audience->plain(owner);
      audience->plain("brand");
      audience->plain("customer");
      audience->whole(draw_time(r));
      audience->end_row();
      for (auto left = 1 + r.poisson(0.8); left > 0; --left) {
        orders->plain(id);
        orders->plain(owner);
        orders->whole(draw_time(r));
        orders->whole(static_cast<std::int64_t>(3900.0 * core::det_exp(0.6 * r.normal())));
        orders->flag(r.chance(0.07));
        orders->end_row();
      }
    });
    context.at(b + 1, world.brands.size());
  }
  const auto rows = audience->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.edges += *rows;
  if (const auto done = orders->finish(); !done) return core::fail(done.error());
  return {};
}

}  // namespace vouch::datasets
