#include "engine/ranking/profile.h"

#include <limits>

#include <gtest/gtest.h>

namespace vouch::ranking {
namespace {

TEST(Profile, IsBalancedUnlessTheBriefSaysOtherwise) {
  EXPECT_EQ(resolve_profile(Brief{})->name, "balanced");
  Brief brief;
  brief.profile = "deepen@1";
  EXPECT_EQ(resolve_profile(brief)->name, "deepen");
}

TEST(Profile, OfAGoal) {
  const std::array<std::pair<Goal, std::string_view>, 3> expected = {
      {{Goal::new_people, "awareness"}, {Goal::deepen, "deepen"}, {Goal::launch, "balanced"}}};
  for (const auto& [goal, name] : expected) {
    Brief brief;
    brief.goal = goal;
    EXPECT_EQ(resolve_profile(brief)->name, name);
  }
  Brief new_people;
  new_people.goal = Goal::new_people;
  EXPECT_EQ(resolve_profile(new_people)->measure, AudienceMeasure::new_reach);
}

TEST(Profile, TakesSingleWeightsFromTheBrief) {
  Brief brief;
  brief.weights[position(Signal::audience)] = 7.5;
  const auto profile = resolve_profile(brief).value();
  EXPECT_EQ(profile.weights[position(Signal::audience)], 7.5);
  EXPECT_EQ(profile.weights[position(Signal::values)], resolve_profile(Brief{})->weights[position(Signal::values)]);
}

TEST(Profile, RefusesWhatIsNoProfile) {
  const auto refused = [](auto change) {
    Brief brief;
    change(brief);
    const auto profile = resolve_profile(brief);
    EXPECT_FALSE(profile.has_value());
    return profile ? core::Error{} : profile.error();
  };
  EXPECT_EQ(refused([](Brief& b) { b.profile = "balancd"; }).message,
            "found profile 'balancd', expected balanced, awareness or deepen, did you mean 'balanced'?");
  EXPECT_EQ(refused([](Brief& b) { b.profile = "learned"; }).code, core::ErrorCode::not_available);
  EXPECT_EQ(refused([](Brief& b) { b.profile = "balanced@2"; }).pointer, "/profile");
  EXPECT_EQ(refused([](Brief& b) { b.goal = Goal::launch, b.profile = "balanced"; }).pointer, "/goal");
  EXPECT_EQ(refused([](Brief& b) { b.weights[0] = -1.0; }).pointer, "/weights/audience");
  EXPECT_EQ(refused([](Brief& b) { b.weights[2] = std::numeric_limits<double>::infinity(); }).pointer, "/weights/values");
  EXPECT_EQ(refused([](Brief& b) { b.weights.fill(0.0); }).pointer, "/weights");
}

}  // namespace
}  // namespace vouch::ranking
