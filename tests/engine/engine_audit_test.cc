// Audits through the facade: a dataset is built and asked, and what law forbids to change does not.
#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include <gtest/gtest.h>

#include "datasets/reference/comment_tables.h"
#include "engine/core/random.h"
#include "engine/engine.h"
#include "models/shipped.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch {
namespace {

using catalog::Record;
using credibility::CredibilityStatus;
using credibility::PartName;

/// Texts that records point to.
class Texts {
 public:
  std::string_view keep(std::string text) { return *texts_.insert(std::move(text)).first; }

 private:
  std::set<std::string, std::less<>> texts_;
};

build::BuildOptions full_options() {
  build::BuildOptions options = build::test_options();
  options.wordings = datasets::carried_wordings;
  options.authenticity = models::authenticity_model;
  return options;
}

const AuditedPart& part(const AuditAnswer& answer, PartName name) { return answer.parts[static_cast<std::size_t>(name)]; }

/// Creators c10 … c19 with ten posts each, of which c10, c11 and c12 comment on one another; fans p0 … p19 of all.
std::vector<Record> small_scene(Texts& texts) {
  std::vector<Record> records;
  for (int c = 10; c < 20; ++c) {
    catalog::CreatorRecord creator = build::creator(texts.keep("c" + std::to_string(c)));
    creator.account_id = texts.keep("k" + std::to_string(c));
    creator.followers = 5000;
    records.emplace_back(creator);
  }
  for (int c = 10; c < 20; ++c) {
    const auto owner = build::of_creator(texts.keep("c" + std::to_string(c)));
    for (int i = 0; i < 10; ++i) {
      catalog::PostRecord post = build::post(texts.keep("p" + std::to_string(c) + "-" + std::to_string(i)), owner, 1000 * (i + 1),
                                             i == 0 ? "Werbung | Brot" : "Sonntag am See");
      post.likes = 100 + 7 * ((c * i) % 5);
      post.comments = 10;
      records.emplace_back(post);
    }
    for (int fan = 0; fan < 20; ++fan) {
      records.emplace_back(build::event(texts.keep("f" + std::to_string(fan)), owner, 500));
    }
  }
  for (int c = 10; c < 20; ++c) {
    for (int i = 0; i < 10; ++i) {
      const auto post = texts.keep("p" + std::to_string(c) + "-" + std::to_string(i));
      for (int fan = 0; fan < 4; ++fan) {
        records.emplace_back(build::comment(post, texts.keep("f" + std::to_string((fan * 7 + i) % 20)), 1000 * (i + 1) + 5000));
      }
      for (int other = 10; c < 13 && other < 13; ++other) {
        if (other != c) records.emplace_back(build::comment(post, texts.keep("k" + std::to_string(other)), 1000 * (i + 1) + 60));
      }
    }
  }
  return records;
}

TEST(EngineAudit, AddsUpAndNamesWhatItRestsOn) {
  const vouch::testing::TemporaryFolder folder;
  Texts texts;
  const auto built = build::build(folder / "x.vouch", small_scene(texts), full_options());
  ASSERT_EQ(built.problems, std::vector<std::string>{});
  const Engine engine = Engine::open(folder / "x.vouch", {.account_key = build::test_key()}).value();
  const AuditAnswer answer = engine.audit({.id = "c10", .as_of_s = {}}).value();
  EXPECT_EQ(answer.snapshot, built.report.snapshot_id);
  EXPECT_EQ(answer.creator.id, "c10");
  std::int64_t sum = answer.base_thousandths;
  for (const AuditedPart& one : answer.parts) sum += one.log_odds_thousandths;
  EXPECT_EQ(sum, answer.total_thousandths);
  EXPECT_EQ(part(answer, PartName::audience).part.why, "no_account_judged");
  EXPECT_EQ(part(answer, PartName::growth).part.why, "no_history");
  EXPECT_EQ(part(answer, PartName::disclosure).part.why, "no_known_payment");
  EXPECT_FALSE(part(answer, PartName::trust).part.counted);
  EXPECT_EQ(part(answer, PartName::saturation).part.n, 10u);
  EXPECT_NEAR(part(answer, PartName::saturation).part.value, 0.1, 1e-12);
  ASSERT_TRUE(answer.pod);
  EXPECT_EQ(answer.pod_members, (std::vector<std::string>{"c10", "c11", "c12"}));
  EXPECT_EQ(answer.received, 60);
  EXPECT_EQ(answer.inside, 20);
  EXPECT_TRUE(std::ranges::any_of(answer.findings, [](const ranking::Message& one) { return one.code == "audit_pod"; }));
  EXPECT_LT(answer.figure.index, engine.audit({.id = "c15", .as_of_s = {}}).value().figure.index);
  EXPECT_EQ(engine.audit({.id = "zoe", .as_of_s = {}}).error().code, core::ErrorCode::not_found);
}

TEST(EngineAudit, OfAnEarlierDayLeavesLaterPostsOut) {
  const vouch::testing::TemporaryFolder folder;
  Texts texts;
  (void)build::build(folder / "x.vouch", small_scene(texts), full_options());
  const Engine engine = Engine::open(folder / "x.vouch").value();
  const AuditAnswer answer = engine.audit({.id = "c10", .as_of_s = 3500}).value();
  EXPECT_EQ(part(answer, PartName::saturation).part.n, 3u);
  EXPECT_EQ(answer.last_post_s, 3000);
  EXPECT_EQ(answer.warnings.front().code, "as_of_before_latest");
}

TEST(EngineAudit, OfACreatorOfWhomNothingIsKnownIsUnknown) {
  const vouch::testing::TemporaryFolder folder;
  (void)build::build(folder / "x.vouch", {build::creator("anna")});
  const Engine engine = Engine::open(folder / "x.vouch").value();
  const AuditAnswer answer = engine.audit({.id = "anna", .as_of_s = {}}).value();
  EXPECT_EQ(answer.figure.status, CredibilityStatus::unknown);
  EXPECT_LT(answer.figure.interval.low, 0.01);
  for (const AuditedPart& one : answer.parts) EXPECT_FALSE(one.part.why.empty());
}

TEST(EngineAudit, CommentsInsideAPodRaiseNothing) {
  Texts texts;
  const vouch::testing::TemporaryFolder folder;
  std::vector<Record> records = small_scene(texts);
  (void)build::build(folder / "before.vouch", records, full_options());
  for (int i = 0; i < 10; ++i) {  // a second comment below each, with an answer of the creator
    const auto post = texts.keep("p10-" + std::to_string(i));
    catalog::CommentRecord question = build::comment(post, "k11", 1000 * (i + 1) + 90),
                           answer = build::comment(post, "k10", 1000 * (i + 1) + 95);
    question.comment_id = texts.keep("q" + std::to_string(i));
    answer.parent_id = question.comment_id;
    records.emplace_back(question);
    records.emplace_back(answer);
  }
  (void)build::build(folder / "after.vouch", records, full_options());
  const Engine before = Engine::open(folder / "before.vouch").value(), after = Engine::open(folder / "after.vouch").value();
  const AuditAnswer was = before.audit({.id = "c10", .as_of_s = {}}).value(),
                    is = after.audit({.id = "c10", .as_of_s = {}}).value();
  ASSERT_EQ(is.pod_members, was.pod_members);
  EXPECT_LE(is.figure.log_odds, was.figure.log_odds + 1e-12);
  EXPECT_LE(is.figure.interval.low, was.figure.interval.low + 1e-12);
}

TEST(EngineAudit, RepeatedRowsAndRowsOfWeightZeroChangeNothing) {
  Texts texts;
  const vouch::testing::TemporaryFolder folder;
  std::vector<Record> records = small_scene(texts);
  (void)build::build(folder / "before.vouch", records, full_options());
  const std::size_t n = records.size();
  for (std::size_t i = 0; i < n; ++i) {
    if (std::holds_alternative<catalog::AudienceEventRecord>(records[i])) {
      records.push_back(records[i]);
      auto nothing = std::get<catalog::AudienceEventRecord>(records[i]);
      nothing.account_id = "somebody else";
      nothing.weight = 0.0;
      records.emplace_back(nothing);
    }
    if (std::holds_alternative<catalog::CommentRecord>(records[i])) records.push_back(records[i]);
  }
  (void)build::build(folder / "after.vouch", records, full_options());
  const Engine before = Engine::open(folder / "before.vouch").value(), after = Engine::open(folder / "after.vouch").value();
  for (const char* id : {"c10", "c14", "c19"}) {
    const AuditAnswer was = before.audit({.id = id, .as_of_s = {}}).value(), is = after.audit({.id = id, .as_of_s = {}}).value();
    EXPECT_EQ(is.figure.log_odds, was.figure.log_odds) << id;
    EXPECT_EQ(is.figure.interval.low, was.figure.interval.low) << id;
  }
}

/// Creators c10 … c49 whose 800 fans came on any of 900 days; s0 … s79 came to each of the first six within two of its days.
std::vector<Record> lockstep_scene(Texts& texts, bool with_days) {
  constexpr std::int64_t kDay = 86'400, kFirst = 18'000 * kDay;
  core::Random random(7, "lockstep scene");
  std::vector<Record> records;
  std::vector<catalog::OwnerKey> owners;
  for (int c = 10; c < 50; ++c) {
    records.emplace_back(build::creator(texts.keep("c" + std::to_string(c))));
    owners.push_back(build::of_creator(texts.keep("c" + std::to_string(c))));
  }
  const auto follow = [&](const std::string& account, std::size_t owner, std::int64_t day) {
    records.emplace_back(
        build::event(texts.keep(account), owners[owner], with_days ? std::optional(kFirst + day * kDay) : std::nullopt));
  };
  for (int fan = 0; fan < 800; ++fan) {
    for (int i = 0; i < 4; ++i) follow("f" + std::to_string(fan), random.below(40), static_cast<std::int64_t>(random.below(900)));
  }
  for (std::size_t owner = 0; owner < 6; ++owner) {
    for (int sold = 0; sold < 80; ++sold) {
      follow("s" + std::to_string(sold), owner, 100 + 70 * static_cast<std::int64_t>(owner) + sold % 2);
    }
  }
  return records;
}

bool has(const std::vector<ranking::Message>& messages, std::string_view code) {
  return std::ranges::any_of(messages, [code](const ranking::Message& one) { return one.code == code; });
}

TEST(EngineAudit, NamesAccountsThatActTogetherAndWhenTheyCame) {
  const vouch::testing::TemporaryFolder folder;
  Texts texts;
  (void)build::build(folder / "x.vouch", lockstep_scene(texts, true));
  const Engine engine = Engine::open(folder / "x.vouch").value();
  const AuditAnswer answer = engine.audit({.id = "c10", .as_of_s = {}}).value();
  ASSERT_EQ(answer.blocks.size(), 1u);
  const AuditedBlock& block = answer.blocks.front().block;
  EXPECT_EQ(block.evidence, "lockstep");
  EXPECT_EQ(block.creators, (std::vector<std::string>{"c10", "c11", "c12", "c13", "c14", "c15"}));
  EXPECT_EQ(block.accounts, 80);
  EXPECT_EQ(block.followers, 80);
  EXPECT_EQ(block.links, 480);
  EXPECT_EQ(block.dated, 480);
  EXPECT_EQ(block.in_bursts, 480);
  EXPECT_LT(block.bursts_by_chance, 300.0);
  EXPECT_LT(block.log10_p, -100.0);
  ASSERT_EQ(block.bursts.size(), 1u);
  EXPECT_EQ(block.bursts[0].of_block, 80);
  EXPECT_GE(block.bursts[0].arrivals, 80);
  EXPECT_LE(block.bursts[0].from_s, (18'000 + 100) * 86'400);
  EXPECT_GE(block.bursts[0].to_s, (18'000 + 101) * 86'400);
  ASSERT_EQ(answer.blocks.front().hashes.size(), kListedEvidence);
  std::set<std::string> sold;
  for (int i = 0; i < 80; ++i) {
    std::array<char, 17> hash{};
    std::snprintf(hash.data(), hash.size(), "%016llx",
                  static_cast<unsigned long long>(build::test_key().pseudonym("s" + std::to_string(i))));
    sold.emplace(hash.data());
  }
  for (const std::string& hash : answer.blocks.front().hashes) EXPECT_TRUE(sold.contains(hash)) << hash;
  EXPECT_TRUE(has(answer.findings, "audit_block_lockstep"));
  EXPECT_FALSE(has(answer.missing, "audit_missing_days"));
  EXPECT_TRUE(engine.audit({.id = "c20", .as_of_s = {}}).value().blocks.empty());
}

TEST(EngineAudit, SaysThatLockstepIsNotKnownWithoutTimesOfFollows) {
  const vouch::testing::TemporaryFolder folder;
  Texts texts;
  (void)build::build(folder / "x.vouch", lockstep_scene(texts, false));
  const Engine engine = Engine::open(folder / "x.vouch").value();
  const AuditAnswer answer = engine.audit({.id = "c10", .as_of_s = {}}).value();
  EXPECT_TRUE(answer.blocks.empty());
  EXPECT_TRUE(has(answer.missing, "audit_missing_days"));
}

TEST(EngineAudit, SaysWhatOfAPrivateAccountAndOfDeletedPostsCannotBeSeen) {
  const vouch::testing::TemporaryFolder folder;
  Texts texts;
  catalog::CreatorRecord anna = build::creator("anna");
  anna.is_private = true;
  catalog::CreatorRecord bea = build::creator("bea");
  bea.is_private = false;
  std::vector<Record> records = {anna, bea, build::creator("cleo")};
  for (int i = 0; i < 12; ++i) {
    catalog::PostRecord post =
        build::post(texts.keep("p" + std::to_string(i)), build::of_creator("bea"), 1000 * (i + 1), "Werbung | Brot");
    post.comments = 3;
    if (i < 10) post.likes = 100;
    if (i < 4) post.deleted = true;
    if (i == 1) post.label = "paid partnership";
    records.emplace_back(post);
  }
  records.emplace_back(build::comment("p0", "somebody", 1500));
  const auto built = build::build(folder / "x.vouch", records, full_options());
  ASSERT_EQ(built.problems, std::vector<std::string>{});
  const Engine engine = Engine::open(folder / "x.vouch").value();
  const AuditAnswer hidden = engine.audit({.id = "anna", .as_of_s = {}}).value();
  EXPECT_EQ(hidden.visibility.is_private, true);
  for (const AuditedPart& one : hidden.parts) EXPECT_EQ(one.part.why, "private_account");
  EXPECT_TRUE(has(hidden.missing, "audit_private"));
  const AuditAnswer seen = engine.audit({.id = "bea", .as_of_s = {}}).value();
  EXPECT_EQ(seen.visibility.is_private, false);
  EXPECT_EQ(seen.visibility.posts, 12u);
  EXPECT_EQ(seen.visibility.likes_hidden, 2u);
  EXPECT_EQ(seen.visibility.deleted_paid, 1u);
  EXPECT_EQ(seen.deleted.ids, (std::vector<std::string>{"p3", "p2", "p1", "p0"}));
  EXPECT_EQ(seen.disclosure.posts, 8u) << "deleted posts say nothing any more";
  const auto& spread = seen.habits[static_cast<std::size_t>(credibility::Habit::post_spread)].judgement.figure;
  ASSERT_TRUE(spread);
  EXPECT_EQ(spread->n, 6u) << "nor have they likes";
  EXPECT_TRUE(has(seen.findings, "audit_deleted"));
  EXPECT_TRUE(has(seen.missing, "audit_likes_hidden"));
  EXPECT_EQ(built.catalog().comments.account.size(), 0u);
  EXPECT_EQ(built.report.links, 1) << "who commented below it engaged all the same";
  EXPECT_EQ(engine.audit({.id = "cleo", .as_of_s = {}}).value().visibility.is_private, std::nullopt);
}

}  // namespace
}  // namespace vouch
