// Layer "accounts": what the platform shows of each account of the crowd. Bought accounts differ from people in every
// figure, and in none of them clearly. Truth: where an account lives and whether it is one of the bought.
#include <algorithm>
#include <array>
#include <string>

#include "datasets/synthetic/layers.h"
#include "datasets/writing/table_writer.h"
#include "engine/core/deterministic_math.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 10> kAccountColumns{"account_id",      "platform",    "followers",  "following",
                                                           "posts",           "has_picture", "is_private", "username_length",
                                                           "username_digits", "bio_length"};
constexpr std::array<std::string_view, 4> kTruthColumns{"account_id", "kind", "community", "pace"};

std::int64_t lognormal(core::Random& random, double typical, double spread) {
  return static_cast<std::int64_t>(typical * core::det_exp(spread * random.normal()));
}

struct Look {
  double followers, followers_spread, following, following_spread, posts, posts_spread;
  double no_picture, is_private, no_bio, digits;
};
constexpr Look kPerson{.followers = 240.0,
                       .followers_spread = 1.1,
                       .following = 330.0,
                       .following_spread = 0.8,
                       .posts = 60.0,
                       .posts_spread = 1.3,
                       .no_picture = 0.03,
                       .is_private = 0.38,
                       .no_bio = 0.3,
                       .digits = 0.9};
constexpr Look kHub{.followers = 700.0,
                    .followers_spread = 1.0,
                    .following = 4200.0,
                    .following_spread = 0.4,
                    .posts = 90.0,
                    .posts_spread = 1.2,
                    .no_picture = 0.05,
                    .is_private = 0.2,
                    .no_bio = 0.25,
                    .digits = 1.1};
constexpr Look kBoughtLook{.followers = 45.0,
                           .followers_spread = 1.2,
                           .following = 1500.0,
                           .following_spread = 0.9,
                           .posts = 5.0,
                           .posts_spread = 1.4,
                           .no_picture = 0.32,
                           .is_private = 0.14,
                           .no_bio = 0.72,
                           .digits = 3.1};

void write_account(TableWriter& table, const World& world, std::uint64_t account, const Look& look) {
  auto random = world.stream("account", account);
  table.plain(world.crowd.id(account));
  table.plain(kPlatform);
  table.whole(lognormal(random, look.followers, look.followers_spread));
  table.whole(std::min<std::int64_t>(7500, lognormal(random, look.following, look.following_spread)));
  table.whole(lognormal(random, look.posts, look.posts_spread));
  table.flag(!random.chance(look.no_picture));
  table.flag(random.chance(look.is_private));
  const auto digits = static_cast<std::int64_t>(random.poisson(look.digits));
  table.whole(std::clamp<std::int64_t>(6 + static_cast<std::int64_t>(random.below(9)) + digits, 4, 30));
  table.whole(std::min<std::int64_t>(digits, 12));
  const bool has_bio = !random.chance(look.no_bio);
  const auto length = static_cast<std::int64_t>(8 + random.below(142));
  table.whole(has_bio ? length : 0);
  table.end_row();
}

void write_truth(TableWriter& table, const World& world, std::uint64_t account, std::string_view kind,
                 const Crowd::Group* group) {
  table.plain(world.crowd.id(account));
  table.plain(kind);
  if (group != nullptr) {
    table.whole(group->community);
    table.real(group->pace, 1);
  } else {
    table.empty();
    table.empty();
  }
  table.end_row();
}

}  // namespace

core::Result<void> write_accounts(const World& world, LayerContext& context) {
  auto table = TableWriter::open(context.folder / "accounts.csv", kAccountColumns);
  if (!table) return core::fail(table.error());
  auto truth = TableWriter::open(context.folder / "truth" / "accounts.csv", kTruthColumns);
  if (!truth) return core::fail(truth.error());
  const auto write_range = [&](const Crowd::Range& range, const Look& look, std::string_view kind, const Crowd::Group* group) {
    for (std::uint64_t account = range.first; account < range.first + range.count; ++account) {
      write_account(*table, world, account, look);
      write_truth(*truth, world, account, kind, group);
    }
    context.at(range.first + range.count, world.crowd.accounts());
  };
  write_range(world.crowd.hubs(), kHub, "hub", nullptr);
  for (const auto& group : world.crowd.groups()) write_range(group.range, kPerson, "person", &group);
  write_range(world.crowd.bought(), kBoughtLook, "bought", nullptr);
  const auto rows = table->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.accounts = *rows;
  if (const auto done = truth->finish(); !done) return core::fail(done.error());
  return {};
}

}  // namespace vouch::datasets
