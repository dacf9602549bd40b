#include "datasets/synthetic/crowd.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <numeric>

namespace vouch::datasets {
namespace {

constexpr double kHubs = 0.012, kBought = 0.04;  // shares of all accounts
constexpr double kElsewhere = 0.02;              // share of an audience that comes from anywhere
constexpr std::uint32_t kCommunities = 72;

struct Pace {
  double share, pace;
};
constexpr std::array<Pace, 4> kPaces{{{0.5, 0.4}, {0.3, 1.0}, {0.15, 2.5}, {0.05, 6.0}}};

std::uint64_t share_of(std::uint64_t total, double share) {
  return static_cast<std::uint64_t>(static_cast<double>(total) * share);
}

}  // namespace

Crowd::Crowd(std::uint64_t accounts, std::uint64_t seed) : accounts_(accounts) {
  assert(accounts >= 100 && accounts < (std::uint64_t{1} << 32));  // ids are computed in 64 bits
  core::Random random(seed, "account names");
  shift_ = random.below(accounts);
  multiplier_ = share_of(accounts, 0.618);
  while (std::gcd(multiplier_, accounts) != 1) ++multiplier_;
  digits_ = std::max<std::size_t>(7, std::to_string(accounts).size());

  hubs_ = {0, share_of(accounts, kHubs)};
  bought_.count = share_of(accounts, kBought);
  bought_.first = accounts - bought_.count;
  const std::uint64_t people = bought_.first - hubs_.count;
  communities_ = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(people / 40, 2, kCommunities));
  pace_of_community_.assign(communities_, 0.0);
  std::uint64_t first = hubs_.count;
  for (std::uint32_t k = 0; k < communities_; ++k) {
    const std::uint64_t end = hubs_.count + people * (k + 1) / communities_;
    const std::uint64_t members = end - first;
    for (std::size_t i = 0; i < kPaces.size(); ++i) {
      const std::uint64_t count = i + 1 < kPaces.size() ? share_of(members, kPaces[i].share) : end - first;
      groups_.push_back({.range = {first, count}, .community = k, .pace = kPaces[i].pace});
      pace_of_community_[k] += static_cast<double>(count) * kPaces[i].pace;
      first += count;
    }
  }
}

std::string Crowd::id(std::uint64_t account) const {
  const std::uint64_t number = (account * multiplier_ + shift_) % accounts_;
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  const auto length = static_cast<std::size_t>(end - digits.data());
  std::string text("a");
  text.append(digits_ - std::min(digits_, length), '0').append(digits.data(), length);
  return text;
}

double Crowd::draw_hub_share(core::Random& random) { return std::min(0.3, 0.005 * core::det_exp(0.8 * random.normal())); }

std::vector<double> Crowd::chances(const Leaning& leaning, double expected) const {
  auto weights = spread(leaning.community, leaning.community_focus, communities_);
  for (std::uint32_t k = 0; k < communities_; ++k) {
    const double share = (1.0 - kElsewhere) * weights[k] + kElsewhere / communities_;
    weights[k] = expected * share / pace_of_community_[k];
  }
  return weights;
}

std::uint64_t Crowd::draw_one(const Leaning& leaning, core::Random& random) const {
  const auto weights = spread(leaning.community, leaning.community_focus, communities_);
  double left = random.uniform();
  std::uint32_t community = 0;
  while (community + 1 < communities_ && left >= weights[community]) left -= weights[community++];
  double pace = random.uniform() * pace_of_community_[community];
  const std::size_t from = std::size_t{community} * kPaces.size();
  for (std::size_t i = from; i < from + kPaces.size(); ++i) {
    const auto& group = groups_[i];
    const double weight = static_cast<double>(group.range.count) * group.pace;
    if (pace < weight || i + 1 == from + kPaces.size())
      return group.range.first + random.below(std::max<std::uint64_t>(1, group.range.count));
    pace -= weight;
  }
  return groups_[from].range.first;
}

}  // namespace vouch::datasets
