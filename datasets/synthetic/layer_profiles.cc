// Layer "profiles": creators.csv, brands.csv and the brands' own accounts (profiles.csv).
#include <array>
#include <string>

#include "datasets/synthetic/layers.h"
#include "datasets/synthetic/names.h"
#include "datasets/writing/table_writer.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 21> kCreatorColumns{
    "creator_id", "account_id", "platform", "handle",     "name",       "bio",         "followers",
    "following",  "posts",      "category", "country",    "language",   "price_cents", "price_basis",
    "price_for",  "currency",   "verified", "created_at", "is_private", "has_picture", "coverage"};
constexpr std::array<std::string_view, 11> kBrandColumns{"brand_id", "account_id", "name",     "bio",    "text",    "values_text",
                                                         "category", "country",    "language", "causes", "coverage"};
constexpr std::array<std::string_view, 5> kProfileColumns{"owner_id", "owner_kind", "platform", "handle", "account_id"};

/// What owners say of themselves is closer to their point than what they post.
Leaning focused(Leaning leaning) {
  leaning.topic_focus *= 3.0;
  leaning.cause_focus *= 2.0;
  leaning.value_focus *= 2.0;
  return leaning;
}

void write_creator(TableWriter& table, const World& world, const Grammar& grammar, std::uint64_t index) {
  const Creator& creator = world.creators[index];
  auto random = world.stream("profile", index);
  const auto named = creator_name(world.options.seed, index);
  const auto voice = voice_of(focused(creator.leaning), creator.language);
  table.plain(creator_id(index));
  table.plain(creator_account(index));
  table.plain(kPlatform);
  table.plain(named.handle);
  table.text(named.name);
  table.text(grammar.bio(voice, random));
  table.whole(creator.followers);
  table.whole(static_cast<std::int64_t>(200 + random.below(1400)));
  table.whole(static_cast<std::int64_t>(creator.posts * (3 + random.below(20))));
  table.plain(category_of(creator.leaning));
  table.plain(creator.country);
  table.plain(code_of(creator.language));
  table.whole(creator.price_cents);
  table.plain("net");
  table.plain("post");
  table.plain("EUR");
  table.flag(creator.famous || random.chance(0.04));
  table.whole(kWorldBegins - static_cast<std::int64_t>(86400 * (30 + random.below(3300))));
  table.flag(false);
  table.flag(true);
  table.plain("random_sample");
  table.end_row();
}

/// The two causes nearest to where the brand stands.
std::array<std::string, 2> causes_of(const Leaning& leaning) {
  const double place = leaning.cause * static_cast<double>(kCauses);
  const auto below = static_cast<std::size_t>(place);
  return {std::string(cause_entries()[below % kCauses].name), std::string(cause_entries()[(below + 1) % kCauses].name)};
}

void write_brand(TableWriter& table, const World& world, const Grammar& grammar, std::uint64_t index) {
  const Brand& brand = world.brands[index];
  auto random = world.stream("brand profile", index);
  const auto voice = voice_of(focused(brand.leaning), brand.language);
  table.plain(brand_id(index));
  table.plain(brand.handle);
  table.text(brand.name);
  table.text(grammar.bio(voice, random));
  table.text(grammar.about_brand(voice, brand.name, random));
  table.text(grammar.values_of_brand(voice, random));
  table.plain(category_of(brand.leaning));
  table.plain(brand.country);
  table.plain(code_of(brand.language));
  table.list(causes_of(brand.leaning));
  table.plain("random_sample");
  table.end_row();
}

}  // namespace

core::Result<void> write_creators(const World& world, LayerContext& context) {
  auto table = TableWriter::open(context.folder / "creators.csv", kCreatorColumns);
  if (!table) return core::fail(table.error());
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    write_creator(*table, world, context.grammar, c);
    context.at(c + 1, world.creators.size());
  }
  const auto rows = table->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.creators = *rows;
  return {};
}

core::Result<void> write_brands(const World& world, LayerContext& context) {
  auto brands = TableWriter::open(context.folder / "brands.csv", kBrandColumns);
  if (!brands) return core::fail(brands.error());
  auto profiles = TableWriter::open(context.folder / "profiles.csv", kProfileColumns);
  if (!profiles) return core::fail(profiles.error());
  for (std::uint64_t b = 0; b < world.brands.size(); ++b) {
    write_brand(*brands, world, context.grammar, b);
    profiles->plain(brand_id(b));
    profiles->plain("brand");
    profiles->plain(kPlatform);
    profiles->plain(world.brands[b].handle);
    profiles->plain(world.brands[b].handle);
    profiles->end_row();
    context.at(b + 1, world.brands.size());
  }
  const auto rows = brands->finish();
  if (!rows) return core::fail(rows.error());
  context.summary.brands = *rows;
  if (const auto done = profiles->finish(); !done) return core::fail(done.error());
  return {};
}

}  // namespace vouch::datasets
