// Does a creator name drawbacks and correct itself, or does it praise everything? From the classes of its posts
// (evenness_reading.h):
//
//   named        posts that name a drawback ÷ posts with an opinion (praise or a drawback), with Wilson's interval (90 %)
//   named_paid   the same of commercial posts alone, by all that is known of them (payment.h)
//   corrections  posts that correct something said before
//   all praise   where no drawback is named: at most how probable that is for a creator with the peers' usual share
//                (evenness_peers.h); below rare_all_praise it praises everything, which is unusual
//
// Experimental: on labelled posts the rules do not reach the F1 of .75 that they would have to (docs/reference/evenness.md), so
// the figure is shown and counts nothing in the credibility index. Unknown without a readable post. Posts that are not readable
// and posts without an opinion say nothing either way.
//
// Section evenness.peers (bytes): what is usual among peers. The classes are posts.evenness.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/credibility/disclosure_habits.h"
#include "engine/credibility/evenness_peers.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::credibility {

enum class EvennessStatus : std::uint8_t { unknown, experimental };
[[nodiscard]] constexpr std::string_view name_of(EvennessStatus status) {
  switch (status) {
    case EvennessStatus::unknown: return "unknown";
    case EvennessStatus::experimental: return "experimental";
  }
  return {};
}

struct EvennessFigure {
  EvennessStatus status = EvennessStatus::unknown;
  std::uint32_t posts = 0;                      // at or before the day
  std::uint32_t read = 0;                       // of these, readable
  std::uint32_t praises = 0, drawbacks = 0;     // of these
  std::optional<SampledShare> named;            // nullopt: no post has an opinion
  std::optional<SampledShare> named_paid;       // nullopt: no commercial post has one
  std::vector<std::uint64_t> drawback_posts;    // places in the catalog's posts, latest first
  std::vector<std::uint64_t> correction_posts;  // the same
  std::optional<UsualEvenness> usual;           // nullopt: too few peers
  std::optional<double> all_praise;             // nullopt: a drawback is named, or there is no opinion or nobody to compare with
  bool praises_everything = false;
};

/// The counts of one creator up to a day, without peers. Complexity: its posts.
[[nodiscard]] EvennessFigure evenness_of(const catalog::Catalog& catalog, core::CreatorIndex creator, std::int64_t as_of_s);

/// Counts all creators at the latest event and writes the section. Complexity: all posts.
[[nodiscard]] core::Result<void> write_evenness(
    const snapshot::Snapshot& so_far, snapshot::Writer& out, const EvennessThresholds& rules, const PeerRules& enough,
    unsigned threads = 1, const std::function<void(std::uint64_t done, std::uint64_t total)>& progress = {});

/// Immutable, safe to share; refers to the catalog.
class EvenHandedness {
 public:
  /// Fails with corrupt where the section is missing or damaged.
  [[nodiscard]] static core::Result<EvenHandedness> open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog,
                                                         const EvennessThresholds& rules);

  /// Of a day, beside the peers of the snapshot. `catalog`: the one it was opened with.
  [[nodiscard]] EvennessFigure of(const catalog::Catalog& catalog, core::CreatorIndex creator, std::int64_t as_of_s) const;

 private:
  EvennessPeers peers_;
  double rare_all_praise_ = 0.0;
};

}  // namespace vouch::credibility
