#include "engine/credibility/quantile_curve.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <tuple>

#include "engine/core/deterministic_math.h"
#include "engine/credibility/isotonic.h"

namespace vouch::credibility {
namespace {

constexpr std::size_t kBinPeers = 20;
constexpr std::size_t kMaxBins = 32;    // before the outermost ones are halved
constexpr std::size_t kMaxKnots = 160;  // that halving could give, of 2^64 peers
constexpr double kLeastTail = 0.1;      // in ln(1 + x): how steep a tail of hardly any peers may be

/// Linear between order statistics (R. Hyndman, Y. Fan, "Sample quantiles in statistical packages", 1996, type 7).
double quantile(std::span<const double> sorted, double level) {
  const double at = level * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

/// Peers [begin, end) of the order by followers.
struct Bin {
  std::size_t begin;
  std::size_t end;
};

double knot_of(std::span<const Peer> peers, const Bin& bin) {
  return peers[bin.begin + (bin.end - bin.begin - 1) / 2].log_followers;
}

/// Where bins end: equal numbers, but the outermost ones are halved towards their ends, so that knots reach close to them.
std::vector<std::size_t> cuts_of(std::size_t n) {
  const std::size_t count = std::clamp<std::size_t>(n / kBinPeers, 1, kMaxBins);
  std::vector<std::size_t> cuts;
  for (std::size_t k = 1; k < count; ++k) cuts.push_back(k * n / count);
  for (std::size_t size = n / count / 2; size >= kBinPeers; size /= 2) {
    cuts.push_back(size);
    cuts.push_back(n - size);
  }
  cuts.push_back(n);
  std::ranges::sort(cuts);
  const auto repeated = std::ranges::unique(cuts);
  cuts.erase(repeated.begin(), repeated.end());
  return cuts;
}

/// Bins with strictly ascending knots: where many peers have as many followers, bins are joined.
std::vector<Bin> bins_of(std::span<const Peer> peers) {
  std::vector<Bin> bins;
  std::size_t begin = 0;
  for (const std::size_t end : cuts_of(peers.size())) {
    const Bin bin{begin, end};
    if (!bins.empty() && knot_of(peers, bin) <= knot_of(peers, bins.back())) {
      bins.back().end = bin.end;
    } else {
      bins.push_back(bin);
    }
    begin = end;
  }
  return bins;
}

std::vector<double> engagements_of(std::span<const Peer> peers, const Bin& bin) {
  std::vector<double> values;
  for (std::size_t i = bin.begin; i < bin.end; ++i) values.push_back(peers[i].log_engagement);
  std::ranges::sort(values);
  return values;
}

/// Mean of distances that are above 0.
class MeanDistance {
 public:
  void add(double distance) {
    if (distance <= 0.0) return;
    sum_ += distance;
    ++count_;
  }
  [[nodiscard]] double value() const {
    return count_ == 0 ? kLeastTail : std::max(kLeastTail, sum_ / static_cast<double>(count_));
  }

 private:
  double sum_ = 0.0;
  std::uint64_t count_ = 0;
};

}  // namespace

QuantileCurve QuantileCurve::fit(std::vector<Peer> peers) {
  std::ranges::sort(peers, {}, [](const Peer& p) { return std::tuple(p.log_followers, p.log_engagement); });
  QuantileCurve curve;
  curve.peers_ = peers.size();
  const std::vector<Bin> bins = bins_of(peers);
  curve.curves_.resize(bins.size());
  std::vector<double> weights;
  for (std::size_t k = 0; k < bins.size(); ++k) {
    curve.knots_.push_back(knot_of(peers, bins[k]));
    weights.push_back(static_cast<double>(bins[k].end - bins[k].begin));
    const std::vector<double> values = engagements_of(peers, bins[k]);
    for (std::size_t level = 0; level < kLevels.size(); ++level) curve.curves_[k][level] = quantile(values, kLevels[level]);
  }
  for (std::size_t level = 0; level < kLevels.size(); ++level) {
    std::vector<double> along;
    for (const Levels& levels : curve.curves_) along.push_back(levels[level]);
    along = never_falling(along, weights);
    for (std::size_t k = 0; k < along.size(); ++k) curve.curves_[k][level] = along[k];
  }
  MeanDistance low, high;
  for (const Peer& peer : peers) {
    const Levels levels = curve.at(peer.log_followers);
    low.add(levels.front() - peer.log_engagement);
    high.add(peer.log_engagement - levels.back());
  }
  curve.low_tail_ = low.value();
  curve.high_tail_ = high.value();
  return curve;
}

QuantileCurve::Levels QuantileCurve::at(double log_followers) const {
  if (log_followers <= knots_.front()) return curves_.front();
  if (log_followers >= knots_.back()) return curves_.back();
  const auto above = static_cast<std::size_t>(std::ranges::upper_bound(knots_, log_followers) - knots_.begin());
  const double share = (log_followers - knots_[above - 1]) / (knots_[above] - knots_[above - 1]);
  Levels levels;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    levels[i] = curves_[above - 1][i] + share * (curves_[above][i] - curves_[above - 1][i]);
    if (i > 0) levels[i] = std::max(levels[i], levels[i - 1]);  // rounding alone could cross them
  }
  return levels;
}

double QuantileCurve::percentile(const Peer& peer) const {
  const Levels levels = at(peer.log_followers);
  const double y = peer.log_engagement;
  if (y < levels.front()) return kLevels.front() * core::det_exp((y - levels.front()) / low_tail_);
  if (y > levels.back()) return 1.0 - (1.0 - kLevels.back()) * core::det_exp((levels.back() - y) / high_tail_);
  const auto [first, last] = std::ranges::equal_range(levels, y);
  const auto i = static_cast<std::size_t>(first - levels.begin());
  const auto j = static_cast<std::size_t>(last - levels.begin());
  if (i < j) return 0.5 * (kLevels[i] + kLevels[j - 1]);  // levels that meet at y: the middle of them
  const double share = (y - levels[i - 1]) / (levels[i] - levels[i - 1]);
  return kLevels[i - 1] + share * (kLevels[i] - kLevels[i - 1]);
}

void QuantileCurve::write(core::Encoder& out) const {
  out.write(peers_);
  out.write(low_tail_);
  out.write(high_tail_);
  out.write(static_cast<std::uint32_t>(knots_.size()));
  for (const double knot : knots_) out.write(knot);
  for (const Levels& levels : curves_) {
    for (const double value : levels) out.write(value);
  }
}

core::Result<QuantileCurve> QuantileCurve::read(core::Decoder& in) {
  QuantileCurve curve;
  const auto peers = in.read<std::uint64_t>();
  const auto low = in.read<double>();
  const auto high = in.read<double>();
  const auto knots = in.read<std::uint32_t>();
  if (!knots) return core::fail(knots.error());
  if (*knots == 0 || *knots > kMaxKnots || in.left() < *knots * (1 + kLevels.size()) * sizeof(double)) {
    return core::fail(core::ErrorCode::corrupt, "a quantile curve has " + std::to_string(*knots) + " knots, expected 1 to " +
                                                    std::to_string(kMaxKnots) + " and their values");
  }
  curve.peers_ = *peers;
  curve.low_tail_ = *low;
  curve.high_tail_ = *high;
  for (std::uint32_t k = 0; k < *knots; ++k) curve.knots_.push_back(*in.read<double>());
  curve.curves_.resize(*knots);
  for (Levels& levels : curve.curves_) {
    for (double& value : levels) value = *in.read<double>();
  }
  if (!curve.valid()) return core::fail(core::ErrorCode::corrupt, "a quantile curve falls, crosses or is not finite");
  return curve;
}

bool QuantileCurve::valid() const {
  const auto finite = [](double x) { return std::isfinite(x); };
  if (!(low_tail_ > 0.0 && high_tail_ > 0.0 && finite(low_tail_) && finite(high_tail_)) || peers_ == 0) return false;
  if (!std::ranges::all_of(knots_, finite) || std::ranges::adjacent_find(knots_, std::greater_equal<>()) != knots_.end())
    return false;
  for (std::size_t k = 0; k < curves_.size(); ++k) {
    if (!std::ranges::all_of(curves_[k], finite) || !std::ranges::is_sorted(curves_[k])) return false;
    for (std::size_t level = 0; k > 0 && level < kLevels.size(); ++level) {
      if (curves_[k][level] < curves_[k - 1][level]) return false;
    }
  }
  return true;
}

}  // namespace vouch::credibility
