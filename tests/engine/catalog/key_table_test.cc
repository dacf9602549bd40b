#include "engine/catalog/key_table.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace vouch::catalog
