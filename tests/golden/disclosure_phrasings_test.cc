// The classifier against disclosure_phrasings.csv, phrasings written for this project before the rules. A row is held out where
// the first byte of the SHA-256 of its text is odd; the others were looked at while the rules were written. Macro F1 is the mean
// over the six classes.
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/reference/disclosure_tables.h"
#include "datasets/reference/reference_table.h"
#include "engine/core/hash.h"
#include "engine/credibility/disclosure.h"

namespace vouch {
namespace {

struct Phrasing {
  std::string language, post_class, text;
};

std::vector<Phrasing> phrasings() {
  std::ifstream in(VOUCH_GOLDEN "/disclosure_phrasings.csv", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  constexpr std::array<std::string_view, 3> kColumns{"language", "class", "text"};
  auto table = datasets::ReferenceTable::open("disclosure_phrasings.csv", bytes, kColumns).value();
  std::vector<Phrasing> rows;
  while (table.next().value())
    rows.push_back({std::string(table.cell(0)), std::string(table.cell(1)), std::string(table.cell(2))});
  return rows;
}

bool held_out(const Phrasing& row) { return core::sha256(row.text)[0] % 2 == 1; }

struct Tally {
  int right = 0, given = 0, true_ones = 0;
  [[nodiscard]] double f1() const { return given + true_ones == 0 ? 0.0 : 2.0 * right / (given + true_ones); }
};

double macro_f1(bool of_held_out) {
  const auto classifier =
      credibility::DisclosureClassifier::make(datasets::read_disclosure_files(datasets::carried_disclosure_files()).value())
          .value();
  std::map<std::string, Tally> tallies;
  for (const Phrasing& row : phrasings()) {
    if (held_out(row) != of_held_out) continue;
    const auto answer = classifier.classify({.text = row.text, .country = row.language == "de" ? "DE" : "US"});
    const std::string given(credibility::name_of(answer.post_class));
    ++tallies[row.post_class].true_ones;
    ++tallies[given].given;
    tallies[row.post_class].right += given == row.post_class ? 1 : 0;
    if (given != row.post_class) ::testing::Test::RecordProperty("wrong", row.text);
  }
  EXPECT_EQ(tallies.size(), 6u);
  double sum = 0.0;
  for (const auto& [name, tally] : tallies) {
    EXPECT_GE(tally.true_ones, 5) << name;
    sum += tally.f1();
  }
  return sum / static_cast<double>(tallies.size());
}

TEST(DisclosurePhrasings, AreEnoughInBothLanguages) {
  std::map<std::string, int> rows;
  for (const Phrasing& row : phrasings()) ++rows[row.language];
  EXPECT_GE(rows["de"], 60);
  EXPECT_GE(rows["en"], 40);
}

TEST(DisclosurePhrasings, AreReadRightWhereHeldOut) {
  const double f1 = macro_f1(true);
  RecordProperty("macro_f1", std::to_string(f1));
  EXPECT_GE(f1, 0.95);
}

TEST(DisclosurePhrasings, AreReadRightWhereLookedAt) { EXPECT_GE(macro_f1(false), 0.95); }

}  // namespace
}  // namespace vouch
