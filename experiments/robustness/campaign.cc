#include "experiments/robustness/campaign.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "engine/core/parallel_for.h"
#include "experiments/run_files.h"

namespace vouch::experiments {
namespace {

using core::fail;
using core::Result;

std::uint64_t accounts_added(const DatasetRows& before, const DatasetRows& after) {
  const auto& events = after.of<catalog::AudienceEventRecord>();
  std::set<std::string_view> added;
  for (std::size_t i = before.of<catalog::AudienceEventRecord>().size(); i < events.size(); ++i)
    added.insert(events[i].account_id);
  return added.size();
}

/// How many attack at a strength: as many as the recipe says; whole pods, at least one; no more fake accounts than a world may
/// get.
std::size_t attackers_at(const AttackRecipe& attack, double strength, std::size_t n) {
  const auto whole = static_cast<std::size_t>(std::max(1.0, strength));
  if (std::holds_alternative<JoinPods>(attack.attack)) return (n + whole - 1) / whole * whole;
  if (attack.most_accounts == 0) return n;
  return std::clamp<std::size_t>(static_cast<std::size_t>(attack.most_accounts) / whole, 1, n);
}

/// Progress of jobs that run side by side, told by one at a time.
class JobsDone {
 public:
  JobsDone(const Progress& progress, std::string stage, std::size_t jobs)
      : progress_(progress), stage_(std::move(stage)), jobs_(jobs) {}
  void one() {
    const std::lock_guard lock(mutex_);
    ++done_;
    if (progress_) progress_(stage_, done_, jobs_);
  }

 private:
  const Progress& progress_;
  std::string stage_;
  std::size_t jobs_, done_ = 0;
  std::mutex mutex_;
};

}  // namespace

Campaign::Campaign(const RobustnessRecipe& recipe, CampaignOptions options) : recipe_(recipe), options_(std::move(options)) {
  for (const AttackRecipe& attack : recipe.attacks) {
    for (const double strength : attack.strengths) {
      AttackLabel label{.name = attack.name, .strength = strength, .aims_at_a_brand = aims_at_a_brand(attack)};
      jobs_.push_back({.recipe = &attack,
                       .strength = strength,
                       .observed = AttackObservations(std::move(label), recipe.success, recipe.seed)});
    }
  }
  for (const SearchRecipe& search : recipe.searches) searches_.emplace_back(search, recipe.success, recipe.seed);
}

Result<MarketReport> Campaign::run(const Market& market) {
  const double credibility_below = recipe_.success.credibility_below;
  const auto before = view_of(market, market.rows,
                              {.folder = options_.folder, .credibility_below = credibility_below, .threads = options_.threads});
  if (!before) return fail(core::within(market.label, before.error()));
  const std::size_t all = jobs_.size() + searches_.size();
  JobsDone done(options_.progress, market.label, all);
  auto ran = core::parallel_for(all, options_.threads, [&](std::size_t i) -> Result<void> {
    // Searches first, as they take longest.
    const bool searches = i < searches_.size();
    const auto folder = WorkFolder::make(options_.folder / ("job-" + std::to_string(i)));
    if (!folder) return fail(folder.error());
    const ViewOptions view{.folder = folder->path(), .credibility_below = credibility_below, .threads = 1};
    Job* job = searches ? nullptr : &jobs_[i - searches_.size()];
    auto one = searches ? searches_[i].search(market, *before, recipe_.attackers, view) : attack(market, *before, view, *job);
    done.one();
    if (!one) return fail(core::within(searches ? recipe_.searches[i].name : job->recipe->name, std::move(one).error()));
    return {};
  });
  if (!ran) return fail(core::within(market.label, std::move(ran).error()));
  return MarketReport{.label = market.label,
                      .data_hash = market.data_hash,
                      .snapshot = before->snapshot,
                      .profile = before->profile,
                      .creators = before->creators,
                      .clean = static_cast<std::size_t>(std::ranges::count(market.clean, true)),
                      .brands = market.rows.of<catalog::BrandRecord>().size(),
                      .audience_rows = market.rows.of<catalog::AudienceEventRecord>().size(),
                      .has_truth = market.has_truth};
}

Result<void> Campaign::attack(const Market& market, const View& before, const ViewOptions& view, Job& job) const {
  const std::size_t n = (recipe_.attackers.bands.size() + 1) * recipe_.attackers.a_band;
  const auto attackers =
      draw_attackers(market, recipe_.attackers, attackers_at(*job.recipe, job.strength, n), recipe_.seed, "attackers", false);
  const auto rows = attacked(market.rows, attackers, *job.recipe, job.strength, recipe_.seed);
  if (!rows) return fail(rows.error());
  const auto after = view_of(market, *rows, view);
  if (!after) return fail(after.error());
  job.observed.add(market, attackers, before, *after, accounts_added(market.rows, *rows));
  return {};
}

std::vector<AttackReport> Campaign::attacks() const {
  std::vector<AttackReport> reports;
  for (const Job& job : jobs_) {
    if (reports.empty() || reports.back().name != job.recipe->name) {
      reports.push_back({.name = job.recipe->name,
                         .kind = std::string(kind_name(*job.recipe)),
                         .strength_name = std::string(strength_name(*job.recipe)),
                         .aims_at_a_brand = aims_at_a_brand(*job.recipe),
                         .figures = {}});
    }
    reports.back().figures.push_back(job.observed.figures());
  }
  return reports;
}

std::vector<SearchFigures> Campaign::searches() const {
  std::vector<SearchFigures> figures;
  for (const AudienceSearch& search : searches_) figures.push_back(search.figures());
  return figures;
}

}  // namespace vouch::experiments
