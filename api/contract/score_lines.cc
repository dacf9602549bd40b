#include "api/contract/score_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "api/contract/answer_json.h"
#include "api/contract/csv_cells.h"
#include "engine/core/civil_time.h"

namespace vouch::contract {
namespace {

constexpr double kMicro = 1e6;
constexpr double kLargest = 9e12;  // whole millionths up to here are exact

void append_whole(std::string& out, std::int64_t number) {
  std::array<char, 24> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), written.ptr);
}

/// units / 10^decimals without trailing zeros.
void append_fixed(std::string& out, std::int64_t units, int decimals) {
  if (units < 0) out += '-';
  std::int64_t rest = units < 0 ? -units : units;
  std::array<char, 8> fraction{};
  for (int i = decimals; i > 0; --i) {
    fraction[static_cast<std::size_t>(i - 1)] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  }
  append_whole(out, rest);
  int length = decimals;
  while (length > 0 && fraction[static_cast<std::size_t>(length - 1)] == '0') --length;
  if (length > 0) out.append(1, '.').append(fraction.data(), static_cast<std::size_t>(length));
}

void append_shortest(std::string& out, double value) {
  std::array<char, 32> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), written.ptr);
}

/// A figure of six decimals.
void append_figure(std::string& out, double value) {
  if (std::fabs(value) >= kLargest) return append_shortest(out, value);
  append_fixed(out, static_cast<std::int64_t>(std::floor(value * kMicro + 0.5)), 6);
}

void append_points(std::string& out, std::int64_t thousandths) { append_fixed(out, thousandths, 3); }

void append_signal(std::string& json, ranking::Signal name, const ranking::PairSignal& signal) {
  json.append(R"({"name":")").append(ranking::name_of(name)).append(R"(","value":)");
  if (signal.value) {
    append_figure(json, *signal.value);
  } else {
    json += "null";
  }
  json += R"(,"strength":)";
  append_figure(json, signal.strength);
  json += R"(,"strength_interval":[)";
  append_figure(json, signal.strength_interval.low);
  json += ',';
  append_figure(json, signal.strength_interval.high);
  json += R"(],"contribution":)";
  append_points(json, signal.contribution_thousandths);
  json.append(R"(,"status":")").append(ranking::name_of(signal.status)).append(R"("})");
}

/// An id in quotes. Most need no escapes.
void append_id(std::string& json, std::string_view id) {
  const auto plain = [](char byte) { return byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\'; };
  if (!std::all_of(id.begin(), id.end(), plain)) {
    json += contract::quoted(id);
    return;
  }
  json.append(1, '"').append(id).append(1, '"');
}

/// The fields of a pair, without the brackets around them.
void append_fields(std::string& json, std::string_view brand, std::string_view creator, const ranking::PairScore& score) {
  json += R"("brand":)";
  append_id(json, brand);
  json += R"(,"creator":)";
  append_id(json, creator);
  json += R"(,"score":)";
  if (score.score_thousandths) {
    append_points(json, *score.score_thousandths);
    json += R"(,"interval":[)";
    append_points(json, score.interval_thousandths[0]);
    json += ',';
    append_points(json, score.interval_thousandths[1]);
    json += ']';
  } else {
    json += R"(null,"interval":null)";
  }
  json += R"(,"evidence_share":)";
  append_figure(json, score.evidence_share);
  json += R"(,"signals":[)";
  for (const ranking::Signal signal : ranking::kAllSignals) {
    if (signal != ranking::kAllSignals.front()) json += ',';
    append_signal(json, signal, score.signals[ranking::position(signal)]);
  }
  json += ']';
}

void append_csv(std::string& line, const ranking::PairScore& score) {
  if (score.score_thousandths) {
    append_points(line, *score.score_thousandths);
    for (const std::int64_t end : score.interval_thousandths) {
      line += ',';
      append_points(line, end);
    }
  } else {
    line += ",,";
  }
  line += ',';
  append_figure(line, score.evidence_share);
  for (const ranking::PairSignal& signal : score.signals) {
    line += ',';
    if (signal.value) append_figure(line, *signal.value);
    line += ',';
    append_figure(line, signal.strength);
    line += ',';
    append_points(line, signal.contribution_thousandths);
    line.append(",").append(ranking::name_of(signal.status));
  }
}

}  // namespace

std::string profile_text(const ranking::ProfileUsed& profile,
                         const std::array<std::optional<double>, ranking::kSignals>& replaced) {
  std::string text = profile.name + "@" + std::to_string(profile.version);
  for (const ranking::Signal signal : ranking::kAllSignals) {
    const auto& weight = replaced[ranking::position(signal)];
    if (!weight) continue;
    text.append(";").append(ranking::name_of(signal)).append("=");
    append_shortest(text, *weight);
  }
  return text;
}

ScoreLines::ScoreLines(Format format, const ScoreHead& head, const std::array<std::optional<double>, ranking::kSignals>& replaced)
    : format_(format) {
  if (format == Format::csv) return;
  front_ = R"({"snapshot":)" + contract::quoted(head.snapshot) + R"(,"version":)" + contract::quoted(head.version) +
           R"(,"profile":)" + contract::quoted(profile_text(head.profile, replaced)) + R"(,"as_of":)" +
           contract::quoted(core::iso_time(head.as_of_s)) + ",";
}

std::string ScoreLines::header() const {
  if (format_ == Format::ndjson) return {};
  std::string header = "brand,creator_id,score,score_low,score_high,evidence_share";
  for (const std::string_view signal : ranking::kSignalNames) {
    for (const std::string_view column : {"value", "strength", "contribution", "status"}) {
      header.append(",").append(signal).append("_").append(column);
    }
  }
  return header + "\n";
}

void ScoreLines::append(std::string& lines, std::string_view brand, std::string_view creator,
                        const ranking::PairScore& score) const {
  if (format_ == Format::csv) {
    append_csv_cell(lines, brand);
    lines += ',';
    append_csv_cell(lines, creator);
    lines += ',';
    append_csv(lines, score);
    lines += '\n';
    return;
  }
  lines += front_;
  append_fields(lines, brand, creator, score);
  lines += "}\n";
}

void append_pair_json(std::string& json, std::string_view brand, std::string_view creator, const ranking::PairScore& score) {
  json += '{';
  append_fields(json, brand, creator, score);
  json += '}';
}

}  // namespace vouch::contract
