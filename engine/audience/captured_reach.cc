#include "engine/audience/captured_reach.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/audience/interval.h"
#include "engine/audience/tile_walk.h"
#include "engine/core/normal.h"

namespace vouch::audience {
namespace {

constexpr double kFewSeen = 20.0;   // up to so many accounts seen with several creators the interval is wide,
constexpr double kManySeen = 60.0;  // from so many on as narrow as it may be

struct Duplicates {
  double sum = 0.0;
  double squares = 0.0;
  std::vector<double> of;  // sum of h over the accounts of each creator
};

/// Sums of h and h² over all accounts.
Duplicates sum_duplicates(const AudienceSet& set, std::span<const double> shares) {
  const SetLists lists(set);
  TileWalk walk(lists, 0);
  Duplicates duplicates{.of = std::vector<double>(shares.size())};
  std::vector<double> inverse(kTileAccounts), product(kTileAccounts, 1.0);
  std::vector<std::uint16_t> creators(kTileAccounts);
  for (std::uint32_t tile = 0; tile < tiles_of(set.accounts); ++tile) {
    const auto slices = walk.next().first(shares.size());
    if (std::ranges::all_of(slices, [](Members slice) { return slice.empty(); })) continue;
    for (std::size_t i = 0; i < slices.size(); ++i) {
      for (const std::uint32_t account : slices[i]) {
        const std::size_t at = account % kTileAccounts;
        inverse[at] += 1.0 / shares[i];
        product[at] *= 1.0 - 1.0 / shares[i];
        ++creators[at];
      }
    }
    for (std::size_t at = 0; at < kTileAccounts; ++at) {  // h in place of the sum of 1/s
      inverse[at] = creators[at] > 1 ? inverse[at] - 1.0 + product[at] : 0.0;
      duplicates.sum += inverse[at];
      duplicates.squares += inverse[at] * inverse[at];
    }
    for (std::size_t i = 0; i < slices.size(); ++i) {
      for (const std::uint32_t account : slices[i]) duplicates.of[i] += inverse[account % kTileAccounts];
    }
    std::ranges::fill(inverse, 0.0);
    std::ranges::fill(product, 1.0);
    std::ranges::fill(creators, std::uint16_t{0});
  }
  return duplicates;
}

/// Interval of a sum with this variance, as of equally heavy events. `few` is 1 where few accounts were seen twice and 0
/// where many were: then one more event of weight `largest` is reckoned with at the upper end, none at the lower.
core::Interval sum_interval(double sum, double variance, double largest, double few) {
  if (!(sum > 0.0) || !(variance > 0.0)) return {.low = std::max(0.0, sum), .high = std::max(0.0, sum) + 3.0 * largest};
  const double middle = 0.5 - 0.5 * few;  // half an event to either side, as in capture.h
  const double one = variance / sum;
  const double low = one * gamma_quantile(sum / one + middle, -core::kNormal95);
  const double more = sum + few * largest;
  const double wide = (variance + few * largest * largest) / more;
  return {.low = low, .high = wide * gamma_quantile(more / wide + middle, core::kNormal95)};
}

/// The part of the variance that goes with the numbers of rows, which are known: Σ cov(D, rows_i)² ÷ var(rows_i).
double explained_by_rows(const Duplicates& found, const SetCounts& counts, std::span<const double> shares) {
  double explained = 0.0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] >= 1.0) continue;
    double shared = 0.0;  // estimated, over all others
    for (std::size_t j = 0; j < shares.size(); ++j) {
      if (j != i) shared += static_cast<double>(counts.pair(i, j)) / (shares[i] * shares[j]);
    }
    const double covariance = found.of[i] - shares[i] * shared;
    const double rows = static_cast<double>(counts.own[i].accounts) * (1.0 - shares[i]);
    if (rows > 0.0) explained += covariance * covariance / rows;
  }
  return explained;
}

}  // namespace

Estimate captured_reach(const AudienceSet& set, const SetCounts& counts, std::span<const double> shares) {
  const auto observed = static_cast<double>(counts.potential.accounts);
  if (std::ranges::all_of(shares, [](double share) { return share >= 1.0; })) {
    return {.value = observed, .interval = {.low = observed, .high = observed}};
  }
  const std::size_t n = counts.creators;
  const auto seen = [&](std::size_t i) { return Seen{.rows = counts.own[i].accounts, .share = shares[i]}; };
  if (n == 2 && counts.own[0].accounts > 0 && counts.own[1].accounts > 0) {
    return reach_of_two(captured_shared(counts.pair(0, 1), seen(0), seen(1)), seen(0).whole(), seen(1).whole());
  }
  double sizes = 0.0;
  double least = observed;
  double pairs = 0.0;    // estimated shared accounts over all pairs
  double largest = 1.0;  // of the pairs, how much one shared account stands for
  for (std::size_t a = 0; a < n; ++a) {
    sizes += seen(a).whole();
    least = std::max(least, seen(a).whole());
    for (std::size_t b = a + 1; b < n; ++b) {
      const double one = 1.0 / (shares[a] * shares[b]);
      pairs += static_cast<double>(counts.pair(a, b)) * one;
      largest = std::max(largest, one);
    }
  }
  const Duplicates found = sum_duplicates(set, shares);
  double twice = 0.0;  // accounts seen with several creators
  for (std::size_t k = 2; k < counts.by_times.size(); ++k) twice += static_cast<double>(counts.by_times[k]);
  const double few = 1.0 - std::clamp((twice - kFewSeen) / (kManySeen - kFewSeen), 0.0, 1.0);
  const double variance = found.squares - (2.0 * pairs - found.sum) - (1.0 - few) * explained_by_rows(found, counts, shares);
  const core::Interval duplicates = sum_interval(found.sum, variance, largest, few);
  const auto reach = [&](double sum) { return std::clamp(sizes - sum, least, std::max(least, sizes)); };
  return {.value = reach(found.sum), .interval = {.low = reach(duplicates.high), .high = reach(duplicates.low)}};
}

}  // namespace vouch::audience
