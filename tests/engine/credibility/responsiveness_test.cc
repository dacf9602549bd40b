#include "engine/credibility/responsiveness.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"

namespace vouch::credibility {
namespace {

constexpr std::int64_t kHourOpen = 3600, kDayOpen = 24 * kHourOpen, kWeekOpen = 7 * kDayOpen;

TEST(Responsiveness, OfACreatorWhoAnswersHalfOfTheQuestions) {
  // four comments of ten days ago: two questions, one answered after an hour; one thanks answered; one criticism left alone
  const std::vector<AskedComment> comments = {{.at_s = 0, .answered_s = kHourOpen, .question = true},
                                              {.at_s = 0, .question = true},
                                              {.at_s = 0, .answered_s = 3 * kDayOpen},
                                              {.at_s = 0, .criticism = true}};
  const Responsiveness figure = responsiveness_of(comments, 10 * kDayOpen);
  EXPECT_EQ(figure.all.status, AnswerStatus::measured);
  EXPECT_EQ(figure.all.asked, 4U);
  EXPECT_EQ(figure.all.answered, 2U);
  EXPECT_DOUBLE_EQ(figure.all.within_day->value, 0.25);
  EXPECT_DOUBLE_EQ(figure.all.within_week->value, 0.5);
  EXPECT_EQ(figure.all.time_to_answer.value_s, 3 * kDayOpen);
  EXPECT_DOUBLE_EQ(figure.questions.ever->value, 0.5);
  EXPECT_EQ(figure.criticism.asked, 1U);
  EXPECT_EQ(figure.criticism.answered, 0U);
  EXPECT_GT(figure.criticism.ever->interval.high, 0.9) << "one comment says little";
}

TEST(Responsiveness, CountsOpenCommentsForAsLongAsTheyWereOpen) {
  // the two of this morning have not had a day yet
  const std::vector<AskedComment> comments = {{.at_s = 0, .answered_s = 2 * kHourOpen},
                                              {.at_s = 0, .answered_s = 3 * kHourOpen},
                                              {.at_s = 9 * kDayOpen + 23 * kHourOpen},
                                              {.at_s = 9 * kDayOpen + 23 * kHourOpen}};
  const Responsiveness figure = responsiveness_of(comments, 10 * kDayOpen);
  EXPECT_DOUBLE_EQ(figure.all.within_day->value, 1.0);
  EXPECT_EQ(figure.all.answered, 2U);
}

TEST(Responsiveness, AtAnEarlierDayKnowsNothingOfLaterAnswers) {
  const std::vector<AskedComment> comments = {{.at_s = 0, .answered_s = 5 * kDayOpen},
                                              {.at_s = 6 * kDayOpen, .answered_s = 6 * kDayOpen}};
  const Responsiveness figure = responsiveness_of(comments, 4 * kDayOpen);
  EXPECT_EQ(figure.all.asked, 1U);
  EXPECT_EQ(figure.all.answered, 0U);
  EXPECT_FALSE(figure.all.within_week);
}

TEST(Responsiveness, IsUnknownWhereNothingIsAskedOrAnswersAreNotInTheData) {
  EXPECT_EQ(responsiveness_of(std::vector<AskedComment>{}, 5).all.status, AnswerStatus::nothing_asked);
  const std::vector<AskedComment> silent = {{.at_s = 0, .known_to_be_open = false}};
  const Responsiveness figure = responsiveness_of(silent, kWeekOpen);
  EXPECT_EQ(figure.all.status, AnswerStatus::no_answers_in_data);
  EXPECT_FALSE(figure.all.ever);
  EXPECT_EQ(figure.questions.status, AnswerStatus::nothing_asked);
}

/// One owner with posts, each a list of comments by time.
struct Comment {
  std::int64_t at_s;
  std::uint8_t flags = 0;
  std::uint32_t parent = 0;  // 1 + place in the post
};
class Posts {
 public:
  explicit Posts(const std::vector<std::vector<Comment>>& posts) {
    for (const auto& post : posts) {
      for (const Comment& one : post) {
        at_s_.push_back(one.at_s);
        flags_.push_back(one.flags);
        parent_.push_back(one.parent);
      }
      post_offsets_.push_back(at_s_.size());
    }
    owner_offsets_ = {0, posts.size()};
  }
  [[nodiscard]] catalog::Catalog catalog() const {
    catalog::Catalog made;
    made.posts.owner_offsets = owner_offsets_;
    made.comments.post_offsets = post_offsets_;
    made.comments.at_s = at_s_;
    made.comments.flags = flags_;
    made.comments.parent = parent_;
    return made;
  }

 private:
  std::vector<std::uint64_t> owner_offsets_, post_offsets_ = {0};
  std::vector<std::int64_t> at_s_;
  std::vector<std::uint8_t> flags_;
  std::vector<std::uint32_t> parent_;
};
std::vector<AskedComment> asked(const std::vector<std::vector<Comment>>& posts, std::int64_t as_of_s = kWeekOpen) {
  const Posts made(posts);
  return asked_comments(made.catalog(), core::OwnerIndex(0U), as_of_s);
}

using catalog::kByOwner;
using catalog::kQuestion;
using catalog::kReply;

TEST(AskedComments, AreAnsweredByTheOwnersFirstReplyToThem) {
  const auto found = asked({{{.at_s = catalog::kUnknown},
                             {.at_s = 10, .flags = kQuestion},
                             {.at_s = 20},
                             {.at_s = 30, .flags = kByOwner},
                             {.at_s = 40, .flags = kByOwner | kReply, .parent = 3},
                             {.at_s = 50, .flags = kByOwner | kReply, .parent = 3},
                             {.at_s = 60, .flags = kReply, .parent = 2},
                             {.at_s = 70, .flags = kReply, .parent = 5}}});
  const std::vector<AskedComment> expected = {{.at_s = 10, .question = true}, {.at_s = 20, .answered_s = 40}, {.at_s = 70}};
  EXPECT_EQ(found, expected) << "undated ones and answers to others are not asked, an answer to the owner is";
}

TEST(AskedComments, WithoutParentsAreAnsweredByOrder) {
  const auto found = asked({{{.at_s = 10}, {.at_s = 20}, {.at_s = 30, .flags = kByOwner}, {.at_s = 40}},
                            {{.at_s = 5, .flags = kByOwner}, {.at_s = 6}}});
  const std::vector<AskedComment> expected = {{.at_s = 10, .answered_s = 30, .by_order = true},
                                              {.at_s = 20, .by_order = true},
                                              {.at_s = 40, .by_order = true},
                                              {.at_s = 6, .by_order = true}};
  EXPECT_EQ(found, expected);
  const Posts made({{{.at_s = 10}, {.at_s = 30, .flags = kByOwner}}});
  EXPECT_EQ(responsiveness_of(made.catalog(), core::OwnerIndex(0U), kWeekOpen).all.status, AnswerStatus::estimated);
}

TEST(AskedComments, WithoutAnyOfTheOwnersAreNotKnownToBeOpen) {
  EXPECT_FALSE(asked({{{.at_s = 10}}}).front().known_to_be_open);
  EXPECT_TRUE(asked({{{.at_s = 10}}, {{.at_s = 20, .flags = kByOwner}}}).front().known_to_be_open);
  EXPECT_FALSE(asked({{{.at_s = 10}}, {{.at_s = 20, .flags = kByOwner}}}, 15).front().known_to_be_open) << "not yet on that day";
}

RC_GTEST_PROP(AskedCommentsProperty, HaveNoAnswerBeforeThemAndNoneAfterTheDay, ()) {
  core::Random random(*rc::gen::arbitrary<std::uint64_t>(), "threads");
  std::vector<std::vector<Comment>> posts(1 + random.below(3));
  for (auto& post : posts) {
    std::int64_t at_s = 0;
    for (std::uint64_t n = random.below(12); n > 0; --n) {
      at_s += static_cast<std::int64_t>(random.below(3));
      const bool reply = random.chance(0.5);
      post.push_back({.at_s = at_s,
                      .flags = static_cast<std::uint8_t>((random.chance(0.3) ? kByOwner : 0) | (reply ? kReply : 0)),
                      .parent = reply ? static_cast<std::uint32_t>(random.below(post.size() + 1)) : 0});
    }
  }
  const std::int64_t as_of_s = *rc::gen::inRange(0, 20);
  std::size_t owners = 0;
  for (const auto& post : posts)
    owners += static_cast<std::size_t>(
        std::ranges::count_if(post, [&](const Comment& one) { return (one.flags & kByOwner) != 0 && one.at_s <= as_of_s; }));
  std::size_t answered = 0;
  for (const AskedComment& one : asked(posts, as_of_s)) {
    RC_ASSERT(one.at_s <= as_of_s);
    answered += one.answered_s ? 1 : 0;
    if (one.answered_s) RC_ASSERT(*one.answered_s >= one.at_s && *one.answered_s <= as_of_s);
  }
  RC_ASSERT(answered <= owners);
}

}  // namespace
}  // namespace vouch::credibility
