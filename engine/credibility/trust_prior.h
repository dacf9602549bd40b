// The mass with which accounts enter the walk of trust_walk.h: how much of a person each is. Three ways, for all accounts:
//
//   uniform       1                 plain PageRank: whoever makes accounts makes mass
//   credibility   p(a)              what the model of authenticity says of the account, its prior where nobody judged it
//   tweepcred     p(a) · factor     with the discount for those who follow many and are followed by few (tweepcred.h), where
//                                   a row of `accounts` says so; p(a) of judged accounts knows the same columns already
//
// and seeded: the walker starts at accounts known to be good (Z. Gyöngyi, H. Garcia-Molina, J. Pedersen, "Combating Web spam with
// TrustRank", 2004). Each seed is one person; the others keep their masses in proportion, of which a share of the whole is
// left.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/authenticity.h"
#include "engine/credibility/trust_rules.h"

namespace vouch::credibility {

/// Masses are whole numbers of which so many are one person, so sums of them do not depend on their order: 2³² of them fit.
inline constexpr std::uint32_t kPersonMass = std::uint32_t{audience::Authenticity::kScale} << 16;

[[nodiscard]] constexpr double people_of_mass(std::uint64_t mass) { return static_cast<double>(mass) / kPersonMass; }

[[nodiscard]] std::vector<std::uint32_t> uniform_masses(std::uint32_t accounts);
[[nodiscard]] std::vector<std::uint32_t> credible_masses(std::uint32_t accounts, const audience::Authenticity& authentic);
/// One account's mass with Tweepcred's discount.
[[nodiscard]] std::uint32_t tweepcred_mass(std::uint32_t mass, std::int64_t following, std::int64_t followers,
                                           const TrustRules& rules);

/// The walk from seeds alone but for the uniform share, below 1. Requires distinct seeds below masses.size(); without any the
/// masses stay.
[[nodiscard]] std::vector<std::uint32_t> seeded_masses(std::vector<std::uint32_t> masses, std::span<const std::uint32_t> seeds,
                                                       double uniform_share);

}  // namespace vouch::credibility
