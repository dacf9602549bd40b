#include "engine/audience/capture.h"

#include <algorithm>
#include <cmath>

#include "engine/core/binomial.h"

namespace vouch::audience {
namespace {

constexpr double kTail = 0.05;
constexpr double kFewShared = 10.0;   // up to so many the observed count is in both tails wholly
constexpr double kManyShared = 40.0;  // from so many on by half
constexpr int kHalvings = 60;

/// Mean and variance of K.
struct Moments {
  double mean = 0.0;
  double variance = 0.0;
};

/// Drawing n of a population in which `marked` of `size` count: mean and variance of how many are drawn.
Moments hypergeometric(double marked, double size, double drawn) {
  if (size <= 1.0) return {.mean = marked * std::min(1.0, drawn / size), .variance = 0.0};
  const double part = std::min(1.0, drawn / size);
  return {.mean = marked * part,
          .variance = std::max(0.0, marked * part * (1.0 - marked / size) * (1.0 - part) * size / (size - 1.0))};
}

/// How much of the observed count belongs to a tail.
double own_part(double k) { return 1.0 - 0.5 * std::clamp((k - kFewShared) / (kManyShared - kFewShared), 0.0, 1.0); }

/// The ends of N in [least, most] where the tails of K reach 5 %. `moments` of K as a function of N.
template <class MomentsOf>
core::Interval invert(double k, double least, double most, MomentsOf moments) {
  const double own = own_part(k);
  const auto upper = [&](double n) {  // probability of K or more
    const Moments m = moments(n);
    return own * core::upper_tail(k, m.mean, m.variance) + (1.0 - own) * core::upper_tail(k + 1.0, m.mean, m.variance);
  };
  const auto lower = [&](double n) {  // of K or fewer
    const Moments m = moments(n);
    return 1.0 - own * core::upper_tail(k + 1.0, m.mean, m.variance) - (1.0 - own) * core::upper_tail(k, m.mean, m.variance);
  };
  core::Interval ends{.low = least, .high = most};
  if (k > 0.0 && upper(least) < kTail) {
    double below = least;
    double above = most;
    for (int i = 0; i < kHalvings; ++i) {
      const double middle = (below + above) / 2.0;
      (upper(middle) < kTail ? below : above) = middle;
    }
    ends.low = above;
  }
  if (lower(most) < kTail) {
    double below = least;
    double above = most;
    for (int i = 0; i < kHalvings; ++i) {
      const double middle = (below + above) / 2.0;
      (lower(middle) < kTail ? above : below) = middle;
    }
    ends.high = below;
  }
  return ends;
}

Estimate around(double value, core::Interval ends) {
  return {.value = value, .interval = {.low = std::min(value, ends.low), .high = std::max(value, ends.high)}};
}

template <class Figure>
Estimate mapped(const Estimate& shared, Figure figure) {
  return {.value = figure(shared.value), .interval = {.low = figure(shared.interval.low), .high = figure(shared.interval.high)}};
}

}  // namespace

Estimate captured_shared(std::uint64_t shared, const Seen& a, const Seen& b) {
  const auto k = static_cast<double>(shared);
  if (a.share >= 1.0 && b.share >= 1.0) return {.value = k, .interval = {.low = k, .high = k}};
  const double most = std::max(k, std::min(a.whole(), b.whole()));
  const auto moments = [&](double n) {
    const Moments in_a = hypergeometric(n, a.whole(), static_cast<double>(a.rows));
    const double mean = in_a.mean * b.share;
    const double squares = in_a.variance + in_a.mean * in_a.mean;  // E X²
    const double within =
        b.whole() <= 1.0 ? 0.0 : b.share * (1.0 - b.share) * (in_a.mean - squares / b.whole()) * b.whole() / (b.whole() - 1.0);
    return Moments{.mean = mean, .variance = std::clamp(within + b.share * b.share * in_a.variance, 0.0, mean)};
  };
  return around(std::min(most, k / (a.share * b.share)), invert(k, k, most, moments));
}

Estimate drawn_shared(std::uint64_t shared, const Drawn& a, const Drawn& b) {
  const Drawn& smaller = b.size < a.size ? b : a;
  const auto k = static_cast<double>(shared);
  const auto size = static_cast<double>(smaller.size);
  const auto rows = static_cast<double>(smaller.rows);
  if (smaller.rows >= smaller.size) return {.value = k, .interval = {.low = k, .high = k}};
  if (smaller.rows == 0) return {.value = 0.0, .interval = {.low = 0.0, .high = size}};
  // Of the smaller list rows - K were drawn that are not shared, so at most size - (rows - K) are.
  const double most = size - (rows - k);
  const auto moments = [&](double n) { return hypergeometric(n, size, rows); };
  return around(std::clamp(k * size / rows, k, most), invert(k, k, most, moments));
}

Estimate overlap_coefficient(const Estimate& shared, double size_a, double size_b) {
  const double smaller = std::min(size_a, size_b);
  return mapped(shared, [&](double n) { return std::min(1.0, n / smaller); });
}

Estimate jaccard(const Estimate& shared, double size_a, double size_b) {
  return mapped(shared, [&](double n) { return std::min(1.0, n / std::max(n, size_a + size_b - n)); });
}

Estimate lift(const Estimate& shared, double size_a, double size_b, double universe) {
  return mapped(shared, [&](double n) { return n / size_a * (universe / size_b); });
}

Estimate reach_of_two(const Estimate& shared, double size_a, double size_b) {
  const auto reach = [&](double n) { return size_a + size_b - n; };
  return {.value = reach(shared.value), .interval = {.low = reach(shared.interval.high), .high = reach(shared.interval.low)}};
}

}  // namespace vouch::audience
