// The checker must see what is wrong, or tests that lean on it cannot fail: one planted fault for each keyword.
#include "tests/support/json_schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vouch::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const json kDocument = json::parse(R"({"schemas": {
  "Name": {"type": "string", "minLength": 1},
  "Point": {"type": "object", "required": ["x"], "additionalProperties": false,
            "properties": {"x": {"type": "number", "minimum": 0, "maximum": 1}, "name": {"$ref": "#/schemas/Name"}}}}})");

std::vector<std::string> problems(const char* schema, const char* value) {
  return schema_problems(kDocument, json::parse(schema), json::parse(value));
}

TEST(JsonSchema, AValueThatFitsHasNoProblems) {
  EXPECT_THAT(problems(R"({"$ref": "#/schemas/Point"})", R"({"x": 0.5, "name": "a"})"), IsEmpty());
  EXPECT_THAT(problems(R"({"type": ["integer", "null"], "enum": [1, null]})", "null"), IsEmpty());
  EXPECT_THAT(problems(R"({"type": "object", "additionalProperties": {"type": "integer"}})", R"({"a": 1, "b": 2})"), IsEmpty());
  EXPECT_THAT(problems(R"({"oneOf": [{"type": "string"}, {"$ref": "#/schemas/Point"}]})", R"("b1")"), IsEmpty());
  EXPECT_THAT(problems(R"({"type": "string", "format": "date-time"})", R"("2026-01-31T00:00:00Z")"), IsEmpty());
}

TEST(JsonSchema, EachKeywordFindsItsFault) {
  const struct {
    const char* schema;
    const char* value;
    const char* problem;
  } cases[] = {
      {R"({"type": "integer"})", "1.5", "/: found 1.5, expected integer"},
      {R"({"type": ["number", "null"]})", R"("x")", "/: found \"x\", expected number or null"},
      {R"({"type": "number"})", "true", "/: found true, expected number"},
      {R"({"enum": ["a", "b"]})", R"("c")", "/: found \"c\", expected one of [\"a\",\"b\"]"},
      {R"({"$ref": "#/schemas/Point"})", "{}", "/: has no x"},
      {R"({"$ref": "#/schemas/Point"})", R"({"x": 0, "y": 0})", "/: has the unknown member y"},
      {R"({"$ref": "#/schemas/Point"})", R"({"x": -1})", "/x: found -1, expected at least 0"},
      {R"({"$ref": "#/schemas/Point"})", R"({"x": 1.01})", "/x: found 1.01, expected at most 1"},
      {R"({"$ref": "#/schemas/Point"})", R"({"x": 1, "name": ""})", "/name: found \"\", expected 1 bytes"},
      {R"({"$ref": "#/schemas/Line"})", "1", "/: the schema names '#/schemas/Line', which the document does not have"},
      {R"({"additionalProperties": {"type": "integer"}})", R"({"a": "b"})", "/a: found \"b\", expected integer"},
      {R"({"items": {"type": "number"}})", R"([1, [2]])", "/1: found [2], expected number"},
      {R"({"minItems": 2})", "[1]", "/: found [1], expected at least 2 items"},
      {R"({"maxItems": 2})", "[1, 2, 3]", "/: found [1,2,3], expected at most 2 items"},
      {R"({"pattern": "^[0-9]{2}$"})", R"("123")", "/: found \"123\", expected text like \"^[0-9]{2}$\""},
      {R"({"format": "date-time"})", R"("2026-01-31")", "/: found \"2026-01-31\", expected a time of RFC 3339"},
      {R"({"oneOf": [{"type": "number"}, {"type": "integer"}]})", "1", "/: fits 2 of 2 forms"},
      {R"({"oneOf": [{"type": "null"}]})", "1", "/: fits 0 of 1 forms (/: found 1, expected null)"},
      {R"({"multipleOf": 2})", "3", "/: the schema has the keyword 'multipleOf', which is not checked"},
  };
  for (const auto& one : cases) EXPECT_THAT(problems(one.schema, one.value), ElementsAre(HasSubstr(one.problem))) << one.schema;
}

TEST(JsonSchema, JsonWithANameTwiceOrWithMoreBehindItIsNotRead) {
  EXPECT_EQ(strict_json(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})")["b"][1]["a"], 2);
  EXPECT_ANY_THROW((void)strict_json(R"({"a": 1, "a": 2})"));
  EXPECT_ANY_THROW((void)strict_json(R"([{"b": {"a": 1, "a": 2}}])"));
  EXPECT_ANY_THROW((void)strict_json("{} {}"));
  EXPECT_ANY_THROW((void)strict_json("[NaN]"));
}

}  // namespace
}  // namespace vouch::testing
