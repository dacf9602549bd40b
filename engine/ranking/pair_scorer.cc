#include "engine/ranking/pair_scorer.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "engine/core/parallel_for.h"
#include "engine/ranking/explain.h"
#include "engine/ranking/request_notes.h"

namespace vouch::ranking {
namespace {

constexpr std::size_t kPairsATask = 512;
constexpr std::size_t kLargeGroup = 4096;  // pairs that are worth several threads for one brand

/// Positions of the pairs by brand, in order within a brand; and where each brand's begin.
struct Groups {
  std::vector<std::uint32_t> order;
  std::vector<std::size_t> begins;  // one more than groups

  explicit Groups(std::span<const Pair> pairs) : order(pairs.size()) {
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return pairs[a].brand < pairs[b].brand; });
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i == 0 || pairs[order[i]].brand != pairs[order[i - 1]].brand) begins.push_back(i);
    }
    begins.push_back(order.size());
  }
  [[nodiscard]] std::span<const std::uint32_t> at(std::size_t group) const {
    return std::span(order).subspan(begins[group], begins[group + 1] - begins[group]);
  }
  [[nodiscard]] std::size_t size() const { return begins.size() - 1; }
};

std::vector<std::uint32_t> creators_of(std::span<const Pair> pairs, std::span<const std::uint32_t> group) {
  std::vector<std::uint32_t> creators(group.size());
  for (std::size_t i = 0; i < group.size(); ++i) creators[i] = pairs[group[i]].creator.value;
  if (!std::is_sorted(creators.begin(), creators.end())) std::sort(creators.begin(), creators.end());
  creators.erase(std::unique(creators.begin(), creators.end()), creators.end());
  return creators;
}

}  // namespace

/// A brand with what its pairs are read from. New reach is read from figures of all creators, so they are kept with it;
/// overlap from figures of a window's creators, made for each window.
struct PairScorer::Opened {
  core::BrandIndex brand;
  std::shared_ptr<const Asker> asker;
  std::shared_ptr<const RawFigures> raw;
  PairReader reader;
};

PairScorer::PairScorer(const Evidence& evidence, const References& references, const Profile& profile, std::int64_t as_of_s,
                       unsigned threads)
    : evidence_(&evidence), references_(&references), profile_(profile), as_of_s_(as_of_s), threads_(threads) {}

core::Result<PairScorer> PairScorer::make(const Evidence& evidence, const References& references, const ScoreChoice& choice) {
  Brief brief;
  brief.goal = choice.goal;
  brief.profile = choice.profile;
  brief.weights = choice.weights;
  const auto profile = resolve_profile(brief);
  if (!profile) return core::fail(profile.error());
  const unsigned threads = choice.threads != 0 ? choice.threads : std::max(1U, std::thread::hardware_concurrency());
  return PairScorer(evidence, references, *profile, choice.as_of_s.value_or(evidence.catalog.latest_event_s), threads);
}

std::shared_ptr<const PairScorer::Opened> PairScorer::open(core::BrandIndex brand, std::span<const Pair> pairs,
                                                           std::span<const std::uint32_t> group, unsigned threads) const {
  const bool known = last_ && last_->brand == brand;
  const bool all = profile_.measure == AudienceMeasure::new_reach;
  if (known && all) return last_;
  auto asker = known ? last_->asker : std::make_shared<const Asker>(asker_of(*evidence_, brand));
  auto raw = all ? std::make_shared<const RawFigures>(*evidence_, *asker, profile_.measure, threads)
                 : std::make_shared<const RawFigures>(*evidence_, *asker, creators_of(pairs, group), threads);
  PairReader reader(*evidence_, *references_, *asker, *raw, as_of_s_);
  return std::make_shared<const Opened>(Opened{brand, std::move(asker), std::move(raw), reader});
}

void PairScorer::score_group(std::span<const Pair> pairs, std::span<const std::uint32_t> group, unsigned threads,
                             std::span<PairScore> scores) {
  const core::BrandIndex brand = pairs[group.front()].brand;
  auto opened = open(brand, pairs, group, threads);
  const Explaining explaining{*evidence_, *opened->asker, *opened->raw, opened->reader, profile_};
  const std::size_t tasks = (group.size() + kPairsATask - 1) / kPairsATask;
  core::parallel_each(tasks, threads, [&](std::size_t task) {
    const std::size_t last = std::min(group.size(), (task + 1) * kPairsATask);
    for (std::size_t i = task * kPairsATask; i < last; ++i) scores[group[i]] = score_pair(explaining, pairs[group[i]].creator);
  });
  if (threads == threads_) last_ = std::move(opened);  // one group at a time
}

std::vector<PairScore> PairScorer::score(std::span<const Pair> pairs) {
  std::vector<PairScore> scores(pairs.size());
  if (pairs.empty()) return scores;
  const Groups groups(pairs);
  std::vector<std::size_t> small;
  const core::BrandIndex last = pairs.back().brand;
  std::size_t last_group = 0;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const auto group = groups.at(g);
    if (pairs[group.front()].brand == last) {
      last_group = g;
    } else if (group.size() < kLargeGroup && threads_ > 1) {
      small.push_back(g);
    } else {
      score_group(pairs, group, threads_, scores);
    }
  }
  core::parallel_each(small.size(), threads_, [&](std::size_t i) { score_group(pairs, groups.at(small[i]), 1, scores); });
  score_group(pairs, groups.at(last_group), threads_, scores);
  return scores;
}

ProfileUsed PairScorer::profile() const { return used(profile_); }

std::vector<Message> PairScorer::warnings() const {
  std::vector<Message> warnings = day_warnings(evidence_->catalog.latest_event_s, as_of_s_);
  if (auto unknown = unknown_signals_warning(profile_)) warnings.push_back(*std::move(unknown));
  return warnings;
}

}  // namespace vouch::ranking
