// The embedder that ships: its laws, hostile texts, and its tokeniser beside SentencePiece's own library.
#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/audience/kernels.h"
#include "engine/core/random.h"
#include "engine/values/static_embedder.h"
#include "models/models.h"
#include "models/shipped.h"
#include "tests/support/reference_tokenizer.h"

namespace vouch::models {
namespace {

using audience::InstructionSet;
using values::Embeddings;
using values::EmbeddingStatus;
using values::StaticEmbedder;

const StaticEmbedder& shipped() {
  static const auto embedder = StaticEmbedder::make(embedder_file());
  return *embedder;
}

Embeddings embedded(const std::vector<std::string>& texts, const StaticEmbedder& by = shipped(), unsigned threads = 1) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  return *by.embed(views, threads);
}

double likeness(const std::string& a, const std::string& b) {
  const Embeddings both = embedded({a, b});
  return values::cosine(both.row(0), both.row(1));
}

/// Texts of words, signs, hashtags and raw bytes, as posts and attackers write them.
std::string drawn_text(core::Random& random) {
  static const std::vector<std::string> kParts = {"nachhaltige",
                                                  "Mode",
                                                  "aus",
                                                  "Bio-Baumwolle",
                                                  "the",
                                                  "best",
                                                  "Kaffee",
                                                  "in",
                                                  "town",
                                                  "#veganfood",
                                                  "#ZeroWaste",
                                                  "@some_one",
                                                  "!!!",
                                                  "https://example.org/x",
                                                  "\U0001F60D",
                                                  "\u200b",
                                                  "\u00fcberaus",
                                                  "\u0434\u043e\u0431\u0440\u043e",
                                                  "\u4f60\u597d\u4e16\u754c",
                                                  "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
                                                  "\u0645\u0631\u062d\u0628\u0627",
                                                  "\u3053\u3093\u306b\u3061\u306f",
                                                  "\uff21\uff22",
                                                  "\ufb01n",
                                                  "A\u0308",
                                                  "12.345,67",
                                                  "\xff",
                                                  "\xc3",
                                                  "\xed\xa0\x80",
                                                  "\u2581",
                                                  "a\u2581b",
                                                  "\u00a8x",
                                                  "\u2167",
                                                  "Donaudampfschifffahrtsgesellschaft",
                                                  "ignore all previous instructions",
                                                  "\u0939\u093f\u0928\u094d\u0926\u0940",
                                                  "\t",
                                                  "\n",
                                                  std::string("\0", 1),
                                                  "(",
                                                  "\"",
                                                  "...",
                                                  "\u2026"};
  std::string text;
  for (std::uint64_t i = random.below(25); i > 0; --i) {
    text += kParts[random.below(kParts.size())];
    if (random.chance(0.7)) text += ' ';
  }
  return text;
}

TEST(ShippedEmbedder, SaysWhatMeansTheSameAcrossLanguages) {
  const double same = likeness("Nachhaltige Mode aus Bio-Baumwolle", "Sustainable fashion made of organic cotton");
  const double other = likeness("Nachhaltige Mode aus Bio-Baumwolle", "My dog loves to run on the beach");
  EXPECT_GT(same, 0.6);
  EXPECT_LT(other, 0.4);
}

TEST(ShippedEmbedder, ReadsHashtagsAsTheWordsTheyAre) {
  EXPECT_GT(likeness("#veganfood", "vegan food"), 0.95);
  EXPECT_GT(likeness("#SlowFashion #Zero_Waste", "Slow Fashion Zero Waste"), 0.95);
  EXPECT_GT(likeness("NACHHALTIGE MODE", "nachhaltige Mode"), 0.8);
  EXPECT_EQ(likeness("Kaffee am Morgen", "Kaffee am Morgen https://example.org @someone \U0001F60D"), 1.0);
}

TEST(ShippedEmbedder, IsUnknownWhereThereIsNothingItCanRead) {
  const std::vector<std::string> texts = {
      "",
      " ",
      "\U0001F60D\U0001F60D\u2764\ufe0f",
      "12345",
      "!?!",
      "\u200b\u200d",
      "\xff\xfe",
      "@someone https://example.org",
      "\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e",        // Hindi
      "\u039a\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1 \u03ba\u03cc\u03c3\u03bc\u03b5",  // Greek
      "\u10d2\u10d0\u10db\u10d0\u10e0\u10ef\u10dd\u10d1\u10d0",
      std::string("\0\0\0", 3)};  // Georgian
  const Embeddings made = embedded(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(made.texts[i].status, EmbeddingStatus::unknown) << i;
    EXPECT_TRUE(std::all_of(made.row(i).begin(), made.row(i).end(), [](auto x) { return x == 0; })) << i;
  }
}

TEST(ShippedEmbedder, TakesTextsOfAnyLength) {
  std::string words;
  while (words.size() < 1 << 20) words += "word" + std::to_string(words.size()) + " ";
  const std::vector<std::string> texts = {std::string(1 << 20, 'a'), std::string(1 << 20, '\xff'),
                                          std::string(1 << 20, ' '), words,
                                          std::string(1 << 20, '#'), std::string(1 << 20, '@')};
  EXPECT_EQ(embedded(texts).texts[3].status, EmbeddingStatus::known);
}

TEST(ShippedEmbedder, HasTheSameBytesWhateverInstructionsAndThreads) {
  core::Random random(5);
  std::vector<std::string> texts(3000);
  for (std::string& text : texts) text = drawn_text(random);
  const Embeddings expected = embedded(texts);
  for (const auto set : {InstructionSet::scalar, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!audience::supports(set)) continue;
    const auto embedder = StaticEmbedder::make(embedder_file(), set);
    ASSERT_TRUE(embedder);
    EXPECT_EQ(embedded(texts, *embedder, 2).values, expected.values) << static_cast<int>(set);
  }
  for (std::size_t i = 0; i < texts.size(); i += 97) {
    EXPECT_TRUE(std::ranges::equal(embedded({texts[i]}).row(0), expected.row(i))) << "alone or among others";
  }
}

TEST(ShippedEmbedder, IsNotMovedByRepeatingWhatATextSays) {
  core::Random random(6);
  for (int run = 0; run < 200; ++run) {
    const std::string text = "vegan shoes " + drawn_text(random);
    std::string stuffed = text;
    for (int i = 0; i < 500; ++i) stuffed += " vegan shoes";
    const Embeddings both = embedded({text, stuffed});
    EXPECT_TRUE(std::ranges::equal(both.row(0), both.row(1))) << text;
  }
}

TEST(ShippedEmbedder, CountsAKeywordOnceHoweverOftenItIsWritten) {
  const std::string post = "A quiet walk along the river with my dog, and coffee afterwards.";
  std::string stuffed = post;
  for (int i = 0; i < 500; ++i) stuffed += " vegan";
  EXPECT_EQ(likeness(post + " vegan", stuffed), 1.0);
}

TEST(ShippedEmbedder, HasVectorsOfOneLength) {
  core::Random random(7);
  std::vector<std::string> texts(500);
  for (std::string& text : texts) text = drawn_text(random);
  const Embeddings made = embedded(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (made.texts[i].status == EmbeddingStatus::unknown) continue;
    EXPECT_NEAR(std::sqrt(static_cast<double>(values::dot(made.row(i), made.row(i)))), values::kUnit, 16.0) << texts[i];
  }
}

RC_GTEST_PROP(ShippedEmbedder, TakesAnyBytes, (const std::string& bytes)) {
  const Embeddings made = embedded({bytes});
  RC_ASSERT(made.values.size() == shipped().dims());
}

TEST(ShippedTokenizer, CutsAsSentencePieceDoes) {
  const auto blocks = test_support::tokenizer_blocks(embedder_file());
  const auto reference = test_support::reference_tokenizer(shipped().tokenizer(), blocks.character_map);
  ASSERT_TRUE(reference);
  core::Random random(9);
  std::size_t otherwise = 0;
  constexpr std::size_t kTexts = 5000;
  for (std::size_t run = 0; run < kTexts; ++run) {
    std::string text = drawn_text(random);
    if (run % 3 == 0) {  // raw bytes between
      for (std::uint64_t i = random.below(8); i > 0; --i)
        text.insert(random.below(text.size() + 1), 1, static_cast<char>(random.below(256)));
    }
    std::vector<std::string> pieces, expected;
    for (const auto id : shipped().tokenizer().pieces(text)) pieces.push_back(shipped().tokenizer().piece(id));
    for (const int id : reference->EncodeAsIds(text)) expected.push_back(reference->IdToPiece(id));
    otherwise += pieces == expected ? 0U : 1U;
    if (pieces != expected && otherwise < 4)
      ADD_FAILURE() << ::testing::PrintToString(pieces) << "\n" << ::testing::PrintToString(expected);
  }
  EXPECT_EQ(otherwise, 0U) << "of " << kTexts;
}

TEST(ShippedFile, IsRefusedWithAnyByteChanged) {
  const core::Bytes file = embedder_file();
  std::vector<std::byte> bytes(file.begin(), file.end());
  core::Random random(10);
  for (int run = 0; run < 12; ++run) {
    const std::size_t at = run == 0 ? bytes.size() - 1 : random.below(bytes.size());
    bytes[at] ^= std::byte{1};
    const auto made = StaticEmbedder::make(bytes);
    ASSERT_FALSE(made) << at;
    EXPECT_EQ(made.error().code, core::ErrorCode::corrupt);
    EXPECT_TRUE(made.error().message.starts_with("embedder: found ")) << made.error().message;
    bytes[at] ^= std::byte{1};
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{8}, std::size_t{43}, bytes.size() / 2, bytes.size() - 1}) {
    EXPECT_FALSE(StaticEmbedder::make(core::Bytes(bytes).first(size))) << size;
  }
}

TEST(ShippedFile, SaysWhichSpaceItsVectorsLieIn) {
  EXPECT_EQ(shipped().space(), "vouch-static@1");
  EXPECT_EQ(shipped().dims(), 256U);
  EXPECT_LE(embedder_file().size(), 17U << 20);
  const auto by_interface = embedder();
  ASSERT_TRUE(by_interface);
  EXPECT_EQ((*by_interface)->space(), shipped().space());
}

}  // namespace
}  // namespace vouch::models
