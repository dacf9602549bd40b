#include "api/contract/brief_json.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::contract {
namespace {

using core::Error;
using core::ErrorCode;
using ranking::Brief;

Brief brief(std::string_view json) {
  auto read = brief_from_json(json);
  EXPECT_TRUE(read) << json << ": " << (read ? "" : read.error().message);
  return read.value_or(Brief{});
}

Error refused(std::string_view json) {
  const auto read = brief_from_json(json);
  EXPECT_FALSE(read) << json;
  return read ? Error{} : read.error();
}

/// The rest of a brief with a brand, such as `"k": 3`.
Error refused_with(const std::string& fields) { return refused(R"({"brand": "b1", )" + fields + "}"); }

TEST(BriefJson, ABrandAloneIsABrief) {
  const Brief read = brief(R"({"brand": "b1"})");
  EXPECT_EQ(std::get<std::string>(read.brand), "b1");
  EXPECT_EQ(read.k, 20U);
  EXPECT_EQ(read.rank_by, ranking::RankBy::score);
  EXPECT_EQ(read.precision, ranking::Precision::automatic);
  EXPECT_FALSE(read.goal || read.profile || read.as_of_s);
  EXPECT_TRUE(read.audience.empty());
}

TEST(BriefJson, ReadsEveryFieldThatIsServed) {
  const Brief read = brief(R"({
    "brand": {"name": "B", "text": "bread", "values_text": "honest", "category": "food", "country": "DE", "language": "de",
              "causes": ["soil", "water"]},
    "profile": "balanced@1", "weights": {"audience": 2, "price": 0, "values": null}, "rank_by": "lower", "precision": "sampled", "k": 12,
    "as_of": "2026-01-31",
    "filters": {"platform": ["instagram"], "country": ["DE", "AT"], "language": ["de"], "category": ["food"],
                "size_band": ["micro"], "followers": {"min": 10, "max": 20.0}, "price_cents": {"max": 5000}, "active_days": 90,
                "audience": [{"dimension": "country", "in": ["DE"], "min_share": 0.6, "unknown": "drop"}]},
    "exclude": {"creators": ["x"], "partners": true}, "candidates": ["c1", "c2"],
    "audience": {"accounts": ["a"], "sha256": ["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"]}})");
  EXPECT_EQ(std::get<ranking::BrandDescription>(read.brand).causes.size(), 2U);
  EXPECT_EQ(read.profile, "balanced@1");
  EXPECT_EQ(read.weights[ranking::position(ranking::Signal::audience)], 2.0);
  EXPECT_EQ(read.weights[ranking::position(ranking::Signal::price)], 0.0);
  EXPECT_EQ(read.weights[ranking::position(ranking::Signal::values)], std::nullopt);
  EXPECT_EQ(read.rank_by, ranking::RankBy::lower);
  EXPECT_EQ(read.precision, ranking::Precision::sampled);
  EXPECT_EQ(read.k, 12U);
  EXPECT_EQ(read.as_of_s, 1'769'817'600);
  EXPECT_EQ(read.filters.followers.max, 20);
  EXPECT_EQ(read.filters.max_price_cents, 5000);
  EXPECT_EQ(read.filters.active_days, 90);
  ASSERT_EQ(read.filters.audience.size(), 1U);
  EXPECT_FALSE(read.filters.audience[0].keep_unknown);
  EXPECT_TRUE(read.exclude.partners);
  EXPECT_EQ(read.candidates.size(), 2U);
  ASSERT_EQ(read.audience.sha256.size(), 1U);
  EXPECT_EQ(read.audience.sha256[0], core::sha256("abc"));
}

TEST(BriefJson, NeutralValuesAreTakenForEveryField) {
  const Brief read = brief(
      R"({"brand": "b1", "goal": null, "profile": null, "weights": {}, "rank_by": "score", "precision": "auto", "candidates": [],
    "diversity": 0, "plan": null, "as_of": null, "k": null,
    "filters": {"platform": [], "country": [], "language": [], "category": [], "size_band": [], "followers": {}, "price_cents": {},
                "min_credibility": null, "safety": null, "active_days": null, "data_age_days": null, "audience": []},
    "exclude": {"creators": [], "partners": false, "competitor_days": null}, "audience": {"accounts": [], "sha256": []}})");
  EXPECT_EQ(read.k, 20U);
  EXPECT_FALSE(read.filters.followers.min || read.filters.max_price_cents || read.filters.active_days);
}

TEST(BriefJson, GoalsHaveTheirNames) {
  EXPECT_EQ(brief(R"({"brand": "b1", "goal": "new_people"})").goal, ranking::Goal::new_people);
  EXPECT_EQ(brief(R"({"brand": "b1", "goal": "deepen"})").goal, ranking::Goal::deepen);
  EXPECT_EQ(brief(R"({"brand": "b1", "goal": "launch"})").goal, ranking::Goal::launch);
}

TEST(BriefJson, UnknownFieldsAreRefusedWithTheOneThatWasMeant) {
  struct Case {
    std::string fields, pointer, message;
  };
  for (const Case& one : std::initializer_list<Case>{
           {R"("filtres": {})", "/filtres", "unknown field 'filtres', did you mean 'filters'?"},
           {R"("Profile": "balanced")", "/Profile", "unknown field 'Profile', did you mean 'profile'?"},
           {R"("filters": {"countrys": []})", "/filters/countrys",
            "unknown field 'countrys' in filters, did you mean 'country'?"},
           {R"("filters": {"followers": {"minn": 3}})", "/filters/followers/minn",
            "unknown field 'minn' in filters.followers, did you mean 'min'?"},
           {R"("weights": {"audiense": 1})", "/weights/audiense",
            "unknown field 'audiense' in weights, did you mean 'audience'?"},
           {R"("filters": {"price_cents": {"zz": 1}})", "/filters/price_cents/zz",
            "unknown field 'zz' in filters.price_cents, expected one of max"},
           {R"("a/b~": 1)", "/a~1b~0", ""},
       }) {
    const Error error = refused_with(one.fields);
    EXPECT_EQ(error.code, ErrorCode::invalid_argument);
    EXPECT_EQ(error.pointer, one.pointer);
    if (!one.message.empty()) {
      EXPECT_EQ(error.message, one.message);
    }
    EXPECT_FALSE(is_syntax_error(error));
  }
}

TEST(BriefJson, WrongTypesAndRangesPointToTheField) {
  struct Case {
    std::string fields, pointer, message;
  };
  for (const Case& one : std::initializer_list<Case>{
           {R"("k": "20")", "/k", "k is \"20\", expected a whole number from 0 to 4294967295"},
           {R"("k": -1)", "/k", "k is -1, expected a whole number from 0 to 4294967295"},
           {R"("k": 1.5)", "/k", ""},
           {R"("k": 99999999999)", "/k", ""},
           {R"("precision": "rough")", "/precision", "precision is \"rough\", expected one of auto, exact, sampled"},
           {R"("rank_by": "luck")", "/rank_by", "rank_by is \"luck\", expected one of score, lower"},
           {R"("goal": "fame")", "/goal", ""},
           {R"("goal": 1)", "/goal", ""},
           {R"("as_of": "2026-13-45")", "/as_of",
            "as_of is \"2026-13-45\", expected a date such as 2026-01-31, a time of ISO 8601 or Unix seconds"},
           {R"("as_of": true)", "/as_of", ""},
           {R"("filters": {"followers": {"min": "many"}})", "/filters/followers/min",
            "filters.followers.min is \"many\", expected a whole number from 0"},
           {R"("filters": {"country": "DE"})", "/filters/country", "filters.country is \"DE\", expected a list of texts"},
           {R"("filters": [])", "/filters", "filters is a list, expected an object"},
           {R"("filters": {"audience": [{"dimension": "shoe", "in": ["a"], "min_share": 0.1}]})", "/filters/audience/0/dimension",
            ""},
           {R"("filters": {"audience": [{"dimension": "age", "in": [], "min_share": 0.1}]})", "/filters/audience/0/in", ""},
           {R"("filters": {"audience": [{"dimension": "age", "in": ["a"], "min_share": 60}]})", "/filters/audience/0/min_share",
            "filters.audience.0.min_share is 60, expected a number from 0 to 1"},
           {R"("filters": {"audience": [{"dimension": "age", "in": ["a"]}]})", "/filters/audience/0/min_share", ""},
           {R"("exclude": {"partners": "yes"})", "/exclude/partners", "exclude.partners is \"yes\", expected true or false"},
           {R"("candidates": ["c01", 7])", "/candidates/1", "candidates.1 is 7, expected a text"},
           {R"("profile": 3)", "/profile", ""},
           {R"("profile": "")", "/profile", ""},
           {R"("weights": {"audience": -1})", "/weights/audience", "weights.audience is -1, expected a number from 0 to 1000000"},
           {R"("weights": {"audience": true})", "/weights/audience", ""},
           {R"("audience": {"sha256": ["xyz"]})", "/audience/sha256/0", ""},
           {R"("k": 1, "k": 2)", "/k", "k stands twice, expected each field once"},
           {R"("brand": "b2")", "/brand", "brand stands twice, expected each field once"},
       }) {
    const Error error = refused_with(one.fields);
    EXPECT_EQ(error.code, ErrorCode::invalid_argument) << one.fields;
    EXPECT_EQ(error.pointer, one.pointer) << one.fields;
    if (!one.message.empty()) {
      EXPECT_EQ(error.message, one.message);
    }
  }
}

TEST(BriefJson, ABrandIsNeededUnlessTheCallerHasOne) {
  EXPECT_EQ(refused(R"({"k": 3})").pointer, "/brand");
  EXPECT_EQ(refused(R"({"brand": ""})").pointer, "/brand");
  EXPECT_EQ(refused(R"({"brand": 7})").pointer, "/brand");
  EXPECT_EQ(refused(R"({"brand": {"name": 7}})").pointer, "/brand/name");
  const auto without = brief_from_json(R"({"k": 3})", {.brand_required = false});
  ASSERT_TRUE(without);
  EXPECT_EQ(std::get<std::string>(without->brand), "");
}

TEST(BriefJson, WhatThisBuildCannotServeIsNotAvailable) {
  struct Case {
    std::string fields, pointer;
  };
  for (const Case& one : std::initializer_list<Case>{
           {R"("diversity": 0.5)", "/diversity"},
           {R"("filters": {"safety": "strict"})", "/filters/safety"},
           {R"("filters": {"data_age_days": 30})", "/filters/data_age_days"},
           {R"("exclude": {"competitor_days": 90})", "/exclude/competitor_days"},
       }) {
    const Error error = refused_with(one.fields);
    EXPECT_EQ(error.code, ErrorCode::not_available) << one.fields;
    EXPECT_EQ(error.pointer, one.pointer);
  }
}

TEST(BriefJson, BrokenTextIsASyntaxError) {
  for (const std::string& text :
       {std::string(), std::string(R"({"brand": "b1",)"), std::string(R"({"brand": "b1"} x)"), std::string("\xff\xfe"),
        std::string(R"({"brand": "b1", "weights": {"audience": NaN}})"),
        std::string(R"({"brand": "b1", "weights": {"audience": 1e999}})"),
        std::string(R"({"brand": "b1", "weights": {"audience": Infinity}})"), std::string(R"({"brand": "b)"),
        std::string(R"(["b1"])"), std::string("7"), std::string("{'brand': 'b1'}")}) {
    EXPECT_TRUE(is_syntax_error(refused(text))) << text;
  }
}

TEST(BriefJson, DepthIsBounded) {
  constexpr std::size_t kDeep = 1'000'000;
  EXPECT_EQ(refused(R"({"brand": )" + std::string(kDeep, '[') + std::string(kDeep, ']') + "}").message,
            "the brief is not valid JSON: it is nested deeper than 32 levels");
  EXPECT_TRUE(is_syntax_error(refused(std::string(kDeep, '['))));
  std::string objects;
  for (int i = 0; i < 200'000; ++i) objects += R"({"a":)";
  EXPECT_TRUE(is_syntax_error(refused(objects)));
}

TEST(BriefJson, MessagesAreShortAndPrintable) {
  const Error error = refused_with("\"rank_by\": \"" + std::string(10'000, 'x') + "\\u001b[31m\"");
  EXPECT_LT(error.message.size(), 200U);
  const Error escape = refused_with(R"("\u001b[31m": 1)");
  EXPECT_EQ(escape.message.find('\x1b'), std::string::npos);
}

TEST(BriefWords, GoalsOrdersAndTimesHaveTheirNames) {
  EXPECT_EQ(goal_named("deepen").value(), ranking::Goal::deepen);
  EXPECT_EQ(goal_named("deepn").error().message,
            "goal is \"deepn\", expected one of new_people, deepen, launch, did you mean 'deepen'?");
  EXPECT_EQ(rank_by_named("lower").value(), ranking::RankBy::lower);
  EXPECT_EQ(rank_by_named("luck").error().pointer, "/rank_by");
  EXPECT_EQ(precision_named("auto").value(), ranking::Precision::automatic);
  EXPECT_EQ(precision_named("exact").value(), ranking::Precision::exact);
  EXPECT_EQ(precision_named("exakt").error().message,
            "precision is \"exakt\", expected one of auto, exact, sampled, did you mean 'exact'?");
  EXPECT_EQ(precision_named("rough").error().pointer, "/precision");
  EXPECT_EQ(as_of_from("1769817600").value(), 1'769'817'600);
  EXPECT_FALSE(as_of_from("-5"));
}

RC_GTEST_PROP(BriefJson, AnyTextGivesABriefOrAnError, (const std::string& text)) {
  const auto read = brief_from_json(text);
  RC_ASSERT(read || !read.error().message.empty());
}

RC_GTEST_PROP(BriefJson, AnyTruncationIsRefused, ()) {
  const std::string whole =
      R"({"brand": {"name": "B", "causes": ["x"]}, "weights": {"audience": 2.5}, "k": 12, "candidates": ["c"]})";
  const auto length = *rc::gen::inRange<std::size_t>(0, whole.size());
  RC_ASSERT(!brief_from_json(std::string_view(whole).substr(0, length)));
}

TEST(PlanRequestJson, TermsAreReadWithTheBrief) {
  const auto read = plan_request_from_json(R"({"brand": "b", "plan": {"budget_cents": 500000, "currency": "EUR", "count": 12,
      "posts_per_creator": 2, "must_have": ["a"], "max_frequency": 3.5, "top": 500, "agency_share": 0.15, "social_insurance": true,
      "vat_share": 0.19, "visible_share": 0.2, "rates": [{"currency": "USD", "rate": 0.92}],
      "mix": {"size_band": [{"value": "micro", "min": 2}], "category": [{"value": "food", "max": 3}]}}})");
  ASSERT_TRUE(read) << read.error().message;
  const planning::PlanTerms& terms = read->terms;
  EXPECT_EQ(terms.budget_cents, 500'000);
  EXPECT_EQ(terms.count, 12U);
  EXPECT_EQ(terms.posts_per_creator, 2U);
  EXPECT_EQ(terms.must_have, std::vector<std::string>{"a"});
  EXPECT_TRUE(terms.social_insurance);
  EXPECT_EQ(terms.rates.at(0).rate, 0.92);
  ASSERT_EQ(terms.mix.size(), 2U);
  EXPECT_EQ(terms.mix[0].field, planning::MixField::size_band);
  EXPECT_EQ(terms.mix[0].min, 2U);
  EXPECT_EQ(terms.mix[1].max, 3U);
  EXPECT_TRUE(plan_request_from_json(R"({"brand": "b", "plan": {}})"));
}

TEST(PlanRequestJson, WhatIsWrongInItHasAPointer) {
  struct Case {
    std::string plan, pointer;
  };
  for (const Case& one : std::initializer_list<Case>{
           {R"({"budget_cents": 0})", "/plan/budget_cents"},
           {R"({"budget_cents": 1e30})", "/plan/budget_cents"},
           {R"({"count": 1001})", "/plan/count"},
           {R"({"mix": {"size": []}})", "/plan/mix/size"},
           {R"({"mix": {"country": [{"min": 1}]}})", "/plan/mix/country/0/value"},
           {R"({"rates": [{"currency": "USD"}]})", "/plan/rates/0/rate"},
           {R"({"agency_share": 2})", "/plan/agency_share"},
           {R"([])", "/plan"},
       }) {
    const auto read = plan_request_from_json(R"({"brand": "b", "plan": )" + one.plan + "}");
    ASSERT_FALSE(read) << one.plan;
    EXPECT_EQ(read.error().pointer, one.pointer) << read.error().message;
    EXPECT_EQ(read.error().code, ErrorCode::invalid_argument);
  }
}

}  // namespace
}  // namespace vouch::contract
