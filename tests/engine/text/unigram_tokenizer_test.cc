#include "engine/text/unigram_tokenizer.h"

#include <algorithm>
#include <limits>
#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/codec.h"

namespace vouch::text {
namespace {

constexpr double kScale = 1 << 24;
const std::string kMap = std::string("\4\0\0\0\0\0\0\0", 8) + '\0';

struct Given {
  double score = 0.0;
  PieceSort sort = PieceSort::word;
};
using Vocabulary = std::map<std::string, Given>;  // bytewise, as the file has it

std::string bytes_of(const Vocabulary& vocabulary) {
  core::Encoder texts, all;
  for (const auto& [text, given] : vocabulary) {
    texts.write(std::uint8_t{0});
    texts.write(static_cast<std::uint8_t>(text.size()));
    for (const char c : text) texts.write(c);
  }
  all.write(static_cast<std::uint32_t>(vocabulary.size()));
  all.write_text(texts.bytes());
  for (const auto& [text, given] : vocabulary) all.write(static_cast<std::int32_t>(given.score * kScale));
  for (const auto& [text, given] : vocabulary) all.write(given.sort);
  return all.take();
}

core::Result<UnigramTokenizer> made_of(const std::string& vocabulary) {
  return UnigramTokenizer::make(core::as_bytes(kMap), core::as_bytes(vocabulary));
}

std::vector<std::string> named(const UnigramTokenizer& tokenizer, const std::vector<PieceId>& ids) {
  std::vector<std::string> names;
  for (const PieceId id : ids) names.push_back(tokenizer.piece(id));
  return names;
}

using Names = std::vector<std::string>;

const Vocabulary kFood = {{"\u2581", {-6}}, {"\u2581vegan", {-5}}, {"\u2581food", {-4}},
                          {"food", {-7}},   {"v", {-9}},           {"e", {-9}}};

TEST(UnigramTokenizer, TakesTheMostProbablePieces) {
  const auto tokenizer = made_of(bytes_of(kFood));
  ASSERT_TRUE(tokenizer);
  EXPECT_EQ(named(*tokenizer, tokenizer->pieces("vegan food")), (Names{"\u2581vegan", "\u2581food"}));
  EXPECT_EQ(named(*tokenizer, tokenizer->pieces("veganfood")), (Names{"\u2581vegan", "food"}));
  EXPECT_EQ(named(*tokenizer, tokenizer->pieces("ve")), (Names{"\u2581", "v", "e"}));
}

TEST(UnigramTokenizer, FindsWordsWithinWordsThatAreWrittenAsOne) {
  const auto tokenizer = made_of(bytes_of(kFood));
  EXPECT_EQ(named(*tokenizer, tokenizer->pieces_of_joined("veganfood")), (Names{"\u2581vegan", "\u2581food"}));
}

TEST(UnigramTokenizer, TakesUnknownCharactersInARowAsOne) {
  const auto tokenizer = made_of(bytes_of(kFood));
  EXPECT_EQ(named(*tokenizer, tokenizer->pieces("vegan\u00fc\u00fc\u00fcfood")), (Names{"\u2581vegan", "<unk>", "food"}));
  EXPECT_TRUE(tokenizer->pieces("").empty());
}

TEST(UnigramTokenizer, NeverFindsAHiddenPiece) {
  Vocabulary vocabulary = kFood;
  vocabulary["\u2581vegan"].sort = PieceSort::hidden;
  const auto tokenizer = made_of(bytes_of(vocabulary));
  EXPECT_EQ(named(*tokenizer, tokenizer->pieces("ve")), (Names{"\u2581", "v", "e"}));
  EXPECT_NE(named(*tokenizer, tokenizer->pieces("vegan")).front(), "\u2581vegan");
}

/// All ways to cut a word, one by one: the largest sum, an unknown character counted at the least score less 10.
std::int64_t best_sum(const UnigramTokenizer& tokenizer, std::string_view word) {
  if (word.empty()) return 0;
  std::int64_t least = 0, best = std::numeric_limits<std::int64_t>::min();
  bool alone = false;
  for (PieceId id = 0; id < tokenizer.size(); ++id) least = std::min<std::int64_t>(least, tokenizer.score(id));
  for (PieceId id = 0; id < tokenizer.size(); ++id) {
    const std::string piece = tokenizer.piece(id);
    if (!word.starts_with(piece)) continue;
    alone = alone || piece.size() == character_bytes(word[0]);
    best = std::max(best, tokenizer.score(id) + best_sum(tokenizer, word.substr(piece.size())));
  }
  if (alone) return best;
  return std::max(best, least - std::int64_t{10} * (1 << 24) + best_sum(tokenizer, word.substr(character_bytes(word[0]))));
}

RC_GTEST_PROP(UnigramTokenizer, FindsAsGoodACutAsTryingAll, ()) {
  Vocabulary vocabulary = {{"\u2581", {-3}}};
  const auto letters = rc::gen::elementOf(std::string("abc"));
  const auto texts = *rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(letters));
  for (const std::string& text : texts) {
    const std::string piece = (*rc::gen::arbitrary<bool>() ? "\u2581" : "") + text.substr(0, 4);
    if (!piece.empty()) vocabulary[piece] = {static_cast<double>(-*rc::gen::inRange(1, 2000)) / 100.0};
  }
  const auto tokenizer = made_of(bytes_of(vocabulary));
  RC_ASSERT(tokenizer.has_value());
  const std::string word = (*rc::gen::container<std::string>(letters)).substr(0, 9);
  std::int64_t sum = 0;
  std::size_t unknown = word.size() + (word.empty() ? 0 : 3);
  std::int64_t least = 0;
  for (PieceId id = 0; id < tokenizer->size(); ++id) least = std::min<std::int64_t>(least, tokenizer->score(id));
  for (const PieceId id : tokenizer->pieces(word)) {
    if (id == UnigramTokenizer::kUnknown) continue;
    sum += tokenizer->score(id);
    unknown -= tokenizer->piece(id).size();
  }
  sum += static_cast<std::int64_t>(unknown) * (least - std::int64_t{10} * (1 << 24));  // its letters have one byte each
  RC_ASSERT(word.empty() || sum == best_sum(*tokenizer, "\u2581" + word));
}

RC_GTEST_PROP(UnigramTokenizer, RemembersWordsAsItCutsThem, (const std::vector<std::string>& texts)) {
  const auto tokenizer = made_of(bytes_of(kFood));
  UnigramTokenizer::Memory memory;
  for (const std::string& text : texts) {
    for (int twice = 0; twice < 2; ++twice) {
      RC_ASSERT(tokenizer->pieces(text, memory) == tokenizer->pieces(text));
      RC_ASSERT(tokenizer->pieces_of_joined(text, memory) == tokenizer->pieces_of_joined(text));
    }
  }
}

TEST(UnigramTokenizer, RefusesVocabulariesThatDoNotFit) {
  const std::string right = bytes_of(kFood);
  for (std::size_t size = 0; size < right.size(); ++size) {
    const auto made = made_of(right.substr(0, size));
    ASSERT_FALSE(made) << size;
    EXPECT_EQ(made.error().code, core::ErrorCode::corrupt);
  }
  EXPECT_EQ(made_of(bytes_of({{"a\u2581", {-1}}})).error().message,
            "vocabulary: found a piece that reaches over the beginning of a word");
  EXPECT_EQ(made_of(bytes_of({{"a", {-1, static_cast<PieceSort>(9)}}})).error().message, "vocabulary: found a piece of sort 9");
  std::string twice = bytes_of({{"a", {-1}}, {"b", {-1}}});
  std::replace(twice.begin(), twice.end(), 'b', 'a');
  EXPECT_EQ(made_of(twice).error().message, "vocabulary: found texts that do not ascend");
}

}  // namespace
}  // namespace vouch::text
