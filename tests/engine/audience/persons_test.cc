#include "engine/audience/persons.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::sections;
using testing::write_graph;
using List = std::vector<std::uint32_t>;

/// A graph of two owners and 10 accounts with these sections.
core::Result<Persons> opened(const List& aliases, const List& counted_as, const List& creators = {}, const List& groups = {}) {
  const auto snapshot = sections([&](snapshot::Writer& out) {
    if (auto written = write_graph({{0, 9}, {1}}, out); !written) return written;
    if (auto written = out.write("persons.aliases", std::span(aliases)); !written) return written;
    if (auto written = out.write("persons.counted_as", std::span(counted_as)); !written) return written;
    if (auto written = out.write("persons.creators", std::span(creators)); !written) return written;
    return out.write("persons.groups", std::span(groups));
  });
  static std::vector<snapshot::Snapshot> kept;  // views point into it
  kept.push_back(snapshot);
  return Persons::open(kept.back(), AudienceGraph::open(kept.back()).value());
}

TEST(Persons, WithoutTheSectionsAreAllTheirOwn) {
  const auto snapshot = sections([](snapshot::Writer& out) { return write_graph({{0, 9}}, out); });
  const auto persons = Persons::open(snapshot, AudienceGraph::open(snapshot).value());
  ASSERT_TRUE(persons);
  EXPECT_TRUE(persons->empty());
  EXPECT_TRUE(persons->stand_ins(List{0, 1, 2}).empty());
}

// 4 and 7 are person 2, 9 is person 3.
TEST(Persons, StandInsAreTheLowestAccountOfEachPerson) {
  const auto persons = opened({4, 7, 9}, {2, 2, 3});
  ASSERT_TRUE(persons);
  EXPECT_EQ(persons->stand_ins(List{4, 5, 7, 9}), (List{2, 3}));
  EXPECT_EQ(persons->stand_ins(List{1, 2, 3}), List{});
  EXPECT_EQ(persons->stand_ins(List{9}), List{3});
  EXPECT_EQ(persons->people(List{0, 2, 4, 7, 8, 9}), (List{0, 2, 3, 8}));
  EXPECT_EQ(persons->people(List{0, 2, 8}), std::nullopt);
}

TEST(Persons, ThatDoNotFitAreRefused) {
  const std::string accounts = "sections persons.aliases and persons.counted_as name accounts that do not fit each other";
  for (const auto& [aliases, counted_as] :
       std::vector<std::pair<List, List>>{{{4, 4}, {1, 1}}, {{4}, {}}, {{10}, {1}}, {{4}, {5}}, {{4, 5}, {1, 4}}, {{4}, {4}}}) {
    const auto persons = opened(aliases, counted_as);
    ASSERT_FALSE(persons);
    EXPECT_EQ(persons.error().code, core::ErrorCode::corrupt);
    EXPECT_EQ(persons.error().message, accounts);
  }
  for (const auto& [creators, groups] : std::vector<std::pair<List, List>>{{{0}, {}}, {{2}, {0}}, {{0, 1}, {1, 0}}}) {
    const auto persons = opened({}, {}, creators, groups);
    ASSERT_FALSE(persons);
    EXPECT_EQ(persons.error().message, "sections persons.creators and persons.groups do not fit each other or the graph");
  }
}

}  // namespace
}  // namespace vouch::audience
