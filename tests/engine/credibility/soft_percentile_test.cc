#include "engine/credibility/soft_percentile.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::credibility {
namespace {

/// The definition, peer by peer.
double plain(const std::vector<double>& peers, double ramp, double figure) {
  double sum = 0.0;
  for (const double peer : peers) sum += std::clamp(0.5 + (figure - peer) / (2.0 * ramp), 0.0, 1.0);
  return sum / static_cast<double>(peers.size());
}

std::vector<double> some_figures(const std::vector<int>& thousandths) {
  std::vector<double> figures = {0.0};
  for (const int x : thousandths) figures.push_back(x / 1000.0);
  return figures;
}
auto figures() { return rc::gen::container<std::vector<int>>(rc::gen::inRange(-3000, 3000)); }

TEST(SoftPercentile, CountsNearPeersInPart) {
  const std::vector<double> peers = {0.0, 1.0, 2.0, 3.0};
  const SoftPercentile soft(peers, 0.5);
  EXPECT_EQ(soft.of(-1.0), 0.0);
  EXPECT_EQ(soft.of(1.0), (1.0 + 0.5) / 4.0);
  EXPECT_EQ(soft.of(1.25), (1.0 + 0.75) / 4.0);
  EXPECT_EQ(soft.of(9.0), 1.0);
}

RC_GTEST_PROP(SoftPercentileProperty, IsTheDefinition, ()) {
  const auto peers = some_figures(*figures());
  const double figure = *rc::gen::inRange(-4000, 4000) / 1000.0;
  const double ramp = *rc::gen::element(0.01, 0.7, 5.0);
  RC_ASSERT(std::abs(SoftPercentile(peers, ramp).of(figure) - plain(peers, ramp, figure)) < 1e-6);
}

RC_GTEST_PROP(SoftPercentileProperty, MovesNoMoreThanTheFiguresDo, ()) {
  const auto peers = some_figures(*figures());
  const double figure = *rc::gen::inRange(-4000, 4000) / 1000.0, moved = *rc::gen::inRange(-500, 500) / 1000.0;
  constexpr double kRamp = 0.7;
  auto others = peers;
  double mean = 0.0;
  for (double& other : others) {
    const double change = *rc::gen::inRange(-200, 200) / 1000.0;
    other += change;
    mean += std::abs(change) / static_cast<double>(peers.size());
  }
  const double change = SoftPercentile(others, kRamp).of(figure + moved) - SoftPercentile(peers, kRamp).of(figure);
  RC_ASSERT(std::abs(change) <= (std::abs(moved) + mean) / (2.0 * kRamp) + 1e-6);
}

RC_GTEST_PROP(SoftPercentileProperty, NeverFallsAsTheFigureRises, ()) {
  const SoftPercentile soft(some_figures(*figures()), 0.7);
  const double low = *rc::gen::inRange(-4000, 4000) / 1000.0, step = *rc::gen::inRange(0, 500) / 1000.0;
  RC_ASSERT(soft.of(low) <= soft.of(low + step) + 1e-9);
}

}  // namespace
}  // namespace vouch::credibility
