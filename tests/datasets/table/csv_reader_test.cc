// CSV cell by cell: the standard, what people write beside it, and what is refused without costing other rows.
#include "datasets/table/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "datasets/table/csv_sniffer.h"
#include "tests/datasets/table/table_text.h"

namespace vouch::datasets {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using Strings = std::vector<std::string>;

TextTable read(std::string_view text, CsvDialect dialect = {}, ReadLimits limits = {}) {
  return table_of(CsvReader::open(from_memory(text), dialect, limits));
}

TEST(CsvReader, QuotedCellsHoldDelimitersQuotesAndLineEnds) {
  const auto table = read("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"two\nlines\",plain\n\"\",\"\"\"\"\n");
  EXPECT_EQ(table.header, (Strings{"a", "b"}));
  EXPECT_THAT(table.rows, ElementsAre(Strings{"x, y", "say \"hi\""}, Strings{"two\nlines", "plain"}, Strings{"", "\""}));
  EXPECT_THAT(table.lines, ElementsAre(2, 3, 5)) << "a row's line is where it begins";
}

TEST(CsvReader, LineEndsMayBeCrlfOrLfAndTheLastMayBeMissing) {
  const auto wanted = ElementsAre(Strings{"u", "1"}, Strings{"v", "2"});
  EXPECT_THAT(read("id,n\r\nu,1\r\nv,2\r\n").rows, wanted);
  EXPECT_THAT(read("id,n\nu,1\nv,2").rows, wanted);
  EXPECT_THAT(read("id,n\r\nu,1\r\nv,2").rows, wanted);
  EXPECT_THAT(read("id,n\r\n\"u\",\"1\"\r\n\"v\",\"2\"\r\n").rows, wanted);
  EXPECT_THAT(read("id,n\ru,1\rv,2\r", {.line_end = '\r'}).rows, wanted);
}

TEST(CsvReader, QuotesInsideUnquotedCellsAreCharacters) {
  EXPECT_THAT(read("a,b\n5\" screen,x\"y\"\n").rows, ElementsAre(Strings{"5\" screen", "x\"y\""}));
}

TEST(CsvReader, WithoutQuotingAQuoteIsACharacterLikeOthers) {
  EXPECT_THAT(read("a\tb\n\"hello\" she\t\"\n", {.delimiter = '\t', .quotes = false}).rows,
              ElementsAre(Strings{"\"hello\" she", "\""}));
}

TEST(CsvReader, RowsOfEmptyCellsAreNoRows) {
  const auto table = read("a,b\n\nu,1\n,\n\n,\r\nv,2\n\n");
  EXPECT_THAT(table.rows, ElementsAre(Strings{"u", "1"}, Strings{"v", "2"}));
  EXPECT_THAT(table.lines, ElementsAre(3, 7));
}

TEST(CsvReader, SurplusEmptyCellsAreDropped) { EXPECT_THAT(read("a,b\nu,1,,\n").rows, ElementsAre(Strings{"u", "1"})); }

TEST(CsvReader, RaggedRowsAreBadAndHarmNoOther) {
  const auto table = read("id,n,name\nu,1,a\nx,1,b,c,d\ny\nv,2,c\n");
  EXPECT_THAT(table.rows, ElementsAre(Strings{"u", "1", "a"}, Strings{"v", "2", "c"}));
  EXPECT_THAT(table.bad, ElementsAre("3: found 'x,1,b,c,d', expected 3 cells, as in the header, not 5",
                                     "4: found 'y', expected 3 cells, as in the header, not 1"));
}

TEST(CsvReader, AQuoteNeverClosedCostsOneRow) {
  const auto table = read("id,n\nu,1\nx,\"open\nv,2\nw,3\n");
  EXPECT_THAT(table.rows, ElementsAre(Strings{"u", "1"}, Strings{"v", "2"}, Strings{"w", "3"}));
  EXPECT_THAT(table.bad, ElementsAre("3: found 'x,\"open', expected a closing quote within 1048576 bytes"));
}

TEST(CsvReader, TextAfterAClosingQuoteCostsOneRow) {
  const auto table = read("id,n\nx,\"a\"b\ny,\"c\nv,\"2\"\n");
  EXPECT_THAT(table.rows, ElementsAre(Strings{"v", "2"}));
  EXPECT_THAT(table.bad, SizeIs(2));
  EXPECT_THAT(table.bad[0], HasSubstr("expected a delimiter or line end after a closing quote"));
}

TEST(CsvReader, ALineBeyondTheLimitIsDroppedAndTheRestIsRead) {
  const std::string huge(9'000'000, 'x');
  const auto table = read("id,bio\nu,a\nbig," + huge + "\nv,c\n");
  EXPECT_THAT(table.rows, ElementsAre(Strings{"u", "a"}, Strings{"v", "c"}));
  ASSERT_THAT(table.bad, SizeIs(1));
  EXPECT_THAT(table.bad[0], HasSubstr("expected a row of at most 4194304 bytes"));
  EXPECT_LT(table.bad[0].size(), 400U) << "the line is not repeated";
  EXPECT_THAT(table.lines, ElementsAre(2, 4));
}

TEST(CsvReader, ACellBeyondTheLimitIsBad) {
  const auto table = read("a,b\nu," + std::string(2'000'000, 'x') + "\nv,1\n");
  EXPECT_THAT(table.rows, ElementsAre(Strings{"v", "1"}));
  EXPECT_THAT(table.bad, ElementsAre(HasSubstr("expected cells of at most 1048576 bytes")));
}

TEST(CsvReader, AFileWithoutAnyLineEndIsRefused) {
  const std::string text(10'000'000, 'x');
  const auto reader = CsvReader::open(from_memory(text), {}, {});
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, core::ErrorCode::invalid_argument);
  EXPECT_THAT(reader.error().message, HasSubstr("expected a header with a row of at most"));
  EXPECT_LT(reader.error().message.size(), 400U);
}

TEST(CsvReader, MoreColumnsThanAllowedAreRefused) {
  const auto reader = CsvReader::open(from_memory("a,b,c\n1,2,3\n"), {}, {.columns = 2});
  ASSERT_FALSE(reader);
  EXPECT_THAT(reader.error().message, HasSubstr("expected a header with at most 2 columns"));
}

TEST(CsvReader, AnEmptyStreamHasNoColumns) {
  EXPECT_THAT(read("").header, SizeIs(0));
  EXPECT_THAT(read("\n\n").header, SizeIs(0));
}

TEST(CsvReader, TheNoteOfASpreadsheetIsNoHeader) {
  EXPECT_EQ(read("sep=;\r\na;b\r\n", {.delimiter = ';'}).header, (Strings{"a", "b"}));
}

TEST(CsvReader, TheNotesAboveAHeaderAreNoHeader) {
  const std::string notes = "# ---\n# Shop, Germany\n#\n# From: 20240101\n\n";
  EXPECT_EQ(read(notes + "a,b\n# 1,2\n").header, (Strings{"a", "b"}));
  EXPECT_EQ(read(notes + "a,b\n# 1,2\n").rows, (std::vector<Strings>{{"# 1", "2"}}));
  EXPECT_EQ(read("#,name\n1,Anna\n").header, (Strings{"#", "name"})) << "a column of numbers";
  EXPECT_THAT(read(notes).header, SizeIs(0));
}

std::string in_quotes(const std::string& cell) {
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

/// Rows of any bytes, wide enough that cells cross the vectors of 64 bytes.
RC_GTEST_PROP(CsvReader, WhatIsWrittenQuotedComesBackUnchanged, ()) {
  const auto columns = *rc::gen::inRange<std::size_t>(1, 6);
  const auto rows = *rc::gen::container<std::vector<Strings>>(rc::gen::container<Strings>(
      columns, rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r', ';', ' ', '\0', '\xff'))));
  std::string text;
  for (std::size_t i = 0; i < columns; ++i) text += (i == 0 ? "h" : ",h") + std::to_string(i);
  for (const Strings& row : rows) {
    text += "\n";
    for (std::size_t i = 0; i < columns; ++i) text += (i == 0 ? "" : ",") + in_quotes(row[i]);
  }
  const auto table = read(text);
  RC_ASSERT(table.bad.empty());
  RC_ASSERT(table.rows == rows);
}

/// The oracle takes one character at a time.
std::vector<Strings> split_plainly(const std::string& text, char delimiter) {
  std::vector<Strings> rows{{""}};
  for (const char c : text) {
    if (c == '\n') {
      rows.push_back({""});
    } else if (c == delimiter) {
      rows.back().emplace_back();
    } else {
      rows.back().back() += c;
    }
  }
  return rows;
}

RC_GTEST_PROP(CsvReader, AgreesWithAPlainSplitWhereNothingIsQuoted, ()) {
  const auto delimiter = *rc::gen::element(',', ';', '\t', '|');
  const auto body = *rc::gen::container<std::string>(rc::gen::element('a', 'b', '0', '9', delimiter, '\n'));
  const auto wanted = split_plainly(body, delimiter);
  const auto table = read("h1" + std::string(1, delimiter) + "h2\n" + body, {.delimiter = delimiter});
  std::vector<Strings> fitting;
  for (const Strings& row : wanted) {
    const bool blank = std::all_of(row.begin(), row.end(), [](const std::string& cell) { return cell.empty(); });
    const bool fits =
        row.size() >= 2 && std::all_of(row.begin() + 2, row.end(), [](const std::string& cell) { return cell.empty(); });
    if (!blank && fits) fitting.push_back({row[0], row[1]});
  }
  RC_ASSERT(table.rows == fitting);
}

/// A source that gives a few bytes at a time, so that windows end anywhere.
class DribblingSource final : public ByteSource {
 public:
  DribblingSource(std::string_view text, std::size_t step) : rest_(text), step_(step) {}
  core::Result<std::size_t> read(std::span<char> into) override {
    const std::size_t size = std::min({into.size(), rest_.size(), step_});
    std::copy_n(rest_.begin(), size, into.begin());
    rest_.remove_prefix(size);
    return size;
  }
  std::uint64_t stored_bytes_read() const override { return 0; }

 private:
  std::string_view rest_;
  std::size_t step_;
};

TEST(CsvReader, RowsAcrossWindowsAreWhole) {
  std::string text = "id,text\n";
  std::vector<Strings> wanted;
  for (int i = 0; i < 300; ++i) {
    wanted.push_back({"r" + std::to_string(i),
                      std::string(static_cast<std::size_t>(i * 73 % 20000), static_cast<char>('a' + i % 26)) + "\"\n,"});
    text += wanted.back()[0] + "," + in_quotes(wanted.back()[1]) + "\n";
  }
  const auto table = table_of(CsvReader::open(std::make_unique<DribblingSource>(text, 7919), {}, {}));
  EXPECT_TRUE(table.bad.empty());
  EXPECT_TRUE(table.rows == wanted);
}

TEST(SniffDialect, FindsTheDelimiterAlsoWhereQuotedCellsHoldOthers) {
  const CountKnown known = [](std::span<const std::string> header) {
    return static_cast<std::size_t>(
        std::count_if(header.begin(), header.end(), [](const std::string& one) { return one == "k1" || one == "k2"; }));
  };
  const auto delimiter = [&known](std::string_view text, char preferred = ',') {
    return sniff_dialect(text, preferred, known, {}).delimiter;
  };
  EXPECT_EQ(delimiter("k1,k2\n\"a;b;c\",1\n"), ',');
  EXPECT_EQ(delimiter("k1;k2\n\"a,b\";1,5\n"), ';');
  EXPECT_EQ(delimiter("k1\tk2\na,b;c\t1\n"), '\t');
  EXPECT_EQ(delimiter("k1|k2\na,b|1\n"), '|');
  EXPECT_EQ(delimiter("k1;k2;x, in km\nu;1;1,5\nv;1;2,5\n"), ';')
      << "the comma splits every row alike, but fewer headers are known";
  EXPECT_EQ(delimiter("k1\nu\nv\n"), ',');
  EXPECT_EQ(delimiter("k1\nu\nv\n", '\t'), '\t');
  EXPECT_EQ(delimiter("sep=;\nk1;k2\n"), ';');
  EXPECT_EQ(sniff_dialect("k1,k2\rU,1\r", ',', known, {}).line_end, '\r');
}

}  // namespace
}  // namespace vouch::datasets
