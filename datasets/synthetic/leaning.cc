#include "datasets/synthetic/leaning.h"

#include <algorithm>
#include <cmath>

#include "engine/core/deterministic_math.h"

namespace vouch::datasets {
namespace {

// Difficulty, fixed: the tests hold an oracle that knows these to an AUC of .97 to .99.
constexpr double kSlope = 1.9;
constexpr double kAffinityWeight = 0.9, kAgreementWeight = 1.1;
constexpr double kMidpoint = 6.5;
constexpr double kNearestCommunity = 0.004;  // closer than this is as good as the same
constexpr double kRarestAgreement = 0.004;
constexpr double kBuckets = 4096.0;  // of agreements from -1 to 1, so that a search begins at its end
constexpr double kTopicShare = 0.76, kCauseShare = 0.08, kValueShare = 0.16;

double wrap(double place) { return place - std::floor(place); }

double distance(double a, double b) {
  const double d = std::abs(a - b);
  return std::min(d, 1.0 - d);
}

double focus_around(double typical, core::Random& random) { return typical * core::det_exp(0.15 * random.normal()); }

double agreement_of(double topic, double cause, double value) {
  return kTopicShare * topic + kCauseShare * cause + kValueShare * value;
}

/// Of random pairs, in (0, 1].
double share_closer(const Leaning& brand, const Leaning& creator) {
  const double share = 2.0 * distance(brand.community, creator.community);
  return (share + kNearestCommunity) / (1.0 + kNearestCommunity);
}

/// Ascends with the agreement.
std::size_t bucket_of(double agreement) {
  return static_cast<std::size_t>(std::clamp((agreement + 1.0) * (0.5 * kBuckets), 0.0, kBuckets));
}

}  // namespace

Leaning draw_leaning(core::Random& random) {
  Leaning leaning;
  leaning.community = random.uniform();
  leaning.topic = random.uniform();
  if (random.chance(0.5)) leaning.topic = wrap(leaning.community + 0.11 * random.normal());
  leaning.value = random.uniform();
  leaning.cause = wrap(leaning.value + 0.08 * random.normal());
  leaning.community_focus = focus_around(30.0, random);
  leaning.topic_focus = focus_around(9.0, random);
  leaning.cause_focus = focus_around(6.5, random);
  leaning.value_focus = focus_around(6.0, random);
  return leaning;
}

double closeness(double a, double b) {
  const double u = 2.0 * distance(a, b);
  return 1.0 - 2.0 * u * u * (3.0 - 2.0 * u);
}

std::vector<double> spread(double place, double focus, std::size_t n) {
  std::vector<double> weights(n);
  double sum = 0.0;
  for (std::size_t k = 0; k < n; ++k) {
    weights[k] = core::det_exp(focus * (closeness(place, static_cast<double>(k) / static_cast<double>(n)) - 1.0));
    sum += weights[k];
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

MatchLaw::MatchLaw() {
  constexpr std::size_t kPairs = std::size_t{1} << 16, kKept = std::size_t{1} << 10;
  core::Random random(0, "agreement of random pairs");
  std::vector<double> drawn(kPairs);
  for (double& agreement : drawn) {
    const double topic = random.uniform(), value = random.uniform();
    const double causes_apart = random.normal() + random.normal();  // a sum of two: the same in either order
    const double cause = wrap(value + 0.08 * causes_apart);
    agreement = agreement_of(closeness(topic, 0.0), closeness(cause, 0.0), closeness(value, 0.0));
  }
  std::sort(drawn.begin(), drawn.end());
  for (std::size_t i = kPairs / kKept - 1; i < kPairs; i += kPairs / kKept) agreement_quantiles_.push_back(drawn[i]);
  for (std::uint16_t i = 0; i < kKept; ++i) {
    first_above_.resize(std::max(first_above_.size(), bucket_of(agreement_quantiles_[i]) + 1), i);
  }
}

std::size_t MatchLaw::quantiles_up_to(double agreement) const {
  const auto& q = agreement_quantiles_;
  const std::size_t bucket = bucket_of(agreement);
  std::size_t above = bucket < first_above_.size() ? first_above_[bucket] : q.size();
  while (above < q.size() && q[above] <= agreement) ++above;
  return above;
}

double MatchLaw::affinity(const Leaning& brand, const Leaning& creator) const {
  if (brand.community_focus == 0.0 || creator.community_focus == 0.0) return 0.0;
  return -core::det_log(share_closer(brand, creator));
}

double MatchLaw::share_agreeing_more(const Leaning& brand, const Leaning& creator) const {
  const double agreement = agreement_of(closeness(brand.topic, creator.topic), closeness(brand.cause, creator.cause),
                                        closeness(brand.value, creator.value));
  const auto& q = agreement_quantiles_;
  const std::size_t above = quantiles_up_to(agreement);
  auto rank = static_cast<double>(above);
  if (above > 0 && above < q.size()) rank += (agreement - q[above - 1]) / (q[above] - q[above - 1]);
  const double share = std::max(0.0, 1.0 - rank / static_cast<double>(q.size()));
  return (share + kRarestAgreement) / (1.0 + kRarestAgreement);
}

double MatchLaw::agreement(const Leaning& brand, const Leaning& creator) const {
  return -core::det_log(share_agreeing_more(brand, creator));
}

bool MatchLaw::is_unlikely(const Leaning& brand, const Leaning& creator) const {
  // p < .001 where A^.9 · B^1.1 > e^(ln(999) / 1.9 - 6.5) = .0570. Shares are at most 1, so A <= A^.9 and B^1.25 <= B^1.1.
  static_assert(kSlope == 1.9 && kAffinityWeight == 0.9 && kAgreementWeight == 1.1 && kMidpoint == 6.5 && kUnlikely == 0.001);
  constexpr double kFarEnough = 0.0575;
  const double closer = share_closer(brand, creator), more = share_agreeing_more(brand, creator);
  return closer * more * std::sqrt(std::sqrt(more)) > kFarEnough;
}

double MatchLaw::probability(const Leaning& brand, const Leaning& creator) const {
  const double logit =
      kSlope * (kAffinityWeight * affinity(brand, creator) + kAgreementWeight * agreement(brand, creator) - kMidpoint);
  return 1.0 / (1.0 + core::det_exp(-logit));
}

}  // namespace vouch::datasets
