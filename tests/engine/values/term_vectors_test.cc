#include "engine/values/term_vectors.h"

#include <array>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "tests/engine/values/posting_world.h"

namespace vouch::values {
namespace {

TEST(TermVectors, WeighRareTermsMarksAndRepeatedUse) {
  // bread stands at two of four creators, oven and #hut and @mill at one each; anna says bread in two posts.
  const PostingWorld world({{"anna", {"bread oven", "bread"}}, {"bert", {"bread"}}, {"carl", {"#hut"}}, {"dora", {"@mill"}}}, {});
  const double bread = (1 + std::log(2)) * std::pow(std::log(4.0 / 2), 2);
  const double oven = std::pow(std::log(4.0), 2);
  const double length = std::sqrt(bread * bread + oven * oven);
  const auto anna = world.vector(core::OwnerIndex(0U));
  EXPECT_NEAR(anna.at("bread"), bread / length, 2e-5);
  EXPECT_NEAR(anna.at("oven"), oven / length, 2e-5);
  const auto term = [&](std::string_view text) {
    return static_cast<std::uint32_t>(world.catalog->terms.terms.find_sorted(text));
  };
  EXPECT_NEAR(world.vectors->rarity(term("#hut")), 1.5 * oven, 1e-9);
  EXPECT_NEAR(world.vectors->rarity(term("@mill")), 2.0 * oven, 1e-9);
}

TEST(TermVectors, OfEveryOwnerHaveLengthOneOrZero) {
  const PostingWorld world({{"a", {"one two three four"}}, {"b", {"two three"}}, {"c", {}}, {"d", {"five"}}},
                           {{"b1", {"two five"}}});
  for (std::uint32_t owner = 0; owner < world.catalog->owners(); ++owner) {
    double squares = 0.0;
    for (const auto& [term, weight] : world.vector(core::OwnerIndex(owner))) squares += weight * weight;
    EXPECT_NEAR(squares, world.vectors->of(core::OwnerIndex(owner)).empty() ? 0.0 : 1.0, 1e-3) << owner;
  }
}

TEST(TermVectors, RepeatingAWordInsideAPostChangesNothing) {
  const PostingWorld once({{"a", {"bread oven"}}, {"b", {"hut"}}}, {});
  const PostingWorld stuffed({{"a", {"bread bread bread bread oven"}}, {"b", {"hut"}}}, {});
  EXPECT_EQ(once.vector(core::OwnerIndex(0U)), stuffed.vector(core::OwnerIndex(0U)));
}

TEST(TermVectors, OfARequestLeaveOutWhatTheSnapshotDoesNotKnow) {
  const PostingWorld world({{"a", {"bread oven"}}, {"b", {"hut"}}}, {});
  const std::array<std::string_view, 2> texts = {"Bread, please!", "nothing known"};
  const TextVector vector = world.vectors->of_texts(texts, world.catalog->terms);
  ASSERT_EQ(vector.terms.size(), 1U);
  EXPECT_EQ(world.catalog->terms.terms[vector.terms[0]], "bread");
  EXPECT_NEAR(vector.weights[0] / kWeightScale, 1.0, 1e-4);
  EXPECT_TRUE(world.vectors->of_texts({}, world.catalog->terms).view().empty());
}

}  // namespace
}  // namespace vouch::values
