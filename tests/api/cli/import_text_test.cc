// What checking and building say, in both languages: every sentence that a reader may give has its German words.
#include "api/cli/import_text.h"

#include <gmock/gmock.h>

#include "api/words/catalogue.h"
#include "api/words/translation.h"
#include "datasets/schema/data_dictionary.h"
#include "tests/api/cli/program_fixture.h"

namespace vouch::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using words::Language;

class ImportText : public ProgramTest {
 protected:
  /// Reads the files alone, in German, and checks that nothing English is left of what was expected of their rows.
  void expect_german(const std::string& name, const std::string& content, const std::string& expected) const {
    const std::string folder = "case" + std::to_string(++cases_);
    file(folder + "/account.key", std::string(32, 'k'));
    if (!name.starts_with("creators")) file(folder + "/creators.csv", "creator_id,followers\nu,1\n");
    file(folder + "/" + name, content);
    const Done done = vouch({"check", path(folder), "--lang", "de"});
    EXPECT_EQ(done.status, 7) << name << done.err;
    EXPECT_THAT(done.out, HasSubstr("erwartet " + expected)) << content;
  }

 private:
  mutable int cases_ = 0;
};

TEST(ImportWords, HaveEveryCostOfTheDataDictionary) {
  const auto expect_words = [](const std::string& code, std::string_view cost) {
    EXPECT_EQ(words::template_of(code, Language::english), cost) << code;
    EXPECT_NE(words::template_of(code, Language::german), "") << code;
  };
  for (const auto& table : datasets::data_dictionary()) {
    expect_words("missing_" + std::string(table.name), table.cost);
    for (const auto& column : table.columns) {
      if (!column.cost.empty()) expect_words("missing_" + std::string(table.name) + "_" + std::string(column.name), column.cost);
    }
  }
}

TEST(ImportWords, HaveWhatACellOfEveryTypeShouldBe) {
  using datasets::FieldType;
  for (auto type = FieldType::id; type <= FieldType::vector; type = static_cast<FieldType>(static_cast<int>(type) + 1)) {
    const auto english = datasets::expected_text(type);
    EXPECT_TRUE(english == "text" || words::translated(english, Language::german) != english) << english;
  }
}

TEST_F(ImportText, TellsOfRowsInGerman) {
  expect_german("creators.csv", "creator_id,followers\nu,1\nv,zzq\n", "eine ganze Zahl ab 0, etwa 12500 oder 12,5 Tsd.");
  expect_german("creators.csv", "creator_id,followers\nu,1\nu,2\n", "eine Kennung, die keine frühere Zeile hat");
  expect_german("creators.csv", "creator_id,followers\nu,1\n\"v\"w,2\n", "ein Trennzeichen oder Zeilenende");
  expect_german("creators.csv", "creator_id,followers,name\nu,1,a\nv,2\n", "3 Zellen wie in der Kopfzeile, nicht 2");
  expect_german("creators.csv", "creator_id,followers,price_basis\nu,1,net\nv,2,zzq\n", "eines von net, gross");
  expect_german("creators.csv", "creator_id,followers\nu,1\n1.78414E+16,2\n", "eine Kennung; ein Tabellenprogramm");
  expect_german("creators.ndjson", "{\"creator_id\":\"u\"}\n[1]\n", "ein JSON-Objekt");
  expect_german("creators.ndjson", "{\"creator_id\":\"u\"}\n{\"creator_id\":\"v\",\"creator_id\":\"w\"}\n",
                "jedes Feld nur einmal");
  expect_german("responses.csv", "brand_id,account_id,nps\nb,a,11\n", "eine ganze Zahl von 0 bis 10");
  expect_german("posts.csv", "post_id,owner_id,owner_kind\np,zzq,creator\n", "die Kennung eines Profils oder einer Marke");
  expect_german("persons.csv", "person_id,creator_id,account_id\np,,\n", "creator_id oder account_id");
}

TEST_F(ImportText, ChecksInTheLanguageAskedFor) {
  file("shop2/account.key", std::string(32, 'k'));
  file("shop2/creators.csv", "creator_id;followers;zzq\nu;1.234.567;x\n");
  const Done german = vouch({"check", path("shop2"), "--lang", "de"});
  for (const char* text : {"Datei", "1 Zeile, 0 abgelehnt", "Spalten\n", "unbekannte Spalten, ausgelassen: zzq",
                           "gelesen als followers: Dezimalkomma", "Was fehlt, und was das kostet",
                           "ohne `creators.country`: Filter nach Land lassen niemanden übrig"}) {
    EXPECT_THAT(german.out, HasSubstr(text));
  }
  for (const char* text : {"without", "row", "unknown", "rejected", "Missing"}) EXPECT_THAT(german.out, Not(HasSubstr(text)));
  const Done english = vouch({"check", path("shop2"), "--lang", "en"});
  for (const char* text :
       {"file", "1 row, 0 rejected", "Columns\n", "unknown columns, left out: zzq", "read as followers: decimal comma",
        "Missing, and what it costs", "without `creators.country`: filters by country keep nobody"}) {
    EXPECT_THAT(english.out, HasSubstr(text));
  }
  const Done json = vouch({"check", path("shop2"), "--json", "--lang", "de"});
  EXPECT_THAT(json.out, HasSubstr("ohne `posts`: Interaktion, Passung der Inhalte und Kennzeichnung sind unbekannt"));
}

TEST_F(ImportText, BuildsInTheLanguageAskedFor) {
  const std::string target = path("x.vouch");
  const Done english = vouch({"build", dataset(), "-o", target});
  EXPECT_THAT(english.out, HasSubstr("x.vouch: snapshot "));
  EXPECT_THAT(english.out, HasSubstr("145 rows read, 0 rejected\n3 creators, 2 brands, "));
  file("shop/collaborations.csv", "brand_id,creator_id,at\nmill,anna,2025-01-01\nmill,nobody,2025-01-01\nzzq,anna,2025-01-01\n");
  const Done german = vouch({"build", path("shop"), "-o", target, "--lang", "de"});
  EXPECT_THAT(german.out, HasSubstr("x.vouch: Datenstand "));
  EXPECT_THAT(german.out, HasSubstr(" Zeilen gelesen, "));
  EXPECT_THAT(german.out, HasSubstr("3 Profile, 2 Marken, "));
  EXPECT_THAT(german.out, HasSubstr("2 Kooperationen ausgelassen: mit einem Profil oder einer Marke"));
  file("shop/creators.csv", "creator_id,followers\nanna,1\nv,zzq\n");
  const Done rejects = vouch({"build", path("shop"), "-o", target, "--lang", "de", "--allow-rejects"});
  EXPECT_THAT(rejects.err, HasSubstr("abgelehnt, zum Beispiel creators.csv:3: Spalte followers: gefunden „zzq“, erwartet eine "));
  EXPECT_THAT(rejects.err, HasSubstr("(alle mit --rejects DATEI)"));
}

}  // namespace
}  // namespace vouch::cli
