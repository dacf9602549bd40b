#include "engine/credibility/saw_teeth.h"

#include <algorithm>
#include <cmath>

#include "engine/core/deterministic_math.h"

namespace vouch::credibility {
namespace {

constexpr double kYearDays = 365.25;
constexpr double kWithinDeviation = 0.6826894921370859;  // of a normal variable
constexpr std::size_t kLeastEntries = 5;

std::vector<double> medians_of_three(const std::vector<double>& counts) {
  std::vector<double> smooth = counts;
  for (std::size_t i = 1; i + 1 < counts.size(); ++i) {
    const auto [low, high] = std::minmax(counts[i - 1], counts[i + 1]);
    smooth[i] = std::clamp(counts[i], low, high);
  }
  return smooth;
}

/// Variance of a count around the line through its neighbours, as that of a step of a random walk.
double step_variance(const FollowerSeries& series) {
  std::vector<double> off;
  for (std::size_t i = 1; i + 1 < series.size(); ++i) {
    const double part = (series.day[i] - series.day[i - 1]) / (series.day[i + 1] - series.day[i - 1]);
    off.push_back(std::abs(series.count[i] - series.count[i - 1] - part * (series.count[i + 1] - series.count[i - 1])));
  }
  const auto place = static_cast<std::size_t>(std::ceil(kWithinDeviation * static_cast<double>(off.size()))) - 1;
  std::ranges::nth_element(off, off.begin() + static_cast<std::ptrdiff_t>(place));
  return 2.0 * off[place] * off[place];  // the distance has half the variance of a step
}

/// Turning points, tops and bottoms in turn; the first and the last are those of the ends.
class Turns {
 public:
  Turns(const std::vector<double>& counts, const GrowthRules& limits) : counts_(counts), limits_(limits) {
    for (std::size_t i = 1; i < counts.size(); ++i) follow(i);
    if (direction_ > 0) entries.push_back(top_);
    if (direction_ < 0) entries.push_back(bottom_);
  }
  std::vector<std::size_t> entries;
  bool begins_low = false;

 private:
  [[nodiscard]] double least(std::size_t i) const { return std::max(limits_.least_gain, limits_.tooth_share * counts_[i]); }

  void follow(std::size_t i) {
    if (counts_[i] > counts_[top_]) top_ = i;
    if (counts_[i] < counts_[bottom_]) bottom_ = i;
    if (direction_ >= 0 && counts_[top_] - counts_[i] >= least(top_)) {
      turn(top_, -1);
      bottom_ = i;
    } else if (direction_ <= 0 && counts_[i] - counts_[bottom_] >= least(bottom_)) {
      turn(bottom_, 1);
      top_ = i;
    }
  }
  void turn(std::size_t at, int direction) {
    if (entries.empty()) begins_low = direction > 0;
    entries.push_back(at);
    direction_ = direction;
  }

  const std::vector<double>& counts_;
  const GrowthRules& limits_;
  std::size_t top_ = 0, bottom_ = 0;
  int direction_ = 0;
};

/// P(N >= k) of a Poisson variable.
double poisson_tail(double mean, std::size_t k) {
  double term = core::det_exp(-mean);
  for (std::size_t i = 1; i <= k; ++i) term *= mean / static_cast<double>(i);
  double sum = 0.0;
  for (std::size_t i = k + 1; term > 1e-18 * sum || i <= k + 2; ++i) {
    sum += term;
    term *= mean / static_cast<double>(i);
  }
  return std::min(1.0, sum);
}

struct Tooth {
  std::size_t from = 0, top = 0, to = 0;
};

class Teeth {
 public:
  Teeth(const FollowerSeries& series, const GrowthRules& limits)
      : series_(series), limits_(limits), counts_(medians_of_three(series.count)), variance_(step_variance(series)) {}

  [[nodiscard]] std::vector<SawTeeth> rows() const {
    const Turns turns(counts_, limits_);
    std::vector<SawTeeth> found;
    std::vector<Tooth> row;
    for (std::size_t i = turns.begins_low ? 0 : 1; i + 2 < turns.entries.size(); i += 2) {
      const Tooth tooth{turns.entries[i], turns.entries[i + 1], turns.entries[i + 2]};
      if (is_tooth(tooth)) {
        row.push_back(tooth);
        continue;
      }
      end_row(row, found);
    }
    end_row(row, found);
    return found;
  }

 private:
  [[nodiscard]] bool stands_out(std::size_t from, std::size_t to) const {
    const double days = series_.day[to] - series_.day[from];
    const double steps = static_cast<double>(to - from);
    const double variance = variance_ * steps + limits_.turnover * std::max(counts_[from], counts_[to]) * days;
    return days <= limits_.tooth_days &&
           std::abs(counts_[to] - counts_[from]) >= limits_.tooth_z * std::sqrt(variance) + series_.rounding(from, to);
  }
  [[nodiscard]] bool is_tooth(const Tooth& tooth) const {
    const double rise = counts_[tooth.top] - counts_[tooth.from];
    const double fall = counts_[tooth.top] - counts_[tooth.to];
    return fall >= limits_.tooth_back * rise && stands_out(tooth.from, tooth.top) && stands_out(tooth.top, tooth.to);
  }
  void end_row(std::vector<Tooth>& row, std::vector<SawTeeth>& found) const {
    if (row.size() > 1) {
      SawTeeth teeth{.from = row.front().from, .to = row.back().to, .teeth = row.size()};
      for (const Tooth& tooth : row) {
        teeth.risen += counts_[tooth.top] - counts_[tooth.from];
        teeth.fallen += counts_[tooth.top] - counts_[tooth.to];
      }
      const double years = (series_.day[row.back().to] - series_.day[row.front().top]) / kYearDays;
      const double r = limits_.falls_per_year;
      teeth.organic_per_year = 2.0 * r * poisson_tail(r * years, row.size() - 1);
      if (teeth.organic_per_year <= limits_.teeth_rate) found.push_back(teeth);
    }
    row.clear();
  }

  const FollowerSeries& series_;
  const GrowthRules& limits_;
  std::vector<double> counts_;
  double variance_ = 0.0;
};

}  // namespace

std::vector<SawTeeth> saw_teeth_of(const FollowerSeries& series, const GrowthRules& limits) {
  if (series.size() < kLeastEntries) return {};
  return Teeth(series, limits).rows();
}

}  // namespace vouch::credibility
