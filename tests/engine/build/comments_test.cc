// Comments in a snapshot: threads in order of time, parents as places, what comes again counted once.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/reference/comment_tables.h"
#include "engine/credibility/payment.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

catalog::CommentRecord with_id(catalog::CommentRecord record, std::string_view id, std::string_view parent = {}) {
  record.comment_id = id;
  record.parent_id = parent;
  return record;
}

catalog::CommentRecord saying(catalog::CommentRecord record, std::string_view text) {
  record.text = text;
  return record;
}

BuildOptions reading_options() {
  BuildOptions options = test_options();
  options.wordings = datasets::carried_wordings;
  return options;
}

std::vector<catalog::Record> two_posts() {
  catalog::CreatorRecord ada = creator("ada");
  ada.account_id = "a-ada";
  return {ada, post("p2", of_creator("ada"), 200, "later"), post("p1", of_creator("ada"), 100, "earlier")};
}

TEST(Comments, StandBelowTheirPostInOrderOfTimeWithTheirParents) {
  const vouch::testing::TemporaryFolder folder;
  auto records = two_posts();
  records.push_back(with_id(comment("p1", "a-ada", 130), "c2", "c1"));
  records.push_back(saying(with_id(comment("p1", "lena", 120), "c1"), "Wo gibt es das?"));
  records.push_back(with_id(comment("p1", "max"), "c3", "elsewhere"));
  records.push_back(comment("p2", "max", 210));
  const Built built = build(folder / "x.vouch", records, reading_options());
  EXPECT_EQ(built.problems, std::vector<std::string>());
  const auto catalog = built.catalog();
  const auto& comments = catalog.comments;
  EXPECT_EQ(std::vector(comments.post_offsets.begin(), comments.post_offsets.end()), (std::vector<std::uint64_t>{0, 3, 4}));
  EXPECT_EQ(std::vector(comments.at_s.begin(), comments.at_s.end()),
            (std::vector<std::int64_t>{catalog::kUnknown, 120, 130, 210}));
  EXPECT_EQ(std::vector(comments.parent.begin(), comments.parent.end()), (std::vector<std::uint32_t>{0, 0, 2, 0}));
  EXPECT_EQ(comments.account[1], test_key().pseudonym("lena"));
  EXPECT_EQ(int{comments.flags[0]}, catalog::kReply);
  EXPECT_EQ(int{comments.flags[1]}, catalog::kWordsRead | catalog::kQuestion);
  EXPECT_EQ(int{comments.flags[2]}, catalog::kByOwner | catalog::kReply);
  EXPECT_EQ(comments.words[1], 4u);
  EXPECT_NE(comments.text[1], 0u);
  EXPECT_EQ(comments.words[3], catalog::kUnknownWords);
}

TEST(Comments, ThatComeAgainCountOnce) {
  const vouch::testing::TemporaryFolder folder;
  auto records = two_posts();
  records.push_back(with_id(comment("p1", "lena", 120), "c1"));
  records.push_back(with_id(comment("p1", "lena", 120), "c1"));
  records.push_back(with_id(comment("p1", "lena", 150), "c1"));  // the same id at another time
  records.push_back(comment("p1", "max", 160));
  records.push_back(comment("p1", "max", 160));
  records.push_back(comment("p1", "max", 161));
  const Built built = build(folder / "x.vouch", records);
  const auto catalog = built.catalog();
  EXPECT_EQ(std::vector(catalog.comments.at_s.begin(), catalog.comments.at_s.end()), (std::vector<std::int64_t>{120, 160, 161}));
}

TEST(Comments, AreTheSameInAnyOrderOfTheirRows) {
  const vouch::testing::TemporaryFolder folder;
  auto records = two_posts();
  for (int i = 0; i < 40; ++i) records.push_back(comment(i % 3 == 0 ? "p1" : "p2", i % 2 == 0 ? "max" : "lena", 300 + i % 7));
  const std::string id = build(folder / "x.vouch", records).report.snapshot_id;
  std::reverse(records.begin() + 3, records.end());
  EXPECT_EQ(build(folder / "y.vouch", records).report.snapshot_id, id);
}

TEST(Comments, OfAPostThatIsLeftOutAreLeftOut) {
  const vouch::testing::TemporaryFolder folder;
  auto records = two_posts();
  records.push_back(comment("p2", "max", 210));
  records.push_back(comment("p1", "max", 210));
  records.push_back(comment("p1", "max", 140));
  BuildOptions options = test_options();
  options.until_s = 150;
  const Built built = build(folder / "x.vouch", records, options);
  const auto catalog = built.catalog();
  EXPECT_EQ(std::vector(catalog.comments.at_s.begin(), catalog.comments.at_s.end()), (std::vector<std::int64_t>{140}));
}

/// A post's class and payment as its snapshot has them.
struct Read {
  int post_class = 0;
  int payment = 0;
  bool operator==(const Read&) const = default;
};

Read read_post(const std::filesystem::path& file, catalog::PostRecord record, const std::vector<catalog::Record>& more,
               const BuildOptions& options) {
  std::vector<catalog::Record> records = {creator("ada"), brand("mill")};
  record.owner = of_creator("ada");
  record.post_id = "p";
  record.at_s = 10 * 86'400;
  records.insert(records.end(), more.begin(), more.end());
  records.emplace_back(record);
  const Built built = build(file, records, options);
  const auto catalog = built.catalog();
  return {catalog.posts.post_class[0], catalog.posts.payment[0]};
}

TEST(PostClasses, ComeFromWordsAndPaymentsFromWhatIsKnown) {
  using catalog::PostClass;
  using credibility::Payment;
  const vouch::testing::TemporaryFolder folder;
  const auto read = [&](catalog::PostRecord record, const std::vector<catalog::Record>& more = {}) {
    return read_post(folder / "x.vouch", record, more, reading_options());
  };
  const auto expected = [](PostClass post_class, Payment payment) {
    return Read{static_cast<int>(post_class), static_cast<int>(payment)};
  };
  catalog::PostRecord plain, marked, named;
  plain.text = "Sonntag am See";
  marked.text = "Werbung | Brot backen";
  EXPECT_EQ(read(plain), expected(PostClass::none, Payment::unknown));
  EXPECT_EQ(read(marked), expected(PostClass::paid, Payment::unknown));
  const std::vector<std::string_view> someone{"someone"}, mill{"@Mill.Official"};
  catalog::PostRecord sponsored = plain;
  sponsored.sponsors = someone;
  EXPECT_EQ(read(sponsored), expected(PostClass::none, Payment::sponsors));

  catalog::CollaborationRecord paid = collaboration("mill", "ada", 8 * 86'400);
  paid.paid = true;
  const catalog::ProfileRecord profile{.owner = of_brand("mill"), .platform = "instagram", .handle = "mill.official"};
  named = plain;
  named.mentions = mill;
  EXPECT_EQ(read(named, {profile, paid}), expected(PostClass::none, Payment::collaboration));
  EXPECT_EQ(read(named, {paid}), expected(PostClass::none, Payment::unknown)) << "nobody is called so";
  catalog::CollaborationRecord declined = paid;
  declined.outcome = "declined";
  EXPECT_EQ(read(named, {profile, declined}), expected(PostClass::none, Payment::unknown));
  const catalog::ProfileRecord other{.owner = of_brand("oven"), .platform = "tiktok", .handle = "mill.official"};
  EXPECT_EQ(read(named, {brand("oven"), profile, other, paid}), expected(PostClass::none, Payment::unknown)) << "two have it";
}

TEST(PostClasses, WithoutRulesAreUnread) {
  const vouch::testing::TemporaryFolder folder;
  catalog::PostRecord marked;
  marked.text = "Werbung | Brot backen";
  EXPECT_EQ(read_post(folder / "x.vouch", marked, {}, test_options()), (Read{catalog::kUnreadClass, 0}));
  BuildOptions failing = test_options();
  failing.wordings = [] { return core::Result<catalog::WordingRules>(core::fail(core::ErrorCode::not_found, "no rules")); };
  const Built built = build(folder / "y.vouch", {creator("ada"), post("p", of_creator("ada"), 1, "x")}, failing);
  EXPECT_EQ(built.problems, std::vector<std::string>{"error no rules"});
}

}  // namespace
}  // namespace vouch::build
