#include "engine/audience/lift.h"

namespace vouch::audience {

double shrunk_lift(std::uint64_t shared, std::uint64_t size_a, std::uint64_t size_b, std::uint64_t universe) {
  constexpr double kPriorEvents = 1.0;
  if (size_a == 0 || size_b == 0) return 1.0;  // nothing seen: the prior
  const double expected = static_cast<double>(size_a) / static_cast<double>(universe) * static_cast<double>(size_b);
  return (static_cast<double>(shared) + kPriorEvents) / (expected + kPriorEvents);
}

}  // namespace vouch::audience
