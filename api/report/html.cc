#include "api/report/html.h"

#include <algorithm>
#include <array>

#include "api/report/shown.h"
#include "api/report/terminal.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using ranking::Signal;
using ranking::SignalScore;
using words::Language;

/// By signal: told apart by colour-blind readers and in grey print by lightness.
constexpr std::array<std::string_view, ranking::kSignals> kColours = {"#1d4e89", "#7a9a3c", "#d98032", "#8d5a97",
                                                                      "#2a9d8f", "#c9a227", "#7d8597"};
constexpr double kBarWidth = 640;
constexpr double kStrengthWidth = 120;

std::string colour(Signal signal) { return std::string(kColours[ranking::position(signal)]); }

std::string fill_of(Signal signal, bool unknown) {
  return unknown ? "url(#h" + std::to_string(ranking::position(signal)) + ")" : colour(signal);
}

/// Coordinates: one decimal, a point, no locale.
std::string number(double value) { return words::decimal(std::max(value, 0.0), 1, Language::english); }

std::string attribute(std::string_view name, double value) {
  std::string text = number(value);
  text.erase(std::remove(text.begin(), text.end(), ','), text.end());
  return " " + std::string(name) + "=\"" + text + "\"";
}

std::string rectangle(double x, double y, double width, double height, const std::string& fill) {
  return "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width) + attribute("height", height) + " fill=\"" +
         fill + "\"/>";
}

std::string line(double x1, double y1, double x2, double y2, std::string_view style) {
  return "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) + " class=\"" +
         std::string(style) + "\"/>";
}

std::string segment_title(const SignalScore& signal, std::int64_t tenths, Language language) {
  return "<title>" + escaped(words::word("signal", ranking::name_of(signal.signal), language)) + " " +
         escaped(tenths_text(tenths, language)) + "</title>";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : printable(text)) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::string drawing_defs() {
  std::string defs = "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"defs\"><defs>";
  for (const Signal signal : ranking::kAllSignals) {
    defs += "<pattern id=\"h" + std::to_string(ranking::position(signal)) +
            "\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            "<rect width=\"5\" height=\"5\" fill=\"#fff\"/><rect width=\"2\" height=\"5\" fill=\"" +
            colour(signal) + "\" opacity=\".55\"/></pattern>";
  }
  return defs + "</defs></svg>";
}

std::string stacked_bar(const ranking::RankedCreator& entry, Language language) {
  const std::vector<std::int64_t> parts = tenths_of(entry);
  const auto at = [](std::int64_t thousandths) { return static_cast<double>(thousandths) / 100'000.0 * kBarWidth; };
  std::string svg = "<svg class=\"stack\" viewBox=\"-4 0 648 34\" role=\"img\" aria-label=\"" +
                    escaped(words::label("composition", language)) + "\">" + rectangle(0, 2, kBarWidth, 16, "#eef1f4");
  std::int64_t from = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const SignalScore& signal = entry.signals[i];
    if (signal.contribution_thousandths <= 0) continue;
    const double width = at(signal.contribution_thousandths);
    svg += "<g>" + segment_title(signal, parts[i], language) +
           rectangle(at(from), 2, width, 16, fill_of(signal.signal, signal.status == ranking::Status::unknown)) + "</g>";
    from += signal.contribution_thousandths;
    svg += line(at(from), 2, at(from), 18, "gap");
  }
  if (entry.score_thousandths) {
    const double low = at(entry.interval_thousandths[0]);
    const double high = at(entry.interval_thousandths[1]);
    svg += line(low, 26, high, 26, "range") + line(low, 22, low, 30, "range") + line(high, 22, high, 30, "range");
    svg += "<circle" + attribute("cx", at(*entry.score_thousandths)) + " cy=\"26\" r=\"3.6\" class=\"mark\"/>";
  }
  return svg + "</svg>";
}

std::string strength_bar(const SignalScore& signal) {
  const auto at = [](double strength) { return std::clamp(strength, 0.0, 1.0) * kStrengthWidth; };
  const double low = at(signal.strength_interval.low);
  const double high = at(signal.strength_interval.high);
  return "<svg class=\"strength\" viewBox=\"-2 0 124 12\" aria-hidden=\"true\">" + rectangle(0, 3, kStrengthWidth, 6, "#eef1f4") +
         rectangle(0, 3, at(signal.strength), 6, fill_of(signal.signal, signal.status == ranking::Status::unknown)) +
         line(low, 6, high, 6, "range") + line(low, 3.5, low, 8.5, "range") + line(high, 3.5, high, 8.5, "range") + "</svg>";
}

std::string swatch(Signal signal, bool unknown) {
  return "<svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">" + rectangle(0, 0, 10, 10, fill_of(signal, unknown)) +
         "</svg>";
}

}  // namespace vouch::report
