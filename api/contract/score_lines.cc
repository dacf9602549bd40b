#include "api/contract/score_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "api/contract/answer_json.h"
#include "api/contract/csv_cells.h"
#include "engine/core/civil_time.h"

namespace vouch::contract {
namespace {

constexpr double kMicro = 1e6;
constexpr double kLargest = 9e12;  // whole millionths up to here are exact

void append_shortest(std::string& out, double value) {
  std::array<char, 32> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), written.ptr);
}

/// The figures of one line on their way: at most 7 signals of at most 230 bytes and what stands before them, so that they
/// fit one buffer and go to the line at once.
class Figures {
 public:
  explicit Figures(std::string& out) : out_(out) {}
  Figures(const Figures&) = delete;
  Figures& operator=(const Figures&) = delete;
  ~Figures() { out_.append(bytes_.data(), at_); }

  void text(std::string_view text) {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  /// A figure of six decimals.
  void figure(double value) {
    if (std::fabs(value) >= kLargest) {
      at_ = std::to_chars(at_, bytes_.data() + bytes_.size(), value).ptr;
    } else {
      fixed<6>(static_cast<std::int64_t>(std::floor(value * kMicro + 0.5)));
    }
  }
  void points(std::int64_t thousandths) { fixed<3>(thousandths); }

 private:
  /// units / 10^decimals without trailing zeros.
  template <int kDecimals>
  void fixed(std::int64_t units) {
    if (units < 0) *at_++ = '-';
    const auto rest = static_cast<std::uint64_t>(units < 0 ? -units : units);
    constexpr std::uint64_t kOne = kDecimals == 3 ? 1000 : 1'000'000;
    static_assert(kDecimals == 3 || kDecimals == 6);
    at_ = std::to_chars(at_, bytes_.data() + bytes_.size(), rest / kOne).ptr;
    auto fraction = static_cast<std::uint32_t>(rest % kOne);
    if (fraction == 0) return;
    *at_++ = '.';
    int digits = kDecimals;
    for (; fraction % 10 == 0; fraction /= 10) --digits;
    for (int i = digits - 1; i >= 0; --i, fraction /= 10) at_[i] = static_cast<char>('0' + fraction % 10);
    at_ += digits;
  }

  std::string& out_;
  std::array<char, 2048> bytes_;
  char* at_ = bytes_.data();
};

void write_signal(Figures& json, ranking::Signal name, const ranking::PairSignal& signal) {
  json.text(R"({"name":")");
  json.text(ranking::name_of(name));
  json.text(R"(","value":)");
  if (signal.value) {
    json.figure(*signal.value);
  } else {
    json.text("null");
  }
  json.text(R"(,"strength":)");
  json.figure(signal.strength);
  json.text(R"(,"strength_interval":[)");
  json.figure(signal.strength_interval.low);
  json.text(",");
  json.figure(signal.strength_interval.high);
  json.text(R"(],"contribution":)");
  json.points(signal.contribution_thousandths);
  json.text(R"(,"status":")");
  json.text(ranking::name_of(signal.status));
  json.text(R"("})");
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
void append_fields(std::string& line, std::string_view brand, std::string_view creator, const ranking::PairScore& score) {
  line += R"("brand":)";
  append_id(line, brand);
  line += R"(,"creator":)";
  append_id(line, creator);
  Figures json(line);
  if (score.score_thousandths) {
    json.text(R"(,"score":)");
    json.points(*score.score_thousandths);
    json.text(R"(,"interval":[)");
    json.points(score.interval_thousandths[0]);
    json.text(",");
    json.points(score.interval_thousandths[1]);
    json.text("]");
  } else {
    json.text(R"(,"score":null,"interval":null)");
  }
  json.text(R"(,"evidence_share":)");
  json.figure(score.evidence_share);
  json.text(R"(,"signals":[)");
  for (const ranking::Signal signal : ranking::kAllSignals) {
    if (signal != ranking::kAllSignals.front()) json.text(",");
    write_signal(json, signal, score.signals[ranking::position(signal)]);
  }
  json.text("]");
}

void append_csv(std::string& line, const ranking::PairScore& score) {
  Figures cells(line);
  if (score.score_thousandths) {
    cells.points(*score.score_thousandths);
    for (const std::int64_t end : score.interval_thousandths) {
      cells.text(",");
      cells.points(end);
    }
  } else {
    cells.text(",,");
  }
  cells.text(",");
  cells.figure(score.evidence_share);
  for (const ranking::PairSignal& signal : score.signals) {
    cells.text(",");
    if (signal.value) cells.figure(*signal.value);
    cells.text(",");
    cells.figure(signal.strength);
    cells.text(",");
    cells.points(signal.contribution_thousandths);
    cells.text(",");
    cells.text(ranking::name_of(signal.status));
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
