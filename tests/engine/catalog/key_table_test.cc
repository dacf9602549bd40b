#include "engine/catalog/key_table.h"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::catalog {
namespace {

TEST(KeyTable, NumbersKeysInTheOrderTheyCome) {
  KeyTable table;
  EXPECT_EQ(table.insert("b"), std::make_pair(0U, true));
  EXPECT_EQ(table.insert("a"), std::make_pair(1U, true));
  EXPECT_EQ(table.insert("b"), std::make_pair(0U, false));
  EXPECT_EQ(table.find("a"), 1U);
  EXPECT_EQ(table.find("c"), std::nullopt);
  EXPECT_EQ(table.key(0), "b");
}

TEST(KeyTable, KeepsKeysApartThatDifferInOneByteAndTheEmptyOne) {
  KeyTable table;
  for (const std::string_view key : {"", "\xc3\xa9", "e\xcc\x81", "A", "a"}) table.insert(key);
  EXPECT_EQ(table.size(), 5U);
}

TEST(KeyTable, KeysStayWhereTheyAreWhileItGrows) {
  KeyTable table;
  table.insert("first");
  const std::string_view first = table.key(0);
  for (int i = 0; i < 100000; ++i) table.insert(std::to_string(i));
  EXPECT_EQ(first, "first");
  EXPECT_EQ(table.find("77777"), 77778U);
}

TEST(KeyTable, IsWholeAfterItIsMoved) {
  KeyTable table;
  for (int i = 0; i < 1000; ++i) table.insert(std::to_string(i));
  KeyTable moved = std::move(table);
  EXPECT_EQ(moved.find("999"), 999U);
  EXPECT_EQ(moved.insert("1000"), std::make_pair(1000U, true));
}

TEST(KeyTable, KeepsKeysOfAnyLength) {
  KeyTable table;
  const std::string large(200'000, 'x');
  EXPECT_EQ(table.find(large), std::nullopt);
  table.insert("a");
  table.insert(large);
  table.insert("b");
  EXPECT_EQ(table.key(1), large);
  EXPECT_EQ(table.find("b"), 2U);
}

RC_GTEST_PROP(KeyTable, NumbersKeysAsAMapDoes, (const std::vector<std::string>& keys)) {
  KeyTable table;
  std::map<std::string, std::uint32_t> naive;
  for (const std::string& key : keys) {
    const auto [place, is_new] = naive.emplace(key, static_cast<std::uint32_t>(naive.size()));
    RC_ASSERT(table.insert(key) == std::make_pair(place->second, is_new));
  }
  for (const auto& [key, index] : naive) {
    RC_ASSERT(table.find(key) == index);
    RC_ASSERT(table.key(index) == key);
  }
  RC_ASSERT(table.size() == naive.size());
}

}  // namespace
}  // namespace vouch::catalog
