#include "engine/core/apportion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vouch::core {

std::vector<std::int64_t> apportion(std::int64_t total, std::span<const double> shares) {
  std::vector<std::int64_t> parts(shares.size(), 0);
  if (shares.empty()) return parts;
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (!(sum > 0.0)) {
    parts[0] = total;
    return parts;
  }
  std::vector<double> remainders(shares.size());
  std::int64_t given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double exact = static_cast<double>(total) * (shares[i] / sum);
    const double whole = std::floor(exact);
    parts[i] = static_cast<std::int64_t>(whole);
    remainders[i] = exact - whole;
    given += parts[i];
  }
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  // Rounding of the products may leave one too many as well as some too few.
  for (std::size_t i = 0; given < total; i = (i + 1) % order.size(), ++given) ++parts[order[i]];
  for (std::size_t i = order.size(); given > total; --given) {
    do {
      i = (i == 0 ? order.size() : i) - 1;
    } while (parts[order[i]] == 0);
    --parts[order[i]];
  }
  return parts;
}

std::vector<std::int64_t> round_to_sum(std::int64_t total, std::span<const double> numbers) {
  std::vector<std::int64_t> whole(numbers.size());
  if (numbers.empty()) return whole;
  std::vector<double> remainders(numbers.size());
  std::int64_t given = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const double below = std::floor(numbers[i]);
    whole[i] = static_cast<std::int64_t>(below);
    remainders[i] = numbers[i] - below;
    given += whole[i];
  }
  std::vector<std::size_t> order(numbers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; given < total; i = (i + 1) % order.size(), ++given) ++whole[order[i]];
  for (std::size_t i = order.size(); given > total; --given) --whole[order[i = (i == 0 ? order.size() : i) - 1]];
  return whole;
}

}  // namespace vouch::core
