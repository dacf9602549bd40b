#include "engine/ranking/rankings.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include "engine/audience/shared_brands.h"
#include "engine/core/parallel_for.h"

namespace vouch::ranking {
namespace {

using Counted = std::vector<audience::SharedAudience>;

/// As many briefs as one pass serves. Results wait until each thread has one to rank.
class Window {
 public:
  Window(const Sources& sources, std::span<const Brief> briefs, std::size_t threads)
      : sources_(sources), briefs_(briefs), threads_(threads) {}

  core::Result<void> rank(const TakeRanking& take) {
    for (const Brief& brief : briefs_) {
      auto asked = resolve(sources_, brief);
      if (!asked) return core::fail(std::move(asked).error());
      asked_.push_back(*std::move(asked));
    }
    std::vector<std::size_t> together;
    std::vector<const audience::AskingAudience*> asking;
    for (std::size_t i = 0; i < briefs_.size(); ++i) {
      if (!counts_with_others(i)) continue;
      together.push_back(i);
      asking.push_back(&*asked_[i]->asker.audience);
    }
    audience::shared_of_brands(asking, sources_.evidence.graph,
                               {.owners = sources_.evidence.catalog.creators.size(), .threads = static_cast<unsigned>(threads_)},
                               [&](std::size_t i, Counted&& counted) {
                                 add_up_to(together[i], take);
                                 add(std::move(counted), take);
                               });
    add_up_to(briefs_.size(), take);
    flush(take);
    return std::move(done_);
  }

 private:
  /// Whether everybody's overlap is counted exactly; that of a few is read from their own lists.
  [[nodiscard]] bool counts_with_others(std::size_t i) const {
    const Asked& asked = *asked_[i];
    return asked.asker.audience && asked.profile.measure == AudienceMeasure::overlap &&
           patient(briefs_[i].precision) == Precision::exact && asked.eligible.creators.size() > sources_.bounds.front;
  }

  /// The briefs before `end` count for themselves.
  void add_up_to(std::size_t end, const TakeRanking& take) {
    while (first_ + waiting_.size() < end) add({}, take);
  }

  void add(Counted counted, const TakeRanking& take) {
    waiting_.push_back(std::move(counted));
    if (waiting_.size() == threads_) flush(take);
  }

  void flush(const TakeRanking& take) {
    std::vector<Ranking> rankings(waiting_.size());
    if (done_) {
      core::parallel_each(rankings.size(), static_cast<unsigned>(threads_), [&](std::size_t i) {
        const Brief& brief = briefs_[first_ + i];
        const std::shared_ptr<const Asked>& asked = asked_[first_ + i];
        rankings[i] = waiting_[i].empty() ? ranking_of(Request(sources_, asked, patient(brief.precision)), brief)
                                          : ranking_of(Request(sources_, asked, std::move(waiting_[i])), brief);
      });
    }
    for (std::size_t i = 0; i < rankings.size() && done_; ++i) done_ = take(first_ + i, std::move(rankings[i]));
    first_ += waiting_.size();
    waiting_.clear();
  }

  const Sources& sources_;
  std::span<const Brief> briefs_;
  std::size_t threads_;
  std::vector<std::shared_ptr<const Asked>> asked_;
  std::size_t first_ = 0;         // the brief that waits longest
  std::vector<Counted> waiting_;  // of the briefs from there on; empty where one counts for itself
  core::Result<void> done_;
};

}  // namespace

Precision patient(Precision precision) { return precision == Precision::automatic ? Precision::exact : precision; }

Ranking ranking_of(const Request& request, const Brief& brief) {
  Ranking ranking{.entries = {}, .warnings = request.warnings()};
  for (const Keyed& keyed : request.order(brief.rank_by, brief.k)) {
    // Ordered by score the key is the score; ordered by the lower end it is not.
    const FixedScore points = brief.rank_by == RankBy::lower ? request.score_of(keyed.creator).value_or(kNoScore) : keyed.key;
    ranking.entries.push_back({.creator_id = std::string(request.evidence().catalog.creators.keys[keyed.creator])});
    if (points != kNoScore) ranking.entries.back().score_thousandths = thousandths(points);
  }
  return ranking;
}

core::Result<void> rank_each(const Sources& sources, std::span<const Brief> briefs, unsigned threads, const TakeRanking& take) {
  constexpr std::size_t kWindow = audience::kMostABlock;
  const std::size_t workers = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t first = 0; first < briefs.size(); first += kWindow) {
    Window window(sources, briefs.subspan(first, std::min(kWindow, briefs.size() - first)), workers);
    auto done = window.rank([&](std::size_t i, Ranking&& ranking) { return take(first + i, std::move(ranking)); });
    if (!done) return done;
  }
  return {};
}

}  // namespace vouch::ranking
