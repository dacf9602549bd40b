#include "experiments/robustness/measures.h"

#include <cmath>

#include "experiments/robustness/exact_interval.h"

namespace vouch::experiments {
namespace {

std::uint64_t distance(std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; }

}  // namespace

CountedShare share_of(std::uint64_t hits, std::uint64_t n, double level) {
  return {.hits = hits, .n = n, .interval = exact_interval(hits, n, level)};
}

void AttackObservations::add_pair(const View& before, const View& after, std::size_t place, std::uint32_t cluster) {
  const std::uint32_t from = before.ranks[place], to = after.ranks[place];
  if (from == 0 || to == 0) return;
  const double gain = static_cast<double>(from) - static_cast<double>(to);
  gain_.add(gain, cluster);
  gaining_.add(gain >= static_cast<double>(success_.places) ? 1.0 : 0.0, cluster);
  if (from > success_.top) entering_.add(to <= success_.top ? 1.0 : 0.0, cluster);
  points_.add(static_cast<double>(after.scores[place] - before.scores[place]) / 1000.0, cluster);
}

void AttackObservations::add_others(const Market& market, const std::vector<bool>& attacks, const View& before,
                                    const View& after) {
  const std::size_t brands = market.rows.of<catalog::BrandRecord>().size();
  for (std::size_t c = 0; c < attacks.size(); ++c) {
    if (attacks[c] || !market.clean[c]) continue;
    ++others_;
    for (std::size_t i = 0; i < kNotices; ++i) counts_[i].alarms += after.judged[c].noticed[i] ? 1 : 0;
    for (std::size_t b = 0; b < brands; ++b) {
      const std::size_t place = before.place(b, c);
      if (before.ranks[place] == 0 || after.ranks[place] == 0) continue;
      moved_ += distance(before.ranks[place], after.ranks[place]);
      ++pairs_moved_;
    }
  }
}

void AttackObservations::add(const Market& market, Attackers attackers, const View& before, const View& after,
                             std::uint64_t added_accounts) {
  added_accounts_ += added_accounts;
  std::vector<bool> attacks(before.creators, false);
  const std::size_t brands = market.rows.of<catalog::BrandRecord>().size();
  for (const Attacker& attacker : attackers) {
    const std::size_t c = attacker.creator;
    attacks[c] = true;
    const std::uint32_t cluster = attackers_++;
    if (label_.aims_at_a_brand) {
      add_pair(before, after, before.place(attacker.brand, c), cluster);
    } else {
      for (std::size_t b = 0; b < brands; ++b) add_pair(before, after, before.place(b, c), cluster);
    }
    const Judged &was = before.judged[c], &is = after.judged[c];
    if (was.credibility && is.credibility) {
      credibility_before_.add(*was.credibility, cluster);
      credibility_after_.add(*is.credibility, cluster);
    }
    if (was.trust && is.trust) trust_gain_.add(*is.trust - *was.trust, cluster);
    for (std::size_t i = 0; i < kNotices; ++i) {
      counts_[i].before += was.noticed[i] ? 1 : 0;
      counts_[i].after += is.noticed[i] ? 1 : 0;
    }
  }
  add_others(market, attacks, before, after);
}

Estimate AttackObservations::estimate(const Values& values, evaluation::Aggregation aggregation) const {
  if (values.values.empty()) return {};
  std::vector<std::uint32_t> clusters;  // without the numbers of attackers who have no value
  for (std::size_t i = 0; i < values.clusters.size(); ++i) {
    const bool first = i == 0, next = !first && values.clusters[i] != values.clusters[i - 1];
    clusters.push_back(first ? 0 : clusters.back() + (next ? 1U : 0U));
  }
  const evaluation::ResamplingOptions options{.resamples = success_.resamples, .level = success_.level, .seed = seed_};
  return {.value = evaluation::aggregate(values.values, aggregation),
          .interval = evaluation::bootstrap(values.values, clusters, aggregation, options),
          .n = values.values.size()};
}

NoticeFigures AttackObservations::notice(std::size_t i) const {
  const Counts& counts = counts_[i];
  const double level = success_.level;
  return {.before = share_of(counts.before, attackers_, level),
          .recall = share_of(counts.after, attackers_, level),
          .false_alarms = share_of(counts.alarms, others_, level),
          .precision = share_of(counts.after, counts.after + counts.alarms, level)};
}

AttackFigures AttackObservations::figures() const {
  using enum evaluation::Aggregation;
  AttackFigures figures{.attack = label_.name,
                        .strength = label_.strength,
                        .attackers = attackers_,
                        .added_accounts = added_accounts_,
                        .mean_gain = estimate(gain_, mean),
                        .median_gain = estimate(gain_, median),
                        .gaining = estimate(gaining_, mean),
                        .entering = estimate(entering_, mean),
                        .points = estimate(points_, mean),
                        .credibility_before = estimate(credibility_before_, mean),
                        .credibility_after = estimate(credibility_after_, mean),
                        .trust_gain = estimate(trust_gain_, mean),
                        .others_moved = {},
                        .notices = {}};
  if (pairs_moved_ > 0) {
    const double moved = static_cast<double>(moved_) / static_cast<double>(pairs_moved_);
    figures.others_moved = {.value = moved, .interval = {.low = moved, .high = moved}, .n = pairs_moved_};
  }
  for (std::size_t i = 0; i < kNotices; ++i) figures.notices[i] = notice(i);
  return figures;
}

}  // namespace vouch::experiments
