// Intervals and p values: small cases by hand, laws, and error rates over many simulated comparisons.
#include "engine/evaluation/resampling.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"

namespace vouch::evaluation {
namespace {

std::vector<std::uint32_t> each_its_own(std::size_t n) {
  std::vector<std::uint32_t> clusters(n);
  std::iota(clusters.begin(), clusters.end(), 0U);
  return clusters;
}

TEST(RandomisationTest, counts_all_sign_patterns_where_they_are_few) {
  // |sum| of +-1 +-2 +-3 reaches 6 in 2 of 8 patterns; 1 + 2 - 3 = 0 is reached by all
  const auto all = randomisation_test(std::vector<double>{1, 2, 3}, each_its_own(3), {});
  EXPECT_TRUE(all.exact);
  EXPECT_DOUBLE_EQ(all.p_value, 2.0 / 8);
  EXPECT_DOUBLE_EQ(randomisation_test(std::vector<double>{1, 2, -3}, each_its_own(3), {}).p_value, 1);
  EXPECT_DOUBLE_EQ(randomisation_test(std::vector<double>{0, 0, 0}, each_its_own(3), {}).p_value, 1);
}

TEST(RandomisationTest, thirds_that_add_up_to_the_same_are_ties) {
  // 1/3 + 1/3 - 2/3 is not 0 in floating point, yet every pattern is as extreme
  EXPECT_DOUBLE_EQ(randomisation_test(std::vector<double>{1.0 / 3, 1.0 / 3, -2.0 / 3}, each_its_own(3), {}).p_value, 1);
}

TEST(RandomisationTest, a_cluster_is_swapped_as_a_whole) {
  // Ten equal differences are strong evidence from ten brands, none from one.
  const std::vector<double> same(10, 0.1);
  EXPECT_DOUBLE_EQ(randomisation_test(same, each_its_own(10), {}).p_value, 2.0 / 1024);
  EXPECT_DOUBLE_EQ(randomisation_test(same, std::vector<std::uint32_t>(10, 0), {}).p_value, 1);
}

TEST(RandomisationTest, sampled_patterns_come_near_the_exact_count) {
  core::Random random(7);
  std::vector<double> differences(16);
  for (double& d : differences) d = random.normal() + 0.4;
  const auto exact = randomisation_test(differences, each_its_own(16), {});
  ASSERT_TRUE(exact.exact);
  differences.push_back(0);  // a 17th cluster of no weight: the same truth, now sampled
  const auto sampled = randomisation_test(differences, each_its_own(17), {.resamples = 100'000});
  EXPECT_FALSE(sampled.exact);
  EXPECT_NEAR(sampled.p_value, exact.p_value, 0.004);
}

TEST(RandomisationTest, errs_about_one_time_in_twenty_where_nothing_differs) {
  core::Random random(11);
  constexpr int kTrials = 2000;
  int rejected = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    std::vector<double> differences(40);
    for (double& d : differences) d = random.normal();
    if (randomisation_test(differences, each_its_own(40), {.resamples = 999, .seed = static_cast<std::uint64_t>(trial)})
            .p_value <= 0.05)
      ++rejected;
  }
  EXPECT_NEAR(static_cast<double>(rejected) / kTrials, 0.05, 0.015);
}

TEST(Bootstrap, covers_the_true_mean_about_as_often_as_it_says) {
  core::Random random(13);
  constexpr int kTrials = 1000;
  int covered = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    std::vector<double> values(60);
    for (double& v : values) v = random.uniform();
    const Interval interval =
        bootstrap(values, each_its_own(60), Aggregation::mean, {.resamples = 1000, .seed = static_cast<std::uint64_t>(trial)});
    if (interval.low <= 0.5 && 0.5 <= interval.high) ++covered;
  }
  EXPECT_NEAR(static_cast<double>(covered) / kTrials, 0.95, 0.025);
}

TEST(Bootstrap, values_that_belong_together_widen_the_interval) {
  // 20 brands with three equal queries each: as 60 queries the interval would be sqrt(3) too narrow.
  core::Random random(17);
  std::vector<double> values;
  std::vector<std::uint32_t> brands;
  for (std::uint32_t brand = 0; brand < 20; ++brand) {
    const double value = random.uniform();
    for (int query = 0; query < 3; ++query) {
      values.push_back(value);
      brands.push_back(brand);
    }
  }
  const auto width = [](Interval interval) { return interval.high - interval.low; };
  const double grouped = width(bootstrap(values, brands, Aggregation::mean, {}));
  const double apart = width(bootstrap(values, each_its_own(60), Aggregation::mean, {}));
  EXPECT_NEAR(grouped / apart, std::sqrt(3.0), 0.15);
}

TEST(Bootstrap, of_equal_values_has_no_width_and_repeats_exactly) {
  const std::vector<double> equal(30, 0.25);
  EXPECT_EQ(bootstrap(equal, each_its_own(30), Aggregation::mean, {}), (Interval{0.25, 0.25}));
  EXPECT_EQ(bootstrap(equal, each_its_own(30), Aggregation::median, {}), (Interval{0.25, 0.25}));
  const std::vector<double> values = {0.1, 0.7, 0.3, 0.9, 0.4, 0.8};
  EXPECT_EQ(bootstrap(values, each_its_own(6), Aggregation::mean, {}), bootstrap(values, each_its_own(6), Aggregation::mean, {}));
  EXPECT_NE(bootstrap(values, each_its_own(6), Aggregation::mean, {}),
            bootstrap(values, each_its_own(6), Aggregation::mean, {.level = 0.5}));
}

TEST(Clusters, are_what_stands_before_the_last_separator) {
  const std::vector<std::string> queries = {"a@70", "a@80", "b@x@70", "b@x@80", "b@y"};
  EXPECT_EQ(clusters_of(queries, "@"), (std::vector<std::uint32_t>{0, 0, 1, 1, 2}));
  EXPECT_EQ(clusters_of(queries, ""), (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
}

TEST(Aggregates, mean_median_and_sum) {
  const std::vector<double> values = {1, 9, 4, 2};
  EXPECT_DOUBLE_EQ(aggregate(values, Aggregation::mean), 4);
  EXPECT_DOUBLE_EQ(aggregate(values, Aggregation::median), 3);
  EXPECT_DOUBLE_EQ(aggregate(values, Aggregation::sum), 16);
  EXPECT_DOUBLE_EQ(aggregate(std::vector<double>{5, 1, 3}, Aggregation::median), 3);
}

RC_GTEST_PROP(RandomisationTest, does_not_care_which_system_is_first, ()) {
  const auto raw = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-50, 50));
  RC_PRE(!raw.empty());
  std::vector<double> forward;
  std::vector<double> backward;
  for (const int value : raw) {
    forward.push_back(value / 7.0);
    backward.push_back(-value / 7.0);
  }
  const auto clusters = each_its_own(raw.size());
  RC_ASSERT(randomisation_test(forward, clusters, {}).p_value == randomisation_test(backward, clusters, {}).p_value);
}

RC_GTEST_PROP(Bootstrap, stays_within_the_values, ()) {
  const auto raw = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-50, 50));
  RC_PRE(!raw.empty());
  const std::vector<double> values(raw.begin(), raw.end());
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  for (const auto aggregation : {Aggregation::mean, Aggregation::median}) {
    const Interval interval = bootstrap(values, each_its_own(values.size()), aggregation, {.resamples = 200});
    RC_ASSERT(*low - 1e-9 <= interval.low);
    RC_ASSERT(interval.low <= interval.high);
    RC_ASSERT(interval.high <= *high + 1e-9);
  }
}

}  // namespace
}  // namespace vouch::evaluation
