// Who is like whom, on whole engines: examples that can be counted by hand, and laws on random markets.
#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "tests/engine/random_market.h"

namespace vouch {
namespace {

using ranking::PartnerBrands;
using ranking::SimilarBy;
using ranking::SimilarCreators;

/// Records with the texts that they point to.
class World {
 public:
  void follow(const catalog::OwnerKey& owner, int first, int last) {
    for (int a = first; a <= last; ++a) records.emplace_back(build::event(keep("a" + std::to_string(a)), owner));
  }
  void creator(std::string_view id, int first, int last) {
    records.emplace_back(build::creator(id));
    follow(build::of_creator(id), first, last);
  }
  void brand(std::string_view id, int first, int last, std::string_view category = {}, catalog::Strings competitors = {}) {
    catalog::BrandRecord record = build::brand(id);
    record.category = category;
    record.competitors = competitors;
    records.emplace_back(record);
    follow(build::of_brand(id), first, last);
  }
  void overlap(std::string_view a, std::string_view b, std::int64_t shared) {
    records.emplace_back(catalog::OverlapRecord{.creator_a = a, .creator_b = b, .shared = shared, .at_s = {}});
  }
  [[nodiscard]] Engine engine() const {
    static int serial = 0;
    const auto file = std::filesystem::path(::testing::TempDir()) / ("similar" + std::to_string(++serial) + ".vouch");
    EXPECT_EQ(build::build(file, records).problems, std::vector<std::string>{});
    auto engine = Engine::open(file, {.account_key = build::test_key()});
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + ".key");
    return std::move(engine).value();
  }
  [[nodiscard]] std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  std::vector<catalog::Record> records;

 private:
  std::deque<std::string> texts_;
};

std::vector<std::string> codes(const std::vector<ranking::Message>& messages) {
  std::vector<std::string> names;
  for (const auto& message : messages) names.push_back(message.code);
  return names;
}

template <class Answer>
std::vector<std::string> ids(const Answer& answer) {
  std::vector<std::string> names;
  if constexpr (requires { answer.brands; }) {
    for (const auto& one : answer.brands) names.push_back(one.brand.id);
  } else {
    for (const auto& one : answer.creators) names.push_back(one.creator.id);
  }
  return names;
}

using ::testing::ElementsAre;

TEST(SimilarCreators, ShareMostPeopleAndSayHowMany) {
  World world;
  world.creator("anna", 0, 199);
  world.creator("ben", 100, 199);     // half of anna's, all of his own
  world.creator("cleo", 190, 389);    // ten of anna's
  world.creator("dora", 1000, 1009);  // nobody's
  world.creator("eva", 0, -1);        // nobody known
  const Engine engine = world.engine();
  const SimilarCreators answer = engine.similar_creators({.id = "anna"}).value();
  EXPECT_EQ(answer.creator.id, "anna");
  EXPECT_EQ(answer.by, SimilarBy::audience);
  EXPECT_EQ(answer.considered, 3);
  EXPECT_EQ(answer.sharing, 2);
  EXPECT_EQ(answer.snapshot, engine.info().id);
  ASSERT_THAT(ids(answer), ElementsAre("ben", "cleo"));
  const auto& ben = answer.creators[0].people;
  EXPECT_EQ(ben.shared, 100);
  EXPECT_DOUBLE_EQ(*ben.overlap_coefficient, 1.0);
  EXPECT_DOUBLE_EQ(*ben.jaccard, 0.5);
  EXPECT_NEAR(*ben.lift, 400.0 / 200.0, 0.03);  // 400 people, 200 of them anna's
  EXPECT_LE(ben.interval.low, ben.value);
  EXPECT_GE(ben.interval.high, ben.value);
  EXPECT_EQ(answer.creators[1].rank, 2U);
  EXPECT_TRUE(answer.warnings.empty());
}

TEST(SimilarCreators, OfNobodyKnownAreNoneAndItSaysSo) {
  World world;
  world.creator("anna", 0, 9);
  world.creator("eva", 0, -1);
  const Engine engine = world.engine();
  const SimilarCreators eva = engine.similar_creators({.id = "eva"}).value();
  EXPECT_TRUE(eva.creators.empty());
  EXPECT_EQ(eva.considered, 0);
  EXPECT_THAT(codes(eva.warnings), ElementsAre("nobody_known"));
  EXPECT_THAT(codes(engine.similar_creators({.id = "anna"}).value().warnings), ElementsAre("small_audience"));
}

TEST(SimilarCreators, ByOverlapsCountedElsewhereWhereNobodyIsKnownByAccount) {
  World world;
  world.creator("anna", 0, -1);
  world.creator("ben", 0, -1);
  world.creator("cleo", 0, -1);
  world.overlap("anna", "ben", 300);
  world.overlap("cleo", "anna", 100);
  const Engine engine = world.engine();
  const SimilarCreators answer = engine.similar_creators({.id = "anna"}).value();
  EXPECT_EQ(answer.by, SimilarBy::counted_overlaps);
  ASSERT_THAT(ids(answer), ElementsAre("ben", "cleo"));
  EXPECT_EQ(answer.creators[0].people.shared, 300);
  EXPECT_DOUBLE_EQ(answer.creators[0].people.value, 0.866025);  // 300 / sqrt(400 * 300)
  EXPECT_FALSE(answer.creators[0].people.jaccard);
  EXPECT_THAT(codes(answer.warnings), ElementsAre("counted_without_sizes"));
  EXPECT_THAT(ids(engine.similar_creators({.id = "anna", .limit = 1}).value()), ElementsAre("ben"));
}

TEST(SimilarCreators, ByStatedSizesWhereAllStateThem) {
  World world;
  for (const auto& [id, size] : {std::pair{"anna", 1000}, std::pair{"ben", 500}}) {
    catalog::CreatorRecord record = build::creator(id);
    record.audience_size = size;
    world.records.emplace_back(record);
  }
  world.overlap("anna", "ben", 300);
  const SimilarCreators answer = world.engine().similar_creators({.id = "ben"}).value();
  EXPECT_EQ(answer.by, SimilarBy::counted_sizes);
  ASSERT_THAT(ids(answer), ElementsAre("anna"));
  EXPECT_DOUBLE_EQ(*answer.creators[0].people.overlap_coefficient, 0.6);
  EXPECT_DOUBLE_EQ(*answer.creators[0].people.jaccard, 0.25);
  EXPECT_THAT(codes(answer.warnings), ElementsAre("counted_elsewhere"));
}

TEST(SimilarCreators, OfAnUnknownIdAreNotFound) {
  World world;
  world.creator("anna", 0, 9);
  world.brand("mill", 0, 9);
  const Engine engine = world.engine();
  const auto creator = engine.similar_creators({.id = "zoe"});
  ASSERT_FALSE(creator);
  EXPECT_EQ(creator.error().code, core::ErrorCode::not_found);
  EXPECT_EQ(creator.error().message, "creator 'zoe' is not in this snapshot");
  const auto brand = engine.partner_brands({.id = "anna"});
  ASSERT_FALSE(brand);
  EXPECT_EQ(brand.error().message, "brand 'anna' is not in this snapshot");
}

TEST(PartnerBrands, LeaveOutCompetitorsAndNameWhoBridgesBoth) {
  World world;
  const std::vector<std::string_view> rivals = {"rival"};
  world.brand("mill", 0, 199, "food", rivals);
  world.brand("rival", 0, 199, "food");
  world.brand("oven", 100, 299, "home");  // half of the mill's people
  world.brand("cake", 195, 394, "food");  // five of them, one category
  world.brand("mars", 900, 999);          // nobody
  world.creator("anna", 100, 199);        // whom mill and oven share
  world.follow(build::of_creator("anna"), 500, 899);
  world.creator("ben", 0, 399);
  const Engine engine = world.engine();
  const PartnerBrands answer = engine.partner_brands({.id = "mill"}).value();
  ASSERT_THAT(ids(answer), ElementsAre("oven", "cake"));
  EXPECT_EQ(answer.competitors, 1);
  EXPECT_EQ(answer.considered, 3);
  EXPECT_EQ(answer.sharing, 2);
  EXPECT_EQ(answer.brand.audience_kind, "own");
  EXPECT_FALSE(answer.brands[0].same_category);
  EXPECT_TRUE(answer.brands[1].same_category);
  EXPECT_EQ(answer.brands[0].people.shared, 100);
  const double lift = 101.0 / (200.0 * 200.0 / 900.0 + 1.0);  // of 900 people
  EXPECT_NEAR(*answer.brands[0].people.lift, lift, 1e-6);
  EXPECT_LT(answer.brands[0].people.lift_interval->low, lift);
  ASSERT_FALSE(answer.brands[0].bridges.empty());
  const auto& anna = answer.brands[0].bridges[0];
  EXPECT_EQ(anna.creator.id, "anna");
  EXPECT_EQ(anna.shared, 100);
  EXPECT_LT(anna.expected, 100.0);
  EXPECT_GT(anna.lift, 1.0);
  EXPECT_TRUE(answer.warnings.empty());
  EXPECT_THAT(ids(engine.partner_brands({.id = "rival"}).value()), ::testing::Not(::testing::Contains("mill")));
  EXPECT_TRUE(engine.partner_brands({.id = "mill", .bridges = 0}).value().brands[0].bridges.empty());
}

TEST(PartnerBrands, WithoutPeopleOfTheirOwnStandOnTheirPastPartners) {
  World world;
  world.creator("anna", 0, 99);
  world.creator("ben", 50, 149);
  world.creator("cleo", 500, 599);
  world.brand("mill", 0, -1);
  world.brand("oven", 0, -1);
  world.brand("mars", 0, -1);
  world.brand("null", 0, -1);
  for (const auto& [brand, creator] : {std::pair{"mill", "anna"}, std::pair{"oven", "ben"}, std::pair{"mars", "cleo"}}) {
    world.records.emplace_back(build::collaboration(brand, creator));
  }
  const Engine engine = world.engine();
  const PartnerBrands answer = engine.partner_brands({.id = "mill"}).value();
  EXPECT_EQ(answer.brand.audience_kind, "partners");
  EXPECT_EQ(answer.considered, 2);
  ASSERT_THAT(ids(answer), ElementsAre("oven"));
  EXPECT_EQ(answer.brands[0].brand.audience_kind, "partners");
  EXPECT_EQ(answer.brands[0].brand.audience_members, 100);
  EXPECT_EQ(answer.brands[0].people.shared, 50);
  for (const auto& bridge : answer.brands[0].bridges) {
    EXPECT_NE(bridge.creator.id, "anna");  // of whom the brand's people are made
    EXPECT_NE(bridge.creator.id, "ben");
  }
  EXPECT_THAT(codes(answer.warnings), ElementsAre("partners_stand_in"));
  EXPECT_THAT(codes(engine.partner_brands({.id = "null"}).value().warnings), ElementsAre("nobody_known"));
}

TEST(SimilarLaws, LikenessIsMutualAndAShorterListIsTheBeginning) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const RandomMarket market(seed);
    const Engine engine = market.engine();
    std::map<std::pair<std::string, std::string>, std::pair<double, std::int64_t>> found;
    for (const std::string& id : market.creator_ids) {
      const SimilarCreators all = engine.similar_creators({.id = id, .limit = 0}).value();
      for (const auto& one : all.creators) found[{id, one.creator.id}] = {one.people.value, one.people.shared};
      EXPECT_EQ(static_cast<std::int64_t>(all.creators.size()), all.sharing);
      const auto few = ids(engine.similar_creators({.id = id, .limit = 3}).value());
      EXPECT_EQ(few.size(), std::min<std::size_t>(3, all.creators.size()));
      EXPECT_TRUE(std::equal(few.begin(), few.end(), ids(all).begin()));
    }
    EXPECT_FALSE(found.empty());
    for (const auto& [pair, figures] : found) EXPECT_EQ(found.at({pair.second, pair.first}), figures);
    for (const std::string& id : market.brand_ids) {
      const PartnerBrands partners = engine.partner_brands({.id = id, .limit = 0}).value();
      for (const auto& partner : partners.brands) {
        const auto back = engine.partner_brands({.id = partner.brand.id, .limit = 0}).value();
        const auto at = std::find_if(back.brands.begin(), back.brands.end(), [&](const auto& one) { return one.brand.id == id; });
        ASSERT_NE(at, back.brands.end());
        EXPECT_EQ(at->people.shared, partner.people.shared);
        EXPECT_NEAR(*at->people.lift, *partner.people.lift, 1e-6);
      }
    }
  }
}

}  // namespace
}  // namespace vouch
