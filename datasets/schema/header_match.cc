#include "datasets/schema/header_match.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "datasets/values/texts.h"

namespace vouch::datasets {
namespace {

constexpr std::size_t kLeastRecognised = 3;

std::string_view currency_of(std::string_view header, std::string_view folded) {
  struct Sign {
    std::string_view sign, word, code;
  };
  static constexpr std::array kSigns = {Sign{"\xe2\x82\xac", "eur", "EUR"}, Sign{"$", "usd", "USD"},
                                        Sign{"\xc2\xa3", "gbp", "GBP"}, Sign{"CHF", "chf", "CHF"}};
  for (const Sign& one : kSigns) {
    if (header.find(one.sign) != std::string_view::npos || folded == one.word || folded.ends_with("_" + std::string(one.word))) {
      return one.code;
    }
  }
  return {};
}

bool has_suffix(std::string_view text, std::initializer_list<std::string_view> suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(), [text](std::string_view one) { return text.ends_with(one); });
}

/// Takes off the first of the suffixes that is there, if anything is left then.
void strip_suffix(std::string& text, std::initializer_list<std::string_view> suffixes) {
  for (const std::string_view one : suffixes) {
    if (text.size() <= one.size() || !text.ends_with(one)) continue;
    text.resize(text.size() - one.size());
    return;
  }
}

/// "values_12", "v12" and "dim_12" are elements of the vector column "values".
bool names_element(std::string_view folded, std::string_view column) {
  const std::size_t digits = folded.find_last_not_of("0123456789") + 1;
  if (digits == folded.size() || digits == 0) return false;
  std::string_view stem = folded.substr(0, digits);
  if (stem.ends_with('_')) stem.remove_suffix(1);
  return stem == column || stem == "v" || stem == "dim" || stem == "embedding";
}

/// Collects the matches of one header with one table.
class Matcher {
 public:
  Matcher(std::span<const std::string> header, const Table& table) : table_(table), taken_(header.size(), false) {
    for (const std::string& one : header) {
      std::string folded = folded_name(one);
      currencies_.push_back(currency_of(one, folded));
      percents_.push_back(one.find('%') != std::string::npos || has_suffix(folded, {"percent", "prozent"}));
      strip_suffix(folded, {"_eur", "_usd", "_gbp", "_chf", "_percent", "_prozent"});
      strip_suffix(folded, {"_in"});
      folded_.push_back(std::move(folded));
    }
  }

  HeaderMatch match() {
    by_name();
    by_synonym();
    if (table_.name == "creators") figures();
    vectors();
    std::sort(columns_.begin(), columns_.end(), [](const MatchedColumn& a, const MatchedColumn& b) { return a.at < b.at; });
    HeaderMatch match{.table = &table_, .columns = columns_, .missing = {}, .key_from = {}, .tool = tool()};
    match.key_from = key_source();
    match.missing = missing(match.key_from);
    return match;
  }

 private:
  [[nodiscard]] bool has(std::string_view column) const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [column](const MatchedColumn& one) { return one.column != nullptr && one.column->name == column; });
  }

  void take(std::size_t at, MatchedColumn match) {
    taken_[at] = true;
    match.at = at;
    match.currency = currencies_[at];
    match.percent = percents_[at];
    columns_.push_back(match);
  }

  [[nodiscard]] std::optional<std::size_t> untaken(std::string_view folded) const {
    for (std::size_t i = 0; i < folded_.size(); ++i) {
      if (!taken_[i] && folded_[i] == folded) return i;
    }
    return std::nullopt;
  }

  void by_name() {
    for (const Column& column : table_.columns) {
      if (const auto at = untaken(column.name)) take(*at, {.column = &column});
    }
  }

  void by_synonym() {
    for (const Synonyms& synonyms : synonyms_of(table_.name)) {
      const std::size_t index = find_column(table_, synonyms.column);
      if (index == table_.columns.size() || has(synonyms.column)) continue;
      if (const auto at = first_of(synonyms.headers)) take(*at, {.column = &table_.columns[index], .reading = synonyms.reading});
    }
  }

  [[nodiscard]] std::optional<std::size_t> first_of(std::string_view words) const {
    while (!words.empty()) {
      const std::size_t stop = words.find(' ');
      if (const auto at = untaken(words.substr(0, stop))) return at;
      words.remove_prefix(stop == std::string_view::npos ? words.size() : stop + 1);
    }
    return std::nullopt;
  }

  void figures() {
    for (const DeclaredFigure& figure : declared_figures()) {
      auto at = untaken(figure.name);
      if (figure.table != "metrics" || !at) at = first_of(figure.headers);
      if (at) take(*at, {.figure = &figure});
    }
  }

  void vectors() {
    for (const Column& column : table_.columns) {
      if (column.type != FieldType::vector || has(column.name)) continue;
      for (std::size_t i = 0; i < folded_.size(); ++i) {
        if (!taken_[i] && names_element(folded_[i], column.name)) take(i, {.column = &column, .element = true});
      }
    }
  }

  [[nodiscard]] std::string_view key_source() const {
    if (table_.name == "creators" && !has("creator_id")) {
      for (const std::string_view column : {"handle", "url", "account_id"}) {
        if (has(column)) return column;
      }
    }
    if (table_.name == "posts" && !has("owner_id") && has("url")) return "url";
    if (table_.name == "results" && !has("creator_id")) {
      for (const std::string_view column : {"code", "campaign"}) {
        if (has(column)) return column;
      }
    }
    return {};
  }

  [[nodiscard]] std::vector<std::string_view> missing(std::string_view key_from) const {
    std::vector<std::string_view> absent;
    for (const Column& column : table_.columns) {
      const bool from_key = !key_from.empty() && (column.name == "creator_id" || column.name == "owner_id");
      const bool derived = from_key || (column.name == "post_id" && table_.name == "posts" && has("url"));
      if (column.required && !has(column.name) && !derived) absent.push_back(column.name);
    }
    const auto& choices = table_.one_of;
    if (!choices.empty() && std::none_of(choices.begin(), choices.end(), [this](std::string_view one) { return has(one); })) {
      absent.push_back(choices.front());
    }
    return absent;
  }

  [[nodiscard]] const ToolSignature* tool() const {
    for (const ToolSignature& one : tool_signatures()) {
      std::string_view words = one.headers;
      bool all = true;
      while (!words.empty() && all) {
        const std::size_t stop = words.find(' ');
        all = std::find(folded_.begin(), folded_.end(), words.substr(0, stop)) != folded_.end();
        words.remove_prefix(stop == std::string_view::npos ? words.size() : stop + 1);
      }
      if (all) return &one;
    }
    return nullptr;
  }

  const Table& table_;
  std::vector<std::string> folded_;  // without units at their end
  std::vector<std::string_view> currencies_;
  std::vector<bool> percents_;
  std::vector<bool> taken_;
  std::vector<MatchedColumn> columns_;
};

}  // namespace

HeaderMatch match_header(std::span<const std::string> header, const Table& table) { return Matcher(header, table).match(); }

std::optional<HeaderMatch> recognise(std::span<const std::string> header) {
  std::optional<HeaderMatch> best;
  for (const Table& table : data_dictionary()) {
    HeaderMatch match = match_header(header, table);
    if (!match.complete() || match.columns.size() < kLeastRecognised) continue;
    if (!best || match.columns.size() > best->columns.size()) best = std::move(match);
  }
  return best;
}

std::size_t count_known(std::span<const std::string> header) {
  std::size_t most = 0;
  for (const Table& table : data_dictionary()) most = std::max(most, match_header(header, table).columns.size());
  return most;
}

}  // namespace vouch::datasets
