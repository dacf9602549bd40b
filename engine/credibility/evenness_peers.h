// What is usual among peers in even-handedness: of the creators of a platform, or of all platforms where it has too few
// (PeerRules), the quartiles of the share of posts with an opinion that name a drawback (creators with enough such
// posts), and the share over all their posts together.
//
// Could a creator praise everything by chance? With the peers' share q of drawbacks, independent from post to post, n posts with
// an opinion name none with probability (1 − q)^n; for q the lower end of its 90 % interval this is an upper bound. The interval
// is Wilson's (core/proportion.h) of as many observations as there are peers, not posts: posts of one creator are alike, and this
// is the widest interval that likeness can give (L. Kish, "Survey Sampling", 1965, section 5.4: design effect of whole clusters).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/codec.h"
#include "engine/core/interval.h"
#include "engine/core/result.h"
#include "engine/credibility/engagement_rules.h"
#include "engine/credibility/evenness_rules.h"

namespace vouch::credibility {

/// What the peers do.
struct UsualEvenness {
  std::uint32_t peers = 0;    // creators with enough posts with an opinion
  bool own_platform = false;  // all of the creator's platform
  double q25 = 0.0, q50 = 0.0, q75 = 0.0;
  double share = 0.0;       // of their posts together
  core::Interval interval;  // of this
};

/// An upper bound of the probability that a creator with the peers' usual share names no drawback in so many posts.
[[nodiscard]] double all_praise_bound(const UsualEvenness& usual, std::uint32_t opinions);

/// Immutable, safe to share.
class EvennessPeers {
 public:
  /// Counts of creators while they come, in any order.
  class Collector {
   public:
    Collector(const EvennessThresholds& rules, const PeerRules& enough) : least_posts_(rules.least_peer_posts), enough_(enough) {}
    void add(catalog::Label platform, std::uint32_t praises, std::uint32_t drawbacks);
    [[nodiscard]] EvennessPeers peers() &&;

   private:
    struct Counts {
      std::uint32_t praises = 0, drawbacks = 0;
    };
    std::uint32_t least_posts_;
    PeerRules enough_;
    std::map<catalog::Label, std::vector<Counts>> creators_;
    friend class EvennessPeers;
  };

  /// nullopt where there are too few.
  [[nodiscard]] std::optional<UsualEvenness> of(catalog::Label platform) const;

  /// Whether platforms are labels of the catalog and no more peers than creators.
  [[nodiscard]] bool fits(std::uint64_t labels, std::uint64_t creators) const;

  void write(core::Encoder& out) const;
  /// Fails with corrupt unless shares ascend within 0 and 1.
  [[nodiscard]] static core::Result<EvennessPeers> read(core::Decoder& in);

 private:
  struct Row {
    std::uint32_t peers = 0;
    std::uint64_t praises = 0, drawbacks = 0;  // of these together
    double q25 = 0.0, q50 = 0.0, q75 = 0.0;
  };
  [[nodiscard]] static Row row_of(const std::vector<Collector::Counts>& creators);
  [[nodiscard]] static core::Result<Row> read_row(core::Decoder& in);

  std::map<catalog::Label, Row> platforms_;  // with enough peers of their own
  Row all_;                                  // without peers where they are too few
};

}  // namespace vouch::credibility
