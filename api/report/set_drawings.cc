#include "api/report/set_drawings.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "api/report/html.h"
#include "api/report/set_shown.h"
#include "api/report/terminal.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using ranking::SetReport;
using words::Language;

constexpr double kWidth = 806;  // of the page's text
constexpr double kNames = 150;  // for names at the left
constexpr double kLeastTextCell = 44;
constexpr double kLeastMarkedCell = 12;  // narrower rows have no names
constexpr std::size_t kNameColumns = 20;

/// Coordinates: one decimal, a point, no locale.
std::string number(double value) {
  const auto tenths = static_cast<std::int64_t>(std::floor(value * 10.0 + 0.5));
  const std::int64_t rest = tenths % 10;
  return std::to_string(tenths / 10) + (rest == 0 ? "" : "." + std::to_string(rest));
}

std::string attribute(std::string_view name, double value) { return " " + std::string(name) + "=\"" + number(value) + "\""; }

std::string rectangle(double x, double y, double width, double height, const std::string& fill) {
  return "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width) + attribute("height", height) + " fill=\"" +
         fill + "\"/>";
}

std::string text_at(double x, double y, std::string_view style, const std::string& text) {
  return "<text" + attribute("x", x) + attribute("y", y) + " class=\"" + std::string(style) + "\">" + escaped(text) + "</text>";
}

std::string open_svg(double height, const std::string& title) {
  return "<svg class=\"drawing\" viewBox=\"0 0 " + number(kWidth) + " " + number(height) + "\" role=\"img\" aria-label=\"" +
         escaped(title) + "\">";
}

using Colour = std::array<double, 3>;
constexpr Colour kPaper = {245, 247, 248};
constexpr Colour kBlue = {29, 78, 137};
constexpr Colour kAmber = {201, 128, 39};

/// From paper to ink; the root makes small parts visible.
std::string shade(double part, const Colour& ink) {
  const double t = std::sqrt(std::clamp(part, 0.0, 1.0));
  std::string css = "rgb(";
  for (std::size_t i = 0; i < 3; ++i) {
    css += (i == 0 ? "" : ",") + std::to_string(static_cast<int>(kPaper[i] + (ink[i] - kPaper[i]) * t + 0.5));
  }
  return css + ")";
}

std::string short_name(const SetReport& report, std::uint32_t i) { return cut(name_of(report, i), kNameColumns); }

/// The pairs by position.
class Pairs {
 public:
  explicit Pairs(const SetReport& report) : creators_(report.creators.size()), at_(creators_ * creators_) {
    for (const ranking::SetPair& pair : report.pairs) {
      at_[pair.a * creators_ + pair.b] = at_[pair.b * creators_ + pair.a] = &pair.figures;
      if (pair.figures.overlap_coefficient) part_ = std::max(part_, pair.figures.overlap_coefficient->value);
      if (pair.figures.lift_shrunk) lift_ = std::max(lift_, *pair.figures.lift_shrunk);
    }
  }
  [[nodiscard]] const ranking::SharedFigures& operator()(std::size_t a, std::size_t b) const { return *at_[a * creators_ + b]; }
  [[nodiscard]] double largest_part() const { return part_; }
  [[nodiscard]] double largest_lift() const { return lift_; }

 private:
  std::size_t creators_;
  std::vector<const ranking::SharedFigures*> at_;
  double part_ = 1e-9;
  double lift_ = 2.0;
};

struct Cell {
  double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
};

/// Above the diagonal the shared part, below it the lift.
std::string pair_cell(const ranking::SharedFigures& figures, bool above, const Pairs& pairs, const Cell& cell,
                      Language language) {
  if (!figures.overlap_coefficient || !figures.lift_shrunk)
    return rectangle(cell.x, cell.y, cell.width - 1, cell.height - 1, "url(#unknown)");
  const double part = above ? figures.overlap_coefficient->value / pairs.largest_part()
                            : (*figures.lift_shrunk - 1.0) / (pairs.largest_lift() - 1.0);
  const std::string title =
      above ? words::percent(figures.overlap_coefficient->value, language) + ", " + words::count(figures.shared, language)
            : words::decimal(*figures.lift_shrunk, 1, language) + "×";
  std::string svg = "<g><title>" + escaped(title) + "</title>" +
                    rectangle(cell.x, cell.y, cell.width - 1, cell.height - 1, shade(part, above ? kBlue : kAmber));
  if (cell.width >= kLeastTextCell) {
    const std::string style = std::sqrt(std::clamp(part, 0.0, 1.0)) > 0.6 ? "cell light" : "cell";
    const double middle = cell.x + (cell.width - 1) / 2;
    const std::string first = above ? words::percent(figures.overlap_coefficient->value, language)
                                    : words::decimal(*figures.lift_shrunk, 1, language) + "×";
    svg += text_at(middle, cell.y + cell.height / 2 + (above ? -1 : 4), style, first);
    if (above)
      svg += text_at(middle, cell.y + cell.height / 2 + 12, style + " small", words::short_count(figures.shared, language));
  }
  return svg + "</g>";
}

}  // namespace

std::string pair_matrix(const SetReport& report, Language language) {
  const std::size_t n = report.creators.size();
  const Pairs pairs(report);
  const double width = std::min(92.0, (kWidth - kNames) / static_cast<double>(n));
  const double height = width >= kLeastTextCell ? 40.0 : width;
  const bool named = height >= kLeastMarkedCell;
  std::string svg = open_svg(height * static_cast<double>(n) + 22, words::label("set_matrix", language));
  for (std::uint32_t a = 0; a < n; ++a) {
    const double y = 20 + height * a;
    if (named) svg += text_at(0, y + height / 2 + 4, "name", std::to_string(a + 1) + "  " + short_name(report, a));
    const double x = kNames + width * a;
    if (width >= kLeastMarkedCell) svg += text_at(x + width / 2, 13, "head", std::to_string(a + 1));
    svg += rectangle(x, y, width - 1, height - 1, "#e3e8ec");
    if (width >= kLeastTextCell) {
      svg += text_at(x + width / 2, y + height / 2 + 4, "cell", words::short_count(report.creators[a].members, language));
    }
    for (std::uint32_t b = 0; b < n; ++b) {
      if (b == a) continue;
      svg += pair_cell(pairs(a, b), b > a, pairs, {kNames + width * b, y, width, height}, language);
    }
  }
  return svg + "</svg>";
}

std::string upset_plot(const SetReport& report, Language language) {
  constexpr double kBars = 130;
  constexpr double kRow = 22;
  const std::vector<ranking::SetRegion>& regions = *report.regions;
  const std::size_t drawn = std::min(regions.size(), kMostRegionsDrawn);
  const auto n = static_cast<std::uint32_t>(report.creators.size());
  const double column = std::min(46.0, (kWidth - kNames - 20) / static_cast<double>(std::max<std::size_t>(drawn, 1)));
  const double most = drawn == 0 ? 1.0 : static_cast<double>(regions.front().accounts);
  const double top = kBars + 18;
  std::string svg = open_svg(top + kRow * n + 8, words::label("set_regions", language));
  for (std::uint32_t i = 0; i < n; ++i) {
    if (i % 2 == 0) svg += rectangle(0, top + kRow * i + 2, kWidth, kRow, "#f5f7f8");
    svg += text_at(4, top + kRow * i + 17, "name", short_name(report, i));
  }
  for (std::size_t r = 0; r < drawn; ++r) {
    const double middle = kNames + 10 + column * (static_cast<double>(r) + 0.5);
    const double bar = std::max(0.6, static_cast<double>(regions[r].accounts) / most * (kBars - 16));
    const double wide = std::min(26.0, column * 0.7);
    svg += "<g><title>" + escaped(words::count(regions[r].accounts, language)) + "</title>" +
           rectangle(middle - wide / 2, kBars - bar, wide, bar, "#1d4e89") + "</g>";
    if (column >= 24) svg += text_at(middle, kBars - bar - 4, "cell small", words::short_count(regions[r].accounts, language));
    for (std::uint32_t i = 0; i < n; ++i) {
      const bool in = std::ranges::find(regions[r].creators, i) != regions[r].creators.end();
      svg += "<circle" + attribute("cx", middle) + attribute("cy", top + kRow * i + 13) +
             attribute("r", std::min(5.0, column * 0.3)) + " fill=\"" + (in ? "#17212b" : "#d9dfe4") + "\"/>";
    }
    const auto y = [&](std::uint32_t i) { return top + kRow * i + 13; };
    svg += "<line" + attribute("x1", middle) + attribute("x2", middle) + attribute("y1", y(regions[r].creators.front())) +
           attribute("y2", y(regions[r].creators.back())) + " class=\"joined\"/>";
  }
  return svg + "</svg>";
}

std::string share_bar(double share) {
  return "<svg class=\"strength\" viewBox=\"0 0 124 12\" aria-hidden=\"true\">" + rectangle(0, 3, 124, 6, "#eef1f4") +
         rectangle(0, 3, 124 * std::clamp(share, 0.0, 1.0), 6, "#1d4e89") + "</svg>";
}

std::string bounds_bar(const ranking::SetShare& share) {
  return "<svg class=\"strength\" viewBox=\"-3 0 130 12\" aria-hidden=\"true\">" + rectangle(0, 3, 124, 6, "#eef1f4") +
         rectangle(124 * share.low, 3, 124 * (share.high - share.low), 6, "#a9c1dc") + "<circle" +
         attribute("cx", 124 * share.mean) + " cy=\"6\" r=\"3\" class=\"mark\"/></svg>";
}

std::string_view set_style() {
  return R"css(
.drawing { display: block; width: 100%; height: auto; margin: 8px 0 4px; break-inside: avoid; }
.drawing text { font-size: 12px; fill: #17212b; font-variant-numeric: tabular-nums; }
.drawing .cell, .drawing .head { text-anchor: middle; }
.drawing .head { font-size: 11px; fill: #8a96a3; }
.drawing .small { font-size: 10px; }
.drawing .light { fill: #fff; }
.drawing .joined { stroke: #17212b; stroke-width: 2; }
.note { font-size: 13px; color: var(--soft); max-width: 70ch; }
.big { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 10px 24px; margin: 24px 0 0; }
.big dd { margin: 0; font-size: 26px; font-weight: 650; letter-spacing: -.01em; line-height: 1.2; font-variant-numeric: tabular-nums; }
.big dd small { display: block; font-size: 12px; font-weight: 400; letter-spacing: 0; color: var(--soft); }
.big dt { font-size: 11px; letter-spacing: .04em; text-transform: uppercase; color: var(--faint); }
.set td { font-size: 14px; padding: 5px 8px 5px 0; }
.set td.who { font-weight: 550; overflow-wrap: anywhere; }
.set td.n, .set th.n { padding-left: 12px; }
.set td.state { padding-left: 12px; font-size: 12px; color: var(--soft); }
.set th + th:not(.n) { padding-left: 12px; }
.compared { margin: 18px 0 0; }
)css";
}

}  // namespace vouch::report
