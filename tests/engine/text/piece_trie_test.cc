#include "engine/text/piece_trie.h"

#include <set>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::text {
namespace {

std::vector<std::int32_t> found_in(const PieceTrie& trie, std::string_view text) {
  std::vector<std::int32_t> found;
  PieceTrie::Node node = PieceTrie::kRoot;
  for (const char byte : text) {
    node = trie.step(node, byte);
    if (node == PieceTrie::kNowhere) break;
    if (trie.piece(node) != PieceTrie::kNoPiece) found.push_back(trie.piece(node));
  }
  return found;
}

TEST(PieceTrie, FindsAllPiecesThatATextBeginsWith) {
  const std::vector<std::string_view> pieces = {"car", "care", "cat", "dog"};
  const std::vector<std::uint8_t> all(pieces.size());
  const PieceTrie trie(pieces, all);
  EXPECT_EQ(found_in(trie, "careful"), (std::vector<std::int32_t>{0, 1}));
  EXPECT_EQ(found_in(trie, "cow"), std::vector<std::int32_t>{});
  const PieceTrie without(pieces, std::vector<std::uint8_t>{1, 0, 0, 0});
  EXPECT_EQ(found_in(without, "careful"), std::vector<std::int32_t>{1});
}

RC_GTEST_PROP(PieceTrie, FindsWhatComparingEachPieceFinds, (const std::set<std::string>& given, const std::string& text)) {
  std::vector<std::string_view> pieces;
  for (const std::string& piece : given) {
    if (!piece.empty()) pieces.push_back(piece);
  }
  const PieceTrie trie(pieces, std::vector<std::uint8_t>(pieces.size()));
  for (const std::string& tried : {text, pieces.empty() ? text : std::string(pieces[text.size() % pieces.size()]) + text}) {
    std::vector<std::int32_t> expected;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (std::string_view(tried).starts_with(pieces[i])) expected.push_back(static_cast<std::int32_t>(i));
    }
    RC_ASSERT(found_in(trie, tried) == expected);
  }
}

}  // namespace
}  // namespace vouch::text
