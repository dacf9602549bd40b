#include "engine/catalog/size_band.h"

#include <gtest/gtest.h>

namespace vouch::catalog {
namespace {

TEST(SizeBand, BeginsAtItsBound) {
  EXPECT_EQ(size_band("instagram", 0), SizeBand::nano);
  EXPECT_EQ(size_band("instagram", 9'999), SizeBand::nano);
  EXPECT_EQ(size_band("instagram", 10'000), SizeBand::micro);
  EXPECT_EQ(size_band("instagram", 100'000), SizeBand::mid);
  EXPECT_EQ(size_band("instagram", 500'000), SizeBand::macro);
  EXPECT_EQ(size_band("instagram", 1'000'000), SizeBand::mega);
  EXPECT_EQ(size_band("elsewhere", 9'999), SizeBand::nano);
}

TEST(SizeBand, IsUnknownWithoutFollowersNeverNano) {
  EXPECT_EQ(size_band("instagram", std::nullopt), SizeBand::unknown);
  EXPECT_EQ(size_band("instagram", -1), SizeBand::unknown);
}

TEST(SizeBand, NamesReadBack) {
  for (const SizeBand band : {SizeBand::nano, SizeBand::micro, SizeBand::mid, SizeBand::macro, SizeBand::mega}) {
    EXPECT_EQ(size_band_named(name_of(band)), band);
  }
  EXPECT_EQ(size_band_named("unknown"), std::nullopt);
  EXPECT_EQ(size_band_named("huge"), std::nullopt);
}

}  // namespace
}  // namespace vouch::catalog
