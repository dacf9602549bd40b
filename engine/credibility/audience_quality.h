// How authentic a creator's audience looks: the mean of p(a) over its accounts that were judged. Where none was, what a tool
// declared (metric fake_share, as 1 − fake_share), or the declared share `real` or `authentic` of the dimension authenticity.
//
// The interval is Wilson's of as many judged accounts (core/proportion.h); of a declared figure, that of 50 accounts: an
// assumption, since tools state none. It says how far the judged accounts stand for the audience, not how good the model is.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/audience/authenticity.h"
#include "engine/audience/graph.h"
#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/interval.h"

namespace vouch::credibility {

struct AudienceQuality {
  std::uint64_t members = 0;   // of the audience in the data
  std::uint64_t judged = 0;    // of these
  std::uint64_t unlikely = 0;  // judged with p below one half
  bool declared = false;       // from a declared figure
  double mean = 0.0;
  core::Interval interval;
};

class AudienceQualitySource {
 public:
  /// Refers to all of these. `declared_accounts`: that a declared figure counts as.
  AudienceQualitySource(const catalog::Catalog& catalog, const audience::AudienceGraph& graph,
                        const audience::Authenticity& authentic, double declared_accounts);

  /// nullopt where nothing is known. `left_out`: accounts of the graph that do not count, ascending. Complexity: its audience.
  [[nodiscard]] std::optional<AudienceQuality> of(core::CreatorIndex creator, std::span<const std::uint32_t> left_out = {}) const;
  /// The judged accounts of its audience with the lowest p, at most so many, the lowest first.
  [[nodiscard]] std::vector<std::uint32_t> least_likely(core::CreatorIndex creator, std::size_t most) const;

 private:
  [[nodiscard]] std::optional<double> declared(core::CreatorIndex creator) const;

  const catalog::Catalog* catalog_;
  const audience::AudienceGraph* graph_;
  const audience::Authenticity* authentic_;
  double declared_accounts_;
  std::optional<catalog::Label> fake_share_, dimension_;
  std::vector<catalog::Label> real_;
};

}  // namespace vouch::credibility
