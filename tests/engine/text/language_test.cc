#include "engine/text/language.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::text {
namespace {

TEST(Language, IsToldFromSentences) {
  EXPECT_EQ(language_of("Heute zeige ich euch, wie man alte Kleidung repariert.").code, "de");
  EXPECT_EQ(language_of("Today I show you how to repair old clothes.").code, "en");
  EXPECT_EQ(language_of("Aujourd'hui je vous montre comment r\u00e9parer de vieux v\u00eatements.").code, "fr");
  EXPECT_EQ(
      language_of("\u0421\u0435\u0433\u043e\u0434\u043d\u044f \u044f \u043f\u043e\u043a\u0430\u0436\u0443, \u043a\u0430\u043a "
                  "\u0447\u0438\u043d\u0438\u0442\u044c \u043e\u0434\u0435\u0436\u0434\u0443.")
          .code,
      "ru");
}

TEST(Language, IsNotMisledByAddressesAndHandles) {
  EXPECT_EQ(language_of(
                "@the_english_name zeigt euch heute die sch\u00f6nsten Wanderwege https://example.org/the/most/beautiful/trails")
                .code,
            "de");
}

TEST(Language, IsUnknownWhereTheTextDoesNotTell) {
  for (const char* text : {"", "ok", "\U0001F60D\U0001F60D", "12345 67890", "\xff\xfe\xfd", "@someone #x https://example.org"}) {
    const Language language = language_of(text);
    EXPECT_EQ(language.code, kUnknownLanguage) << text;
    EXPECT_EQ(language.p, 0.0);
  }
}

TEST(Language, IsUnknownForMixedTexts) {
  EXPECT_EQ(language_of("Heute zeige ich euch, wie man alte Kleidung repariert und lange behalten kann. "
                        "Today I show you how to repair old clothes and how to keep them for many years.")
                .code,
            kUnknownLanguage);
}

RC_GTEST_PROP(Language, IsAlwaysKnownWithAProbabilityOrUnknownWithNone, (const std::string& bytes)) {
  const Language language = language_of(bytes);
  const bool unknown = language.code == kUnknownLanguage;
  RC_ASSERT(unknown == (language.p == 0.0));
  RC_ASSERT(language.p < 1.0);
}

}  // namespace
}  // namespace vouch::text
