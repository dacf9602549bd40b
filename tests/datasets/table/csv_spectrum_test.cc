// Conformance: every file of csv-spectrum gives the rows that its JSON says. Found through VOUCH_DATA, skipped without.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "datasets/table/csv_reader.h"
#include "tests/datasets/table/table_text.h"

namespace vouch::datasets {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The values of each object, in the header's order.
Rows rows_of(const std::filesystem::path& file, const std::vector<std::string>& header) {
  Rows rows;
  simdjson::dom::parser parser;
  simdjson::dom::array array;
  if (parser.load(file.string()).get_array().get(array) != simdjson::SUCCESS) return rows;
  for (const auto object : array) {
    auto& row = rows.emplace_back();
    for (const std::string& name : header) {
      std::string_view value;
      if (object.at_key(name).get_string().get(value) == simdjson::SUCCESS) row.emplace_back(value);
    }
  }
  return rows;
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' && !out.ends_with('\r')) out += '\r';
    out += c;
  }
  return out;
}

TEST(CsvSpectrum, EveryFileGivesTheRowsThatItsJsonSays) {
  const char* const data = std::getenv("VOUCH_DATA");
  const std::filesystem::path folder = std::filesystem::path(data == nullptr ? "" : data) / "reliability" / "csv-spectrum";
  if (data == nullptr || !std::filesystem::is_directory(folder)) GTEST_SKIP() << "needs VOUCH_DATA with reliability/csv-spectrum";
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "csvs")) {
    const std::string stem = entry.path().stem().string();
    if (stem == "location_coordinates") continue;  // its JSON is of another row, see below
    std::string text = content_of(entry.path());
    if (stem == "newlines_crlf") text = with_crlf(text);  // copies that went through git have lost them
    const auto table = table_of(CsvReader::open(from_memory(text), {}, {}));
    EXPECT_TRUE(table.bad.empty()) << stem;
    EXPECT_EQ(table.rows, rows_of(folder / "json" / (stem + ".json"), table.header)) << stem;
    ++files;
  }
  EXPECT_EQ(files, 11);
  const std::string text = content_of(folder / "csvs" / "location_coordinates.csv");
  const auto table = table_of(CsvReader::open(from_memory(text), {}, {}));
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0][1],
            "37\xEF\xBF\xBD"
            "36'37.8\"N 121\xEF\xBF\xBD"
            "2'17.9\"W");
}

}  // namespace
}  // namespace vouch::datasets
