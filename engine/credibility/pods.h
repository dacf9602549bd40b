// The pods of a snapshot (pod_search.h), and which creator is in which.
//
// Sections: pods.of (u32, one a creator: 1 + number of its pod, 0 none); pods.member_offsets (u64, one a pod and one more) and
// pods.members (u32); pods.account_offsets (u64) and pods.accounts (u64: pseudonyms of the members' own accounts, ascending);
// one a pod: pods.mutual (u32), pods.comments (u64), pods.expected, .density, .log10_p, .q, .quick, .quick_elsewhere (f64); one a
// creator: pods.received (u32: commented posts, once for each account that is not its own), pods.inside (u32: of these by its
// pod).
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/credibility/pod_search.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::credibility {

/// Looks for pods among all comments of the sections so far, and writes the sections.
[[nodiscard]] core::Result<void> write_pods(const snapshot::Snapshot& so_far, snapshot::Writer& out, const PodRules& rules,
                                            unsigned threads = 1);

/// Immutable, safe to share; refers to the snapshot's sections.
class Pods {
 public:
  /// Fails with corrupt where sections are missing or do not belong to this catalog.
  [[nodiscard]] static core::Result<Pods> open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(member_offsets_.size() - 1); }
  /// The pod of a creator; nullopt: it is in none.
  [[nodiscard]] std::optional<std::uint32_t> of(core::CreatorIndex creator) const;
  [[nodiscard]] Pod pod(std::uint32_t number) const;
  /// Pseudonyms of the accounts of its members, ascending; empty for a creator in no pod.
  [[nodiscard]] std::span<const std::uint64_t> accounts_around(core::CreatorIndex creator) const;
  /// Commented posts of a creator, once for each account that is not its own, and how many of these its pod gave.
  [[nodiscard]] std::uint32_t received(core::CreatorIndex creator) const { return received_[creator.value]; }
  [[nodiscard]] std::uint32_t inside(core::CreatorIndex creator) const { return inside_[creator.value]; }

 private:
  std::span<const std::uint32_t> of_, members_, mutual_, received_, inside_;
  std::span<const std::uint64_t> member_offsets_, account_offsets_, accounts_, comments_;
  std::span<const double> expected_, density_, log10_p_, q_, quick_, quick_elsewhere_;
};

}  // namespace vouch::credibility
