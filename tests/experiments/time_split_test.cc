// The split by time on a history drawn in small_split.h, and its laws on random histories.
#include "experiments/time_split.h"

#include <algorithm>
#include <limits>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "tests/experiments/small_split.h"

namespace vouch::experiments {
namespace {

std::vector<std::string> ids(const Split& split, const Query& query, const std::vector<std::uint32_t>& candidates) {
  std::vector<std::string> named;
  for (const std::uint32_t candidate : candidates) named.push_back(split.cuts[query.cut].candidates[candidate]);
  return named;
}

TEST(TimeSplit, of_a_history_that_fits_on_a_page) {
  const auto split = split_by_time(small_history(), {.cuts = {0.7}, .min_earlier_creators = 2});
  ASSERT_TRUE(split) << split.error().message;
  ASSERT_EQ(split->cuts.size(), 1U);
  const Cut& cut = split->cuts.front();
  EXPECT_EQ(cut.label, "70");
  EXPECT_EQ(cut.until_s, 7 * kDay);
  EXPECT_EQ(cut.posts, 7U);
  EXPECT_EQ(cut.ties, 6U);
  EXPECT_EQ(cut.candidates, (std::vector<std::string>{"a", "b", "c", "d", "e"}));
  EXPECT_EQ(cut.earlier_brands, (std::vector<std::uint32_t>{1, 1, 1, 1, 1}));
  EXPECT_EQ(cut.earlier_ties, (std::vector<std::uint32_t>{2, 1, 1, 1, 1}));
  ASSERT_EQ(split->queries.size(), 1U);
  const Query& query = split->queries.front();
  EXPECT_EQ(query.id, "acme@70");
  EXPECT_EQ(ids(*split, query, query.known), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(ids(*split, query, query.positives), (std::vector<std::string>{"c", "d"}));
}

TEST(TimeSplit, brands_with_too_few_earlier_creators_are_not_asked_for) {
  const auto split = split_by_time(small_history(), {.cuts = {0.7}, .min_earlier_creators = 3});
  ASSERT_FALSE(split);
  EXPECT_EQ(split.error().code, core::ErrorCode::not_available);
  EXPECT_EQ(split.error().message, "no brand has 3 creators before a cut and a first tie after it");
}

TEST(TimeSplit, posts_of_brands_and_rows_without_a_date_count_for_nothing) {
  History history;
  catalog::BrandRecord brand;
  brand.brand_id = "acme";
  static_cast<void>(history.accept(brand));
  catalog::PostRecord by_brand;
  by_brand.owner.id = "acme";
  by_brand.at_s = 1;
  static_cast<void>(history.accept(by_brand));
  catalog::PostRecord undated;
  undated.owner.id = "a";
  static_cast<void>(history.accept(undated));
  EXPECT_TRUE(history.posts().empty());
  EXPECT_EQ(history.undated(), 1U);
  EXPECT_EQ(split_by_time(history, {.cuts = {0.5}}).error().message,
            "a split by time needs posts of creators with dates, found none");
  add_post(history, "a", 1);
  EXPECT_EQ(split_by_time(history, {.cuts = {0.5}}).error().message,
            "a split by time needs collaborations with dates, found none");
}

TEST(TimeSplit, ids_become_columns_of_a_trec_file) {
  EXPECT_EQ(trec_id("danielwellington"), "danielwellington");
  EXPECT_EQ(trec_id("Größe & Co"), "Größe%20&%20Co");
  EXPECT_EQ(trec_id("#tag"), "%23tag");
  EXPECT_EQ(trec_id("100%\n"), "100%25%0A");
  EXPECT_TRUE(evaluation::is_trec_id(trec_id("")));
}

RC_GTEST_PROP(TimeSplit, nothing_after_the_cut_is_known_and_nothing_before_it_is_asked_for, ()) {
  struct Event {
    std::string brand, creator;
    std::int64_t day;
  };
  std::vector<Event> events;
  History history;
  core::Random random(*rc::gen::arbitrary<std::uint64_t>());
  for (int i = 0; i < 80; ++i) {
    const Event event{"b" + std::to_string(random.below(4)), "c" + std::to_string(random.below(15)),
                      static_cast<std::int64_t>(random.below(50))};
    add_post(history, event.creator, event.day);
    add_tie(history, event.brand, event.creator, event.day);
    events.push_back(event);
  }
  const auto split = split_by_time(history, {.cuts = {0.5, 0.8}, .min_earlier_creators = 1});
  if (!split) {
    RC_ASSERT(split.error().code == core::ErrorCode::not_available);
    return;
  }
  for (const Query& query : split->queries) {
    const Cut& cut = split->cuts[query.cut];
    const auto first_tie = [&](const std::string& creator) {
      std::int64_t first = std::numeric_limits<std::int64_t>::max();
      for (const Event& event : events) {
        if (event.brand == query.brand_id && event.creator == creator) first = std::min(first, event.day * kDay);
      }
      return first;
    };
    std::set<std::string> known;
    for (const auto& id : ids(*split, query, query.known)) known.insert(id);
    std::set<std::string> positive;
    for (const auto& id : ids(*split, query, query.positives)) positive.insert(id);
    for (const std::string& candidate : cut.candidates) {
      const std::int64_t first = first_tie(candidate);
      RC_ASSERT(known.contains(candidate) == (first <= cut.until_s));
      RC_ASSERT(positive.contains(candidate) == (first > cut.until_s && first != std::numeric_limits<std::int64_t>::max()));
    }
  }
}

}  // namespace
}  // namespace vouch::experiments
