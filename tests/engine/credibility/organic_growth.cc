#include "tests/engine/credibility/organic_growth.h"

#include <algorithm>
#include <cmath>

#include "engine/core/civil_time.h"

namespace vouch::testing {
namespace {

constexpr double kYear = 365.25;
constexpr double kTwoPi = 6.283185307179586;

double log_uniform(double low, double high, core::Random& random) {
  return std::exp(std::log(low) + (std::log(high) - std::log(low)) * random.uniform());
}

double poisson(double mean, core::Random& random) {
  if (mean <= 0.0) return 0.0;
  if (mean < 500.0) return static_cast<double>(random.poisson(mean));
  return std::max(0.0, std::round(mean + std::sqrt(mean) * random.normal()));
}

/// One creator: its rate of new accounts day by day.
class Grower {
 public:
  Grower(Organic family, int days, core::Random& random) : family_(family), days_(days), random_(random) {
    followers = std::round(log_uniform(400.0, 3e7, random));
    const double growth_a_year = log_uniform(0.03, 2.0, random);
    rate_ = std::max(0.05, followers * growth_a_year / kYear);
    shape_ = log_uniform(0.7, 15.0, random);
    churn_ = 0.3 * random.uniform() * rate_ / followers;
    weekend_ = 1.0 + 0.6 * random.uniform();
    season_ = 0.2 + 0.5 * random.uniform();
    phase_ = random.uniform();
    jump_day_ = static_cast<int>((0.2 + 0.6 * random.uniform()) * days);
    jump_ = 2.0 + 5.0 * random.uniform();
    successes_a_year_ = 0.5 + 3.5 * random.uniform();
    if (family == Organic::s_curve) followers = std::round(log_uniform(300.0, 3e4, random));
    start_ = followers;
  }

  void next_day(int day) {
    const double mean = rate_on(day);
    const bool even = family_ == Organic::poisson;
    const double gains = poisson(even ? mean : mean * random_.gamma(shape_) / shape_, random_);
    fading_ *= 0.6;
    if (has_successes() && random_.chance(successes_a_year_ / kYear)) fading_ += success_days() * rate_ * 0.4;
    const double came = poisson(fading_, random_);
    guests_ += 0.3 * came;
    const double left = poisson(churn_ * followers + guests_ * 0.03, random_);
    guests_ *= 0.97;
    followers = std::max(0.0, followers + gains + came - left);
  }

  double followers = 0.0;

 private:
  [[nodiscard]] bool has_successes() const {
    return family_ == Organic::viral || family_ == Organic::pareto || family_ == Organic::rounded || family_ == Organic::heavy;
  }
  /// Size of a success in days of usual growth.
  double success_days() {
    if (family_ == Organic::pareto) return 3.5 * std::pow(1.0 - random_.uniform(), -1.0 / 3.2);
    if (family_ == Organic::heavy) return 3.5 * std::pow(1.0 - random_.uniform(), -1.0 / 1.8);
    return 5.0 * std::exp(0.7 * random_.normal());
  }
  double rate_on(int day) {
    const double week = family_ != Organic::poisson && day % 7 >= 5 ? weekend_ : 1.0;
    switch (family_) {
      case Organic::seasonal: return week * rate_ * (1.0 + season_ * std::sin(kTwoPi * (day / kYear + phase_)));
      case Organic::s_curve: {
        const double x = 10.0 * (static_cast<double>(day) / days_ - 0.3 - 0.4 * phase_);
        const double slope = std::exp(-std::abs(x)) / ((1.0 + std::exp(-std::abs(x))) * (1.0 + std::exp(-std::abs(x))));
        return week * (0.2 * rate_ + 40.0 * start_ * 10.0 / days_ * slope);
      }
      case Organic::wandering: wander_ = 0.97 * wander_ + 0.08 * random_.normal(); return week * rate_ * std::exp(wander_);
      case Organic::takeoff: return week * rate_ * (day >= jump_day_ ? jump_ : 1.0);
      case Organic::poisson:
      case Organic::dispersed:
      case Organic::viral:
      case Organic::pareto:
      case Organic::rounded:
      case Organic::stored:
      case Organic::heavy: break;
    }
    return week * rate_;
  }

  Organic family_;
  int days_;
  core::Random& random_;
  double start_ = 0.0, rate_ = 0.0, shape_ = 1.0, churn_ = 0.0, weekend_ = 1.0, season_ = 0.0, phase_ = 0.0;
  double jump_ = 1.0, successes_a_year_ = 0.0, fading_ = 0.0, guests_ = 0.0, wander_ = 0.0;
  int jump_day_ = 0;
};

std::int64_t shown(Organic family, double followers) {
  auto count = static_cast<std::int64_t>(followers);
  if (family != Organic::rounded) return count;
  std::int64_t unit = 1;
  while (count / unit >= 1000) unit *= 10;
  return count / unit * unit;
}

int days_to_next(Sampling sampling, core::Random& random) {
  switch (sampling) {
    case Sampling::daily: return 1;
    case Sampling::weekly: return 7;
    case Sampling::monthly: return 30;
    case Sampling::irregular: return static_cast<int>(log_uniform(1.0, 50.0, random));
  }
  return 1;
}

}  // namespace

double History::years() const {
  if (at_s.empty()) return 0.0;
  return static_cast<double>(at_s.back() - at_s.front()) / static_cast<double>(core::kDaySeconds) / kYear;
}

std::string_view name_of(Organic family) {
  switch (family) {
    case Organic::poisson: return "poisson";
    case Organic::dispersed: return "dispersed";
    case Organic::viral: return "viral";
    case Organic::pareto: return "pareto";
    case Organic::seasonal: return "seasonal";
    case Organic::s_curve: return "s-curve";
    case Organic::wandering: return "wandering";
    case Organic::takeoff: return "takeoff";
    case Organic::rounded: return "rounded";
    case Organic::stored: return "stored";
    case Organic::heavy: return "heavy";
  }
  return "";
}

std::string_view name_of(Sampling sampling) {
  switch (sampling) {
    case Sampling::daily: return "daily";
    case Sampling::weekly: return "weekly";
    case Sampling::monthly: return "monthly";
    case Sampling::irregular: return "irregular";
  }
  return "";
}

History organic_history(Organic family, Sampling sampling, int days, core::Random& random, const std::vector<Bought>& bought) {
  Grower grower(family, days, random);
  History history;
  std::vector<double> sizes(bought.size(), 0.0);
  double extra = 0.0;
  std::int64_t stored = -1;
  int next = 0;
  for (int day = 0; day < days; ++day) {
    grower.next_day(day);
    extra = 0.0;
    for (std::size_t i = 0; i < bought.size(); ++i) {
      const double since = day - bought[i].at * days;
      if (since < 0.0) continue;
      if (sizes[i] == 0.0) sizes[i] = bought[i].share * grower.followers;
      const double delivered = std::min(1.0, (since + 1.0) / bought[i].days);
      extra += std::round(sizes[i] * delivered * (bought[i].kept + (1.0 - bought[i].kept) * std::exp(-since / 40.0)));
    }
    if (family != Organic::stored || stored < 0 || random.chance(0.3)) stored = shown(family, grower.followers + extra);
    if (day < next) continue;
    next = day + days_to_next(sampling, random);
    history.at_s.push_back(1'600'000'000 + day * core::kDaySeconds);
    history.followers.push_back(stored);
  }
  return history;
}

}  // namespace vouch::testing
