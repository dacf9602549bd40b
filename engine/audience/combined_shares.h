// What is known about the make-up of a set's reach from the make-up of each audience: shares say nothing about which of a
// value's people are the same, so the share among those reached together lies between bounds (M. Fréchet, "Généralisation
// du théorème des probabilités totales", 1935; G. Boole, 1854). With m_i accounts of creator i, e_i of them exclusive, a
// part q_i of m_i with the value, and R reached together, the people with the value are
//
//   at least  max( max_i m_i q_i,  R − Σ m_i (1 − q_i),  Σ max(0, e_i − m_i (1 − q_i)) )
//   at most   R − the same of those without it
//
// A value that a creator's list does not name has a share between 0 and what the list leaves over. Reach of creators whose
// make-up is not known may have the value or not. Between the bounds stands the mean weighted by size.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace vouch::audience {

/// One creator's share of a value, as far as it is known.
struct AudiencePart {
  std::uint64_t members = 0;    // m
  std::uint64_t exclusive = 0;  // e, in the whole set
  double low = 0.0;             // of q
  double high = 1.0;
  bool known = false;  // false: nothing is known of this creator; low and high do not count
};

struct CombinedShare {
  double mean = 0.0;  // over memberships, within the bounds
  double low = 0.0;
  double high = 1.0;
};

/// `reach` of all creators, `known_reach` of those whose parts are known. nullopt where none is known or nobody is reached.
[[nodiscard]] std::optional<CombinedShare> combine_shares(std::span<const AudiencePart> parts, std::uint64_t reach,
                                                          std::uint64_t known_reach);

}  // namespace vouch::audience
