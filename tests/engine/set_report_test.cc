// The set report of whole engines: figures by hand, laws on random markets, every wrong request with its own answer.
#include "engine/ranking/set_report.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "tests/engine/random_market.h"

namespace vouch {
namespace {

using ranking::SetReport;
using ranking::SetRequest;

std::vector<std::string> codes(const SetReport& report) {
  std::vector<std::string> codes;
  for (const ranking::Message& warning : report.warnings) codes.push_back(warning.code);
  return codes;
}

bool has(const SetReport& report, const std::string& code) {
  const auto all = codes(report);
  return std::find(all.begin(), all.end(), code) != all.end();
}

/// Records under construction, with the texts that they point to.
class Shop {
 public:
  void add_creator(const std::string& id, catalog::Coverage coverage = catalog::Coverage::all_followers,
                   std::optional<std::int64_t> audience_size = {}) {
    auto record = build::creator(keep(id));
    record.coverage = coverage;
    record.audience_size = audience_size;
    records.push_back(record);
  }
  void add_brand(const std::string& id) { records.push_back(build::brand(keep(id))); }
  void follow(const std::string& id, int first, int last) {
    for (int a = first; a < last; ++a)
      records.push_back(build::event(keep("a" + std::to_string(a)), build::of_creator(keep(id))));
  }
  void follow_brand(const std::string& id, int first, int last) {
    for (int a = first; a < last; ++a) records.push_back(build::event(keep("a" + std::to_string(a)), build::of_brand(keep(id))));
  }
  void add_person(const std::string& person, const std::string& creator, const std::string& account) {
    records.push_back(catalog::PersonRecord{.person_id = keep(person), .creator_id = keep(creator), .account_id = keep(account)});
  }
  void add_share(const std::string& creator, const std::string& value, double share) {
    records.push_back(catalog::AudienceShareRecord{.owner = build::of_creator(keep(creator)),
                                                   .dimension = "country",
                                                   .value = keep(value),
                                                   .of = "followers",
                                                   .source = "",
                                                   .share = share});
  }
  [[nodiscard]] Engine engine() const {
    const auto file = std::filesystem::path(::testing::TempDir()) / "set_shop.vouch";
    EXPECT_EQ(build::build(file, records).problems, std::vector<std::string>{});
    auto engine = Engine::open(file, {.account_key = build::test_key()});
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + ".key");
    return std::move(engine).value();
  }
  [[nodiscard]] std::string_view keep(const std::string& text) { return texts_.emplace_back(text); }
  std::vector<catalog::Record> records;

 private:
  std::deque<std::string> texts_;
};

// ann: 0..99, ben: 50..149, cal: 140..159, brand mill: 0..29
Shop three_creators() {
  Shop shop;
  for (const char* id : {"ann", "ben", "cal"}) shop.add_creator(id);
  shop.add_brand("mill");
  shop.follow("ann", 0, 100);
  shop.follow("ben", 50, 150);
  shop.follow("cal", 140, 160);
  shop.follow_brand("mill", 0, 30);
  return shop;
}

TEST(SetReport, OfThreeCreatorsByHand) {
  const SetReport report = three_creators().engine().overlap({.creators = {"ann", "ben", "cal"}, .brand = "mill"}).value();
  EXPECT_EQ(report.kind, "followers");
  EXPECT_EQ(report.potential, 160);
  EXPECT_NEAR(report.credible, 160 * 0.9, 0.01);
  EXPECT_EQ(report.potential_estimate->interval, (core::Interval{160, 160}));
  EXPECT_NEAR(*report.duplication, 220.0 / 160.0, 1e-6);
  EXPECT_EQ(report.by_times, (std::vector<std::int64_t>{100, 60, 0}));
  EXPECT_EQ(report.creators[0].exclusive, 50);
  EXPECT_EQ(report.creators[1].incremental, 50);
  EXPECT_EQ(report.creators[2].exclusive, 10);
  ASSERT_EQ(report.pairs.size(), 3U);
  EXPECT_EQ(report.pairs[0].figures.shared, 50);
  EXPECT_EQ(report.pairs[0].figures.overlap_coefficient->value, 0.5);
  EXPECT_NEAR(report.pairs[0].figures.jaccard->value, 50.0 / 150.0, 1e-6);
  EXPECT_NEAR(report.pairs[0].figures.lift->value, 50.0 * 160 / (100.0 * 100), 1e-6);
  EXPECT_EQ(report.pairs[2].figures.shared, 10) << "ben and cal";
  ASSERT_EQ(report.regions->size(), 5U);
  EXPECT_EQ(report.regions->front().accounts, 50);
  EXPECT_EQ(report.audience->members, 30);
  EXPECT_EQ(report.audience->reached, 30);
  EXPECT_EQ(report.audience->new_people, 130);
  EXPECT_EQ(report.creators[0].with_audience->shared, 30);
  EXPECT_EQ(report.creators[0].with_audience->overlap_coefficient->value, 1.0);
  EXPECT_TRUE(has(report, "set_credible_prior"));
  EXPECT_FALSE(has(report, "set_estimated"));
}

TEST(SetReport, SaysWhichKindOfAudienceItIs) {
  Shop shop = three_creators();
  shop.add_creator("eng", catalog::Coverage::engagers);
  shop.add_creator("eng2", catalog::Coverage::engagers);
  shop.add_creator("any", catalog::Coverage::unstated);
  shop.add_creator("none");
  for (const char* id : {"eng", "eng2", "any"}) shop.follow(id, 0, 20);
  const Engine engine = shop.engine();
  const SetReport engaged = engine.overlap({.creators = {"eng", "eng2"}}).value();
  EXPECT_EQ(engaged.kind, "engaged");
  EXPECT_TRUE(has(engaged, "coverage_engagers"));
  const SetReport mixed = engine.overlap({.creators = {"eng", "ann", "any"}}).value();
  EXPECT_EQ(mixed.kind, "mixed");
  EXPECT_TRUE(has(mixed, "set_coverage_mixed"));
  const SetReport without = engine.overlap({.creators = {"any", "none"}}).value();
  EXPECT_EQ(without.kind, "unstated");
  EXPECT_TRUE(has(without, "set_audience_unknown"));
  EXPECT_FALSE(without.pairs[0].figures.overlap_coefficient) << "unknown, not 0";
  EXPECT_FALSE(without.potential_estimate);
  EXPECT_EQ(without.potential, 20);
}

TEST(SetReport, OfSamplesEstimatesTheWholeWithAnInterval) {
  Shop shop;
  shop.add_creator("ann", catalog::Coverage::random_sample, 2000);
  shop.add_creator("ben", catalog::Coverage::all_followers, 400);
  shop.follow("ann", 0, 200);
  shop.follow("ben", 160, 560);
  const SetReport report = shop.engine().overlap({.creators = {"ann", "ben"}}).value();
  EXPECT_NEAR(report.creators[0].known_share, 0.1, 1e-9);
  const ranking::SharedFigures& pair = report.pairs[0].figures;
  EXPECT_EQ(pair.shared, 40) << "what was counted stays";
  EXPECT_NEAR(pair.shared_estimate->value, 400, 1e-6) << "all of ben's, at most";
  EXPECT_GE(pair.shared_estimate->interval.low, 300);
  EXPECT_LE(pair.shared_estimate->interval.high, 400);
  EXPECT_NEAR(pair.jaccard->value, 400.0 / 2000.0, 1e-6);
  EXPECT_EQ(report.potential, 560);
  EXPECT_NEAR(report.potential_estimate->value, 2000, 1e-6);
  EXPECT_TRUE(has(report, "set_estimated"));
  EXPECT_FALSE(has(report, "set_sample_unsized"));
  shop.add_creator("cal", catalog::Coverage::random_sample);
  shop.follow("cal", 0, 10);
  EXPECT_TRUE(has(shop.engine().overlap({.creators = {"ann", "cal"}}).value(), "set_sample_unsized"));
}

TEST(SetReport, CountsPeopleOnce) {
  Shop shop = three_creators();
  shop.add_person("p1", "", "a0");
  shop.add_person("p1", "", "a60");
  shop.add_person("p1", "", "a155");
  shop.add_person("p2", "ann", "");
  shop.add_person("p2", "cal", "");
  shop.add_person("p3", "ben", "");
  shop.add_person("p4", "", "nobody");
  const Engine engine = shop.engine();
  const SetReport report = engine.overlap({.creators = {"ben", "ann", "cal"}}).value();
  EXPECT_EQ(report.potential, 158) << "a0, a60 and a155 are one person";
  EXPECT_EQ(report.creators[1].members, 99) << "ann had two of the three";
  EXPECT_EQ(report.by_times[2], 1) << "the one person follows all of them";
  EXPECT_EQ(report.same_person, (std::vector<std::vector<std::uint32_t>>{{1, 2}}));
  EXPECT_TRUE(has(report, "set_same_person"));
  std::set<std::pair<std::string, std::string>> provenance(engine.info().provenance.begin(), engine.info().provenance.end());
  EXPECT_TRUE(provenance.contains({"person_aliases", "2"}));
  EXPECT_TRUE(provenance.contains({"person_accounts_unplaced", "1"}));
}

TEST(SetReport, CombinesDeclaredSharesBetweenBounds) {
  Shop shop = three_creators();
  shop.add_share("ann", "DE", 0.8);
  shop.add_share("ann", "AT", 0.1);
  shop.add_share("ben", "DE", 0.6);
  const SetReport report = shop.engine().overlap({.creators = {"ann", "ben"}}).value();
  ASSERT_EQ(report.shares.size(), 2U);
  EXPECT_EQ(report.shares[0].value, "DE");
  EXPECT_NEAR(report.shares[0].mean, 0.7, 1e-6);
  // 80 of ann's 100, 60 of ben's 100, 150 together: at least 150 - 20 - 40 and at most 150 - 40 have the value
  EXPECT_NEAR(report.shares[0].low, 90.0 / 150.0, 1e-6);
  EXPECT_NEAR(report.shares[0].high, 110.0 / 150.0, 1e-6);
  EXPECT_EQ(report.shares[1].creators, 2) << "of ben at most what the list leaves over";
}

TEST(SetReport, OfRandomMarketsKeepsItsLaws) {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const RandomMarket market(seed);
    const Engine engine = market.engine();
    SetRequest request{.creators = {market.creator_ids.begin(), market.creator_ids.begin() + 9}, .brand = market.brand_ids[0]};
    const SetReport forward = engine.overlap(request).value();
    std::reverse(request.creators.begin(), request.creators.end());
    const SetReport backward = engine.overlap(request).value();
    EXPECT_EQ(forward.potential, backward.potential);
    EXPECT_EQ(forward.by_times, backward.by_times);
    EXPECT_EQ(forward.potential, std::accumulate(forward.by_times.begin(), forward.by_times.end(), std::int64_t{0}));
    std::int64_t incremental = 0, in_regions = 0;
    for (std::size_t i = 0; i < 9; ++i) {
      EXPECT_EQ(forward.creators[i].members, engine.creator(forward.creators[i].creator.id)->audience_members);
      EXPECT_EQ(forward.creators[i].exclusive, backward.creators[8 - i].exclusive);
      incremental += forward.creators[i].incremental;
    }
    for (const ranking::SetRegion& region : *forward.regions) in_regions += region.accounts;
    EXPECT_EQ(incremental, forward.potential);
    EXPECT_EQ(in_regions, forward.potential);
    for (const ranking::SetPair& pair : forward.pairs) {
      const SetReport two =
          engine.overlap({.creators = {forward.creators[pair.b].creator.id, forward.creators[pair.a].creator.id}}).value();
      EXPECT_EQ(two.pairs[0].figures.shared, pair.figures.shared);
      EXPECT_EQ(two.pairs[0].figures.jaccard, pair.figures.jaccard);
    }
  }
}

struct Wrong {
  SetRequest request;
  core::ErrorCode code;
  std::string message, pointer;
};

TEST(SetReport, EveryWrongRequestHasItsOwnAnswer) {
  Shop shop = three_creators();
  shop.add_creator("dee");
  shop.add_creator("eva");
  for (int i = 0; i < 501; ++i) shop.add_creator("x" + std::to_string(i));
  const Engine engine = shop.engine();
  std::vector<std::string> thirteen, many;
  for (int i = 0; i < 501; ++i) (i < 13 ? thirteen : many).push_back("x" + std::to_string(i));
  many.insert(many.end(), thirteen.begin(), thirteen.end());
  const ranking::RequestAudience nobody;
  const std::vector<Wrong> wrong = {
      {{.creators = {}}, core::ErrorCode::invalid_argument, "found 0 creators, expected 2 to 500", "/creators"},
      {{.creators = {"ann"}}, core::ErrorCode::invalid_argument, "found 1 creator, expected 2 to 500", "/creators"},
      {{.creators = many}, core::ErrorCode::invalid_argument, "found 501 creators, expected 2 to 500", "/creators"},
      {{.creators = {"ann", "ben", "ann"}},
       core::ErrorCode::invalid_argument,
       "creator 'ann' stands twice, at 1 and 3, expected each once",
       "/creators/2"},
      {{.creators = {"ann", "bem"}},
       core::ErrorCode::not_found,
       "creator 'bem' is not in this snapshot, did you mean 'ben'?",
       "/creators/1"},
      {{.creators = {"ann", "ben"}, .brand = "mil"},
       core::ErrorCode::not_found,
       "brand 'mil' is not in this snapshot, did you mean 'mill'?",
       "/brand"},
      {{.creators = thirteen, .regions = true},
       core::ErrorCode::invalid_argument,
       "found 13 creators with regions asked for, expected at most 12: leave regions out, or ask for fewer creators",
       "/regions"},
      {{.creators = {"ann", "ben"}, .audience = nobody},
       core::ErrorCode::invalid_argument,
       "found an audience without ids, expected at least one",
       "/audience"},
      {{.creators = {"dee", "eva"}},
       core::ErrorCode::not_available,
       "none of the 2 creators has an audience in this snapshot, expected at least one: overlap is counted from audience events",
       "/creators"}};
  for (const Wrong& one : wrong) {
    const auto report = engine.overlap(one.request);
    ASSERT_FALSE(report) << one.message;
    EXPECT_EQ(report.error().code, one.code);
    EXPECT_EQ(report.error().message, one.message);
    EXPECT_EQ(report.error().pointer, one.pointer);
  }
}

TEST(SetReport, AnAudienceSentIsComparedWhereEnoughOfItIsKnown) {
  const Engine engine = three_creators().engine();
  ranking::RequestAudience few, enough;
  for (int a = 0; a < 120; ++a) (a < 20 ? few : enough).accounts.push_back("a" + std::to_string(a));
  const SetReport unknown = engine.overlap({.creators = {"ann", "ben"}, .audience = few}).value();
  EXPECT_FALSE(unknown.audience);
  EXPECT_TRUE(has(unknown, "audience_sent_small"));
  const SetReport known = engine.overlap({.creators = {"ann", "ben"}, .audience = enough}).value();
  EXPECT_EQ(known.audience->kind, "sent");
  EXPECT_EQ(known.audience->reached, 100);
  EXPECT_EQ(known.audience->matched_ids, 100);
  ranking::RequestAudience too_many;
  too_many.sha256.resize(ranking::kMostSentIds + 1);
  const auto refused = engine.overlap({.creators = {"ann", "ben"}, .audience = too_many});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "found an audience of 10000001 ids, expected at most 10000000: put it into the dataset as a brand's audience");
}

}  // namespace
}  // namespace vouch
