#include "engine/audience/three_way.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vouch::audience {
namespace {

constexpr int kRounds = 1000;
constexpr double kEnough = 1e-12;  // of the universe: a round that changes less is the last

using Cells = std::array<double, 8>;  // by bits: 1 in A, 2 in B, 4 in C

/// One margin over two of the sets: what its four cells should sum to, by the bits of both.
struct Margin {
  std::array<unsigned, 2> bits;
  std::array<double, 4> totals;  // neither, first only, second only, both
};

Margin margin_of(std::array<unsigned, 2> bits, double first, double second, double both, double universe) {
  return {.bits = bits,
          .totals = {std::max(0.0, universe - first - second + both), std::max(0.0, first - both), std::max(0.0, second - both),
                     both}};
}

std::size_t place_in(const Margin& margin, unsigned cell) {
  return ((cell & margin.bits[0]) != 0 ? 1U : 0U) + ((cell & margin.bits[1]) != 0 ? 2U : 0U);
}

void fit(Cells& cells, const Margin& margin) {
  std::array<double, 4> sums{};
  for (unsigned cell = 0; cell < 8; ++cell) sums[place_in(margin, cell)] += cells[cell];
  for (unsigned cell = 0; cell < 8; ++cell) {
    const std::size_t place = place_in(margin, cell);
    cells[cell] = sums[place] > 0.0 ? cells[cell] * (margin.totals[place] / sums[place]) : 0.0;
  }
}

}  // namespace

double expected_three_way(const ThreeSets& sets) {
  const auto real = [](std::uint64_t count) { return static_cast<double>(count); };
  const double universe = real(sets.universe);
  const std::array<Margin, 3> margins = {margin_of({1, 2}, real(sets.a), real(sets.b), real(sets.ab), universe),
                                         margin_of({1, 4}, real(sets.a), real(sets.c), real(sets.ac), universe),
                                         margin_of({2, 4}, real(sets.b), real(sets.c), real(sets.bc), universe)};
  Cells cells;
  cells.fill(universe / 8.0);
  for (int round = 0; round < kRounds; ++round) {
    const double before = cells[7];
    for (const Margin& margin : margins) fit(cells, margin);
    if (std::abs(cells[7] - before) <= kEnough * universe) break;
  }
  // What the pairs leave possible: no cell below 0.
  const double most = std::min({real(sets.ab), real(sets.ac), real(sets.bc)});
  const double least = std::max({0.0, real(sets.ab) + real(sets.ac) - real(sets.a), real(sets.ab) + real(sets.bc) - real(sets.b),
                                 real(sets.ac) + real(sets.bc) - real(sets.c)});
  return std::clamp(cells[7], std::min(least, most), most);
}

}  // namespace vouch::audience
