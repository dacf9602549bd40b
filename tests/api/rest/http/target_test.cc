#include "api/rest/http/target.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::rest {
namespace {

using Segments = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Target, APathIsSplitBeforeItIsDecoded) {
  EXPECT_EQ(split_path("/v1/creators/a%2Fb%20c"), (Segments{"v1", "creators", "a/b c"}));
  EXPECT_EQ(split_path("/"), Segments{""});
  EXPECT_EQ(split_path("//a/"), (Segments{"", "a", ""}));
  EXPECT_EQ(split_path("a"), std::nullopt);
  EXPECT_EQ(split_path("/a%2"), std::nullopt);
}

TEST(Target, OverlongAndSurrogateBytesAreNoText) {
  for (const std::string_view escaped : {"%c0%ae", "%ed%a0%80", "%f4%90%80%80", "%ff", "%e2%82", "%80"}) {
    EXPECT_EQ(decode_percent(escaped), std::nullopt) << escaped;
  }
  EXPECT_EQ(decode_percent("%c3%A4%e2%82%ac%f0%9f%98%80"), "ä€😀");
}

TEST(Target, AQueryKeepsItsOrder) {
  EXPECT_EQ(split_query("a=1&b=two+words&&c&a=%3D="), (Pairs{{"a", "1"}, {"b", "two words"}, {"c", ""}, {"a", "=="}}));
  EXPECT_EQ(split_query(""), Pairs{});
  EXPECT_EQ(split_query("a=%zz"), std::nullopt);
}

RC_GTEST_PROP(TargetLaws, DecodingUndoesEncoding, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::inRange('\1', '\x7f'));
  std::string encoded;
  for (const char c : text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    encoded += {'%', kDigits[static_cast<unsigned char>(c) / 16], kDigits[static_cast<unsigned char>(c) % 16]};
  }
  RC_ASSERT(decode_percent(encoded) == text);
}

}  // namespace
}  // namespace vouch::rest
