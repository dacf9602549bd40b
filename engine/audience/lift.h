// Lift, |A∩B|·U ÷ (|A|·|B|): how many times more accounts two audiences share than chance would give, U being the accounts
// with any event. From few accounts it says little, so it is shrunk to 1: the shared count is Poisson with mean λ·E,
// E = |A|·|B| ÷ U, and λ has a Gamma prior with shape and rate 1; its posterior mean is (|A∩B| + 1) ÷ (E + 1). One component
// of the mixture of W. DuMouchel ("Bayesian data mining in large frequency tables", 1999). It is evidence, never a score.
#pragma once

#include <cstdint>

#include "engine/core/interval.h"

namespace vouch::audience {

/// Returns the shrunk lift. Shrinking keeps it within U ÷ max(|A|, |B|), which is what a subset has. Requires
/// shared <= both sizes <= universe.
[[nodiscard]] double shrunk_lift(std::uint64_t shared, std::uint64_t size_a, std::uint64_t size_b, std::uint64_t universe);

/// 90 % interval of λ by the same posterior, Gamma with shape |A∩B| + 1 and rate E + 1, within the same bound; contains the
/// shrunk lift. Requires the same.
[[nodiscard]] core::Interval shrunk_lift_interval(std::uint64_t shared, std::uint64_t size_a, std::uint64_t size_b,
                                                  std::uint64_t universe);

/// The same for any expected count E > 0, without a bound: how many times more than expected.
[[nodiscard]] double shrunk_ratio(std::uint64_t found, double expected);
[[nodiscard]] core::Interval shrunk_ratio_interval(std::uint64_t found, double expected);

}  // namespace vouch::audience
