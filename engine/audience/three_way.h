// Whom three audiences share, against what their pairs alone would give. The expectation is that of the model with all pairs
// and no three-way effect: of the eight cells of in or out of A, B and C, the table that keeps the three pair counts and is
// otherwise as even as can be. It is found by fitting the margins in turn (W. Deming, F. Stephan, "On a least squares
// adjustment of a sampled frequency table when the expected marginal totals are known", 1940), and is what W. DuMouchel and
// D. Pregibon ("Empirical Bayes screening for multi-item associations", 2001) compare counts of three with.
#pragma once

#include <cstdint>

namespace vouch::audience {

/// Sizes of three sets and of what pairs of them share, among `universe` accounts.
struct ThreeSets {
  std::uint64_t universe = 0;
  std::uint64_t a = 0, b = 0, c = 0;
  std::uint64_t ab = 0, ac = 0, bc = 0;
};

/// The expected number of accounts in all three, to about 1e-9 of the smallest pair count; between what inclusion and
/// exclusion leave possible. Requires counts that some three sets have.
[[nodiscard]] double expected_three_way(const ThreeSets& sets);

}  // namespace vouch::audience
