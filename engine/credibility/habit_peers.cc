#include "engine/credibility/habit_peers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/error.h"
#include "engine/credibility/peer_groups.h"

namespace vouch::credibility {
namespace {

constexpr double kNormalQuartiles = 1.349;  // between the quartiles of a standard normal distribution

Quartiles quartiles_of(std::vector<float> levels, bool own_platform) {
  std::ranges::sort(levels);
  const auto at = [&](double share) {
    const double place = share * static_cast<double>(levels.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, levels.size() - 1);
    const double part = place - static_cast<double>(below);
    return (1.0 - part) * static_cast<double>(levels[below]) + part * static_cast<double>(levels[above]);
  };
  Quartiles quartiles{.peers = static_cast<std::uint32_t>(levels.size()), .own_platform = own_platform};
  if (levels.empty()) return quartiles;
  quartiles.q25 = at(0.25);
  quartiles.q50 = at(0.5);
  quartiles.q75 = at(0.75);
  return quartiles;
}

/// How far a level is on that side.
double unusualness(UnusualSide side, const Quartiles& peers, double spread, double level) {
  const double distance = (level - peers.q50) / spread;
  switch (side) {
    case UnusualSide::low: return -distance;
    case UnusualSide::high: return distance;
    case UnusualSide::both: return std::abs(distance);
  }
  return 0.0;
}

double log_odds_of(const HabitRule& rule, double most, double unusual) {
  return -std::min(most, rule.weight * std::max(0.0, unusual - rule.from));
}

/// The least and the most unusual level of an interval.
std::pair<double, double> range_of(const HabitRule& rule, const Quartiles& peers, double spread, const core::Interval& levels) {
  const double a = unusualness(rule.counts, peers, spread, levels.low);
  const double b = unusualness(rule.counts, peers, spread, levels.high);
  const bool has_median = levels.low <= peers.q50 && peers.q50 <= levels.high;
  return {rule.counts == UnusualSide::both && has_median ? 0.0 : std::min(a, b), std::max(a, b)};
}

HabitJudgement judge(const HabitRules& rules, Habit habit, const std::optional<HabitFigure>& figure,
                     const std::optional<Quartiles>& peers) {
  const HabitRule& rule = rules.of(habit);
  HabitJudgement judgement{.habit = habit, .least = rule.least, .figure = figure, .peers = peers};
  if (!figure || !peers || figure->n < rule.least) return judgement;
  judgement.judged = true;
  const double spread = peers->spread(rules.least_peer_spread);
  judgement.distance = (figure->level - peers->q50) / spread;
  const double unusual = unusualness(rule.counts, *peers, spread, figure->level);
  judgement.unusual = unusualness(rule.side, *peers, spread, figure->level) > rule.from;
  const double most_taken = rules.most_log_odds;
  judgement.log_odds = log_odds_of(rule, most_taken, unusual);
  const auto [least, most] = range_of(rule, *peers, spread, figure->level_interval);
  judgement.log_odds_interval = {.low = log_odds_of(rule, most_taken, std::max(most, unusual)),
                                 .high = log_odds_of(rule, most_taken, std::min(least, unusual))};
  return judgement;
}

}  // namespace

double Quartiles::spread(double least) const { return std::max(least, (q75 - q25) / kNormalQuartiles); }

void HabitPeers::Collector::add(catalog::Label platform, const HabitFigures& figures) {
  for (std::size_t i = 0; i < kHabits; ++i) {
    if (!figures[i] || figures[i]->n < rules_.habit[i].least) continue;
    levels_[platform][i].push_back(static_cast<float>(figures[i]->level));
  }
}

HabitPeers HabitPeers::Collector::peers() && {
  HabitPeers peers;
  std::array<std::vector<float>, kHabits> all;
  for (const auto& [platform, levels] : levels_) {
    Row row{};
    for (std::size_t i = 0; i < kHabits; ++i) {
      all[i].insert(all[i].end(), levels[i].begin(), levels[i].end());
      if (levels[i].size() >= enough_.platform_peers) row[i] = quartiles_of(levels[i], true);
    }
    peers.platforms_.emplace(platform, row);
  }
  for (std::size_t i = 0; i < kHabits; ++i) {
    if (all[i].size() >= enough_.least_peers) peers.all_[i] = quartiles_of(std::move(all[i]), false);
  }
  return peers;
}

std::optional<Quartiles> HabitPeers::of(catalog::Label platform, Habit habit) const {
  const auto i = static_cast<std::size_t>(habit);
  const auto own = platforms_.find(platform);
  if (own != platforms_.end() && own->second[i].peers > 0) return own->second[i];
  return all_[i].peers > 0 ? std::optional(all_[i]) : std::nullopt;
}

void HabitPeers::write(core::Encoder& out) const {
  const auto write_row = [&out](const Row& row) {
    for (const Quartiles& one : row) {
      out.write(one.peers);
      for (const double level : {one.q25, one.q50, one.q75}) out.write(level);
    }
  };
  write_row(all_);
  out.write(static_cast<std::uint32_t>(platforms_.size()));
  for (const auto& [platform, row] : platforms_) {
    out.write(platform);
    write_row(row);
  }
}

core::Result<HabitPeers> HabitPeers::read(core::Decoder& in) {
  const auto read_row = [&in](bool own_platform) -> core::Result<Row> {
    Row row{};
    for (Quartiles& one : row) {
      const auto peers = in.read<std::uint32_t>();
      if (!peers) return core::fail(peers.error());
      one.peers = *peers;
      one.own_platform = own_platform;
      for (double* level : {&one.q25, &one.q50, &one.q75}) {
        const auto read = in.read<double>();
        if (!read) return core::fail(read.error());
        *level = *read;
      }
      const bool finite = std::isfinite(one.q25) && std::isfinite(one.q50) && std::isfinite(one.q75);
      if (!finite || one.q25 > one.q50 || one.q50 > one.q75) {
        return core::fail(core::ErrorCode::corrupt, "quartiles of habits do not ascend");
      }
    }
    return row;
  };
  HabitPeers peers;
  auto all = read_row(false);
  if (!all) return core::fail(std::move(all).error());
  peers.all_ = *all;
  const auto count = in.read<std::uint32_t>();
  if (!count) return core::fail(count.error());
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto platform = in.read<catalog::Label>();
    if (!platform) return core::fail(platform.error());
    auto row = read_row(true);
    if (!row) return core::fail(std::move(row).error());
    peers.platforms_.emplace(*platform, *row);
  }
  return peers;
}

HabitJudgements judge_habits(const HabitRules& rules, const HabitFigures& figures, const HabitPeers& peers,
                             catalog::Label platform) {
  HabitJudgements judgements;
  for (std::size_t i = 0; i < kHabits; ++i) {
    const auto habit = static_cast<Habit>(i);
    judgements[i] = judge(rules, habit, figures[i], peers.of(platform, habit));
  }
  return judgements;
}

}  // namespace vouch::credibility
