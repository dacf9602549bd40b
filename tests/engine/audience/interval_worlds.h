// Worlds whose truth is known, seen in part: how often intervals hold the truth. A world has audiences over its accounts;
// each list is then thinned without regard to the others (capture), or one sample of accounts is drawn for all
// (coordinated). Every world has a stream of random numbers of its own, by seed and number.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/audience/capture.h"
#include "engine/audience/captured_reach.h"
#include "engine/audience/sample.h"
#include "engine/core/random.h"

namespace vouch::testing {

using audience::Estimate;

/// Worlds counted, and in how many the interval held the truth.
struct Cover {
  std::uint64_t worlds = 0;
  std::uint64_t held = 0;
  void add(const Estimate& estimate, double truth) {
    const double slack = 1e-9 * std::max(1.0, std::abs(truth));
    ++worlds;
    held += estimate.interval.low <= truth + slack && truth - slack <= estimate.interval.high ? 1 : 0;
  }
  [[nodiscard]] double share() const { return worlds == 0 ? 1.0 : static_cast<double>(held) / static_cast<double>(worlds); }
};

/// By figure; the name ends in "30+" where so many shared accounts are expected in what is seen, else in "<30".
using Covers = std::map<std::string, Cover>;

inline std::string expected_class(double expected) { return expected >= 30.0 ? " 30+" : " <30"; }

inline double log_uniform(core::Random& random, double low, double high) {
  return low * std::exp(random.uniform() * std::log(high / low));
}

/// Two audiences that share the first `shared` accounts of both.
struct TwoAudiences {
  std::uint64_t size_a = 0, size_b = 0, shared = 0;
  explicit TwoAudiences(core::Random& random)
      : size_a(static_cast<std::uint64_t>(log_uniform(random, 500, 30'000))),
        size_b(static_cast<std::uint64_t>(log_uniform(random, 500, 30'000))),
        shared(static_cast<std::uint64_t>(static_cast<double>(std::min(size_a, size_b)) * std::exp(-5.0 * random.uniform()))) {}
};

/// Exactly `drawn` of `size`, as flags.
inline std::vector<bool> draw(core::Random& random, std::uint64_t size, std::uint64_t drawn) {
  std::vector<bool> in(size);
  for (std::uint64_t i = 0; i < size; ++i) {
    if (random.below(size - i) >= drawn) continue;
    in[i] = true;
    --drawn;
  }
  return in;
}

inline void add_figures(Covers& covers, const std::string& way, double expected, const Estimate& shared,
                        const TwoAudiences& world) {
  const auto a = static_cast<double>(world.size_a);
  const auto b = static_cast<double>(world.size_b);
  const auto n = static_cast<double>(world.shared);
  const std::string end = expected_class(expected);
  covers[way + " count" + end].add(shared, n);
  covers[way + " overlap coefficient" + end].add(audience::overlap_coefficient(shared, a, b), n / std::min(a, b));
  covers[way + " Jaccard" + end].add(audience::jaccard(shared, a, b), n / (a + b - n));
  covers[way + " lift" + end].add(audience::lift(shared, a, b, 1e6), n * 1e6 / (a * b));
  covers[way + " reach" + end].add(audience::reach_of_two(shared, a, b), a + b - n);
}

/// One world of two audiences, each thinned for itself. A third of the lists is whole.
inline void see_captured(core::Random& random, Covers& covers) {
  const TwoAudiences world(random);
  const auto seen = [&](std::uint64_t size) {
    const double share = random.chance(0.33) ? 1.0 : log_uniform(random, 0.03, 0.9);
    return static_cast<std::uint64_t>(std::ceil(static_cast<double>(size) * share));
  };
  const std::uint64_t rows_a = seen(world.size_a);
  const std::uint64_t rows_b = seen(world.size_b);
  if (rows_a == world.size_a && rows_b == world.size_b) return;
  const std::vector<bool> in_a = draw(random, world.size_a, rows_a);
  const std::vector<bool> in_b = draw(random, world.size_b, rows_b);
  std::uint64_t both = 0;
  for (std::uint64_t i = 0; i < world.shared; ++i) both += in_a[i] && in_b[i] ? 1 : 0;
  const audience::Seen a{rows_a, static_cast<double>(rows_a) / static_cast<double>(world.size_a)};
  const audience::Seen b{rows_b, static_cast<double>(rows_b) / static_cast<double>(world.size_b)};
  const double expected = static_cast<double>(world.shared) * a.share * b.share;
  add_figures(covers, "capture", expected, audience::captured_shared(both, a, b), world);
}

/// One world of two audiences, one sample of accounts for both.
inline void see_drawn(core::Random& random, Covers& covers) {
  const TwoAudiences world(random);
  const double rate = log_uniform(random, 0.01, 0.5);
  audience::Drawn a{0, world.size_a};
  audience::Drawn b{0, world.size_b};
  std::uint64_t both = 0;
  for (std::uint64_t i = 0; i < std::max(world.size_a, world.size_b); ++i) {
    if (i < world.shared) {  // one account of both
      const bool in = random.chance(rate);
      both += in ? 1 : 0;
      a.rows += in ? 1 : 0;
      b.rows += in ? 1 : 0;
      continue;
    }
    a.rows += i < world.size_a && random.chance(rate) ? 1 : 0;
    b.rows += i < world.size_b && random.chance(rate) ? 1 : 0;
  }
  add_figures(covers, "coordinated", static_cast<double>(world.shared) * rate, audience::drawn_shared(both, a, b), world);
}

/// One world of two audiences whose accounts have random pseudonyms, seen through the sample of a snapshot.
inline void see_sampled(core::Random& random, Covers& covers) {
  const TwoAudiences world(random);
  const auto rate = static_cast<std::uint32_t>(1 + random.below(7));
  audience::Drawn a{0, world.size_a};
  audience::Drawn b{0, world.size_b};
  std::uint64_t both = 0;
  const auto draw_each = [&](std::uint64_t accounts, bool of_a, bool of_b) {
    for (std::uint64_t i = 0; i < accounts; ++i) {
      if (!audience::is_drawn(random.next(), rate)) continue;
      a.rows += of_a ? 1 : 0;
      b.rows += of_b ? 1 : 0;
      both += of_a && of_b ? 1 : 0;
    }
  };
  draw_each(world.shared, true, true);
  draw_each(world.size_a - world.shared, true, false);
  draw_each(world.size_b - world.shared, false, true);
  const double expected = static_cast<double>(world.shared) / static_cast<double>(std::uint64_t{1} << rate);
  add_figures(covers, "sampled", expected, audience::drawn_shared(both, a, b), world);
}

/// One world of 3 to 6 audiences over common accounts, each thinned for itself: their reach.
inline void see_sets(core::Random& random, Covers& covers) {
  const std::size_t creators = 3 + random.below(4);
  const auto accounts = static_cast<std::uint32_t>(log_uniform(random, 2000, 20'000));
  std::vector<std::vector<std::uint32_t>> whole(creators), seen(creators);
  std::uint64_t reach = 0;
  std::vector<double> likes(creators), shares(creators);
  for (double& like : likes) like = log_uniform(random, 0.02, 0.4);
  for (std::uint32_t account = 0; account < accounts; ++account) {
    const double keen = 0.2 + 1.6 * random.uniform();  // who follows one follows others
    bool any = false;
    for (std::size_t i = 0; i < creators; ++i) {
      if (!random.chance(std::min(1.0, likes[i] * keen))) continue;
      whole[i].push_back(account);
      any = true;
    }
    reach += any ? 1 : 0;
  }
  for (std::size_t i = 0; i < creators; ++i) {
    const double share = random.chance(0.33) ? 1.0 : log_uniform(random, 0.05, 0.9);
    const auto rows = static_cast<std::uint64_t>(std::ceil(static_cast<double>(whole[i].size()) * share));
    if (rows == 0) return;
    const std::vector<bool> in = draw(random, whole[i].size(), rows);
    for (std::size_t j = 0; j < in.size(); ++j) {
      if (in[j]) seen[i].push_back(whole[i][j]);
    }
    shares[i] = static_cast<double>(rows) / static_cast<double>(whole[i].size());
  }
  if (std::ranges::all_of(shares, [](double share) { return share >= 1.0; })) return;
  const std::vector<audience::Members> members(seen.begin(), seen.end());
  const audience::AudienceSet set{.creators = members, .compared = {}, .accounts = accounts};
  const audience::SetCounts counts = audience::count_set(set);
  double twice = 0.0;
  for (std::size_t k = 2; k < counts.by_times.size(); ++k) twice += static_cast<double>(counts.by_times[k]);
  covers["capture reach of sets" + expected_class(twice)].add(audience::captured_reach(set, counts, shares),
                                                              static_cast<double>(reach));
}

}  // namespace vouch::testing
