#include "engine/audience/tiles.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/engine/audience/random_audiences.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::Audiences;
using testing::owner;
using testing::SmallWorld;

// a:        0 1 2 | 3 4 5 | 6     tiles of 3 accounts, lists of 2 on average
// owner 0:  x x x   x       x
// owner 1:    x     x x x
// owner 2:                  x
TEST(Tiles, OfASmallGraphByHand) {
  const auto world = SmallWorld::of({{0, 1, 2, 3, 6}, {1, 3, 4, 5}, {6}}, {.accounts = 3, .links_a_list = 2});
  const Tiles& tiles = world.graph.tiles();
  ASSERT_EQ(tiles.all().size(), 2U) << "the third has two lists of one";
  EXPECT_EQ(tiles.head(), 6U);
  EXPECT_EQ(tiles.links(), 8U);
  EXPECT_EQ(tiles.lists(), 4U);
  EXPECT_EQ(tiles.head_links(0), 4U);
  EXPECT_EQ(tiles.head_links(2), 0U);
  const Tile& second = tiles.all()[1];
  EXPECT_EQ(second.first_account, 3U);
  EXPECT_EQ(std::vector(second.owners.begin(), second.owners.end()), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(std::vector(second.ends.begin(), second.ends.end()), (std::vector<std::uint32_t>{1, 4}));
  EXPECT_EQ(std::vector(second.targets.begin(), second.targets.end()), (std::vector<std::uint16_t>{0, 0, 1, 2}));
}

RC_GTEST_PROP(Tiles, HoldTheHeadsOfAllLists, ()) {
  const TileShape shape = {.accounts = *rc::gen::inRange(1U, 40U), .links_a_list = *rc::gen::inRange(0U, 4U)};
  const auto world = SmallWorld::of(*testing::random_audiences(), shape);
  const Tiles& tiles = world.graph.tiles();
  std::map<std::uint32_t, std::vector<std::uint32_t>> heads;
  for (const Tile& tile : tiles.all()) {
    for (std::size_t i = 0; i < tile.owners.size(); ++i) {
      for (std::uint32_t t = i == 0 ? 0 : tile.ends[i - 1]; t < tile.ends[i]; ++t) {
        heads[tile.owners[i]].push_back(tile.first_account + tile.targets[t]);
      }
    }
  }
  for (std::uint32_t o = 0; o < world.graph.owners(); ++o) {
    const auto row = world.graph.members(owner(o)).first(tiles.head_links(o));
    RC_ASSERT(heads[o] == std::vector<std::uint32_t>(row.begin(), row.end()));
  }
}

/// The sections of the tiles of two owners with accounts {0, 1, 2} and {2, 3}, in tiles of 2, before something is changed.
struct Parts {
  std::vector<std::uint32_t> accounts = {2};
  std::vector<std::uint64_t> cells = {0, 1, 3};
  std::vector<std::uint32_t> owners = {0, 0, 1}, ends = {2, 1, 3};
  std::vector<std::uint16_t> targets = {0, 1, 0, 0, 1};
  std::vector<std::uint32_t> heads = {3, 2};
};

std::string refusal(const std::function<void(Parts&)>& change) {
  Parts parts;
  change(parts);
  const auto snapshot = testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    auto done = testing::write_graph({{0, 1, 2}, {2, 3}}, out);
    if (done) done = out.write<std::uint32_t>("audience.tiles.accounts", parts.accounts);
    if (done) done = out.write<std::uint64_t>("audience.tiles.cells", parts.cells);
    if (done) done = out.write<std::uint32_t>("audience.tiles.owners", parts.owners);
    if (done) done = out.write<std::uint32_t>("audience.tiles.ends", parts.ends);
    if (done) done = out.begin("audience.tiles.targets", snapshot::Encoding::tile_u16);
    if (done) done = out.append<std::uint16_t>(parts.targets);
    if (done) done = out.write<std::uint32_t>("audience.tiles.heads", parts.heads);
    return done;
  });
  const auto graph = AudienceGraph::open(snapshot);
  if (graph) return "";
  EXPECT_EQ(graph.error().code, core::ErrorCode::corrupt);
  return graph.error().message;
}

TEST(Tiles, RefuseSectionsThatDoNotFitTheGraph) {
  EXPECT_EQ(refusal([](Parts&) {}), "");
  EXPECT_EQ(refusal([](Parts& p) { p.accounts = {70000}; }), "audience tiles: accounts of one tile are not from 1 to 65536");
  EXPECT_EQ(refusal([](Parts& p) { p.accounts = {}; }), "audience tiles: accounts of one tile are not from 1 to 65536");
  EXPECT_EQ(refusal([](Parts& p) { p.cells = {0, 3, 1}; }), "audience tiles: lists do not ascend from 0 to 3");
  EXPECT_EQ(refusal([](Parts& p) { p.ends.pop_back(); }), "audience tiles: lists do not ascend from 0 to 3");
  EXPECT_EQ(refusal([](Parts& p) { p.cells = {0, 1, 3, 3}; }), "audience tiles: found 3 tiles for 4 accounts");
  EXPECT_EQ(refusal([](Parts& p) { p.targets.pop_back(); }), "audience tiles: tile 1 ends behind its section");
  EXPECT_EQ(refusal([](Parts& p) { p.targets.push_back(0); }), "audience tiles: found 6 links");
  EXPECT_EQ(refusal([](Parts& p) { p.owners = {0, 1, 0}; }), "audience tiles: tile 1 has owners that do not ascend below 2");
  EXPECT_EQ(refusal([](Parts& p) { p.owners = {0, 0, 2}; }), "audience tiles: tile 1 has owners that do not ascend below 2");
  EXPECT_EQ(refusal([](Parts& p) { p.ends = {2, 1, 2}; }), "audience tiles: tile 1 has lists that do not end at 3");
  EXPECT_EQ(refusal([](Parts& p) { p.ends = {2, 0, 3}; }), "audience tiles: tile 1 has lists that do not end at 3");
  EXPECT_EQ(refusal([](Parts& p) { p.targets[4] = 2; }), "audience tiles: tile 1 has ids of 2 or more");
  EXPECT_EQ(refusal([](Parts& p) { p.heads = {3}; }), "audience tiles: found heads of 1 owners, expected 2");
  EXPECT_EQ(refusal([](Parts& p) { p.heads = {2, 3}; }), "audience tiles: the head of owner 0 does not end at account 4");
}

}  // namespace
}  // namespace vouch::audience
