#include "engine/credibility/trust_figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "engine/core/deterministic_math.h"
#include "engine/core/normal.h"
#include "engine/credibility/soft_percentile.h"

namespace vouch::credibility {
namespace {

constexpr double kMostSpread = 20.0;  // e^20 times is as wide as anybody asks; keeps intervals finite

constexpr double kNobody95 = 2.995732273553991;  // -ln 0.05: so many at most are behind nobody seen (Poisson)

core::Interval interval_of(const TrustedCreator& creator, double mean_mass) {
  if (!(creator.score > 0.0)) return {.low = 0.0, .high = kNobody95 * mean_mass};
  const double spread = std::min(kMostSpread, core::kNormal95 * std::sqrt(creator.squares) / creator.score);
  return {.low = creator.score * core::det_exp(-spread), .high = creator.score * core::det_exp(spread)};
}

/// Peers by platform and band; the empty platform stands for all.
class Peers {
 public:
  Peers(const std::vector<TrustedCreator>& creators, double mean_mass, const TrustRules& rules)
      : offset_(rules.offset * mean_mass) {
    for (const TrustedCreator& one : creators) {
      if (one.status == TrustStatus::unknown) continue;
      figures_[{one.platform, one.band}].push_back(figure(one, one.score));
      everywhere_[one.band].push_back(figure(one, one.score));
    }
    const double ramp = core::det_log(rules.ramp);
    for (const auto& [group, figures] : figures_) {
      if (figures.size() >= rules.platform_peers) platforms_.try_emplace(group, figures, ramp);
    }
    for (const auto& [band, figures] : everywhere_) {
      if (figures.size() >= rules.least_peers) bands_.try_emplace(band, figures, ramp);
    }
  }

  void add_percentile(const TrustedCreator& creator, TrustFigure& to) const {
    const auto own = platforms_.find({creator.platform, creator.band});
    const auto all = bands_.find(creator.band);
    if (own == platforms_.end() && all == bands_.end()) return;
    to.all_platforms = own == platforms_.end();
    const SoftPercentile& peers = to.all_platforms ? all->second : own->second;
    to.peers = static_cast<std::uint32_t>(peers.peers());
    to.percentile = peers.of(figure(creator, to.score));
    to.percentiles = {.low = peers.of(figure(creator, to.interval.low)), .high = peers.of(figure(creator, to.interval.high))};
  }

 private:
  using Group = std::pair<std::string, catalog::SizeBand>;

  [[nodiscard]] double figure(const TrustedCreator& creator, double score) const {
    return core::det_log(offset_ + creator.weight * score);
  }

  double offset_;
  std::map<Group, std::vector<double>> figures_;
  std::map<catalog::SizeBand, std::vector<double>> everywhere_;
  std::map<Group, SoftPercentile> platforms_;
  std::map<catalog::SizeBand, SoftPercentile> bands_;
};

}  // namespace

std::vector<TrustFigure> trust_figures(const std::vector<TrustedCreator>& creators, double mean_mass, const TrustRules& rules) {
  const Peers peers(creators, mean_mass, rules);
  std::vector<TrustFigure> figures(creators.size());
  for (std::size_t c = 0; c < creators.size(); ++c) {
    if (creators[c].status == TrustStatus::unknown) continue;
    figures[c] = {.status = creators[c].status, .score = creators[c].score, .interval = interval_of(creators[c], mean_mass)};
    peers.add_percentile(creators[c], figures[c]);
  }
  return figures;
}

}  // namespace vouch::credibility
