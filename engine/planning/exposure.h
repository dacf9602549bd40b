// Who sees a post, in whole numbers, so that a plan is the same on every machine and sums in any order agree.
//
//   expected credible reach of a set S = Σ over accounts a of p(a) · (1 − Π over a's creators i in S of (1 − vᵢ)^nᵢ)
//
// vᵢ: share of i's audience that sees a post (visible_share.h), nᵢ: its posts, p(a): probability that a is a real person.
// Instead of the product an account keeps the sum of ℓᵢ = −nᵢ · ln(1 − vᵢ) in units of 2⁻¹⁶, and what may still be reached
// of it is p(a) · e^−Σℓ in units of 1/kPerson of a person, rounded down. As sums of integers do not depend on an order, neither
// does the reach of a set, and taking a creator out is the exact inverse of putting it in. The rounded weight never rises with
// Σℓ, so what a creator adds never rises when others are added: reach stays submodular to the last unit.
#pragma once

#include <array>
#include <cstdint>

namespace vouch::planning {

/// Reach in parts of a person.
using Reach = std::uint64_t;
inline constexpr Reach kPerson = 65535ULL << 14;

/// −ln of the probability to miss all posts, in units of 2⁻¹⁶.
using LogMiss = std::uint32_t;
inline constexpr LogMiss kCertain = 1U << 22;        // nobody misses it: e^−64 of a person is less than a unit
inline constexpr std::uint32_t kMostMembers = 1000;  // of a plan; so many certain ones still sum within 32 bits

/// ℓ of a creator. Requires 0 <= visible <= 1.
[[nodiscard]] LogMiss log_miss(double visible, std::uint32_t posts);

/// 1 − e^−ℓ in units of 2⁻³², rounded down.
[[nodiscard]] std::uint64_t seen_of(LogMiss miss);

/// A share in units of 2⁻³² of a reach, rounded down.
[[nodiscard]] Reach share_of(Reach whole, std::uint64_t share);

/// e^−ℓ as the product of two table entries. Neighbours differ by 1.5·10⁻⁵, rounding by 10⁻¹⁶: it falls strictly.
/// Immutable, safe to share.
class Decay {
 public:
  [[nodiscard]] static const Decay& table();
  /// whole · e^−ℓ.
  [[nodiscard]] double of(double whole, LogMiss miss) const {
    if (miss >= kCertain) return 0.0;
    return whole * high_[miss >> kLowBits] * low_[miss & kLowMask];
  }
  /// What may still be reached of an account that weighs `full` when nobody has reached it: full · e^−ℓ, rounded down.
  [[nodiscard]] std::uint32_t remaining(std::uint32_t full, LogMiss miss) const {
    return static_cast<std::uint32_t>(of(static_cast<double>(full), miss));
  }

 private:
  static constexpr unsigned kLowBits = 11;
  static constexpr LogMiss kLowMask = (1U << kLowBits) - 1;
  Decay();
  std::array<double, (kCertain >> kLowBits)> high_{};
  std::array<double, kLowMask + 1> low_{};
};

/// The weight of an account that is real with this probability, given in 65535ths.
[[nodiscard]] constexpr std::uint32_t full_weight(std::uint16_t authentic) { return std::uint32_t{authentic} << 14; }

}  // namespace vouch::planning
