#include "engine/audience/combined_shares.h"

#include <algorithm>

namespace vouch::audience {
namespace {

/// The fewest people with a value that at least `least` of each audience have.
template <class Least>
double fewest(std::span<const AudiencePart> parts, double reach, Least least) {
  double largest = 0.0;
  double others = 0.0;     // memberships that may be without the value
  double exclusive = 0.0;  // people with it who are exclusive at least
  for (const AudiencePart& part : parts) {
    if (!part.known) continue;
    const auto members = static_cast<double>(part.members);
    const double without = members * (1.0 - least(part));
    largest = std::max(largest, members - without);
    others += without;
    exclusive += std::max(0.0, static_cast<double>(part.exclusive) - without);
  }
  return std::max({largest, reach - others, exclusive});
}

}  // namespace

std::optional<CombinedShare> combine_shares(std::span<const AudiencePart> parts, std::uint64_t reach, std::uint64_t known_reach) {
  double members = 0.0;
  double with = 0.0;
  for (const AudiencePart& part : parts) {
    if (!part.known) continue;
    members += static_cast<double>(part.members);
    with += static_cast<double>(part.members) * part.low;
  }
  if (members == 0.0 || reach == 0 || known_reach == 0) return std::nullopt;
  const auto all = static_cast<double>(reach);
  const auto known = static_cast<double>(known_reach);
  const double least = fewest(parts, known, [](const AudiencePart& part) { return part.low; });
  const double without = fewest(parts, known, [](const AudiencePart& part) { return 1.0 - part.high; });
  CombinedShare share{.mean = with / members, .low = least / all, .high = (known - without + (all - known)) / all};
  share.low = std::clamp(share.low, 0.0, 1.0);
  share.high = std::clamp(share.high, share.low, 1.0);
  share.mean = std::clamp(share.mean, share.low, share.high);
  return share;
}

}  // namespace vouch::audience
