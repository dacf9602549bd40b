#include "engine/vectors/faiss_index.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/vectors/exact_search.h"
#include "tests/engine/vectors/plain_neighbors.h"
#include "tests/support/temporary_folder.h"

namespace vouch::vectors {
namespace {

constexpr std::size_t kDimension = 32;

/// Rows of forty topics.
std::vector<float> topical(std::size_t n, std::uint64_t seed) {
  core::Random topics(1, "topics"), random(seed);
  std::vector<float> centres(40 * kDimension), rows(n * kDimension);
  for (float& x : centres) x = static_cast<float>(topics.normal());
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t topic = random.below(40);
    for (std::size_t j = 0; j < kDimension; ++j) {
      rows[i * kDimension + j] = centres[topic * kDimension + j] + static_cast<float>(random.normal());
    }
  }
  return rows;
}

const VectorTable& three_thousand() {
  static const VectorTable table = VectorTable::make(topical(3000, 2), kDimension).value();
  return table;
}
const SampleOptions kSample = {.queries = 40};
const FaissIndex& graph() {
  static const FaissIndex index = FaissIndex::build(three_thousand(), GraphOptions{.links = 8, .effort = 60}, kSample).value();
  return index;
}
const FaissIndex& lists() {
  static const FaissIndex index = FaissIndex::build(three_thousand(), ListOptions{.lists = 50}, kSample).value();
  return index;
}

/// Of the exact neighbours of drawn queries the share that an index finds, and whether all it finds are what they are said to be.
double recall_of(const FaissIndex& index, const Filter& filter, double wanted) {
  const ExactIndex exact(index.table());
  const auto queries = topical(60, 3);
  std::size_t found = 0, expected = 0;
  for (std::size_t q = 0; q < 60; ++q) {
    const auto query = std::span(queries).subspan(q * kDimension, kDimension);
    const auto truth = exact.search(query, {.k = 10, .filter = filter})->best;
    const auto near = index.search(query, {.k = 10, .filter = filter, .wanted_recall = wanted}).value();
    EXPECT_GE(near.recall, wanted);
    const Query asked = index.table().query(query).value();
    for (const Neighbor& neighbor : near.best) {
      EXPECT_TRUE(filter.passes(neighbor.index));
      EXPECT_EQ(neighbor.score, vouch::testing::plain_score(index.table(), asked, neighbor.index));
      found += std::ranges::count(truth, neighbor) > 0 ? 1 : 0;
    }
    EXPECT_TRUE(std::ranges::is_sorted(near.best, std::greater<>(), &Neighbor::score));
    expected += truth.size();
  }
  return static_cast<double>(found) / static_cast<double>(expected);
}

TEST(FaissIndex, FindsAsManyOfTheExactNeighboursAsItSays) {
  for (const FaissIndex* index : {&graph(), &lists()}) {
    for (const double wanted : {0.8, 0.95}) {
      // Queries are not those of the sample, so that 600 neighbours may find a little fewer than was measured.
      EXPECT_GE(recall_of(*index, Filter::all(index->size()), wanted), wanted - 0.04) << static_cast<int>(index->way());
      core::Random random(4);
      const auto words = vouch::testing::random_filter(index->size(), 0.15, random);
      EXPECT_GE(recall_of(*index, Filter::make(words, index->size()).value(), wanted), wanted - 0.04);
    }
  }
}

TEST(FaissIndex, MoreEffortLooksAtMoreAndFindsMore) {
  for (const FaissIndex* index : {&graph(), &lists()}) {
    const auto measured = index->measured();
    ASSERT_GE(measured.size(), 6U);
    for (std::size_t i = 1; i < measured.size(); ++i) {
      if (measured[i].k != measured[i - 1].k || measured[i].percent != measured[i - 1].percent) continue;
      EXPECT_GT(measured[i].effort, measured[i - 1].effort);
      EXPECT_GT(measured[i].looked_at, measured[i - 1].looked_at);
      EXPECT_GE(measured[i].recall, measured[i - 1].recall - 0.01);
    }
    EXPECT_GE(measured.back().recall, 0.95) << static_cast<int>(index->way());
  }
}

TEST(FaissIndex, TakesTheLeastEffortThatIsEnough) {
  const MeasuredEffort* little = graph().effort_for(10, 3000, 0.5);
  const MeasuredEffort* much = graph().effort_for(10, 3000, 0.99);
  ASSERT_NE(little, nullptr);
  ASSERT_NE(much, nullptr);
  EXPECT_LE(little->effort, much->effort);
  EXPECT_GE(much->recall, 0.99);
  EXPECT_EQ(graph().effort_for(10, 1000, 0.5)->percent, 10U);  // a third passes: as measured where a tenth does
  EXPECT_EQ(graph().effort_for(10, 299, 0.5), nullptr);        // fewer pass than was ever measured
  EXPECT_EQ(graph().effort_for(101, 3000, 0.5), nullptr);      // and more are asked for
}

TEST(FaissIndex, OfTheSameTableIsTheSame) {
  const auto again = FaissIndex::build(three_thousand(), GraphOptions{.links = 8, .effort = 60}, kSample).value();
  EXPECT_EQ(again.encode(), graph().encode());
}

TEST(FaissIndex, IsReadAsItWasSaved) {
  const vouch::testing::TemporaryFolder folder;
  for (const FaissIndex* index : {&graph(), &lists()}) {
    ASSERT_TRUE(index->save(folder / "x.vouch.index"));
    const auto read = FaissIndex::open(folder / "x.vouch.index", three_thousand()).value();
    EXPECT_EQ(read.encode(), index->encode());
    const auto queries = topical(20, 5);
    for (std::size_t q = 0; q < 20; ++q) {
      const auto query = std::span(queries).subspan(q * kDimension, kDimension);
      EXPECT_EQ(read.search(query, {.wanted_recall = 0.9})->best, index->search(query, {.wanted_recall = 0.9})->best);
    }
  }
}

TEST(FaissIndex, RefusesWhatItCannotBeBuiltOf) {
  const auto message = [](const auto& result) { return result ? std::string("built") : result.error().message; };
  EXPECT_EQ(message(NeighborGraph::build(three_thousand(), {.links = 1})),
            "found a graph of 1 links with effort 100, expected 2 to 64 links and effort 1 or more");
  EXPECT_EQ(message(QuantizedLists::build(three_thousand(), {.bytes = 5})),
            "found codes of 5 bytes, expected a divisor of the dimension, 32");
  const auto few = VectorTable::make(topical(20, 2), kDimension).value();
  EXPECT_EQ(message(QuantizedLists::build(few, {})), "found 20 vectors, expected 256 or more for lists");
  EXPECT_EQ(message(FaissIndex::build(VectorTable::make({}, 4).value(), GraphOptions{})), "built");
  EXPECT_EQ(message(FaissIndex::open("/nowhere/x.index", few)), "/nowhere/x.index is not there or cannot be read");
  EXPECT_EQ(message(FaissIndex::decode(core::as_bytes(graph().encode()), few)), "index was made for other vectors than these");
  EXPECT_EQ(message(FaissIndex::decode(core::as_bytes("x"), few)), "found 1 bytes, expected an index of vectors");
}

TEST(FaissIndex, SearchesOneVectorAndNone) {
  const auto one = FaissIndex::build(VectorTable::make(topical(1, 2), kDimension).value(), GraphOptions{}).value();
  EXPECT_EQ(one.search(topical(1, 3), {.k = 5})->best.size(), 1U);
  const auto none = FaissIndex::build(VectorTable::make({}, kDimension).value(), GraphOptions{}).value();
  EXPECT_TRUE(none.search(topical(1, 3), {.k = 5})->best.empty());
  EXPECT_EQ(none.search(std::vector<float>{1.0F}, {}).error().message, "query has 1 dimensions, index has 32");
}

// ---------------------------------------------------------------- damaged files

FaissIndex small_index(bool as_lists) {
  const auto table = VectorTable::make(topical(300, 2), kDimension).value();
  const SampleOptions sample = {.queries = 5, .k = {5}, .percents = {100}};
  if (as_lists) return FaissIndex::build(table, ListOptions{.lists = 4, .bytes = 2}, sample).value();
  return FaissIndex::build(table, GraphOptions{.links = 2, .effort = 10}, sample).value();
}

TEST(DamagedIndex, EveryTruncationAndEveryFlippedBitIsNoticed) {
  for (const bool as_lists : {false, true}) {
    const auto index = small_index(as_lists);
    const std::string whole = index.encode();
    for (std::size_t length = 0; length < whole.size(); length += length < 200 ? 1 : 97) {
      EXPECT_FALSE(FaissIndex::decode(core::as_bytes(std::string_view(whole).substr(0, length)), index.table()));
    }
    for (std::size_t bit = 0; bit < whole.size() * 8; bit += bit < 4000 ? 1 : 499) {
      std::string flipped = whole;
      flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
      EXPECT_FALSE(FaissIndex::decode(core::as_bytes(flipped), index.table())) << bit;
    }
  }
}

/// The bytes with checksums as they should be, as a forger would write them.
std::string with_checksums(std::string bytes) {
  const auto put = [&](std::size_t at, std::uint64_t value) { bytes.replace(at, 8, reinterpret_cast<const char*>(&value), 8); };
  put(24, bytes.size() - 48);
  put(32, core::hash64(std::string_view(bytes).substr(48)));
  put(40, core::hash64(std::string_view(bytes).substr(0, 40)));
  return bytes;
}

TEST(DamagedIndex, WithRightChecksumsIsRefusedOrSearchedWithoutHarm) {
  for (const bool as_lists : {false, true}) {
    const auto index = small_index(as_lists);
    const std::string whole = index.encode();
    core::Random random(as_lists ? 6 : 7);
    const auto queries = topical(3, 8);
    std::size_t refused = 0;
    for (int i = 0; i < 3000; ++i) {
      std::string forged = whole;
      for (std::uint64_t changes = 1 + random.below(3); changes > 0; --changes) {
        forged[48 + random.below(i % 2 == 0 ? 200 : forged.size() - 48)] = static_cast<char>(random.next());
      }
      if (random.chance(0.2)) forged.resize(48 + random.below(forged.size() - 48));
      const auto read = FaissIndex::decode(core::as_bytes(with_checksums(forged)), index.table());
      if (!read) {
        ++refused;
        EXPECT_FALSE(read.error().message.empty());
        continue;
      }
      for (std::size_t q = 0; q < 3; ++q) {
        const auto found = read->search(std::span(queries).subspan(q * kDimension, kDimension), {.k = 20, .wanted_recall = 0.9});
        ASSERT_TRUE(found);
        for (const Neighbor& neighbor : found->best) ASSERT_LT(neighbor.index, 300U);
      }
    }
    EXPECT_GT(refused, 200U);
  }
}

}  // namespace
}  // namespace vouch::vectors
