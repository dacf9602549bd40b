// The reader against evenness_phrasings.csv, sentences made up for this project before the wordings were collected. One person
// wrote both, so this shows that the rules do what they mean, not how people write. Macro F1 is the mean over the four classes.
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/reference/evenness_tables.h"
#include "datasets/reference/reference_table.h"
#include "engine/credibility/evenness_reading.h"
#include "tests/support/carried_rules.h"

namespace vouch {
namespace {

struct Opinion {
  std::string language, post_class, text;
};

std::vector<Opinion> opinions() {
  std::ifstream in(VOUCH_GOLDEN "/evenness_phrasings.csv", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  constexpr std::array<std::string_view, 3> kColumns{"language", "class", "text"};
  auto table = datasets::ReferenceTable::open("evenness_phrasings.csv", bytes, kColumns).value();
  std::vector<Opinion> rows;
  while (table.next().value())
    rows.push_back({std::string(table.cell(0)), std::string(table.cell(1)), std::string(table.cell(2))});
  return rows;
}

struct Hits {
  int right = 0, given = 0, true_ones = 0;
  [[nodiscard]] double f1() const { return given + true_ones == 0 ? 0.0 : 2.0 * right / (given + true_ones); }
};

double macro_f1_of(std::string_view language) {
  const auto reader =
      vouch::testing::evenness_reader(datasets::read_evenness_phrases(datasets::carried_evenness_phrases()).value()).value();
  std::map<std::string, Hits> hits;
  for (const Opinion& row : opinions()) {
    if (row.language != language) continue;
    const std::string given(credibility::name_of(reader.read(row.text, row.language).post_class));
    ++hits[row.post_class].true_ones;
    ++hits[given].given;
    hits[row.post_class].right += given == row.post_class ? 1 : 0;
    if (given != row.post_class) ::testing::Test::RecordProperty(given, row.text);
  }
  EXPECT_EQ(hits.size(), 4u);
  double sum = 0.0;
  for (const auto& [name, one] : hits) {
    EXPECT_GE(one.true_ones, 10) << name;
    sum += one.f1();
  }
  return sum / static_cast<double>(hits.size());
}

TEST(EvennessPhrasings, AreEnoughInBothLanguages) {
  std::map<std::string, int> rows;
  for (const Opinion& row : opinions()) ++rows[row.language];
  EXPECT_GE(rows["de"], 60);
  EXPECT_GE(rows["en"], 40);
}

TEST(EvennessPhrasings, AreReadRightInGerman) { EXPECT_GE(macro_f1_of("de"), 0.95); }

TEST(EvennessPhrasings, AreReadRightInEnglish) { EXPECT_GE(macro_f1_of("en"), 0.95); }

}  // namespace
}  // namespace vouch
