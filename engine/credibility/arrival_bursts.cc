#include "engine/credibility/arrival_bursts.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>

#include "engine/core/deterministic_math.h"

namespace vouch::credibility {
namespace {

using audience::Day;
using audience::kNoDay;

/// Arrivals of one owner by day, ascending.
class Arrivals {
 public:
  explicit Arrivals(std::span<const Day> days) {
    days_.reserve(days.size());
    std::ranges::copy_if(days, std::back_inserter(days_), [](Day day) { return day != kNoDay; });
    std::ranges::sort(days_);
  }
  [[nodiscard]] const std::vector<Day>& days() const { return days_; }
  /// Requires an arrival.
  [[nodiscard]] int first() const { return days_.front(); }
  [[nodiscard]] int end() const { return days_.back() + 1; }
  /// In days [from, to).
  [[nodiscard]] std::size_t between(int from, int to) const {
    const auto place = [this](int day) { return std::ranges::lower_bound(days_, day, {}, [](Day d) { return int{d}; }); };
    return from >= to ? 0 : static_cast<std::size_t>(place(to) - place(from));
  }

 private:
  std::vector<Day> days_;
};

/// What a window of these days would hold if it were as the days around it, and at least as all others; nullopt where there are
/// no days around it.
std::optional<double> usual_at(const Arrivals& arrivals, int from, int to, std::size_t inside, const ArrivalRules& rules) {
  const int left = std::max(arrivals.first(), from - static_cast<int>(rules.around_days)),
            right = std::min(arrivals.end(), to + static_cast<int>(rules.around_days));
  const int length = to - from, around = right - left - length, all = arrivals.end() - arrivals.first() - length;
  if (around <= 0) return std::nullopt;
  const auto near = static_cast<double>(arrivals.between(left, right) - inside);
  const auto others = static_cast<double>(arrivals.days().size() - inside);
  return std::max(1.0, length * std::max(near / around, others / all));
}

bool is_burst(const Arrivals& arrivals, int from, int to, std::size_t inside, const ArrivalRules& rules) {
  constexpr double kLn10 = 2.302585092994046;
  const auto count = static_cast<double>(inside);
  const auto usual = usual_at(arrivals, from, to, inside, rules);
  if (!usual || count < rules.times * *usual) return false;
  const double log_p = -(count * core::det_log(count / *usual) - count + *usual);
  const double windows = core::det_log(static_cast<double>(arrivals.end() - arrivals.first()));
  return log_p + windows <= rules.log10_p * kLn10;
}

}  // namespace

bool ArrivalBursts::contains(Day day) const {
  const auto after = std::ranges::upper_bound(bursts, day, {}, &ArrivalBurst::first);
  return after != bursts.begin() && (after - 1)->last >= day;
}

ArrivalBursts find_arrival_bursts(std::span<const Day> days, const ArrivalRules& rules) {
  const Arrivals arrivals(days);
  const auto& sorted = arrivals.days();
  ArrivalBursts found{.bursts = {}, .dated = sorted.size()};
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < sorted.size();) {
    const int from = sorted[begin], to = std::min(from + static_cast<int>(rules.window_days), arrivals.end());
    while (end < sorted.size() && sorted[end] < to) ++end;
    const std::size_t inside = end - begin;
    if (inside >= rules.least_arrivals && is_burst(arrivals, from, to, inside, rules)) {
      const auto last = sorted[end - 1];
      if (!found.bursts.empty() && found.bursts.back().last >= from) {
        found.bursts.back().last = last;
      } else {
        found.bursts.push_back({.first = static_cast<Day>(from), .last = last});
      }
    }
    while (begin < sorted.size() && sorted[begin] == from) ++begin;
  }
  for (ArrivalBurst& burst : found.bursts) {
    burst.arrivals = static_cast<std::uint32_t>(arrivals.between(burst.first, burst.last + 1));
    found.inside += burst.arrivals;
  }
  return found;
}

}  // namespace vouch::credibility
