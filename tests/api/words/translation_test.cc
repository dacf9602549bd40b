// Sentences of libraries are recognised by their English template and said in German.
#include "api/words/translation.h"

#include <gtest/gtest.h>

#include "api/words/catalogue.h"
#include "api/words/text.h"
#include "tests/api/words/languages.h"

namespace vouch::words {
namespace {

TEST(Translation, EnglishStaysAsItIs) {
  EXPECT_EQ(translated("a number", kEn), "a number");
  EXPECT_EQ(translated("anything at all", kEn), "anything at all");
}

TEST(Translation, CarriesFiguresOver) {
  EXPECT_EQ(translated("3 cells, as in the header, not 12", kDe), "3 Zellen wie in der Kopfzeile, nicht 12");
  EXPECT_EQ(translated("one of net, gross", kDe), "eines von net, gross");
}

TEST(Translation, SaysListsPartByPart) {
  EXPECT_EQ(translated("decimal comma, percent", kDe), "Dezimalkomma, Prozent");
  EXPECT_EQ(translated("ambiguous, left out", kDe), "mehrdeutig, ausgelassen");
}

TEST(Translation, WhatTheCatalogueLacksStaysWhole) {
  for (const char* text : {"a unicorn", "decimal comma, a unicorn", "at most  columns", "3 cells, as in the header", ""}) {
    EXPECT_EQ(translated(text, kDe), text);
  }
}

TEST(Translation, EverySentenceIsRecognisedAsItself) {
  for (const Entry& entry : import_entries()) {
    if (!entry.code.starts_with("said.")) continue;
    ranking::Figures params;
    const std::string_view english = entry.words[0];
    for (std::size_t open = english.find('{'); open != std::string_view::npos; open = english.find('{', open + 1)) {
      const std::size_t close = english.find('}', open);
      params.emplace_back(english.substr(open + 1, close - open - 1), "<" + std::to_string(open) + ">");
    }
    EXPECT_EQ(translated(text(entry.code, params, kEn), kDe), text(entry.code, params, kDe)) << entry.code;
  }
}

}  // namespace
}  // namespace vouch::words
