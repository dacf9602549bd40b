#include "api/contract/answer_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>
#include <vector>

#include "api/contract/csv_cells.h"
#include "api/words/text.h"
#include "engine/evaluation/evaluation.h"

namespace vouch::contract {
namespace {

using words::Language;

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

/// A line of cells under way.
class CsvLine {
 public:
  void text(std::string_view text) {
    separate();
    append_csv_cell(line_, text);
  }
  void number(double number) {
    separate();
    std::array<char, 32> digits;
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    if (std::isfinite(number)) line_.append(digits.data(), written.ptr);
  }
  void whole(std::int64_t number) { raw(std::to_string(number)); }
  void raw(std::string_view text) {
    separate();
    line_ += text;
  }
  void nothing() { separate(); }
  template <class T>
  void maybe(const std::optional<T>& value) {
    if (value) {
      raw(std::to_string(*value));
    } else {
      nothing();
    }
  }
  [[nodiscard]] std::string finish() && { return std::move(line_) + "\n"; }

 private:
  void separate() {
    if (begun_) line_ += ',';
    begun_ = true;
  }
  std::string line_;
  bool begun_ = false;
};

std::string joined(const std::vector<ranking::Message>& messages, Language language) {
  std::string all;
  for (const ranking::Message& message : messages) all.append(all.empty() ? "" : " | ").append(words::text(message, language));
  return all;
}

void add_signals(CsvLine& line, const ranking::RankedCreator& entry) {
  for (const ranking::Signal signal : ranking::kAllSignals) {
    const auto found = std::find_if(entry.signals.begin(), entry.signals.end(),
                                    [signal](const ranking::SignalScore& one) { return one.signal == signal; });
    if (found == entry.signals.end()) {
      for (int i = 0; i < 4; ++i) line.nothing();
      continue;
    }
    if (found->value) {
      line.number(*found->value);
    } else {
      line.nothing();
    }
    line.number(found->strength);
    line.number(static_cast<double>(found->contribution_thousandths) / 1000.0);
    line.raw(ranking::name_of(found->status));
  }
}

std::string csv_line(const ranking::Shortlist& shortlist, const ranking::RankedCreator& entry, Language language) {
  const ranking::CreatorCard& creator = entry.creator;
  CsvLine line;
  line.text(shortlist.brand.id.empty() ? shortlist.brand.name : shortlist.brand.id);
  line.whole(entry.rank);
  for (const std::string& text : {creator.id, creator.name, creator.platform, creator.handle, creator.url, creator.category,
                                  creator.country, creator.language, creator.size_band}) {
    line.text(text);
  }
  line.maybe(creator.followers);
  line.maybe(creator.price_cents);
  line.text(creator.currency);
  if (entry.score_thousandths) {
    line.number(static_cast<double>(*entry.score_thousandths) / 1000.0);
    for (const std::int64_t end : entry.interval_thousandths) line.number(static_cast<double>(end) / 1000.0);
  } else {
    for (int i = 0; i < 3; ++i) line.nothing();
  }
  line.number(entry.evidence_share);
  add_signals(line, entry);
  line.text(joined(entry.reasons, language));
  line.text(joined(entry.warnings, language));
  return std::move(line).finish();
}

/// Bytes of the blank or control character at the front; 0 where there is none. Blanks are those of Unicode, since
/// readers in other languages split at them.
std::size_t blank_at(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first <= 0x20 || first == 0x7F) return 1;
  if (text.starts_with("\xC2\x85") || text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE1\x9A\x80") || text.starts_with("\xE2\x81\x9F") || text.starts_with("\xE3\x80\x80")) return 3;
  if (text.size() >= 3 && text.starts_with("\xE2\x80")) {
    const auto last = static_cast<unsigned char>(text[2]);
    if ((last >= 0x80 && last <= 0x8A) || last == 0xA8 || last == 0xA9 || last == 0xAF) return 3;
  }
  return 0;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

bool is_escape(std::string_view text) {
  return text.size() >= 3 && text[0] == '%' && digit_of(text[1]) >= 0 && digit_of(text[2]) >= 0;
}

std::string run_lines(std::string_view query, const std::vector<std::string>& ids, std::string_view tag) {
  const std::vector<std::string_view> documents(ids.begin(), ids.end());
  std::ostringstream out;
  evaluation::write_run(out, trec_id(query), documents, tag);
  return std::move(out).str();
}

}  // namespace

std::string csv_header() {
  std::string header =
      "brand,rank,creator_id,name,platform,handle,url,category,country,language,size_band,followers,price_cents,currency,"
      "score,score_low,score_high,evidence_share";
  for (const std::string_view signal : ranking::kSignalNames) {
    for (const std::string_view column : {"value", "strength", "contribution", "status"}) {
      header.append(",").append(signal).append("_").append(column);
    }
  }
  return header + ",reasons,warnings\n";
}

std::string csv_lines(const ranking::Shortlist& shortlist, Language language) {
  std::string lines;
  for (const ranking::RankedCreator& entry : shortlist.creators) lines += csv_line(shortlist, entry, language);
  return lines;
}

std::string trec_id(std::string_view id) {
  std::string column;
  for (std::size_t i = 0; i < id.size();) {
    const std::string_view rest = id.substr(i);
    std::size_t escaped = blank_at(rest);
    if (escaped == 0 && ((i == 0 && rest.front() == '#') || is_escape(rest))) escaped = 1;
    for (const char byte : rest.substr(0, escaped)) {
      const auto code = static_cast<unsigned char>(byte);
      column += {'%', kHexDigits[code >> 4], kHexDigits[code & 15]};
    }
    if (escaped == 0) column += rest.front();
    i += std::max<std::size_t>(escaped, 1);
  }
  return column;
}

std::string id_of_trec(std::string_view column) {
  std::string id;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (is_escape(column.substr(i))) {
      id += static_cast<char>(digit_of(column[i + 1]) * 16 + digit_of(column[i + 2]));
      i += 2;
    } else {
      id += column[i];
    }
  }
  return id;
}

std::string trec_lines(std::string_view query, const ranking::Ranking& ranking, std::string_view tag) {
  std::vector<std::string> ids;
  ids.reserve(ranking.entries.size());
  for (const ranking::Ranking::Entry& entry : ranking.entries) ids.push_back(trec_id(entry.creator_id));
  return run_lines(query, ids, tag);
}

std::string trec_lines(std::string_view query, const ranking::Shortlist& shortlist, std::string_view tag) {
  std::vector<std::string> ids;
  for (const ranking::RankedCreator& entry : shortlist.creators) ids.push_back(trec_id(entry.creator.id));
  return run_lines(query, ids, tag);
}

}  // namespace vouch::contract
