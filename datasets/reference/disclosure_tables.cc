#include "datasets/reference/disclosure_tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "datasets/reference/reference_table.h"

namespace vouch::datasets {
namespace {

using catalog::CountryRuleRecord;
using catalog::DisclosureRecords;
using catalog::DisclosureSettings;
using catalog::PhraseRecord;
using catalog::PhraseRole;
using catalog::PlatformLabel;
using catalog::PostClass;
using catalog::Required;
using catalog::Strength;
using core::fail;
using core::Result;

constexpr std::array<std::string_view, 3> kNames{"disclosure_phrases.csv", "disclosure_rules.csv", "disclosure_settings.csv"};

constexpr std::array<std::pair<std::string_view, PostClass>, 6> kPhraseClasses{{{"none", PostClass::none},
                                                                                {"declared_unpaid", PostClass::declared_unpaid},
                                                                                {"paid", PostClass::paid},
                                                                                {"gifted", PostClass::gifted},
                                                                                {"affiliate", PostClass::affiliate},
                                                                                {"own_brand", PostClass::own_brand}}};
constexpr std::array<std::pair<std::string_view, PostClass>, 4> kCommercialClasses{{{"paid", PostClass::paid},
                                                                                    {"gifted", PostClass::gifted},
                                                                                    {"affiliate", PostClass::affiliate},
                                                                                    {"own_brand", PostClass::own_brand}}};
constexpr std::array<std::pair<std::string_view, Strength>, 2> kStrengths{{{"weak", Strength::weak}, {"clear", Strength::clear}}};
constexpr std::array<std::pair<std::string_view, PhraseRole>, 7> kRoles{{{"statement", PhraseRole::statement},
                                                                         {"offer", PhraseRole::offer},
                                                                         {"label", PhraseRole::label},
                                                                         {"opener", PhraseRole::opener},
                                                                         {"qualifier", PhraseRole::qualifier},
                                                                         {"topic", PhraseRole::topic},
                                                                         {"negation", PhraseRole::negation}}};
constexpr std::array<std::pair<std::string_view, Required>, 3> kRequired{
    {{"no", Required::no}, {"yes", Required::yes}, {"if_not_apparent", Required::if_not_apparent}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kTruth{{{"yes", true}, {"no", false}}};
constexpr std::array<std::pair<std::string_view, PlatformLabel>, 2> kLabels{
    {{"helps", PlatformLabel::helps}, {"suffices", PlatformLabel::suffices}}};

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const auto end = std::min(list.find('|'), list.size());
    if (end > 0) parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

/// The first of these columns that is empty, as an error.
Result<void> all_filled(const ReferenceTable& table, std::span<const std::size_t> columns) {
  for (const std::size_t column : columns) {
    if (table.cell(column).empty()) return fail(table.wrong(column, "something"));
  }
  return {};
}

Result<std::vector<PhraseRecord>> read_phrases(std::string_view bytes) {
  constexpr std::array<std::string_view, 7> kColumns{"phrase", "language", "class", "strength", "role", "source", "source_date"};
  auto table = ReferenceTable::open(std::string(kNames[0]), bytes, kColumns);
  if (!table) return fail(std::move(table).error());
  std::vector<PhraseRecord> phrases;
  for (;;) {
    const auto more = table->next();
    if (!more) return fail(more.error());
    if (!*more) return phrases;
    if (auto filled = all_filled(*table, std::array<std::size_t, 4>{0, 1, 5, 6}); !filled) return fail(filled.error());
    const auto post_class = table->choice(2, kPhraseClasses);
    if (!post_class) return fail(post_class.error());
    const auto strength = table->choice(3, kStrengths);
    if (!strength) return fail(strength.error());
    const auto role = table->choice(4, kRoles);
    if (!role) return fail(role.error());
    const bool nothing = *role == PhraseRole::topic || *role == PhraseRole::negation;
    if (nothing != (*post_class == PostClass::none)) {
      return fail(table->wrong(2, nothing ? "none, for a topic or negation" : "a class other than none"));
    }
    phrases.push_back({.phrase = std::string(table->cell(0)),
                       .language = std::string(table->cell(1)),
                       .post_class = *post_class,
                       .strength = *strength,
                       .role = *role,
                       .source = std::string(table->cell(5)),
                       .source_date = std::string(table->cell(6))});
  }
}

enum RuleColumn : std::size_t {
  country,
  post_class,
  required,
  accepts,
  languages,
  weak_phrases,
  before_fold,
  label,
  source,
  date,
  note
};

Result<CountryRuleRecord> read_rule(const ReferenceTable& table) {
  if (auto filled = all_filled(table, std::array<std::size_t, 4>{country, languages, source, date}); !filled) {
    return fail(filled.error());
  }
  const auto of = table.choice(post_class, kCommercialClasses);
  if (!of) return fail(of.error());
  const auto asked = table.choice(required, kRequired);
  if (!asked) return fail(asked.error());
  const auto fold = table.choice(before_fold, kTruth);
  if (!fold) return fail(fold.error());
  const auto platform = table.choice(label, kLabels);
  if (!platform) return fail(platform.error());
  CountryRuleRecord rule{.country = std::string(table.cell(country)),
                         .post_class = *of,
                         .required = *asked,
                         .accepts = {},
                         .languages = split(table.cell(languages)),
                         .weak_phrases = split(table.cell(weak_phrases)),
                         .before_fold = *fold,
                         .platform_label = *platform,
                         .source = std::string(table.cell(source)),
                         .source_date = std::string(table.cell(date)),
                         .note = std::string(table.cell(note))};
  for (const std::string& word : split(table.cell(accepts))) {
    const auto found =
        std::find_if(kCommercialClasses.begin(), kCommercialClasses.end(), [&](const auto& one) { return one.first == word; });
    if (found == kCommercialClasses.end()) return fail(table.wrong(accepts, "paid, gifted, affiliate, own_brand with | between"));
    rule.accepts.push_back(found->second);
  }
  return rule;
}

Result<std::vector<CountryRuleRecord>> read_rules(std::string_view bytes) {
  constexpr std::array<std::string_view, 11> kColumns{"country",   "class",        "required",    "accepts",
                                                      "languages", "weak_phrases", "before_fold", "platform_label",
                                                      "source",    "source_date",  "note"};
  auto table = ReferenceTable::open(std::string(kNames[1]), bytes, kColumns);
  if (!table) return fail(std::move(table).error());
  std::vector<CountryRuleRecord> rules;
  for (;;) {
    const auto more = table->next();
    if (!more) return fail(more.error());
    if (!*more) return rules;
    auto rule = read_rule(*table);
    if (!rule) return fail(std::move(rule).error());
    const bool twice = std::any_of(rules.begin(), rules.end(), [&](const CountryRuleRecord& other) {
      return other.country == rule->country && other.post_class == rule->post_class;
    });
    if (twice) return fail(table->wrong(country, "one row for each country and class"));
    rules.push_back(*std::move(rule));
  }
}

struct Setting {
  std::string_view name;
  std::uint32_t DisclosureSettings::* field;
};
constexpr std::array<Setting, 8> kSettings{{{"fold_characters", &DisclosureSettings::fold_characters},
                                            {"hashtag_block", &DisclosureSettings::hashtag_block},
                                            {"hidden_from", &DisclosureSettings::hidden_from},
                                            {"negation_reach", &DisclosureSettings::negation_reach},
                                            {"gap_words", &DisclosureSettings::gap_words},
                                            {"qualifier_reach", &DisclosureSettings::qualifier_reach},
                                            {"collaboration_days", &DisclosureSettings::collaboration_days},
                                            {"telling_words", &DisclosureSettings::telling_words}}};

/// A whole number above 0; gaps and reaches stay small, so that time stays linear.
std::optional<std::uint32_t> count_in(std::string_view name, std::string_view cell) {
  std::uint32_t value = 0;
  const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  const std::uint32_t most = name == "gap_words" ? 8 : 100'000;
  if (code != std::errc() || end != cell.data() + cell.size() || value == 0 || value > most) return std::nullopt;
  return value;
}

Result<void> read_settings(std::string_view bytes, DisclosureRecords& records) {
  constexpr std::array<std::string_view, 4> kColumns{"name", "value", "source", "source_date"};
  auto table = ReferenceTable::open(std::string(kNames[2]), bytes, kColumns);
  if (!table) return fail(std::move(table).error());
  for (;;) {
    const auto more = table->next();
    if (!more) return fail(more.error());
    if (!*more) break;
    if (auto filled = all_filled(*table, std::array<std::size_t, 4>{0, 1, 2, 3}); !filled) return fail(filled.error());
    if (table->cell(0) == "version") {
      records.version = std::string(table->cell(1));
      continue;
    }
    const auto setting =
        std::find_if(kSettings.begin(), kSettings.end(), [&](const Setting& one) { return one.name == table->cell(0); });
    if (setting == kSettings.end()) return fail(table->wrong(0, "version or a setting of docs/reference/disclosure.md"));
    const auto value = count_in(setting->name, table->cell(1));
    if (!value)
      return fail(
          table->wrong(1, setting->name == "gap_words" ? "a whole number from 1 to 8" : "a whole number from 1 to 100000"));
    records.settings.*(setting->field) = *value;
  }
  for (const Setting& setting : kSettings) {
    if (records.settings.*(setting.field) == 0) {
      return fail(core::ErrorCode::invalid_argument,
                  std::string(kNames[2]) + ": found no row " + std::string(setting.name) + ", expected one");
    }
  }
  if (records.version.empty())
    return fail(core::ErrorCode::invalid_argument, std::string(kNames[2]) + ": found no row version, expected one");
  return {};
}

}  // namespace

Result<DisclosureRecords> read_disclosure_files(const DisclosureFiles& files) {
  DisclosureRecords records;
  auto phrases = read_phrases(files.phrases);
  if (!phrases) return fail(std::move(phrases).error());
  records.phrases = *std::move(phrases);
  auto rules = read_rules(files.rules);
  if (!rules) return fail(std::move(rules).error());
  records.rules = *std::move(rules);
  if (auto read = read_settings(files.settings, records); !read) return fail(std::move(read).error());
  records.version = version_of(records.version, std::array{files.phrases, files.rules, files.settings});
  return records;
}

Result<DisclosureRecords> read_disclosure_folder(const std::filesystem::path& folder) {
  std::array<std::string, 3> bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto read = read_whole(folder / kNames[i]);
    if (!read) return fail(std::move(read).error());
    bytes[i] = *std::move(read);
  }
  auto records = read_disclosure_files({.phrases = bytes[0], .rules = bytes[1], .settings = bytes[2]});
  if (!records) return fail(core::within(folder.string(), std::move(records).error()));
  return records;
}

}  // namespace vouch::datasets
