#include "api/rest/query_parameters.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vouch::rest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::array<std::string_view, 4> kKnown = {"limit", "cursor", "country", "platform"};
constexpr std::array<std::string_view, 2> kOfThePage = {"limit", "cursor"};

QueryParameters read(std::string_view query) { return QueryParameters::read(query, kKnown).value(); }

core::Error refused_query(std::string_view query) {
  const auto parameters = QueryParameters::read(query, kKnown);
  return parameters ? core::Error{core::ErrorCode::internal, "was read", ""} : parameters.error();
}

core::Error refused_limit(std::string_view query) {
  const auto limit = read(query).whole("limit", 50, 1, 500);
  return limit ? core::Error{core::ErrorCode::internal, "was read", ""} : limit.error();
}

TEST(QueryParameters, ValuesAreDecodedAndListsCutAtCommas) {
  const QueryParameters parameters = read("country=DE,,AT,&platform=a%20b%2Cc+d&&cursor=");
  EXPECT_THAT(parameters.list("country"), ElementsAre("DE", "AT"));
  EXPECT_EQ(parameters.text("platform"), "a b,c d");
  EXPECT_EQ(parameters.text("cursor"), "");
  EXPECT_EQ(parameters.text("limit"), "");
  EXPECT_THAT(parameters.list("limit"), IsEmpty());
}

TEST(QueryParameters, AnUnknownNameIsRefusedWithTheOneThatWasMeant) {
  const core::Error error = refused_query("contry=DE");
  EXPECT_EQ(error.code, core::ErrorCode::invalid_argument);
  EXPECT_EQ(error.message, "found the parameter 'contry', which this path does not have, did you mean 'country'?");
  EXPECT_EQ(error.pointer, "/contry");
  EXPECT_EQ(refused_query("zzzzzzzz").message, "found the parameter 'zzzzzzzz', which this path does not have");
  EXPECT_EQ(refused_query("=1").message, "found the parameter '', which this path does not have");
  EXPECT_EQ(refused_query("%6cimit=1").message, "was read") << "an escaped name is the same name";
}

TEST(QueryParameters, ARepeatedNameIsRefused) {
  const core::Error error = refused_query("country=DE&limit=3&country=AT");
  EXPECT_EQ(error.code, core::ErrorCode::invalid_argument);
  EXPECT_EQ(error.message, "found the parameter 'country' twice, expected it once");
  EXPECT_EQ(error.pointer, "/country");
}

TEST(QueryParameters, AWholeNumberKeepsToItsBounds) {
  EXPECT_EQ(read("").whole("limit", 50, 1, 500).value(), 50);
  EXPECT_EQ(read("limit=1").whole("limit", 50, 1, 500).value(), 1);
  EXPECT_EQ(read("limit=500").whole("limit", 50, 1, 500).value(), 500);
  for (const char* wrong : {"0", "501", "-1", "", "abc", "5x", "1.5", "99999999999999999999", "%201"}) {
    const core::Error error = refused_limit(std::string("limit=") + wrong);
    EXPECT_EQ(error.code, core::ErrorCode::invalid_argument) << wrong;
    EXPECT_THAT(error.message, ::testing::EndsWith("expected a whole number from 1 to 500")) << wrong;
    EXPECT_EQ(error.pointer, "/limit") << wrong;
  }
  EXPECT_EQ(refused_limit("limit=501").message, "found limit '501', expected a whole number from 1 to 500");
}

TEST(QueryParameters, TheSameQuestionHasTheSameCanonicalText) {
  const auto text = [](std::string_view query) { return read(query).canonical_without(kOfThePage); };
  EXPECT_EQ(text("country=DE&platform=x&limit=3"), text("platform=%78&cursor=abc&country=DE"));
  EXPECT_NE(text("country=DE"), text("country=AT"));
  EXPECT_NE(text("country=DE"), text("platform=DE"));
  EXPECT_NE(text("country=DE&platform="), text("country=DE"));
  EXPECT_NE(text("country=a&platform=b"), text("country=a8%3Aplatform1%3Ab"));
}

}  // namespace
}  // namespace vouch::rest
