#include "experiments/whisker_plot.h"

#include <algorithm>
#include <array>

#include "experiments/text_forms.h"

namespace vouch::experiments {
namespace {

constexpr double kWidth = 460, kHeight = 230, kLeft = 62, kRight = 450, kTop = 26, kBottom = 170;
constexpr std::array<std::string_view, 6> kColours = {"#1d4e89", "#d98032", "#2a9d8f", "#8d5a97", "#7a9a3c", "#7d8597"};

std::string at(std::string_view name, double value) { return " " + std::string(name) + "=\"" + fixed(value, 1) + "\""; }

std::string line(double x1, double y1, double x2, double y2, std::string_view colour) {
  return "<line" + at("x1", x1) + at("y1", y1) + at("x2", x2) + at("y2", y2) + " stroke=\"" + std::string(colour) + "\"/>";
}

std::string label(double x, double y, std::string_view anchor, std::string_view text) {
  return "<text" + at("x", x) + at("y", y) + " text-anchor=\"" + std::string(anchor) + "\">" + escaped_html(text) + "</text>";
}

/// Round, square and diamond in turn.
std::string mark(double x, double y, std::size_t series) {
  const std::string fill = " fill=\"" + std::string(kColours[series % kColours.size()]) + "\"";
  if (series % 3 == 0) return "<circle" + at("cx", x) + at("cy", y) + " r=\"3.5\"" + fill + "/>";
  const std::string square = "<rect" + at("x", x - 3) + at("y", y - 3) + " width=\"6\" height=\"6\"" + fill;
  if (series % 3 == 1) return square + "/>";
  return square + " transform=\"rotate(45 " + fixed(x, 1) + " " + fixed(y, 1) + ")\"/>";
}

/// The scale of the figures: from the lowest end to the highest, with 0.
struct Scale {
  double low = 0.0, high = 0.0;
  explicit Scale(const WhiskerPlot& plot) {
    for (const WhiskerSeries& one : plot.series) {
      for (const WhiskerPoint& point : one.points) {
        low = std::min({low, point.low, point.value});
        high = std::max({high, point.high, point.value});
      }
    }
    if (high == low) high = low + 1.0;
  }
  [[nodiscard]] double y(double figure) const { return kBottom - (figure - low) / (high - low) * (kBottom - kTop); }
};

}  // namespace

std::string whisker_svg(const WhiskerPlot& plot) {
  const Scale scale(plot);
  const int decimals = scale.high - scale.low > 20.0 ? 0 : 2;
  std::string svg = "<svg viewBox=\"0 0 " + fixed(kWidth, 0) + " " + fixed(kHeight, 0) + "\" width=\"" + fixed(kWidth, 0) +
                    "\" role=\"img\" aria-label=\"" + escaped_html(plot.title) + "\" font-size=\"11\">" +
                    label(kLeft, 14, "start", plot.title);
  for (const double figure : {scale.low, 0.0, scale.high}) {
    svg += line(kLeft, scale.y(figure), kRight, scale.y(figure), figure == 0.0 ? "#444" : "#ddd");
    svg += label(kLeft - 6, scale.y(figure) + 4, "end", fixed(figure, decimals));
  }
  const double step = (kRight - kLeft) / static_cast<double>(plot.places.size());
  for (std::size_t p = 0; p < plot.places.size(); ++p) {
    const double middle = kLeft + step * (static_cast<double>(p) + 0.5);
    svg += label(middle, kBottom + 16, "middle", plot.places[p]);
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
      const WhiskerPoint& point = plot.series[s].points[p];
      const double x = middle + 9.0 * (static_cast<double>(s) - 0.5 * static_cast<double>(plot.series.size() - 1));
      svg +=
          line(x, scale.y(point.low), x, scale.y(point.high), kColours[s % kColours.size()]) + mark(x, scale.y(point.value), s);
    }
  }
  svg += label(0.5 * (kLeft + kRight), kBottom + 32, "middle", plot.axis);
  double x = kLeft;
  for (std::size_t s = 0; plot.series.size() > 1 && s < plot.series.size(); ++s) {
    svg += mark(x + 4, kBottom + 48, s) + label(x + 12, kBottom + 52, "start", plot.series[s].name);
    x += 24.0 + 6.0 * static_cast<double>(plot.series[s].name.size());
  }
  return svg + "</svg>\n";
}

}  // namespace vouch::experiments
