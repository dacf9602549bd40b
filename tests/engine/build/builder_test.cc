#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/credibility/trust.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Records = std::vector<catalog::Record>;
using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;

//   accounts   a   b   c   d          owners by index: 0 anna, 1 bea (creators), 2 acme (brand)
//              |\ /    |\ /
//   owners   anna bea acme
Records small_world() {
  return {creator("bea"),
          creator("anna"),
          brand("acme", "coffee roasted slowly"),
          event("a", of_creator("anna"), 100),
          event("b", of_creator("anna"), 110),
          event("a", of_creator("bea"), 120),
          event("c", of_brand("acme"), 130),
          event("d", of_brand("acme")),
          event("c", of_creator("bea")),
          event("c", of_creator("bea"), 99),
          post("p2", of_creator("anna"), 140, "Coffee #slow coffee"),
          post("p1", of_creator("anna"), 90, "slow morning"),
          post("p3", of_creator("bea"), std::nullopt, "tea"),
          collaboration("acme", "anna", 95)};
}

TEST(Builder, KeepsOwnersAudiencePostsTermsAndCollaborations) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", small_world());
  EXPECT_THAT(built.problems, IsEmpty());
  EXPECT_TRUE(built.snapshot.verify());
  EXPECT_EQ(built.report.snapshot_id, built.snapshot.id());
  EXPECT_EQ(built.report.bytes, built.snapshot.bytes());
  EXPECT_EQ(built.report.creators, 2);
  EXPECT_EQ(built.report.brands, 1);
  EXPECT_EQ(built.report.accounts, 4);
  EXPECT_EQ(built.report.links, 6);
  EXPECT_EQ(built.report.posts, 3);
  EXPECT_EQ(built.report.collaborations, 1);

  const auto catalog = built.catalog();
  EXPECT_EQ(catalog.creators.keys[0], "anna");
  EXPECT_EQ(catalog.creators.keys[1], "bea");
  EXPECT_EQ(catalog.brands.keys[0], "acme");
  EXPECT_EQ(catalog.brands.texts[0], "coffee roasted slowly");
  EXPECT_EQ(catalog.label(catalog.creators.platform[0]), "instagram");
  EXPECT_EQ(catalog.latest_event_s, 140);
  EXPECT_THAT(catalog.posts.owner_offsets, ElementsAre(0U, 2U, 3U, 3U));
  EXPECT_EQ(catalog.posts.keys[0], "p1");  // by time
  EXPECT_EQ(catalog.posts.keys[1], "p2");
  EXPECT_EQ(catalog.posts.at_s[2], catalog::kUnknown);
  EXPECT_EQ(catalog.posts.likes[0], catalog::kUnknown);
  EXPECT_THAT(catalog.collaborations.creator, ElementsAre(0U));
  EXPECT_THAT(catalog.collaborations.at_s, ElementsAre(95));

  EXPECT_EQ(audience_of(built, core::OwnerIndex(0U)), accounts({{"instagram", "a"}, {"instagram", "b"}}));
  EXPECT_EQ(audience_of(built, core::OwnerIndex(1U)), accounts({{"instagram", "a"}, {"instagram", "c"}}));
}

TEST(Builder, CountsATermOnceAText) {
  const TemporaryFolder folder;
  const auto built = build(folder / "x.vouch", small_world());
  const auto catalog = built.catalog();
  std::vector<std::pair<std::string, int>> anna;
  for (std::size_t i = catalog.terms.owner_terms.offsets[0]; i < catalog.terms.owner_terms.offsets[1]; ++i) {
    anna.emplace_back(catalog.terms.terms[catalog.terms.owner_terms.targets[i]], catalog.terms.text_counts[i]);
  }
  EXPECT_THAT(anna, ElementsAre(std::pair("#slow", 1), std::pair("coffee", 1), std::pair("morning", 1), std::pair("slow", 1)));
  EXPECT_THAT(catalog.terms.owner_texts, ElementsAre(2U, 1U, 1U));
}

TEST(Builder, WritesTheSameBytesForAnyOrderThreadsAndMemory) {
  const TemporaryFolder folder;
  Records records = small_world();
  (void)build(folder / "a.vouch", records);
  std::reverse(records.begin() + 3, records.begin() + 10);  // events
  std::reverse(records.begin() + 10, records.end());
  std::swap(records[0], records[1]);
  BuildOptions options = test_options();
  options.threads = 3;
  options.memory_bytes = 1;
  (void)build(folder / "b.vouch", records, options);
  EXPECT_EQ(read_file(folder / "a.vouch"), read_file(folder / "b.vouch"));
}

TEST(Builder, LeavesNothingBesideTheSnapshotButTheKey) {
  const TemporaryFolder folder;
  (void)build(folder / "x.vouch", small_world());
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) names.push_back(entry.path().filename());
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("x.vouch", "x.vouch.key"));
  EXPECT_EQ(read_file(folder / "x.vouch.key"), test_key().raw());
  EXPECT_EQ(std::filesystem::status(folder / "x.vouch.key").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(read_file(folder / "x.vouch").find(test_key().raw()), std::string::npos);
}

TEST(Builder, UnfinishedLeavesTheOldSnapshotAndNoOtherFile) {
  const TemporaryFolder folder;
  (void)build(folder / "x.vouch", small_world());
  const std::string old = read_file(folder / "x.vouch");
  {
    Builder builder = Builder::make(folder / "x.vouch", test_options()).value();
    EXPECT_EQ(problem(builder.accept(creator("other"))), "");
  }
  EXPECT_EQ(read_file(folder / "x.vouch"), old);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 2);
}

TEST(Builder, RefusesRowsAndTakesTheRest) {
  const TemporaryFolder folder;
  Builder builder = Builder::make(folder / "x.vouch", test_options()).value();
  EXPECT_EQ(problem(builder.accept(creator("x"))), "");
  EXPECT_EQ(problem(builder.accept(creator("x"))), "creator_id: duplicate 'x', expected an id that no earlier row has");
  EXPECT_EQ(problem(builder.accept(brand("x"))), "");
  EXPECT_EQ(problem(builder.accept(brand("z"))), "");
  EXPECT_EQ(problem(builder.accept(brand("x"))), "brand_id: duplicate 'x', expected an id that no earlier row has");
  EXPECT_EQ(problem(builder.accept(event("a", {.id = "x", .kind = {}}))),
            "owner_kind: none for 'x', expected creator or brand, because a creator and a brand have this id");
  EXPECT_EQ(problem(builder.accept(event("a", {.id = "z", .kind = {}}))), "");
  EXPECT_EQ(problem(builder.accept(event("a", {.id = "y", .kind = {}}))),
            "owner_id: unknown owner 'y', expected the id of a creator or brand");
  EXPECT_EQ(problem(builder.accept(event("a", of_creator("z")))), "owner_id: unknown owner 'z', expected the id of a creator");
  auto negative = event("a", of_creator("x"));
  negative.weight = -1.0;
  EXPECT_EQ(problem(builder.accept(negative)), "weight: -1.000000, expected a weight of at least 0");
  EXPECT_EQ(problem(builder.accept(post("p", of_creator("x"), 1, "t"))), "");
  EXPECT_EQ(problem(builder.accept(post("p", of_brand("x"), 1, "t"))),
            "post_id: duplicate 'p', expected an id that no earlier row has");
  EXPECT_EQ(problem(builder.accept(comment("q", "a"))), "post_id: unknown post 'q', expected the id of a post");
  const auto report = builder.finish();
  ASSERT_TRUE(report);
  EXPECT_EQ(report->links, 1);
  EXPECT_EQ(builder.finish().error().code, core::ErrorCode::internal);
}

TEST(Builder, TakesNoMemberFromWeightZeroOrAnotherKind) {
  const TemporaryFolder folder;
  auto zero = event("a", of_creator("u"), 500);
  zero.weight = 0.0;
  auto like = event("b", of_creator("u"), 400);
  like.kind = AudienceKind::like;
  auto view = event("c", of_creator("u"), 300);
  view.kind = AudienceKind::view;
  BuildOptions options = test_options();
  options.audience_kinds = {AudienceKind::view, AudienceKind::follow};
  const Built built = build(folder / "x.vouch", {creator("u"), zero, like, view}, options);
  EXPECT_EQ(audience_of(built, core::OwnerIndex(0U)), accounts({{"instagram", "c"}}));
  EXPECT_EQ(built.catalog().latest_event_s, 300);
}

TEST(Builder, CountsCommentersButNotTheOwner) {
  const TemporaryFolder folder;
  auto own = comment("p", "me");
  own.is_owner = true;
  auto u = creator("u", "tiktok");
  u.account_id = "u-account";
  const Built built = build(folder / "x.vouch", {u, post("p", of_creator("u"), 5, ""), comment("p", "fan", 9), own,
                                                 comment("p", "u-account"), comment("p", "fan", 7)});
  EXPECT_EQ(audience_of(built, core::OwnerIndex(0U)), accounts({{"tiktok", "fan"}}));
  EXPECT_EQ(built.catalog().latest_event_s, 9);
}

TEST(Builder, LeavesOutWhatIsLaterThanUntil) {
  const TemporaryFolder folder;
  BuildOptions options = test_options();
  options.until_s = 100;
  const Built built =
      build(folder / "x.vouch",
            {creator("u"), brand("b"), event("a", of_creator("u"), 100), event("b", of_creator("u"), 101),
             event("c", of_creator("u")), post("p", of_creator("u"), 100, "kept"), post("q", of_creator("u"), 101, "later"),
             comment("p", "d", 99), comment("p", "e", 101), comment("q", "f", 102), comment("q", "g"),
             collaboration("b", "u", 101), collaboration("b", "u", 40)},
            options);
  EXPECT_THAT(built.problems, IsEmpty());
  EXPECT_EQ(audience_of(built, core::OwnerIndex(0U)), accounts({{"instagram", "a"}, {"instagram", "c"}, {"instagram", "d"}}));
  const auto catalog = built.catalog();
  EXPECT_EQ(catalog.posts.keys.size(), 1U);
  EXPECT_EQ(catalog.terms.terms.size(), 1U);
  EXPECT_THAT(catalog.collaborations.at_s, ElementsAre(40));
  EXPECT_EQ(catalog.latest_event_s, 100);
}

TEST(Builder, ReadsThePlatformOfAnEventFromItsRowThenItsOwner) {
  const TemporaryFolder folder;
  auto elsewhere = event("a", of_creator("u"));
  elsewhere.platform = "tiktok";
  catalog::ProfileRecord profile{.owner = of_brand("b"), .platform = "youtube", .handle = "b", .url = {}, .account_id = {}};
  const Built built = build(folder / "x.vouch", {creator("u"), brand("b"), brand("c"), profile, event("a", of_creator("u")),
                                                 elsewhere, event("a", of_brand("b"))});
  EXPECT_EQ(audience_of(built, core::OwnerIndex(0U)), accounts({{"instagram", "a"}, {"tiktok", "a"}}));
  EXPECT_EQ(audience_of(built, core::OwnerIndex(1U)), accounts({{"youtube", "a"}}));
}

TEST(Builder, TakesAnAccountWithoutPlatformForTheOneThatHasItsId) {
  const TemporaryFolder folder;
  auto tiktok = event("b", of_creator("u"));
  tiktok.platform = "tiktok";
  const Built built =
      build(folder / "x.vouch", {creator("u"), brand("c"), event("a", of_creator("u")), event("b", of_creator("u")), tiktok,
                                 event("a", of_brand("c")), event("b", of_brand("c"))});
  EXPECT_EQ(audience_of(built, core::OwnerIndex(1U)), accounts({{"instagram", "a"}, {"", "b"}}));
  EXPECT_EQ(built.report.accounts, 4);
}

TEST(Builder, LetsTrustStartFromThoseWhoAreTrusted) {
  const TemporaryFolder folder;
  auto options = test_options();
  options.trusted = {.accounts = {test_key().pseudonym("b"), test_key().pseudonym("stranger")}, .creators = {"anna"}};
  auto builder = Builder::make(folder / "x.vouch", options).value();
  for (const catalog::Record& record : small_world()) ASSERT_TRUE(builder.accept(record));
  const auto report = builder.finish().value();
  EXPECT_EQ(report.trusted_given, 3);
  EXPECT_EQ(report.trusted_found, 1) << "nobody knows anna's own account";
  const auto snapshot = snapshot::Snapshot::open(folder / "x.vouch").value();
  const auto trust = credibility::Trust::open(snapshot, catalog::Catalog::open(snapshot).value()).value();
  EXPECT_NEAR(trust.of(core::CreatorIndex(0U)).score, 1.0, 0.01) << "b follows anna alone";
  EXPECT_LT(trust.of(core::CreatorIndex(1U)).score, 0.01);
  const auto lines = snapshot.array<char>("provenance").value();
  EXPECT_THAT(std::string(lines.begin(), lines.end()), ::testing::HasSubstr("trusted_found=1\ntrusted_given=3\n"));
}

TEST(Builder, RefusesTrustedAccountsOfWhomNobodyIsThere) {
  const TemporaryFolder folder;
  auto options = test_options();
  options.trusted = {.accounts = {test_key().pseudonym("stranger")}, .creators = {"nobody"}};
  auto builder = Builder::make(folder / "x.vouch", options).value();
  for (const catalog::Record& record : small_world()) ASSERT_TRUE(builder.accept(record));
  const auto refused = builder.finish();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "none of the 2 trusted accounts and creators is in anybody's audience, expected one");
  EXPECT_FALSE(std::filesystem::exists(folder / "x.vouch"));
}

TEST(Builder, OfNothingIsASnapshotOfNothing) {
  const TemporaryFolder folder;
  const Built built = build(folder / "x.vouch", {});
  EXPECT_TRUE(built.snapshot.verify());
  EXPECT_EQ(built.catalog().owners(), 0U);
  EXPECT_EQ(built.graph().accounts(), 0U);
}

TEST(Builder, RefusesATargetThatIsAFolderOrHasNone) {
  const TemporaryFolder folder;
  const auto is_folder = Builder::make(folder.path(), test_options());
  ASSERT_FALSE(is_folder);
  EXPECT_EQ(is_folder.error().code, core::ErrorCode::invalid_argument);
  const auto no_folder = Builder::make(folder / "missing/x.vouch", test_options());
  ASSERT_FALSE(no_folder);
  EXPECT_EQ(no_folder.error().code, core::ErrorCode::unavailable);
}

}  // namespace
}  // namespace vouch::build
