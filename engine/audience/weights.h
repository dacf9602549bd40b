// How much an account says: the weight of L. Adamic and E. Adar ("Friends and neighbors on the Web", 2003), in integers,
//
//   w(a) = round(65535 · p(a) · ln 3 / ln(2 + d(a)))
//
// with d the number of distinct owners whose audience has the account, and p the probability that it is a real person. An
// account that follows thousands says little about any of them. Of accounts that were not judged p is one prior.
//
// Sections: audience.weights (u16, one an account), audience.weight_sums (u64, one an owner: the sum over its audience).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/audience/authenticity.h"
#include "engine/audience/graph.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::audience {

/// w of an account that was not judged with this many distinct owners (0 counts as 1). Never 0, never rises with the owners.
[[nodiscard]] std::uint16_t weight_of(std::uint64_t distinct_owners);

/// Writes both sections from the graph among the sections so far. Reads the graph once, in order; holds 2 bytes an account.
[[nodiscard]] core::Result<void> write_weights(const snapshot::Snapshot& so_far, snapshot::Writer& out);

/// Immutable, safe to share.
class AudienceWeights {
 public:
  /// Fails with corrupt where the sections do not belong to this graph.
  [[nodiscard]] static core::Result<AudienceWeights> open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph);
  /// The same from sections NAME.weights and NAME.weight_sums.
  [[nodiscard]] static core::Result<AudienceWeights> open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph,
                                                          std::string_view name);

  [[nodiscard]] std::uint16_t operator[](std::uint32_t account) const { return weights_[account]; }
  [[nodiscard]] std::span<const std::uint16_t> all() const { return weights_; }
  /// Sum of w over the audience of an owner.
  [[nodiscard]] std::uint64_t sum(core::OwnerIndex owner) const { return sums_[owner.value]; }

 private:
  std::span<const std::uint16_t> weights_;
  std::span<const std::uint64_t> sums_;
};

}  // namespace vouch::audience
