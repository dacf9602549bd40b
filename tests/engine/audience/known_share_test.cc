#include "engine/audience/known_share.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/support/small_catalog.h"
#include "tests/support/small_world.h"

namespace vouch::audience {
namespace {

using catalog::Coverage;

TEST(KnownShare, IsRowsOverAudienceSizeOfFollowers) {
  EXPECT_EQ(known_share(Coverage::random_sample, 25, 100), 0.25);
  EXPECT_EQ(known_share(Coverage::all_followers, 50, 100), 0.5);
}

TEST(KnownShare, IsAtMostOne) { EXPECT_EQ(known_share(Coverage::random_sample, 300, 100), 1.0); }

TEST(KnownShare, OfAnythingElseIsOne) {
  EXPECT_EQ(known_share(Coverage::engagers, 25, 100), 1.0);
  EXPECT_EQ(known_share(Coverage::unstated, 25, 100), 1.0);
  EXPECT_EQ(known_share(Coverage::declared_only, 25, 100), 1.0);
}

TEST(KnownShare, WithoutASizeOrRowsIsOne) {
  EXPECT_EQ(known_share(Coverage::random_sample, 25, catalog::kUnknown), 1.0);
  EXPECT_EQ(known_share(Coverage::random_sample, 25, 0), 1.0);
  EXPECT_EQ(known_share(Coverage::random_sample, 0, 100), 1.0);
}

TEST(KnownShares, AreThoseOfCreatorsThenBrands) {
  testing::SmallOwner sampled, engaged;
  sampled.coverage = Coverage::random_sample;
  sampled.audience_size = 8;
  engaged.coverage = Coverage::engagers;
  engaged.audience_size = 8;
  const auto snapshot = testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    if (auto done = testing::write_catalog({engaged, sampled}, {sampled}, out); !done) return done;
    return testing::write_graph({{0, 1}, {0, 1}, {1, 2, 3, 4}}, out);
  });
  const auto catalog = catalog::Catalog::open(snapshot);
  ASSERT_TRUE(catalog) << catalog.error().message;
  const auto graph = AudienceGraph::open(snapshot);
  ASSERT_TRUE(graph);
  EXPECT_EQ(known_shares(*catalog, *graph), (std::vector<double>{1.0, 0.25, 0.5}));
}

}  // namespace
}  // namespace vouch::audience
