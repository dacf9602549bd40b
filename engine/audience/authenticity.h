// p(a): how probable it is that an account looks like those that people labelled as real, in whole 65535ths, so that sums
// of it are integers. Credible reach is reach counted in p. The one place that reach, plans and reports ask.
//
// Accounts that were not judged have one prior (kPriorAuthentic, an assumption: status unknown). Judged values are a
// section of their own, audience.authentic (u16, one an account); bit a % 64 of the number a / 64 of audience.judged (u64)
// says whether account a was judged. Without these sections nobody was.
#pragma once

#include <cstdint>
#include <span>

#include "engine/audience/graph.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"

namespace vouch::audience {

/// p(a) of every platform where nothing is known. Source: an assumption; status unknown.
inline constexpr double kPriorAuthentic = 0.9;

/// Immutable, safe to share; the snapshot must live.
class Authenticity {
 public:
  static constexpr std::uint32_t kScale = 65535;  // p = 1
  static constexpr std::uint16_t kPrior = static_cast<std::uint16_t>(kPriorAuthentic * kScale + 0.5);

  /// The prior for every account.
  Authenticity() = default;
  /// Fails with corrupt where the section is there and does not belong to this graph.
  [[nodiscard]] static core::Result<Authenticity> open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph);

  /// p of an account in 65535ths.
  [[nodiscard]] std::uint16_t operator[](std::uint32_t account) const { return judged_.empty() ? kPrior : judged_[account]; }
  /// False: every account has kPrior, and nothing is known of any of them.
  [[nodiscard]] bool judged() const { return !judged_.empty(); }
  /// Whether the account was judged; its p is the prior where not.
  [[nodiscard]] bool judged(std::uint32_t account) const {
    return !bits_.empty() && (bits_[account / 64] >> account % 64 & 1) != 0;
  }
  /// How many accounts of the graph were judged.
  [[nodiscard]] std::uint64_t judged_accounts() const;
  /// How many of these were judged.
  [[nodiscard]] std::uint64_t judged(std::span<const std::uint32_t> accounts) const;
  /// p of all accounts in 65535ths; empty where none is judged.
  [[nodiscard]] std::span<const std::uint16_t> all() const { return judged_; }
  /// Sum of p over accounts, in 65535ths.
  [[nodiscard]] std::uint64_t sum(std::span<const std::uint32_t> accounts) const;

 private:
  std::span<const std::uint16_t> judged_;  // by account; empty: the prior
  std::span<const std::uint64_t> bits_;    // of those judged
};

/// A sum of 65535ths as a number of people.
[[nodiscard]] constexpr double people(std::uint64_t sum) { return static_cast<double>(sum) / Authenticity::kScale; }

}  // namespace vouch::audience
