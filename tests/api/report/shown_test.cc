#include "api/report/shown.h"

#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/api/contract/sample_shortlist.h"

namespace vouch::report {
namespace {

using words::Language;

TEST(Shown, ACreatorIsCalledByWhatIsKnown) {
  ranking::CreatorCard card = contract::sample_creator().creator;
  EXPECT_EQ(title_of(card), "Lea \"Brot\" <Müller>");
  EXPECT_EQ(subtitle_of(card, Language::german), "@lea_backt · c01 · instagram · DE · food · 45,3\u00a0Tsd. Follower");
  card.name.clear();
  EXPECT_EQ(title_of(card), "lea_backt");
  EXPECT_EQ(subtitle_of(card, Language::english), "c01 · instagram · DE · food · 45.3K followers");
  EXPECT_EQ(title_of(ranking::CreatorCard{.id = "c9"}), "c9");
}

TEST(Shown, PriceAndReachAreEmptyWhereUnknown) {
  ranking::RankedCreator entry = contract::sample_creator();
  EXPECT_EQ(price_of(entry.creator, Language::english), "€1,200 net");
  EXPECT_EQ(expected_reach_of(entry, Language::english), "");
  entry.signals[0].evidence.emplace_back("expected_reach", std::int64_t{12'345});
  EXPECT_EQ(expected_reach_of(entry, Language::german), "12,3\u00a0Tsd. Personen");
  EXPECT_EQ(price_of({}, Language::english), "");
}

TEST(Shown, FiltersAreCounted) {
  const ranking::Shortlist shortlist = contract::sample_shortlist();
  EXPECT_EQ(ranked_of(shortlist), 1'697);
  EXPECT_EQ(filter_line(shortlist, Language::english),
            "2,000 creators looked at, 303 left out: country 300, already a partner 3");
}

TEST(Shown, SignalsOfWhichNothingIsKnownAreToldApart) {
  const ranking::Shortlist shortlist = contract::sample_shortlist();
  EXPECT_EQ(known_signals(shortlist), (std::vector{ranking::Signal::audience, ranking::Signal::values}));
  EXPECT_EQ(weighted_signals(shortlist).size(), 6U);
}

RC_GTEST_PROP(Shown, TenthsSumToTheScoreInTenths, (const std::vector<std::uint16_t>& contributions)) {
  ranking::RankedCreator entry;
  std::int64_t sum = 0;
  for (const std::uint16_t one : contributions) {
    ranking::SignalScore signal;
    signal.contribution_thousandths = one;
    sum += one;
    entry.signals.push_back(signal);
  }
  entry.score_thousandths = sum;
  const std::vector<std::int64_t> parts = tenths_of(entry);
  RC_ASSERT(parts.size() == contributions.size());
  RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == (contributions.empty() ? 0 : tenths(sum)));
}

}  // namespace
}  // namespace vouch::report
