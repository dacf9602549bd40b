#include "api/rest/http/fields.h"

#include <gtest/gtest.h>

#include "api/rest/http/answer_head.h"

namespace vouch::rest {
namespace {

TEST(Fields, NamesCompareWithoutCase) {
  Fields fields;
  fields.add("Content-Type", "a");
  fields.add("X", "1");
  fields.add("x", "2");
  EXPECT_EQ(*fields.find("content-TYPE"), "a");
  EXPECT_EQ(fields.find("content"), nullptr);
  EXPECT_EQ(fields.count("X"), 2U);
  fields.set("x", "3");
  EXPECT_EQ(fields.count("X"), 1U);
  EXPECT_EQ(*fields.find("x"), "3");
}

TEST(Fields, AListIsReadOverAllFieldsOfItsName) {
  Fields fields;
  fields.add("Connection", "x-foo ,, Close");
  fields.add("connection", "Upgrade");
  EXPECT_TRUE(fields.lists("connection", "close"));
  EXPECT_TRUE(fields.lists("connection", "upgrade"));
  EXPECT_FALSE(fields.lists("connection", "foo"));
  EXPECT_FALSE(fields.lists("other", "close"));
}

TEST(Fields, APlainIdHasNothingThatCouldBreakALineOrAPage) {
  EXPECT_TRUE(is_plain_id("aZ09._-"));
  EXPECT_TRUE(is_plain_id(std::string(128, 'a')));
  EXPECT_FALSE(is_plain_id(std::string(129, 'a')));
  for (const std::string_view bad : {"", "a b", "<b>", "a\n", "\xe4"}) EXPECT_FALSE(is_plain_id(bad)) << bad;
}

TEST(AnswerHead, DatesAreThoseOfTheRfc) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST(AnswerHead, ChunksSayTheirLengthInHexadecimal) {
  EXPECT_EQ(encode_chunk("abc"), "3\r\nabc\r\n");
  EXPECT_EQ(encode_chunk(std::string(31, 'x')), "1f\r\n" + std::string(31, 'x') + "\r\n");
}

TEST(AnswerHead, AStatusWithoutBodyHasNoLength) {
  Response response;
  response.status = 204;
  response.fields.add("Allow", "GET");
  const std::string head = encode_head(response, {.request_id = "id"}, 0);
  EXPECT_TRUE(head.starts_with("HTTP/1.1 204 No Content\r\nDate: "));
  EXPECT_NE(head.find("\r\nAllow: GET\r\n"), std::string::npos);
  EXPECT_EQ(head.find("Content-Length"), std::string::npos);
  EXPECT_TRUE(head.ends_with("\r\nX-Request-Id: id\r\n\r\n"));
}

TEST(AnswerHead, AnOldClientIsToldThatTheConnectionStays) {
  const std::string head = encode_head({}, {.minor_version = 0, .keep_alive = true, .request_id = "id"}, 0);
  EXPECT_NE(head.find("\r\nConnection: keep-alive\r\n"), std::string::npos);
}

}  // namespace
}  // namespace vouch::rest
