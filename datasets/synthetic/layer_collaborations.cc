// Layer "collaborations": whom brands worked with, how it went, and the paid posts that came of it, some of which hide
// that they were paid. Layer "over-cautious labels": creators who mark as advertising what they bought themselves.
// Truth: for each such post whether it was paid for and whether it says so.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "datasets/synthetic/layers.h"
#include "datasets/synthetic/posting.h"
#include "engine/core/top_k.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 8> kCollaborationColumns{"brand_id",     "creator_id", "at",      "paid",
                                                                "deliverables", "format",     "outcome", "cost_cents"};
constexpr std::array<std::string_view, 5> kTruthColumns{"post_id", "creator_id", "brand_id", "paid", "says_so"};
constexpr double kMisfit = 0.002;  // weight of any creator, so that some partners do not fit
constexpr double kHidden = 0.2;    // share of paid posts without a label

struct Draw {
  double key;
  std::uint64_t creator;
};
struct DrawnFirst {
  bool operator()(const Draw& a, const Draw& b) const { return a.key != b.key ? a.key < b.key : a.creator < b.creator; }
};

/// Partners without repetition, in proportion to how good a match they are (P. Efraimidis, P. Spirakis, 2006).
std::vector<std::uint64_t> draw_partners(const World& world, const Brand& brand, core::Random& random) {
  const std::size_t most = std::max<std::size_t>(1, world.creators.size() / 4);
  core::TopK<Draw, DrawnFirst> drawn(std::min<std::size_t>(most, 10 + random.below(9)), DrawnFirst{});
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    const double weight = kMisfit + world.law.probability(brand.leaning, world.creators[c].leaning);
    drawn.offer({.key = random.exponential() / weight, .creator = c});
  }
  std::vector<std::uint64_t> partners;
  for (const Draw& draw : drawn.take()) partners.push_back(draw.creator);
  return partners;
}

std::string_view draw_outcome(double match, core::Random& random) {
  const double u = random.uniform();
  const double declined = 0.12 - 0.06 * match, renewed = 0.1 + 0.45 * match, stopped = 0.22 - 0.18 * match;
  if (u < declined) return "declined";
  if (u < declined + renewed) return "renewed";
  if (u < declined + renewed + stopped) return "stopped";
  return "delivered";
}

struct Tables {
  TableWriter collaborations, posts, truth;
};

/// A voice between the creator's own and the brand's: what paid posts sound like.
Voice blended(const Creator& creator, const Brand& brand, core::Random& random) {
  Leaning leaning = creator.leaning;
  if (random.chance(0.5)) leaning.topic = brand.leaning.topic;
  return voice_of(leaning, creator.language);
}

void write_paid_post(Tables& tables, const World& world, const LayerContext& context, std::uint64_t b, std::uint64_t c,
                     std::int64_t at, std::uint32_t number, core::Random& random) {
  const Creator& creator = world.creators[c];
  const Brand& brand = world.brands[b];
  const bool says_so = !random.chance(kHidden);
  const std::string_view notice = !says_so ? "" : creator.language == Language::german ? "Anzeige |" : "Ad |";
  const auto voice = blended(creator, brand, random);
  const Text text = context.grammar.post_about(voice, brand.name, brand.handle, true, notice, random);
  const std::string owner = creator_id(c);
  const std::string id = "s" + owner.substr(1) + '-' + brand_id(b) + '-' + std::to_string(number);
  auto reactions = draw_reactions(creator, random);
  reactions.likes = reactions.likes * 4 / 5;  // what is paid for is liked less
  write_post(tables.posts,
             {.post_id = id,
              .owner_id = owner,
              .owner_kind = "creator",
              .at = std::min(kWorldEnds, at + static_cast<std::int64_t>(random.below(14 * 86400))),
              .text = text,
              .mention = brand.handle,
              .sponsor = says_so ? std::string_view(brand.handle) : std::string_view(),
              .label = says_so && random.chance(0.8) ? "paid partnership" : "",
              .language = creator.language},
             reactions);
  tables.truth.plain(id);
  tables.truth.plain(owner);
  tables.truth.plain(brand_id(b));
  tables.truth.flag(true);
  tables.truth.flag(says_so);
  tables.truth.end_row();
}

void write_collaboration(Tables& tables, const World& world, const LayerContext& context, std::uint64_t b, std::uint64_t c,
                         core::Random& random) {
  const Creator& creator = world.creators[c];
  const auto at = draw_time(random);
  const auto outcome = draw_outcome(world.law.probability(world.brands[b].leaning, creator.leaning), random);
  const auto posts = static_cast<std::uint32_t>(1 + random.below(2));
  const double haggled = 0.85 + 0.25 * random.uniform();
  const double cost = static_cast<double>(creator.price_cents) * posts * haggled;
  auto& table = tables.collaborations;
  table.plain(brand_id(b));
  table.plain(creator_id(c));
  table.whole(at);
  table.flag(true);
  table.whole(posts);
  table.plain("post");
  table.plain(outcome);
  table.whole(static_cast<std::int64_t>(cost / 100.0) * 100);
  table.end_row();
  if (outcome == "declined") return;
  for (std::uint32_t i = 0; i < posts; ++i) write_paid_post(tables, world, context, b, c, at, i, random);
}

core::Result<void> finish(TableWriter& posts, TableWriter& truth, WorldSummary& summary) {
  const auto rows = posts.finish();
  if (!rows) return core::fail(rows.error());
  summary.posts += *rows;
  if (const auto done = truth.finish(); !done) return core::fail(done.error());
  return {};
}

/// Of five random brands the one that this creator would most likely buy from.
std::uint64_t liked_brand(const World& world, const Creator& creator, core::Random& random) {
  std::uint64_t best = random.below(world.brands.size());
  for (int i = 0; i < 4; ++i) {
    const auto other = random.below(world.brands.size());
    const auto liking = [&](std::uint64_t b) { return world.law.agreement(world.brands[b].leaning, creator.leaning); };
    if (liking(other) > liking(best)) best = other;
  }
  return best;
}

}  // namespace

core::Result<void> write_collaborations(const World& world, LayerContext& context) {
  auto collaborations = TableWriter::open(context.folder / "collaborations.csv", kCollaborationColumns);
  if (!collaborations) return core::fail(collaborations.error());
  auto posts = TableWriter::open(context.folder / "posts-sponsored.csv", kPostColumns);
  if (!posts) return core::fail(posts.error());
  auto truth = TableWriter::open(context.folder / "truth" / "sponsored_posts.csv", kTruthColumns);
  if (!truth) return core::fail(truth.error());
  Tables tables{std::move(*collaborations), std::move(*posts), std::move(*truth)};
  for (std::uint64_t b = 0; b < world.brands.size(); ++b) {
    auto random = world.stream("collaborations", b);
    for (const auto c : draw_partners(world, world.brands[b], random)) write_collaboration(tables, world, context, b, c, random);
    context.at(b + 1, world.brands.size());
  }
  const auto rows = tables.collaborations.finish();
  if (!rows) return core::fail(rows.error());
  context.summary.collaborations = *rows;
  return finish(tables.posts, tables.truth, context.summary);
}

core::Result<void> write_cautious(const World& world, LayerContext& context) {
  auto posts = TableWriter::open(context.folder / "posts-labelled.csv", kPostColumns);
  if (!posts) return core::fail(posts.error());
  auto truth = TableWriter::open(context.folder / "truth" / "labelled_posts.csv", kTruthColumns);
  if (!truth) return core::fail(truth.error());
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    const Creator& creator = world.creators[c];
    context.at(c + 1, world.creators.size());
    if (!creator.over_cautious) continue;
    auto random = world.stream("labelled posts", c);
    const auto voice = voice_of(creator.leaning, creator.language);
    const std::string_view notice = creator.language == Language::german ? "Werbung, unbezahlt |" : "Ad, unpaid |";
    const std::string owner = creator_id(c);
    for (std::uint64_t left = 1 + random.below(3); left > 0; --left) {
      const auto b = liked_brand(world, creator, random);
      const Text text = context.grammar.post_about(voice, world.brands[b].name, {}, false, notice, random);
      const std::string id = "l" + owner.substr(1) + '-' + std::to_string(left);
      const auto at = draw_time(random);
      const auto reactions = draw_reactions(creator, random);
      write_post(*posts,
                 {.post_id = id,
                  .owner_id = owner,
                  .owner_kind = "creator",
                  .at = at,
                  .text = text,
                  .mention = world.brands[b].handle,
                  .sponsor = {},
                  .label = {},
                  .language = creator.language},
                 reactions);
      truth->plain(id);
      truth->plain(owner);
      truth->plain(brand_id(b));
      truth->flag(false);
      truth->flag(true);
      truth->end_row();
    }
  }
  return finish(*posts, *truth, context.summary);
}

}  // namespace vouch::datasets
