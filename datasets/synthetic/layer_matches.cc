// Layer "matches": the truth about who is a good match, drawn from affinity and agreement alone, and where everybody
// stands. Pairs with a probability below a thousandth that are no match are left out of the file.
#include <array>
#include <string>

#include "datasets/synthetic/layers.h"
#include "datasets/writing/table_writer.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 4> kMatchColumns{"brand_id", "creator_id", "probability", "match"};
constexpr std::array<std::string_view, 9> kCreatorColumns{"creator_id", "community",    "topic", "cause",        "value",
                                                          "famous",     "bought_share", "pod",   "over_cautious"};
constexpr std::array<std::string_view, 5> kBrandColumns{"brand_id", "community", "topic", "cause", "value"};
constexpr double kListed = MatchLaw::kUnlikely;

void write_places(TableWriter& table, std::string_view id, const Leaning& leaning) {
  table.plain(id);
  table.real(leaning.community, 6);
  table.real(leaning.topic, 6);
  table.real(leaning.cause, 6);
  table.real(leaning.value, 6);
}

core::Result<void> write_creators_truth(const World& world, const std::filesystem::path& folder) {
  auto table = TableWriter::open(folder / "creators.csv", kCreatorColumns);
  if (!table) return core::fail(table.error());
  for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
    const Creator& creator = world.creators[c];
    write_places(*table, creator_id(c), creator.leaning);
    table->flag(creator.famous);
    table->real(creator.bought_share, 4);
    if (creator.pod == kNoPod) {
      table->empty();
    } else {
      table->whole(creator.pod + 1);
    }
    table->flag(creator.over_cautious);
    table->end_row();
  }
  if (const auto done = table->finish(); !done) return core::fail(done.error());
  return {};
}

core::Result<void> write_brands_truth(const World& world, const std::filesystem::path& folder) {
  auto table = TableWriter::open(folder / "brands.csv", kBrandColumns);
  if (!table) return core::fail(table.error());
  for (std::uint64_t b = 0; b < world.brands.size(); ++b) {
    write_places(*table, brand_id(b), world.brands[b].leaning);
    table->end_row();
  }
  if (const auto done = table->finish(); !done) return core::fail(done.error());
  return {};
}

}  // namespace

core::Result<void> write_matches(const World& world, LayerContext& context) {
  const auto folder = context.folder / "truth";
  auto table = TableWriter::open(folder / "good_match.csv", kMatchColumns);
  if (!table) return core::fail(table.error());
  for (std::uint64_t b = 0; b < world.brands.size(); ++b) {
    auto random = world.stream("good match", b);
    const std::string brand = brand_id(b);
    for (std::uint64_t c = 0; c < world.creators.size(); ++c) {
      const Leaning& creator = world.creators[c].leaning;
      const double drawn = random.uniform();
      if (drawn >= kListed && world.law.is_unlikely(world.brands[b].leaning, creator)) continue;
      const double probability = world.law.probability(world.brands[b].leaning, creator);
      const bool match = drawn < probability;
      if (!match && probability < kListed) continue;
      context.summary.good_matches += match ? 1U : 0U;
      table->plain(brand);
      table->plain(creator_id(c));
      table->real(probability, 6);
      table->plain(match ? "1" : "0");
      table->end_row();
    }
    context.at(b + 1, world.brands.size());
  }
  if (const auto done = table->finish(); !done) return core::fail(done.error());
  if (auto done = write_creators_truth(world, folder); !done) return done;
  return write_brands_truth(world, folder);
}

}  // namespace vouch::datasets
