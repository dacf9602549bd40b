// Names of creators and brands: readable, and no handle twice.
#include "datasets/synthetic/names.h"

#include <set>

#include <gtest/gtest.h>

namespace vouch::datasets {
namespace {

TEST(NamesTest, NoTwoCreatorsShareAHandle) {
  std::set<std::string> handles;
  for (std::uint64_t creator = 0; creator < 70000; ++creator) handles.insert(creator_name(7, creator).handle);
  EXPECT_EQ(handles.size(), 70000U);  // more than there are names
}

TEST(NamesTest, NoTwoBrandsShareAHandle) {
  std::set<std::string> handles;
  for (std::uint64_t brand = 0; brand < 1000; ++brand) handles.insert(brand_name(7, brand, "food", Language::german).handle);
  EXPECT_EQ(handles.size(), 1000U);
}

TEST(NamesTest, TheFirstBrandIsTheOneOfTheSampleBriefWhateverTheSeed) {
  for (const std::uint64_t seed : {1U, 2U, 99U}) {
    const auto named = brand_name(seed, 0, "nutrition", Language::german);
    EXPECT_EQ(named.name, "Lindquell Naturkost");
    EXPECT_EQ(named.handle, "lindquell_naturkost");
  }
}

TEST(NamesTest, HandlesWriteUmlautsOut) { EXPECT_EQ(handle_of("Jörg Süß & Ä9.x"), "joerg_suess___ae9.x"); }

}  // namespace
}  // namespace vouch::datasets
