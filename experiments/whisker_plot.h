// A small drawing for reports: figures with their intervals, evenly spaced from left to right, as an SVG that loads nothing.
// Several series lie beside each other at each place and are told apart by shape as well as by colour.
#pragma once

#include <string>
#include <vector>

namespace vouch::experiments {

struct WhiskerPoint {
  double value = 0.0, low = 0.0, high = 0.0;  // finite
};

struct WhiskerSeries {
  std::string name;
  std::vector<WhiskerPoint> points;  // [places]
};

struct WhiskerPlot {
  std::string title, axis;          // what is drawn; what the places are
  std::vector<std::string> places;  // from left to right
  std::vector<WhiskerSeries> series;
};

/// Requires as many points in each series as places, at least one of each.
[[nodiscard]] std::string whisker_svg(const WhiskerPlot& plot);

}  // namespace vouch::experiments
