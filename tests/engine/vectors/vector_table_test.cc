#include "engine/vectors/vector_table.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/vectors/exact_search.h"
#include "engine/vectors/refinement.h"
#include "tests/engine/vectors/plain_neighbors.h"
#include "tests/support/temporary_folder.h"

namespace vouch::vectors {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

std::string refusal(const core::Result<VectorTable>& table) { return table ? "made" : table.error().message; }

TEST(VectorTable, ScalesRowsToLengthOneAndTheLargestComponentTo127) {
  const auto table = VectorTable::make(std::vector<float>{3, 4, 0, -1, -1, 0}, 3).value();
  EXPECT_EQ(table.size(), 2U);
  EXPECT_EQ(table.rows().stride, 64U);
  EXPECT_DOUBLE_EQ(table.scale(), 0.8 / 127.0);
  EXPECT_EQ(table.rows()[0][1], 127);
  EXPECT_EQ(table.rows()[0][0], 95);    // 0.6 · 127 / 0.8 = 95.25
  EXPECT_EQ(table.rows()[1][0], -112);  // −0.7071 · 158.75 = −112.25
  EXPECT_EQ(table.rows()[1][3], 0);
  EXPECT_EQ(float_of(table.halves(1)[1]), float_of(half_of(-std::sqrt(0.5F))));
  EXPECT_GT(table.bounds().residual, 0.0);
}

TEST(VectorTable, RefusesRowsWithoutADirectionAndSaysWhichOne) {
  EXPECT_EQ(refusal(VectorTable::make(std::vector<float>{1, 2, 0, 0}, 2)), "vector 1 has length 0, expected a direction");
  EXPECT_EQ(refusal(VectorTable::make(std::vector<float>{1, 2, 3, kNan}, 2)), "vector 1 is nan at dimension 1");
  EXPECT_EQ(refusal(VectorTable::make(std::vector<float>{1, 2, 3}, 2)),
            "found 3 numbers, expected a multiple of the dimension, 2");
  EXPECT_EQ(refusal(VectorTable::make({}, 0)), "found vectors of 0 dimensions, expected 1 to 32768");
  EXPECT_EQ(refusal(VectorTable::make(std::vector<float>(32769, 1.0F), 32769)),
            "found vectors of 32769 dimensions, expected 1 to 32768");
  EXPECT_EQ(VectorTable::make({}, 7)->size(), 0U);
}

TEST(VectorTable, TakesTheSmallestAndTheLargestFloats) {
  const float least = std::numeric_limits<float>::denorm_min(), most = std::numeric_limits<float>::max();
  const auto table = VectorTable::make(std::vector<float>{least, 0, 0, most, most, most}, 2, {.threads = 2}).value();
  EXPECT_EQ(table.rows()[0][0], 127);
  EXPECT_EQ(table.rows()[1][1], 127);
  EXPECT_EQ(table.rows()[2][0], 90);
}

RC_GTEST_PROP(VectorTableProperty, TheBoundHoldsForEveryPair, ()) {
  core::Random random(*rc::gen::arbitrary<std::uint64_t>());
  const std::size_t dimension = 1 + random.below(90);
  const auto table = VectorTable::make(vouch::testing::random_vectors(60, dimension, random), dimension).value();
  const Query query = table.query(vouch::testing::random_vectors(1, dimension, random)).value();
  const double unit = table.scale() * query.scale;
  const double apart = table.bounds().byte_length * query.residual + table.bounds().residual * query.length;
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::int64_t products = 0;
    for (std::size_t j = 0; j < dimension; ++j) products += std::int64_t{table.rows()[i][j]} * query.bytes[j];
    RC_ASSERT(std::fabs(vouch::testing::plain_score(table, query, i) - unit * static_cast<double>(products)) <= apart);
  }
  RC_ASSERT(static_cast<double>(margin_of(table, query)) * unit >= 2.0 * apart);
}

TEST(VectorTable, IsReadAsItWasWritten) {
  const vouch::testing::TemporaryFolder folder;
  core::Random random(1);
  const auto table = VectorTable::make(vouch::testing::random_vectors(50, 70, random), 70).value();
  const auto bare = VectorTable::make(vouch::testing::random_vectors(3, 5, random), 5, {.halves = false}).value();
  auto out = snapshot::Writer::make(folder / "x.vouch").value();
  ASSERT_TRUE(table.write(out, "vectors.content"));
  ASSERT_TRUE(bare.write(out, "vectors.bare"));
  ASSERT_TRUE(VectorTable::make({}, 4)->write(out, "vectors.none"));
  ASSERT_TRUE(out.publish());
  const auto snapshot = snapshot::Snapshot::open(folder / "x.vouch").value();
  const auto read = VectorTable::open(snapshot, "vectors.content").value();
  EXPECT_EQ(read.hash(), table.hash());
  EXPECT_EQ(read.bounds().residual, table.bounds().residual);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(read.rows()[0]) % 64, 0U);
  EXPECT_FALSE(VectorTable::open(snapshot, "vectors.bare")->has_halves());
  EXPECT_EQ(VectorTable::open(snapshot, "vectors.none")->size(), 0U);
  EXPECT_FALSE(VectorTable::open(snapshot, "vectors.other"));
}

/// What open() says of sections with these numbers.
std::string opened(std::vector<std::uint32_t> shape, std::vector<double> scale, std::size_t rows, std::size_t halves) {
  const vouch::testing::TemporaryFolder folder;
  auto out = snapshot::Writer::make(folder / "x.vouch").value();
  EXPECT_TRUE(out.write<std::uint32_t>("vectors.x.shape", shape));
  EXPECT_TRUE(out.write<double>("vectors.x.scale", scale));
  EXPECT_TRUE(out.write<std::uint8_t>("vectors.x.rows", std::vector<std::uint8_t>(rows, 7)));
  EXPECT_TRUE(out.write<std::uint16_t>("vectors.x.halves", std::vector<std::uint16_t>(halves, 7)));
  EXPECT_TRUE(out.publish());
  return refusal(VectorTable::open(snapshot::Snapshot::open(folder / "x.vouch").value(), "vectors.x"));
}

TEST(VectorTable, RefusesSectionsThatDoNotFit) {
  const std::vector<double> scale = {0.01, 1.0, 0.1};
  EXPECT_EQ(opened({2, 3}, scale, 128, 6), "made");
  EXPECT_EQ(opened({2}, scale, 128, 6), "section vectors.x.shape is not a number of vectors and a dimension");
  EXPECT_EQ(opened({2, 0}, scale, 128, 6), "section vectors.x.shape is not a number of vectors and a dimension");
  EXPECT_EQ(opened({2, 40000}, scale, 128, 6), "section vectors.x.shape is not a number of vectors and a dimension");
  EXPECT_EQ(opened({2, 3}, {0.0, 1.0, 0.1}, 128, 6), "section vectors.x.scale is not a scale and two lengths");
  EXPECT_EQ(opened({2, 3}, {0.01, std::nan(""), 0.1}, 128, 6), "section vectors.x.scale is not a scale and two lengths");
  EXPECT_EQ(opened({2, 3}, scale, 127, 6), "section vectors.x.rows does not have the rows of its shape");
  EXPECT_EQ(opened({4294967295, 3}, scale, 128, 6), "section vectors.x.rows does not have the rows of its shape");
  EXPECT_EQ(opened({2, 3}, scale, 128, 7), "section vectors.x.halves does not have the rows of its shape");
}

/// Bits of any kind where halves should be, infinities and such among them, make scores without meaning but no harm.
TEST(VectorTable, OfDamagedHalvesIsSearchedWithoutHarm) {
  const vouch::testing::TemporaryFolder folder;
  core::Random random(9);
  auto out = snapshot::Writer::make(folder / "x.vouch").value();
  std::vector<std::uint8_t> rows(200 * 64);
  std::vector<std::uint16_t> halves(200 * 40);
  for (auto& x : rows) x = static_cast<std::uint8_t>(random.next());
  for (auto& x : halves) x = static_cast<std::uint16_t>(random.next());
  ASSERT_TRUE(out.write<std::uint32_t>("vectors.x.shape", std::vector<std::uint32_t>{200, 40}));
  ASSERT_TRUE(out.write<double>("vectors.x.scale", std::vector<double>{1e-300, 4.0, 4.0}));
  ASSERT_TRUE(out.write<std::uint8_t>("vectors.x.rows", rows));
  ASSERT_TRUE(out.write<std::uint16_t>("vectors.x.halves", halves));
  ASSERT_TRUE(out.publish());
  const auto snapshot = snapshot::Snapshot::open(folder / "x.vouch").value();
  const ExactIndex index(VectorTable::open(snapshot, "vectors.x").value());
  EXPECT_EQ(index.search(vouch::testing::random_vectors(1, 40, random), {.k = 30})->best.size(), 30U);
}

}  // namespace
}  // namespace vouch::vectors
