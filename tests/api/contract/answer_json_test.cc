#include "api/contract/answer_json.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "tests/api/contract/sample_shortlist.h"

namespace vouch::contract {
namespace {

using simdjson::dom::element;
using words::Language;

/// Parsed by another library than the one that wrote it.
class Parsed {
 public:
  explicit Parsed(const std::string& json) : root_(parser_.parse(json)) {}
  [[nodiscard]] element at(std::string_view pointer) const { return root_.at_pointer(pointer); }
  [[nodiscard]] std::vector<std::string> names(std::string_view pointer) const {
    std::vector<std::string> all;
    for (const auto [key, value] : simdjson::dom::object(pointer.empty() ? root_ : at(pointer))) all.emplace_back(key);
    return all;
  }

 private:
  simdjson::dom::parser parser_;
  element root_;
};

using Names = std::vector<std::string>;

TEST(AnswerJson, HasTheFieldsOfTheContractInTheirOrder) {
  const Parsed answer(shortlist_to_json(sample_shortlist(), Language::english));
  EXPECT_EQ(answer.names(""), (Names{"snapshot", "version", "profile", "brand", "as_of", "rank_by", "considered", "filtered",
                                     "warnings", "creators", "next"}));
  EXPECT_EQ(answer.names("/creators/0"),
            (Names{"rank", "creator", "score", "interval", "evidence_share", "signals", "reasons", "warnings"}));
  EXPECT_EQ(answer.names("/creators/0/signals/0"),
            (Names{"name", "weight", "value", "value_interval", "strength", "strength_interval", "percentile", "contribution",
                   "status", "evidence", "parts"}));
  EXPECT_EQ(answer.names("/profile/weights"),
            (Names{"audience", "credibility", "values", "advocacy", "engagement", "affinity", "price"}));
  EXPECT_TRUE(answer.at("/next").is_null());
}

TEST(AnswerJson, PointsAreThousandthsAsNumbers) {
  const std::string json = shortlist_to_json(sample_shortlist(), Language::german);
  EXPECT_NE(json.find("\"score\":83.412,\"interval\":[79.001,87.12]"), std::string::npos) << json;
  EXPECT_NE(json.find("\"contribution\":25.912"), std::string::npos);
  EXPECT_NE(json.find("\"as_of\":\"2026-01-31T00:00:00Z\""), std::string::npos);
}

TEST(AnswerJson, WhatIsUnknownIsNull) {
  const Parsed answer(shortlist_to_json(sample_shortlist(), Language::english));
  for (const char* pointer : {"/creators/1/score", "/creators/1/interval", "/creators/1/signals/0/value",
                              "/creators/1/signals/0/value_interval", "/creators/1/signals/0/percentile",
                              "/creators/1/creator/name", "/creators/1/creator/followers", "/creators/0/creator/url"}) {
    EXPECT_TRUE(answer.at(pointer).is_null()) << pointer;
  }
}

TEST(AnswerJson, TheLanguageChangesTextsAlone) {
  const Parsed english(shortlist_to_json(sample_shortlist(), Language::english));
  const Parsed german(shortlist_to_json(sample_shortlist(), Language::german));
  EXPECT_EQ(std::string_view(english.at("/creators/0/warnings/0/text")), "Only 2 posts in the data");
  EXPECT_EQ(std::string_view(german.at("/creators/0/warnings/0/text")), "Nur 2 Beiträge in den Daten");
  for (const char* pointer : {"/creators/0/reasons/0/params", "/creators/0/signals", "/profile", "/brand", "/filtered"}) {
    EXPECT_EQ(simdjson::minify(english.at(pointer)), simdjson::minify(german.at(pointer))) << pointer;
  }
}

TEST(AnswerJson, BytesThatAreNoUtf8NeverBreakAnAnswer) {
  ranking::Shortlist shortlist = sample_shortlist();
  shortlist.creators[0].creator.name = "broken \xff\xfe name";
  const Parsed answer(shortlist_to_json(shortlist, Language::english));
  EXPECT_EQ(std::string_view(answer.at("/creators/0/creator/name")), "broken \uFFFD\uFFFD name");
}

TEST(AnswerJson, WhyNotTellsFilteredFromRanked) {
  const NamedWhyNot filtered{.creator_id = "x",
                             .answer = {.filtered_by = "country",
                                        .ranked = 40,
                                        .creator = {},
                                        .last_listed_thousandths = {},
                                        .reasons = {{"filtered_by", {{"reason", std::string("country")}}}}}};
  const Parsed out(why_not_to_json(filtered, Language::english));
  EXPECT_EQ(std::string_view(out.at("/filtered_by")), "country");
  EXPECT_TRUE(out.at("/rank").is_null());
  EXPECT_EQ(std::string_view(out.at("/reasons/0/text")), "Left out by the filter “country”");

  const NamedWhyNot ranked{.creator_id = "c01",
                           .answer = {.filtered_by = {},
                                      .rank = 77,
                                      .ranked = 90,
                                      .creator = sample_creator(),
                                      .last_listed_thousandths = 84'000,
                                      .reasons = {}}};
  const Parsed answer(shortlist_to_json(sample_shortlist(), Language::english, std::span(&ranked, 1)));
  EXPECT_EQ(std::int64_t(answer.at("/why_not/0/rank")), 77);
  EXPECT_EQ(double(answer.at("/why_not/0/last_listed_score")), 84.0);
  EXPECT_EQ(std::string_view(answer.at("/why_not/0/entry/creator/id")), "c01");
}

TEST(AnswerJson, ResourcesHaveTheirIds) {
  EXPECT_EQ(std::string_view(Parsed(creator_to_json(sample_creator().creator)).at("/id")), "c01");
  const std::vector<ranking::CreatorCard> cards = {sample_creator().creator};
  const Parsed page(creators_to_json(cards, "token"));
  EXPECT_EQ(std::string_view(page.at("/creators/0/handle")), "lea_backt");
  EXPECT_EQ(std::string_view(page.at("/next")), "token");
  EXPECT_TRUE(Parsed(creators_to_json({}, std::nullopt)).at("/next").is_null());
  const Parsed brand(brand_to_json({.card = sample_shortlist().brand, .partner_ids = {"c01", "c02"}}));
  EXPECT_EQ(std::string_view(brand.at("/partner_ids/1")), "c02");
  SnapshotInfo info;
  info.id = "abc";
  info.provenance = {{"unicode", "15.0"}};
  info.sections = {{.name = "catalog", .encoding = "raw", .offset = 64, .bytes = 128}};
  const Parsed snapshot(snapshot_to_json(info));
  EXPECT_EQ(std::string_view(snapshot.at("/provenance/unicode")), "15.0");
  EXPECT_EQ(std::int64_t(snapshot.at("/sections/0/bytes")), 128);
  EXPECT_EQ(version_to_json("0.1.0", ""), R"({"version":"0.1.0","snapshot":null})");
}

}  // namespace
}  // namespace vouch::contract
