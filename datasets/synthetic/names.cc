#include "datasets/synthetic/names.h"

#include <array>
#include <numeric>

#include "datasets/synthetic/population.h"

namespace vouch::datasets {
namespace {

constexpr std::array kFirst = std::to_array<std::string_view>({
    "Mira",   "Jonte",  "Elani",  "Tarek",     "Liv",  "Bennet", "Suri",   "Janno", "Fenja", "Malik", "Runa",  "Keno",
    "Amelie", "Levin",  "Noemi",  "Till",      "Zoe",  "Arvid",  "Leyla",  "Matti", "Juna",  "Piet",  "Selin", "Oskar",
    "Tove",   "Emre",   "Wiebke", "Caspar",    "Nura", "Hauke",  "Alva",   "Dario", "Greta", "Yunus", "Ronja", "Falk",
    "Ines",   "Quirin", "Bahar",  "Lasse",     "Thea", "Milo",   "Kaya",   "Enno",  "Svea",  "Idris", "Lotta", "Rafael",
    "Maja",   "Tjark",  "Esra",   "Korbinian", "Vida", "Anouk",  "Henrik", "Lale",  "Jorin", "Pina",  "Sami",  "Undine",
});
constexpr std::array kSurnameHead = std::to_array<std::string_view>({
    "Tann",  "Falk", "Sonn",   "Brunn", "Weiden", "Mohn",    "Silber", "Linden", "Distel", "Eich",  "Morgen", "Nebel",
    "Heide", "Korn", "Birken", "Amsel", "Quell",  "Ginster", "Raben",  "Ufer",   "Winter", "Ahorn", "Schilf", "Fels",
});
constexpr std::array kSurnameTail = std::to_array<std::string_view>({
    "ried",  "quist",   "hagen", "loh",  "anger",  "wiek", "thal", "rode", "moor",   "horst", "brück", "see",
    "grund", "stetter", "hain",  "büll", "marsch", "kamp", "egg",  "lind", "werder", "born",  "gau",   "wall",
});
constexpr std::array kBrandHead = std::to_array<std::string_view>({
    "Lind", "Velm", "Quenz", "Tarv", "Norvi", "Ostri", "Hald", "Ember", "Silv", "Wend", "Karo", "Mirk",
    "Zell", "Fjor", "Alm",   "Brem", "Thal",  "Gond",  "Ulme", "Ryde",  "Sorn", "Pell", "Isen", "Vork",
});
constexpr std::array kBrandTail = std::to_array<std::string_view>({
    "quell",
    "ora",
    "ello",
    "wick",
    "una",
    "holm",
    "aris",
    "ette",
    "brook",
    "anda",
    "hus",
    "ivo",
    "stad",
    "era",
    "grove",
    "ulm",
});

struct Trade {
  std::string_view category, german, english;
};
constexpr std::array<Trade, kTopics> kTrades{{
    {"food", "Backstube", "Pantry"},
    {"nutrition", "Naturkost", "Wholefoods"},
    {"fitness", "Sport", "Training"},
    {"outdoor", "Bergwerk", "Outdoors"},
    {"travel", "Reisen", "Journeys"},
    {"photography", "Optik", "Lenses"},
    {"fashion", "Mode", "Apparel"},
    {"beauty", "Kosmetik", "Skincare"},
    {"music", "Klang", "Audio"},
    {"gaming", "Spiele", "Games"},
    {"technology", "Technik", "Devices"},
    {"mobility", "Räder", "Cycles"},
    {"diy", "Werkstatt", "Crafts"},
    {"home", "Wohnen", "Interiors"},
    {"garden", "Garten", "Gardens"},
    {"family", "Kinderwelt", "Family"},
}};

/// A place in [0, n) for each index, different for indices below n: a walk with a step that shares no factor with n.
std::uint64_t shuffled(std::uint64_t seed, std::string_view layer, std::uint64_t index, std::uint64_t n, std::uint64_t prime) {
  const std::uint64_t start = core::Random(seed, layer).below(n);
  return (index % n * prime + start) % n;
}

}  // namespace

std::string handle_of(std::string_view name) {
  std::string handle;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c >= 'A' && c <= 'Z') {
      handle.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.') {
      handle.push_back(c);
    } else if (c == '\xc3' && i + 1 < name.size()) {
      const char next = name[++i];
      handle += next == '\xa4' || next == '\x84'   ? "ae"
                : next == '\xb6' || next == '\x96' ? "oe"
                : next == '\xbc' || next == '\x9c' ? "ue"
                                                   : "ss";
    } else {
      handle.push_back('_');
    }
  }
  return handle;
}

Named creator_name(std::uint64_t seed, std::uint64_t creator) {
  constexpr std::uint64_t kNames = kFirst.size() * kSurnameHead.size() * kSurnameTail.size();
  static_assert(std::gcd(kNames, std::uint64_t{15013}) == 1);
  std::uint64_t place = shuffled(seed, "creator names", creator, kNames, 15013);
  const auto first = kFirst[place % kFirst.size()];
  place /= kFirst.size();
  std::string surname(kSurnameHead[place % kSurnameHead.size()]);
  surname += kSurnameTail[place / kSurnameHead.size()];
  Named named;
  named.name = std::string(first) + ' ' + surname;
  named.handle = handle_of(std::string(first) + '.' + surname);
  if (creator >= kNames) named.handle += std::to_string(creator / kNames);
  return named;
}

Named brand_name(std::uint64_t seed, std::uint64_t brand, std::string_view category, Language language) {
  constexpr std::uint64_t kStems = kBrandHead.size() * kBrandTail.size();
  static_assert(std::gcd(kStems - 1, std::uint64_t{151}) == 1);
  const std::uint64_t place =
      brand == 0 ? 0 : 1 + shuffled(seed, "brand names", brand, kStems - 1, 151);  // the first is Lindquell
  std::string name(kBrandHead[place % kBrandHead.size()]);
  name += kBrandTail[place / kBrandHead.size()];
  for (const Trade& trade : kTrades) {
    if (trade.category != category) continue;
    name += ' ';
    name += language == Language::german ? trade.german : trade.english;
  }
  if (brand >= kStems - 1) name += ' ' + std::to_string(brand / (kStems - 1) + 1);
  return {.name = name, .handle = handle_of(name)};
}

}  // namespace vouch::datasets
