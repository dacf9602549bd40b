#include "engine/core/suggestion.h"

#include <array>

#include <gtest/gtest.h>

namespace vouch::core {
namespace {

constexpr std::array<std::string_view, 5> kKnown = {"filters", "brand", "weights", "audience", "k"};

TEST(Suggestion, FindsTheNameThatWasMeant) {
  EXPECT_EQ(closest("filtres", kKnown), "filters");
  EXPECT_EQ(closest("Brand", kKnown), "brand");
  EXPECT_EQ(closest("audiense", kKnown), "audience");
  EXPECT_EQ(did_you_mean("wieghts", kKnown), ", did you mean 'weights'?");
}

TEST(Suggestion, IsSilentWhereNothingIsClose) {
  EXPECT_EQ(closest("zzqoption", kKnown), std::nullopt);
  EXPECT_EQ(did_you_mean(std::string(1000, 'x'), kKnown), "");
}

}  // namespace
}  // namespace vouch::core
