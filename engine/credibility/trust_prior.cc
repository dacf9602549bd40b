#include "engine/credibility/trust_prior.h"

#include <algorithm>
#include <numeric>

#include "engine/credibility/tweepcred.h"

namespace vouch::credibility {

std::vector<std::uint32_t> uniform_masses(std::uint32_t accounts) { return std::vector<std::uint32_t>(accounts, kPersonMass); }

std::vector<std::uint32_t> credible_masses(std::uint32_t accounts, const audience::Authenticity& authentic) {
  std::vector<std::uint32_t> masses(accounts);
  for (std::uint32_t a = 0; a < accounts; ++a) masses[a] = std::uint32_t{authentic[a]} << 16;
  return masses;
}

std::uint32_t tweepcred_mass(std::uint32_t mass, std::int64_t following, std::int64_t followers, const TrustRules& rules) {
  return static_cast<std::uint32_t>(static_cast<double>(mass) * tweepcred_mass_factor(following, followers, rules));
}

std::vector<std::uint32_t> seeded_masses(std::vector<std::uint32_t> masses, std::span<const std::uint32_t> seeds,
                                         double uniform_share) {
  if (seeds.empty()) return masses;
  for (const std::uint32_t seed : seeds) masses[seed] = 0;
  const std::uint64_t others = std::accumulate(masses.begin(), masses.end(), std::uint64_t{0});
  const double left = people_of_mass(others);
  const double wanted = static_cast<double>(seeds.size()) * uniform_share / (1.0 - uniform_share);
  const double kept = left > 0.0 ? std::min(1.0, wanted / left) : 0.0;
  for (std::uint32_t& mass : masses) mass = static_cast<std::uint32_t>(static_cast<double>(mass) * kept);
  for (const std::uint32_t seed : seeds) masses[seed] = kPersonMass;
  return masses;
}

}  // namespace vouch::credibility
