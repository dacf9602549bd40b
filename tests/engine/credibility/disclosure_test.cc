#include "engine/credibility/disclosure.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "datasets/reference/disclosure_tables.h"

namespace vouch::credibility {
namespace {

using catalog::PostClass;
using ::testing::HasSubstr;

const DisclosureClassifier& carried() {
  static const auto classifier =
      DisclosureClassifier::make(datasets::read_disclosure_files(datasets::carried_disclosure_files()).value()).value();
  return classifier;
}

/// "paid clear certain".
std::string said(const DisclosureInput& post) {
  const Disclosure answer = carried().classify(post);
  return std::string(name_of(answer.post_class)) + " " + std::string(name_of(answer.verdict)) + " " +
         std::string(name_of(answer.confidence));
}
std::string in_germany(std::string_view text) { return said({.text = text, .country = "DE"}); }
std::string in_america(std::string_view text) { return said({.text = text, .country = "US"}); }

TEST(Disclosure, ReadsMarksWithBorders) {
  EXPECT_EQ(in_germany("Werbung | Brot"), "paid clear certain");
  EXPECT_EQ(in_germany("Abend am See. [Anzeige]"), "paid clear certain");
  EXPECT_EQ(in_america("#ad Bread for all"), "paid clear certain");
  EXPECT_EQ(in_germany("Ich arbeite in der Werbung"), "none not_needed likely");
  EXPECT_EQ(in_germany("Die Anzeigetafel war kaputt"), "none not_needed likely");
  EXPECT_EQ(in_germany("Anzeigen schalten will gelernt sein"), "none not_needed likely");
  EXPECT_EQ(in_america("Adventure time with friends #adventure"), "none not_needed likely");
  EXPECT_EQ(in_america("I made this ad-free"), "none not_needed likely");
  EXPECT_EQ(in_america("Write to ad@mill.example or see http://mill.example/ad please"), "none not_needed likely");
}

TEST(Disclosure, TakesBackWhatIsDeniedOrUnpaid) {
  for (const char* text : {"Keine Werbung, nur Liebe", "Werbung, unbezahlt", "Werbung (da Markierung)", "unbeauftragte Werbung",
                           "Nicht gesponsert: mein Fazit", "Dies ist keine bezahlte Werbung", "#werbung wegen Verlinkung"}) {
    EXPECT_EQ(in_germany(text).substr(0, 26), "declared_unpaid not_needed") << text;
  }
  for (const char* text :
       {"Not sponsored, just bread", "This is not an ad", "#notsponsored", "Ad, unpaid | bread", "I was never paid by @mill"}) {
    EXPECT_EQ(in_america(text).substr(0, 26), "declared_unpaid not_needed") << text;
  }
  // What somebody bought does not unsay that the post is an advertisement, and a gift stays a gift.
  EXPECT_EQ(
      in_germany(
          "Anzeige | Heute mit der Pfanne von @mill. Wir haben gekocht, gegessen und gelacht, das Gemüse ist selbst gekauft")
          .substr(0, 4),
      "paid");
  EXPECT_EQ(in_germany("Unbezahlt, das Brot wurde mir kostenlos zugeschickt").substr(0, 6), "gifted");
}

TEST(Disclosure, GivesABareMarkTheClassThatTheTextNames) {
  EXPECT_EQ(in_germany("Werbung | PR-Sample"), "gifted clear likely");
  EXPECT_EQ(in_germany("PR-Sample | Brot"), "gifted weak likely");
  EXPECT_EQ(in_germany("Werbung (Affiliate-Links)"), "affiliate clear likely");
  EXPECT_EQ(in_germany("Anzeige | Mit dem Code MIRA10 spart ihr"), "paid clear certain");
  EXPECT_EQ(in_germany("Mit dem Code MIRA10 spart ihr"), "affiliate weak likely");
  EXPECT_EQ(in_germany("Werbung für meine eigene Marke"), "own_brand clear certain");
}

TEST(Disclosure, JudgesPlaceAndHiding) {
  const std::string filler(125, 'x');
  EXPECT_EQ(in_germany("Werbung " + filler), "paid clear likely");
  EXPECT_EQ(in_germany(filler + " (Werbung)"), "paid weak certain");
  EXPECT_EQ(in_germany(std::string(121, 'x') + " | Anzeige"), "paid clear certain");
  EXPECT_EQ(in_germany(std::string(122, 'x') + " | Anzeige"), "paid weak certain");
  EXPECT_EQ(in_america("#a #b #ad #c"), "paid clear certain");     // four are no block
  EXPECT_EQ(in_america("#a #ad #b #c #d"), "paid clear certain");  // second of five
  EXPECT_EQ(in_america("#a #b #ad #c #d"), "paid weak likely");    // third of five
  EXPECT_EQ(in_america("#a #b text #ad #c #d"), "paid clear certain");
  const std::vector<std::string_view> tags{"brot", "#ad"};
  const Disclosure listed = carried().classify({.text = "Bread", .hashtags = tags, .country = "US"});
  EXPECT_EQ(listed.post_class, PostClass::paid);
  EXPECT_EQ(listed.verdict, Verdict::weak);
  EXPECT_EQ(listed.evidence.at(0).place, DisclosurePlace::hashtags);
}

TEST(Disclosure, JudgesByCountryAndLanguage) {
  EXPECT_EQ(said({.text = "#ad Brot", .country = "DE"}), "paid weak certain");
  EXPECT_EQ(said({.text = "#ad bread", .country = "GB"}), "paid clear certain");
  EXPECT_EQ(said({.text = "Sponsored by @mill", .country = "GB"}), "paid weak certain");
  EXPECT_EQ(said({.text = "Sponsored by @mill", .country = "US"}), "paid clear certain");
  EXPECT_EQ(said({.text = "Sponsored by @mill", .country = "EU", .language = "de"}), "paid weak certain");
  EXPECT_EQ(said({.text = "@mill sent me this bread", .country = "US"}), "gifted clear certain");
  EXPECT_EQ(said({.text = "@mill sent me this bread", .country = "GB"}), "gifted weak certain");
  EXPECT_EQ(carried().classify({.text = "x", .country = "NZ"}).country, "EU");
  // An own brand needs no mark where the text makes it plain, in any language and place that is seen.
  EXPECT_EQ(said({.text = "My book is out today", .country = "DE"}), "own_brand clear certain");
  EXPECT_EQ(said({.text = std::string(130, 'x') + " my book is out today", .country = "DE"}), "own_brand clear certain");
  EXPECT_EQ(said({.text = "#a #b #myshop #c #d", .country = "DE"}), "own_brand weak likely");
  EXPECT_FALSE(carried().knows_country("NZ"));
  EXPECT_TRUE(carried().knows_country("de"));
}

TEST(Disclosure, KnowsWhatThePlatformSays) {
  EXPECT_EQ(said({.text = "Brot", .label = "paid partnership", .country = "DE"}), "paid clear certain");
  EXPECT_EQ(said({.text = "Bread", .label = "paid partnership", .country = "US"}), "paid weak certain");
  EXPECT_EQ(said({.text = "Bread", .label = "false", .country = "US"}), "none not_needed uncertain");
  EXPECT_EQ(said({.text = "Brot", .sponsors = true, .country = "DE"}), "paid missing certain");
  EXPECT_EQ(said({.text = "Werbung, unbezahlt", .sponsors = true, .country = "DE"}), "paid missing likely");
  EXPECT_EQ(said({.text = "Anzeige | Brot", .sponsors = true, .country = "DE"}), "paid clear certain");
}

TEST(Disclosure, SaysWhereItSawWhat) {
  const Disclosure answer = carried().classify({.text = "Grüße! #Anzeige", .country = "DE"});
  ASSERT_EQ(answer.evidence.size(), 1u);
  EXPECT_EQ(answer.evidence[0].phrase, "anzeige");
  EXPECT_EQ(answer.evidence[0].byte, 9u);
  EXPECT_EQ(answer.evidence[0].character, 7u);
  EXPECT_EQ(answer.evidence[0].place, DisclosurePlace::lead);
  std::string many;
  for (int i = 0; i < 100; ++i) many += "#ad\n";
  EXPECT_EQ(carried().classify({.text = many}).evidence.size(), kMostEvidence);
}

TEST(Disclosure, IsNeverCertainOfWhatIsDisguisedQuotedOrContradictory) {
  for (const std::string text : {"W\u0435rbung | Brot", "Er sagte „Anzeige“ dazu", "\"Werbung\"",
                                 "Werbung, unbezahlt, in bezahlter Partnerschaft mit @mill"}) {
    EXPECT_THAT(in_germany(text), HasSubstr(" uncertain")) << text;
  }
  EXPECT_EQ(in_germany("W\u0435rbung | Brot"), "paid weak uncertain");
  EXPECT_EQ(in_germany("Er sagte „Anzeige“ dazu"), "none not_needed uncertain");
}

TEST(Disclosure, AnswersAnyInputWithoutCertaintyThatItLacks) {
  const std::string megabyte(std::size_t{1} << 20, '#');
  const std::string hidden = "Wer\u200Bbung | B\u00ADrot";
  EXPECT_EQ(in_germany(""), "none not_needed uncertain");
  EXPECT_EQ(in_germany("🎉🎉🎉"), "none not_needed uncertain");
  EXPECT_EQ(in_germany(megabyte), "none not_needed uncertain");
  EXPECT_EQ(in_germany("\xff\xfe\xc3( \xed\xa0\x80"), "none not_needed uncertain");
  EXPECT_EQ(in_germany(hidden), "paid clear certain");
  EXPECT_EQ(in_germany("ＷＥＲＢＵＮＧ | Brot"), "paid clear certain");
}

RC_GTEST_PROP(Disclosure, OfNothingButNoiseIsNeverCertain, (const std::string& noise)) {
  const Disclosure answer = carried().classify({.text = noise});
  if (answer.post_class == PostClass::none) {
    RC_ASSERT(answer.confidence != Confidence::certain);
  } else {
    RC_ASSERT(!answer.evidence.empty());
  }
  RC_ASSERT((answer.verdict == Verdict::not_needed) == !is_commercial(answer.post_class));
}

RC_GTEST_PROP(Disclosure, OutsideKnowledgeNeverTakesCommerceAway, (const std::string& text)) {
  RC_ASSERT(is_commercial(carried().classify({.text = text, .sponsors = true}).post_class));
  RC_ASSERT(is_commercial(carried().classify({.text = text, .label = "paid"}).post_class));
}

TEST(Disclosure, RefusesRulesThatLackSomething) {
  auto records = datasets::read_disclosure_files(datasets::carried_disclosure_files()).value();
  auto unversioned = records;
  unversioned.version.clear();
  EXPECT_THAT(DisclosureClassifier::make(unversioned).error().message, HasSubstr("no version"));
  std::erase_if(records.rules, [](const auto& rule) { return rule.country == "EU" && rule.post_class == PostClass::gifted; });
  EXPECT_THAT(DisclosureClassifier::make(records).error().message, HasSubstr("lack a row of EU for gifted"));
}

}  // namespace
}  // namespace vouch::credibility
