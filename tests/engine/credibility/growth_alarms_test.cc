// How often organic growth is called unusual, and how often a purchase is: simulated creator-years of ten organic families
// in four samplings. The figures are printed, those that are promised are asserted.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/binomial.h"
#include "engine/credibility/growth_figure.h"
#include "engine/credibility/growth_rules.h"
#include "tests/engine/credibility/organic_growth.h"
#include "tests/support/carried_rules.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

using testing::Bought;
using testing::History;
using testing::Organic;
using testing::organic_history;
using testing::Sampling;

constexpr std::int64_t kAlways = std::numeric_limits<std::int64_t>::max();
constexpr double kPromised = 1e-3;  // false alarms a creator-year

/// Upper end of the exact one-sided 95 % interval of a rate (C. Clopper, E. Pearson, 1934).
double upper_bound(std::size_t alarms, double years) {
  double low = 0.0, high = 1.0;
  for (int i = 0; i < 60; ++i) {
    const double p = 0.5 * (low + high);
    const double at_most = 1.0 - core::incomplete_beta(static_cast<double>(alarms) + 1.0, years - static_cast<double>(alarms), p);
    (at_most > 0.05 ? low : high) = p;
  }
  return high;
}

struct Alarms {
  double years = 0.0;
  std::size_t bursts = 0, teeth = 0;
  void add(const Alarms& other) {
    years += other.years;
    bursts += other.bursts;
    teeth += other.teeth;
  }
  [[nodiscard]] std::size_t all() const { return bursts + teeth; }
};

Alarms alarms_of(Organic family, Sampling sampling, int creators, int days) {
  Alarms alarms;
  for (int i = 0; i < creators; ++i) {
    core::Random random(71, std::string(name_of(family)) + "/" + std::string(name_of(sampling)), static_cast<std::uint64_t>(i));
    const History history = organic_history(family, sampling, days, random);
    const GrowthFigure figure = judge_growth(history.at_s, history.followers, kAlways, carried_rules().growth);
    alarms.years += history.years();
    for (const GrowthFinding& finding : figure.findings) ++(finding.kind == GrowthKind::saw_teeth ? alarms.teeth : alarms.bursts);
  }
  return alarms;
}

TEST(GrowthAlarms, OfOrganicGrowthAreFewerThanOneInAThousandCreatorYears) {
  Alarms all;
  std::printf("family      sampling      years  bursts  teeth\n");
  for (int f = 0; f < testing::kOrganicFamilies; ++f) {
    Alarms of_family;
    for (int s = 0; s < testing::kSamplings; ++s) {
      const auto family = static_cast<Organic>(f);
      const auto sampling = static_cast<Sampling>(s);
      const Alarms alarms = alarms_of(family, sampling, sampling == Sampling::daily ? 500 : 1000, 1096);
      std::printf("%-11s %-9s %9.0f %7zu %6zu\n", std::string(name_of(family)).c_str(), std::string(name_of(sampling)).c_str(),
                  alarms.years, alarms.bursts, alarms.teeth);
      of_family.add(alarms);
    }
    EXPECT_LE(static_cast<double>(of_family.all()), kPromised * of_family.years) << name_of(static_cast<Organic>(f));
    all.add(of_family);
  }
  const double bound = upper_bound(all.all(), all.years);
  std::printf("all                   %9.0f %7zu %6zu  95 %% upper bound %.2f in 1,000 creator-years\n", all.years, all.bursts,
              all.teeth, 1000.0 * bound);
  ASSERT_GE(all.years, 5000.0);
  EXPECT_LE(bound, kPromised);
}

TEST(GrowthAlarms, OfHeavierSuccessThanAssumedAreMore) {
  Alarms heavy;
  for (int s = 0; s < testing::kSamplings; ++s) heavy.add(alarms_of(Organic::heavy, static_cast<Sampling>(s), 500, 1096));
  std::printf("heavy                 %9.0f %7zu %6zu  %.2f in 1,000 creator-years\n", heavy.years, heavy.bursts, heavy.teeth,
              1000.0 * static_cast<double>(heavy.all()) / heavy.years);
  EXPECT_GT(static_cast<double>(heavy.all()), kPromised * heavy.years) << "the promise rests on the assumed tail";
}

/// Unlikelier is higher; 0 where nothing stands out. Rules that report nearly everything order even what is not unusual.
double outstanding(const History& history) {
  GrowthRules loose = carried_rules().growth;
  loose.burst_rate = 1e3;
  loose.least_share = 1e-6;
  loose.least_gain = 1.0;
  double best = 0.0;
  for (const GrowthFinding& finding : judge_growth(history.at_s, history.followers, kAlways, loose).findings) {
    best = std::max(best, 10.0 - std::log10(finding.organic_per_year));
  }
  return best;
}

double auc(const std::vector<double>& with, const std::vector<double>& without) {
  double above = 0.0;
  for (const double a : with) {
    for (const double b : without) above += a > b ? 1.0 : a == b ? 0.5 : 0.0;
  }
  return above / static_cast<double>(with.size() * without.size());
}

struct Power {
  double found = 0.0;  // part of the purchases
  double auc = 0.0;
};

Power power_of(double share, Sampling sampling) {
  constexpr int kCreators = 150;
  constexpr std::array kFamilies = {Organic::dispersed, Organic::viral, Organic::seasonal, Organic::wandering};
  std::vector<double> with, without;
  double found = 0.0;
  for (const Organic family : kFamilies) {
    for (int i = 0; i < kCreators; ++i) {
      const auto stream = static_cast<std::uint64_t>(i);
      core::Random clean(72, name_of(family), stream), bought(73, name_of(family), stream);
      without.push_back(outstanding(organic_history(family, sampling, 731, clean)));
      const double at = 0.2 + 0.6 * bought.uniform();
      const History history = organic_history(family, sampling, 731, bought, {Bought{.share = share, .at = at}});
      with.push_back(outstanding(history));
      const auto figure = judge_growth(history.at_s, history.followers, kAlways, carried_rules().growth);
      const auto bought_s = history.at_s.front() + static_cast<std::int64_t>(at * 731 * 86400);
      found += std::ranges::any_of(figure.findings,
                                   [&](const GrowthFinding& finding) {
                                     return finding.from_s <= bought_s + 2 * 86400 && finding.to_s >= bought_s;
                                   })
                   ? 1.0
                   : 0.0;
    }
  }
  return {.found = found / static_cast<double>(with.size()), .auc = auc(with, without)};
}

TEST(GrowthAlarms, OfPurchasesGrowWithTheirSize) {
  std::printf("found (AUC)   3 %%           5 %%           10 %%          20 %%\n");
  for (int s = 0; s < testing::kSamplings; ++s) {
    const auto sampling = static_cast<Sampling>(s);
    std::printf("%-9s", std::string(name_of(sampling)).c_str());
    std::vector<Power> powers;
    for (const double share : {0.03, 0.05, 0.10, 0.20}) {
      powers.push_back(power_of(share, sampling));
      std::printf("  %.3f (%.3f)", powers.back().found, powers.back().auc);
    }
    std::printf("\n");
    for (std::size_t i = 1; i < powers.size(); ++i) EXPECT_GE(powers[i].found, powers[i - 1].found) << name_of(sampling);
    EXPECT_GE(powers.back().found, 0.6) << name_of(sampling);
    EXPECT_GE(powers.back().auc, 0.95) << name_of(sampling);
  }
}

/// Part of 300 creators for whom a finding of this kind is made.
double found_of(GrowthKind kind, const std::function<History(core::Random&)>& make) {
  int found = 0;
  for (std::uint64_t i = 0; i < 300; ++i) {
    core::Random random(74, name_of(kind), i);
    const History history = make(random);
    const auto figure = judge_growth(history.at_s, history.followers, kAlways, carried_rules().growth);
    found += std::ranges::any_of(figure.findings, [kind](const GrowthFinding& one) { return one.kind == kind; }) ? 1 : 0;
  }
  return found / 300.0;
}

TEST(GrowthAlarms, OfPurchasesThatAreRemovedSaySo) {
  std::printf("a fifth bought, lost again    ");
  for (const Sampling sampling : {Sampling::daily, Sampling::weekly, Sampling::monthly}) {
    const auto bought = [sampling](double kept) {
      return [sampling, kept](core::Random& random) {
        return organic_history(Organic::dispersed, sampling, 731, random, {Bought{.share = 0.2, .at = 0.5, .kept = kept}});
      };
    };
    const double lost = found_of(GrowthKind::burst_then_loss, bought(0.1));
    std::printf("  %s %.3f", std::string(name_of(sampling)).c_str(), lost);
    EXPECT_GE(lost, 0.5) << name_of(sampling);
    EXPECT_LE(found_of(GrowthKind::burst_then_loss, bought(1.0)), 0.02) << name_of(sampling);
  }
  std::printf("\n");
}

TEST(GrowthAlarms, OfFollowingAndUnfollowingGrowWithItsHeight) {
  std::printf("saw teeth of three weeks      ");
  double before = 0.0;
  for (const double height : {0.01, 0.02, 0.04, 0.08}) {
    const double found = found_of(GrowthKind::saw_teeth, [height](core::Random& random) {
      History history = organic_history(Organic::dispersed, Sampling::daily, 365, random);
      for (std::size_t i = 0; i < history.at_s.size(); ++i) {  // two weeks up, one week down
        const double phase = static_cast<double>(i % 21);
        const double part = phase < 14.0 ? phase / 14.0 : (21.0 - phase) / 7.0;
        history.followers[i] += static_cast<std::int64_t>(height * part * static_cast<double>(history.followers[i]));
      }
      return history;
    });
    std::printf("  %.0f %% %.3f", 100.0 * height, found);
    EXPECT_GE(found, before - 0.02);
    before = found;
  }
  std::printf("\n");
  EXPECT_GE(before, 0.8);
}

}  // namespace
}  // namespace vouch::credibility
