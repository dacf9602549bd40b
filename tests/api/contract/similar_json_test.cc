// What of "who is like whom" leaves the house: JSON and CSV with unknown figures and odd names.
#include "api/contract/similar_json.h"

#include <gtest/gtest.h>

namespace vouch::contract {
namespace {

ranking::SimilarCreators two_similar() {
  ranking::SimilarCreators answer;
  answer.snapshot = "5f0c";
  answer.version = "1.2.3";
  answer.creator.id = "anna";
  answer.by = ranking::SimilarBy::counted_overlaps;
  answer.considered = 7;
  answer.sharing = 1;
  ranking::SimilarCreator ben{.rank = 1};
  ben.creator.id = "=ben";
  ben.creator.name = "Ben, \"B\"";
  ben.people = {.shared = 300, .value = 0.25, .interval = {.low = 0.125, .high = 0.5}};
  answer.creators = {ben};
  answer.warnings = {{"counted_elsewhere", {}}};
  return answer;
}

TEST(SimilarJson, HasAllFieldsAndNullForWhatCannotBeSaid) {
  const std::string json = similar_creators_to_json(two_similar(), words::Language::english);
  EXPECT_TRUE(json.starts_with(R"({"snapshot":"5f0c","version":"1.2.3","creator":{"id":"anna",)")) << json;
  EXPECT_NE(json.find(R"("by":"counted_overlaps","considered":7,"sharing":1,"warnings":[{"code":"counted_elsewhere",)"),
            std::string::npos)
      << json;
  EXPECT_TRUE(json.ends_with(R"("shared":300,"value":0.25,"interval":[0.125,0.5],"overlap_coefficient":null,"jaccard":null,)"
                             R"("lift":null,"lift_interval":null}]})"))
      << json;
}

TEST(SimilarCsv, LeavesUnknownCellsEmptyAndQuotesFormulas) {
  EXPECT_EQ(
      similar_creators_to_csv(two_similar()),
      "rank,creator_id,name,platform,category,by,shared,value,low,high,overlap_coefficient,jaccard,lift,lift_low,lift_high\n"
      "1,\"'=ben\",\"Ben, \"\"B\"\"\",,,counted_overlaps,300,0.25,0.125,0.5,,,,,\n");
}

ranking::PartnerBrands partners() {
  ranking::PartnerBrands answer;
  answer.brand.id = "mill";
  answer.considered = 3;
  answer.sharing = 1;
  answer.competitors = 2;
  ranking::PartnerBrand oven;
  oven.rank = 1;
  oven.brand.id = "oven";
  oven.brand.audience_kind = "own";
  oven.same_category = true;
  oven.people = {.shared = 12,
                 .value = 0.5,
                 .interval = {.low = 0.25, .high = 0.75},
                 .overlap_coefficient = 1.0,
                 .jaccard = 0.125,
                 .lift = 2.5,
                 .lift_interval = core::Interval{.low = 1.5, .high = 3.5}};
  for (const char* id : {"anna", "ben"}) {
    ranking::BridgeCreator bridge{.shared = 9, .expected = 4.5, .lift = 2.0, .lift_interval = {.low = 1.0, .high = 3.0}};
    bridge.creator.id = id;
    oven.bridges.push_back(bridge);
  }
  answer.brands = {oven};
  return answer;
}

TEST(PartnerJson, NamesBridgesWithWhatWasExpected) {
  const std::string json = partner_brands_to_json(partners(), words::Language::german);
  EXPECT_NE(json.find(R"("considered":3,"sharing":1,"competitors":2,"warnings":[],"brands":[{"rank":1,"brand":{"id":"oven",)"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("same_category":true,"shared":12,"value":0.5,"interval":[0.25,0.75],"overlap_coefficient":1.0,)"
                      R"("jaccard":0.125,"lift":2.5,"lift_interval":[1.5,3.5],"bridges":[{"creator":{"id":"anna",)"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("shared":9,"expected":4.5,"lift":2.0,"lift_interval":[1.0,3.0]})"), std::string::npos) << json;
}

TEST(PartnerCsv, JoinsTheIdsOfBridges) {
  EXPECT_EQ(
      partner_brands_to_csv(partners()),
      "rank,brand_id,name,category,same_category,audience_kind,shared,value,low,high,overlap_coefficient,jaccard,lift,lift_low,"
      "lift_high,bridges\n1,oven,,,true,own,12,0.5,0.25,0.75,1,0.125,2.5,1.5,3.5,anna|ben\n");
}

}  // namespace
}  // namespace vouch::contract
