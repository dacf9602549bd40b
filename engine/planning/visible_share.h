// Which part of a creator's audience sees a post: views of a post ÷ followers, at most 1, as the median over the latest 30
// posts at or before a day that state their views, drawn towards what is usual among creators of the same platform and size,
//
//   v = (n · own median + 10 · group's median) ÷ (n + 10)
//
// the posterior mean of a rate under a prior that weighs ten posts (B. Efron, C. Morris, "Stein's paradox in statistics",
// 1977, for the principle). n: those posts; a median that a tool declared (`reach`, else `median_views`) counts as ten. The
// group's median is over creators with posts of their own: those of the platform and size band, of the platform, or of all,
// the first of them with five. Who has no figure takes the group's, who has no group the assumption (assumptions.h).
// Views count repeated looks, so v is rather too large; who sees a post without following counts as if he did.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/ranking/size_band.h"

namespace vouch::planning {

enum class VisibleSource : std::uint8_t { posts, declared, group, assumption };
[[nodiscard]] std::string_view name_of(VisibleSource source);

struct VisibleShare {
  double share = 0.0;  // 0..1
  VisibleSource source = VisibleSource::assumption;
  std::uint32_t posts = 0;  // that state their views
};

/// Immutable, safe to share; refers to the catalog, which must live longer.
class VisibleShares {
 public:
  /// `assumed` stands where nobody of the data is known, for all platforms.
  VisibleShares(const catalog::Catalog& catalog, std::int64_t as_of_s, double assumed);

  [[nodiscard]] VisibleShare of(core::CreatorIndex creator) const;

 private:
  struct Own {
    double median = 0.0;
    std::uint32_t posts = 0;  // 0: declared
    bool known = false;
  };
  struct Group {
    catalog::Label platform = 0;
    ranking::SizeBand band = ranking::SizeBand::unknown;
    double median = 0.0;
  };
  [[nodiscard]] Own own(core::CreatorIndex creator, std::int64_t as_of_s) const;
  [[nodiscard]] ranking::SizeBand band(core::CreatorIndex creator) const;
  [[nodiscard]] std::optional<double> usual(core::CreatorIndex creator) const;

  const catalog::Catalog* catalog_;
  double assumed_;
  std::optional<catalog::Label> reach_, median_views_;
  std::vector<Own> own_;
  std::vector<Group> bands_, platforms_;  // with at least five creators, ascending
  std::optional<double> all_;
};

}  // namespace vouch::planning
