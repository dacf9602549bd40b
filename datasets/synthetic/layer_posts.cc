// Layers "posts" and "brand posts": what creators and brands publish on ordinary days. Words, times and reactions come
// from streams of their own.
#include "datasets/synthetic/layers.h"
#include "datasets/synthetic/posting.h"
#include "engine/core/deterministic_math.h"

namespace vouch::datasets {
namespace {

constexpr double kOwnLanguage = 0.62;  // share of a brand's posts in its first language

Language other(Language language) { return language == Language::german ? Language::english : Language::german; }

}  // namespace

core::Result<void> write_posts(const World& world, LayerContext& context) {
  auto table = TableWriter::open(context.folder / "posts.csv", kPostColumns);
  if (!table) return core::fail(table.error());
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    const Creator& creator = world.creators[c];
    const auto voice = voice_of(creator.leaning, creator.language);
    auto words = world.stream("posts", c);
    auto reactions = world.stream("reactions", c);
    const std::string owner = creator_id(c);
    for (std::uint32_t i = 0; i < creator.posts; ++i) {
      const Text text = context.grammar.post(voice, words);
      const std::string id = post_id(c, i);
      write_post(*table,
                 {.post_id = id,
                  .owner_id = owner,
                  .owner_kind = "creator",
                  .at = posted_at(world, c, i),
                  .text = text,
                  .mention = {},
                  .sponsor = {},
                  .label = {},
                  .language = creator.language},
                 draw_reactions(creator, reactions));
    }
    context.at(c + 1, world.creators.size());
  }
  const auto rows = table->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.posts += *rows;
  return {};
}

core::Result<void> write_brand_posts(const World& world, LayerContext& context) {
  auto table = TableWriter::open(context.folder / "posts-brands.csv", kPostColumns);
  if (!table) return core::fail(table.error());
  for (std::uint64_t b = 0; b < world.brands.size(); ++b) {
    const Brand& brand = world.brands[b];
    const Voice voices[] = {voice_of(brand.leaning, brand.language), voice_of(brand.leaning, other(brand.language))};
    auto words = world.stream("brand posts", b);
    auto reactions = world.stream("brand reactions", b);
    const std::string owner = brand_id(b);
    for (std::uint32_t i = 0; i < brand.posts; ++i) {
      const Voice& voice = voices[words.chance(kOwnLanguage) ? 0 : 1];
      const Text text = context.grammar.post(voice, words);
      const std::string id = "q" + owner.substr(1) + '-' + std::to_string(i);
      const auto likes = static_cast<std::int64_t>(brand.audience * 0.2 * core::det_exp(0.5 * reactions.normal()));
      write_post(*table,
                 {.post_id = id,
                  .owner_id = owner,
                  .owner_kind = "brand",
                  .at = draw_time(words),
                  .text = text,
                  .mention = {},
                  .sponsor = {},
                  .label = {},
                  .language = voice.language},
                 {.format = "image", .likes = likes, .comments = likes / 30, .views = 0});
    }
    context.at(b + 1, world.brands.size());
  }
  const auto rows = table->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.posts += *rows;
  return {};
}

}  // namespace vouch::datasets
