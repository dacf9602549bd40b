#include "api/rest/cursor.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::rest {
namespace {

constexpr std::string_view kUrlSafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

RC_GTEST_PROP(Cursor, RoundTripOfAnyIdInCharactersThatUrlsKeep, (const std::string& question, const std::string& id)) {
  const std::string token = encode_cursor(question, id);
  RC_ASSERT(token.find_first_not_of(kUrlSafe) == std::string::npos);
  RC_ASSERT(decode_cursor(question, token).value() == id);
}

RC_GTEST_PROP(Cursor, AnotherQuestionIsRefused, (const std::string& question, const std::string& other, const std::string& id)) {
  RC_PRE(question != other);
  RC_ASSERT(!decode_cursor(other, encode_cursor(question, id)).has_value());
}

TEST(Cursor, EveryChangeOfOneCharacterIsRefused) {
  const std::string token = encode_cursor("country=DE", "creator_1");
  for (std::size_t at = 0; at < token.size(); ++at) {
    for (const char other : kUrlSafe) {
      std::string changed = token;
      changed[at] = other;
      if (changed == token) continue;
      const auto decoded = decode_cursor("country=DE", changed);
      ASSERT_FALSE(decoded.has_value()) << "at " << at << ": " << other;
      EXPECT_EQ(decoded.error().code, core::ErrorCode::invalid_argument);
      EXPECT_EQ(decoded.error().pointer, "/cursor");
    }
  }
}

TEST(Cursor, EveryCutAndEveryAdditionIsRefused) {
  for (const char* id : {"", "a", "ab", "abc", "abcd"}) {
    const std::string token = encode_cursor("", id);
    for (std::size_t size = 0; size < token.size(); ++size) {
      EXPECT_FALSE(decode_cursor("", token.substr(0, size)).has_value()) << size;
    }
    for (const char more : kUrlSafe) EXPECT_FALSE(decode_cursor("", token + more).has_value()) << id << " " << more;
  }
}

TEST(Cursor, OfNoCursorTheMessageSaysWhatWasExpected) {
  for (const char* token : {"", "=", "not base64!", "AAAA", "\xff\xfe", "../../etc"}) {
    const auto decoded = decode_cursor("", token);
    ASSERT_FALSE(decoded.has_value()) << token;
    EXPECT_EQ(decoded.error().message,
              "found a cursor that this question did not give, expected `next` of the page before, with the same filters");
  }
}

}  // namespace
}  // namespace vouch::rest
