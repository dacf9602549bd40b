// NDJSON line by line: fields as columns, kinds of values, and lines that are no object.
#include "datasets/table/json_lines_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/datasets/table/table_text.h"

namespace vouch::datasets {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using Strings = std::vector<std::string>;

TextTable read_json(std::string_view text, ReadLimits limits = {}) {
  JsonLinesReader reader(from_memory(text), {}, limits);
  return read_all(reader);
}

TEST(JsonLinesReader, FieldsAreColumnsInTheOrderInWhichTheyComeUp) {
  const auto table = read_json("{\"a\": \"x\", \"b\": 1}\n{\"b\": 2.50, \"c\": true}\n");
  EXPECT_EQ(table.header, (Strings{"a", "b", "c"}));
  EXPECT_THAT(table.rows, ElementsAre(Strings{"x", "1"}, Strings{"", "2.50", "true"}));
}

TEST(JsonLinesReader, FieldsKnownBeforehandKeepTheirPlaces) {
  JsonLinesReader reader(from_memory("{\"b\": 1}\n"), {"a", "b"}, {});
  EXPECT_THAT(read_all(reader).rows, ElementsAre(Strings{"", "1"}));
}

TEST(JsonLinesReader, KindsOfValuesAreTold) {
  JsonLinesReader reader(
      from_memory("{\"t\":\"1\",\"n\":-1.5e3,\"y\":false,\"z\":null,\"l\":[\"a\",\"b c\",3],\"o\":{\"x\":1},\"m\":[[1]]}\n"), {},
      {});
  const auto row = reader.next();
  ASSERT_TRUE(row);
  const auto& cells = (*row)->cells;
  ASSERT_EQ(cells.size(), 7U);
  EXPECT_EQ(cells[0].kind, CellKind::text);
  EXPECT_EQ(cells[1].kind, CellKind::number);
  EXPECT_EQ(cells[1].text, "-1.5e3");
  EXPECT_EQ(cells[2].kind, CellKind::boolean);
  EXPECT_EQ(cells[3].kind, CellKind::missing);
  EXPECT_EQ(cells[4].kind, CellKind::list);
  EXPECT_EQ(cells[4].text,
            "a\x1f"
            "b c\x1f"
            "3");
  EXPECT_EQ(cells[5].kind, CellKind::object);
  EXPECT_EQ(cells[6].kind, CellKind::object);
}

TEST(JsonLinesReader, EscapesAreResolved) {
  EXPECT_THAT(read_json("{\"a\": \"a \\\"b\\\" \\u00fc\\ud83d\\ude00\\n\"}\n").rows, ElementsAre(Strings{"a \"b\" ü😀\n"}));
}

TEST(JsonLinesReader, LinesThatAreNoObjectAreBadAndHarmNoOther) {
  const std::string deep(100'000, '[');
  const std::string closed(100'000, ']');
  const auto table = read_json("{\"id\": \"u\"}\n{\"id\": \n" + deep + closed +
                               "\n[1]\n{\"id\": \"x\"} {\"id\": \"y\"}\n{\"id\": 01}\n\n{\"id\":\"v\"}");
  EXPECT_THAT(table.rows, ElementsAre(Strings{"u"}, Strings{"v"}));
  EXPECT_THAT(table.lines, ElementsAre(1, 8));
  ASSERT_THAT(table.bad, SizeIs(5));
  EXPECT_THAT(table.bad[0], HasSubstr("2: found '{\"id\":', expected a JSON object"));
  EXPECT_THAT(table.bad[1], HasSubstr("expected an object nested at most 64 deep"));
  EXPECT_THAT(table.bad[2], HasSubstr("4: found '[1]', expected a JSON object"));
  EXPECT_THAT(table.bad[3], HasSubstr("expected one JSON object a line"));
  EXPECT_THAT(table.bad[4], HasSubstr("expected a JSON object with valid numbers"));
}

TEST(JsonLinesReader, DeepValuesOfUnknownFieldsAreRefusedToo) {
  const std::string text = "{\"a\": " + std::string(70, '[') + std::string(70, ']') + "}\n{\"a\": \"[[[[\"}\n";
  const auto table = read_json(text);
  EXPECT_THAT(table.bad, SizeIs(1));
  EXPECT_THAT(table.rows, SizeIs(1));
  EXPECT_THAT(read_json("{\"a\": \"" + std::string(500, '[') + "\"}\n").rows, SizeIs(1)) << "brackets in texts do not count";
}

TEST(JsonLinesReader, ABrokenCharacterOrTwiceTheSameFieldMakesTheLineBad) {
  EXPECT_THAT(read_json("{\"a\": \"\xff\"}\n{\"a\": \"x\"}\n").bad, SizeIs(1));
  EXPECT_THAT(read_json("{\"a\": 1, \"a\": 2}\n").bad, ElementsAre(HasSubstr("expected each field once")));
}

TEST(JsonLinesReader, ALineBeyondTheLimitIsDropped) {
  const std::string text = "{\"id\":\"u\"}\n{\"id\":\"" + std::string(9'000'000, 'x') + "\"}\n{\"id\":\"v\"}\n";
  const auto table = read_json(text);
  EXPECT_THAT(table.rows, ElementsAre(Strings{"u"}, Strings{"v"}));
  EXPECT_THAT(table.bad, ElementsAre(HasSubstr("expected a line of at most 4194304 bytes")));
}

TEST(JsonLinesReader, TooManyDifferentFieldsAreRefusedRowByRow) {
  EXPECT_THAT(read_json("{\"a\":1,\"b\":2}\n{\"c\":3}\n{\"a\":4}\n", {.columns = 2}).rows, SizeIs(2));
}

}  // namespace
}  // namespace vouch::datasets
