#include "api/report/plan_curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "api/report/html.h"
#include "api/words/numbers.h"
#include "api/words/text.h"

namespace vouch::report {
namespace {

using planning::CurvePoint;
using planning::Plan;
using words::Language;

constexpr double kLeft = 74, kTop = 16, kRight = 800, kBottom = 280, kWidth = 812, kHeight = 318;

std::string coordinate(std::string_view name, double value) {
  std::string text = words::decimal(std::max(value, 0.0), 1, Language::english);
  std::erase(text, ',');
  return " " + std::string(name) + "=\"" + text + "\"";
}

std::string line(double x1, double y1, double x2, double y2, std::string_view style) {
  return "<line" + coordinate("x1", x1) + coordinate("y1", y1) + coordinate("x2", x2) + coordinate("y2", y2) + " class=\"" +
         std::string(style) + "\"/>";
}

std::string label_at(double x, double y, std::string_view style, const std::string& text) {
  return "<text" + coordinate("x", x) + coordinate("y", y) + " class=\"" + std::string(style) + "\">" + escaped(text) + "</text>";
}

/// The distance of grid lines: 1, 2 or 5 times a power of ten, so that about five fit.
double step_of(double largest) {
  double step = 1.0;
  while (step * 10.0 <= largest) step *= 10.0;
  while (step > largest) step /= 10.0;
  for (const double finer : std::array<double, 3>{0.2, 0.5, 1.0}) {
    if (largest / (step * finer) <= 6.0) return step * finer;
  }
  return step * 2.0;
}

/// From figures to places on the page.
struct Scales {
  bool money = false;
  double largest_x = 1.0, largest_y = 1.0;
  [[nodiscard]] double figure_x(const CurvePoint& point) const {
    return money ? static_cast<double>(*point.cost_cents) : static_cast<double>(point.creators);
  }
  [[nodiscard]] double x(double figure) const { return kLeft + figure / largest_x * (kRight - kLeft); }
  [[nodiscard]] double y(double thousandths) const { return kBottom - thousandths / largest_y * (kBottom - kTop); }
};

std::vector<CurvePoint> shown_points(const Plan& plan) {
  std::vector<CurvePoint> points = plan.curve;
  if (curve_over_money(plan)) std::erase_if(points, [](const CurvePoint& point) { return !point.cost_cents; });
  return points;
}

std::string grid(const Plan& plan, const Scales& scales, Language language) {
  std::string svg;
  const double step_y = step_of(scales.largest_y);
  for (int line_at = 0; line_at * step_y <= scales.largest_y * 1.0001; ++line_at) {
    const double at = line_at * step_y;
    svg += line(kLeft, scales.y(at), kRight, scales.y(at), line_at == 0 ? "axis" : "grid") +
           label_at(kLeft - 8, scales.y(at) + 4, "tick end", words::short_count(std::llround(at / 1000.0), language));
  }
  const double step_x = scales.money ? step_of(scales.largest_x) : std::max(1.0, step_of(scales.largest_x));
  for (int mark = 1; mark * step_x <= scales.largest_x * 1.0001; ++mark) {
    const double at = mark * step_x;
    const std::int64_t figure = std::llround(at);
    svg += line(scales.x(at), kBottom, scales.x(at), kBottom + 5, "axis") +
           label_at(scales.x(at), kBottom + 20, "tick middle",
                    scales.money ? words::money(figure, plan.currency, language) : words::count(figure, language));
  }
  return svg;
}

std::string bound_and_budget(const Plan& plan, const Scales& scales, Language language) {
  const double bound = scales.y(static_cast<double>(plan.reach.bound_thousandths));
  std::string svg = line(kLeft, bound, kRight, bound, "bound");
  svg +=
      label_at(kLeft + 6, bound - 6, "tick",
               words::label("reach_bound", language) + " " + words::short_count(plan.reach.bound_thousandths / 1000, language));
  if (scales.money && plan.budget_cents && static_cast<double>(*plan.budget_cents) <= scales.largest_x) {
    const double x = scales.x(static_cast<double>(*plan.budget_cents));
    svg += line(x, kTop, x, kBottom, "budget");
  }
  return svg;
}

std::string steps(const std::vector<CurvePoint>& points, const Scales& scales, Language language) {
  std::string inside;
  std::string beyond;
  double last_x = scales.x(0);
  double last_y = scales.y(0);
  std::string marks;
  for (const CurvePoint& point : points) {
    const double x = scales.x(scales.figure_x(point));
    const double y = scales.y(static_cast<double>(point.reach_thousandths));
    (point.in_plan ? inside : beyond) += line(last_x, last_y, x, y, point.in_plan ? "curve" : "curve next");
    marks += "<circle" + coordinate("cx", x) + coordinate("cy", y) + coordinate("r", points.size() > 60 ? 2.2 : 3.6) +
             " class=\"" + (point.in_plan ? "point" : "point next") + "\"><title>" + std::to_string(point.creators) + ". " +
             escaped(point.creator_id) + ": " + words::count(point.reach_thousandths / 1000, language) + "</title></circle>";
    last_x = x;
    last_y = y;
  }
  return inside + beyond + marks;
}

}  // namespace

bool curve_over_money(const Plan& plan) { return plan.unpriced == 0 && plan.cost.total_cents > 0; }

std::string plan_curve(const Plan& plan, Language language) {
  const std::vector<CurvePoint> points = shown_points(plan);
  if (points.empty()) return {};
  Scales scales{.money = curve_over_money(plan)};
  scales.largest_y = std::max(1000.0, 1.06 * static_cast<double>(plan.reach.bound_thousandths));
  for (const CurvePoint& point : points) {
    scales.largest_x = std::max(scales.largest_x, scales.figure_x(point));
    scales.largest_y = std::max(scales.largest_y, 1.06 * static_cast<double>(point.reach_thousandths));
  }
  return "<svg class=\"plot\" viewBox=\"0 0 " + std::to_string(static_cast<int>(kWidth)) + " " +
         std::to_string(static_cast<int>(kHeight)) + "\" role=\"img\" aria-label=\"" +
         escaped(words::label(scales.money ? "curve" : "curve_count", language)) + "\">" + grid(plan, scales, language) +
         bound_and_budget(plan, scales, language) + steps(points, scales, language) + "</svg>\n";
}

}  // namespace vouch::report
