#include "engine/audience/authenticity.h"

#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using testing::sections;
using testing::write_graph;

/// The graph of three accounts; of the judged ones bit a of `bits`.
snapshot::Snapshot judged_world(const std::vector<std::uint16_t>& judged, const std::vector<std::uint64_t>& bits = {0b111}) {
  return sections([&](snapshot::Writer& out) {
    if (auto written = write_graph({{0, 1}, {1, 2}}, out); !written) return written;
    if (auto written = out.write("audience.authentic", std::span<const std::uint16_t>(judged)); !written) return written;
    return out.write("audience.judged", std::span<const std::uint64_t>(bits));
  });
}

TEST(Authenticity, IsThePriorUntilAccountsAreJudged) {
  const auto snapshot = sections([](snapshot::Writer& out) { return write_graph({{0, 1}, {1, 2}}, out); });
  const auto authentic = Authenticity::open(snapshot, *AudienceGraph::open(snapshot));
  ASSERT_TRUE(authentic);
  EXPECT_FALSE(authentic->judged());
  EXPECT_EQ((*authentic)[2], 58982) << "0.9 of 65535, rounded";
  EXPECT_EQ(authentic->sum(std::vector<std::uint32_t>{0, 2}), 2U * 58982U);
  EXPECT_NEAR(people(10 * 58982), 9.0, 1e-3);
}

TEST(Authenticity, OfJudgedAccountsIsTheirOwn) {
  const auto snapshot = judged_world({65535, 0, 30000});
  const auto authentic = Authenticity::open(snapshot, *AudienceGraph::open(snapshot));
  ASSERT_TRUE(authentic);
  EXPECT_TRUE(authentic->judged());
  EXPECT_EQ((*authentic)[1], 0);
  EXPECT_EQ(authentic->sum(std::vector<std::uint32_t>{0, 1, 2}), 95535U);
}

TEST(Authenticity, SaysWhoWasJudged) {
  const auto snapshot = judged_world({65535, 58982, 30000}, {0b101});
  const auto authentic = Authenticity::open(snapshot, *AudienceGraph::open(snapshot)).value();
  EXPECT_TRUE(authentic.judged(0));
  EXPECT_FALSE(authentic.judged(1));
  EXPECT_EQ(authentic.judged(std::vector<std::uint32_t>{0, 1, 2}), 2U);
  const auto none = sections([](snapshot::Writer& out) { return write_graph({{0, 1}, {1, 2}}, out); });
  EXPECT_FALSE(Authenticity::open(none, *AudienceGraph::open(none))->judged(0));
  const auto broken = judged_world({65535, 0, 30000}, {1, 2});
  EXPECT_EQ(Authenticity::open(broken, *AudienceGraph::open(broken)).error().message,
            "section audience.judged has 2 numbers, expected 1");
}

TEST(Authenticity, OfAnotherGraphIsRefused) {
  const auto snapshot = judged_world({65535, 0});
  const auto authentic = Authenticity::open(snapshot, *AudienceGraph::open(snapshot));
  ASSERT_FALSE(authentic);
  EXPECT_EQ(authentic.error().code, core::ErrorCode::corrupt);
  EXPECT_EQ(authentic.error().message, "section audience.authentic has 2 accounts, expected 3");
}

}  // namespace
}  // namespace vouch::audience
