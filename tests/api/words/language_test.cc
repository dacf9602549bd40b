#include "api/words/language.h"

#include <gtest/gtest.h>

#include "tests/api/words/languages.h"

namespace vouch::words {
namespace {

TEST(Language, IsReadFromTagsOfAnyForm) {
  for (const char* tag : {"de", "DE", "de-AT", "de_DE.UTF-8", "de.UTF-8", "de@euro"}) EXPECT_EQ(language_tagged(tag), kDe) << tag;
  for (const char* tag : {"en", "en-GB", "en_US.UTF-8"}) EXPECT_EQ(language_tagged(tag), kEn) << tag;
  for (const char* tag : {"", "d", "den", "fr", "C", "C.UTF-8", "deutsch"}) EXPECT_EQ(language_tagged(tag), std::nullopt) << tag;
}

TEST(Language, OfALocaleIsDecidedByTheFirstVariableThatIsSet) {
  EXPECT_EQ(language_of_locale("de_DE.UTF-8", "en_US", "en_US"), kDe);
  EXPECT_EQ(language_of_locale("", "de_AT", "en_US"), kDe);
  EXPECT_EQ(language_of_locale("", "", "de_CH.UTF-8"), kDe);
  EXPECT_EQ(language_of_locale("C.UTF-8", "de_DE", "de_DE"), kEn);
  EXPECT_EQ(language_of_locale("", "", ""), kEn);
}

TEST(Language, IsNegotiatedByQualityThenPlace) {
  EXPECT_EQ(language_accepted("de"), kDe);
  EXPECT_EQ(language_accepted("de-DE,de;q=0.9,en;q=0.8"), kDe);
  EXPECT_EQ(language_accepted("en;q=0.3, de;q=0.85"), kDe);
  EXPECT_EQ(language_accepted("fr, de;q=0.5, en;q=0.5"), kDe);
  EXPECT_EQ(language_accepted("en, de"), kEn);
  EXPECT_EQ(language_accepted("de;q=0"), kEn);
  EXPECT_EQ(language_accepted("de;q=hallo, en;q=0.1"), kEn);
  EXPECT_EQ(language_accepted(""), kEn);
  EXPECT_EQ(language_accepted(",,;;q=1,de ; q=0.001"), kDe);
}

}  // namespace
}  // namespace vouch::words
