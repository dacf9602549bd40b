// The order of the steps, and what a reader must know beside the figures.
#include "experiments/robustness/robustness.h"

#include <algorithm>
#include <set>

#include "datasets/synthetic/synthetic_world.h"
#include "engine/core/hash.h"
#include "experiments/data_source.h"
#include "experiments/robustness/robustness_report.h"
#include "experiments/run_files.h"

namespace vouch::experiments {
namespace {

namespace fs = std::filesystem;
using core::fail;
using core::Result;

/// The worlds of a recipe, one after the other.
class Markets {
 public:
  Markets(const RobustnessRecipe& recipe, fs::path source, fs::path work, unsigned threads)
      : recipe_(recipe), source_(std::move(source)), work_(std::move(work)), threads_(threads) {}

  [[nodiscard]] std::size_t size() const { return recipe_.worlds ? recipe_.worlds->seeds.size() : 1; }
  [[nodiscard]] Result<Market> open(std::size_t i) const {
    if (!recipe_.worlds) return read_market(source_, "data");
    datasets::WorldOptions options = recipe_.worlds->size;
    options.seed = recipe_.worlds->seeds[i];
    options.threads = threads_;
    const fs::path folder = work_ / ("world-" + std::to_string(options.seed));
    if (const auto made = datasets::generate_world(folder, options); !made) return fail(core::within("worlds", made.error()));
    auto market = read_market(folder, "seed " + std::to_string(options.seed));
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    return market;
  }

 private:
  const RobustnessRecipe& recipe_;
  fs::path source_, work_;
  unsigned threads_;
};

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

/// All attacks and searches, with what was observed in the markets so far.
class Campaign {
 public:
  Campaign(const RobustnessRecipe& recipe, ViewOptions view, const Progress& progress)
      : recipe_(recipe), view_(std::move(view)), progress_(progress) {
    for (const AttackRecipe& attack : recipe.attacks) {
      auto& strengths = observed_.emplace_back();
      for (const double strength : attack.strengths) {
        strengths.emplace_back(AttackLabel{.name = attack.name, .strength = strength, .aims_at_a_brand = aims_at_a_brand(attack)},
                               recipe.success, recipe.seed);
      }
    }
    for (const SearchRecipe& search : recipe.searches) searches_.emplace_back(search, recipe.success, recipe.seed);
  }

  Result<MarketReport> run(const Market& market) {
    if (progress_) progress_("world before attacks, " + market.label, 0, 1);
    const auto before = view_of(market, market.rows, view_);
    if (!before) return fail(core::within(market.label, before.error()));
    for (std::size_t a = 0; a < recipe_.attacks.size(); ++a) {
      if (auto done = attack(market, *before, a); !done)
        return fail(core::within(recipe_.attacks[a].name + ", " + market.label, std::move(done).error()));
    }
    for (AudienceSearch& search : searches_) {
      auto done = search.search(market, *before, recipe_.attackers, view_, progress_);
      if (!done) return fail(core::within(market.label, std::move(done).error()));
    }
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

  void report(RobustnessReport& report) const {
    for (std::size_t a = 0; a < recipe_.attacks.size(); ++a) {
      const AttackRecipe& attack = recipe_.attacks[a];
      AttackReport& one = report.attacks.emplace_back();
      one.name = attack.name;
      one.kind = kind_name(attack);
      one.strength_name = strength_name(attack);
      one.aims_at_a_brand = aims_at_a_brand(attack);
      for (const AttackObservations& observed : observed_[a]) one.figures.push_back(observed.figures());
    }
    for (const AudienceSearch& search : searches_) report.searches.push_back(search.figures());
  }

 private:
  Result<void> attack(const Market& market, const View& before, std::size_t a) {
    const AttackRecipe& recipe = recipe_.attacks[a];
    const std::size_t n = (recipe_.attackers.bands.size() + 1) * recipe_.attackers.a_band;
    for (std::size_t s = 0; s < recipe.strengths.size(); ++s) {
      const double strength = recipe.strengths[s];
      if (progress_) progress_(recipe.name + ", " + market.label, s, recipe.strengths.size());
      const auto attackers =
          draw_attackers(market, recipe_.attackers, attackers_at(recipe, strength, n), recipe_.seed, "attackers", false);
      const auto rows = attacked(market.rows, attackers, recipe, strength, recipe_.seed);
      if (!rows) return fail(rows.error());
      const auto after = view_of(market, *rows, view_);
      if (!after) return fail(after.error());
      observed_[a][s].add(market, attackers, before, *after, accounts_added(market.rows, *rows));
    }
    return {};
  }

  const RobustnessRecipe& recipe_;
  ViewOptions view_;
  const Progress& progress_;
  std::vector<std::vector<AttackObservations>> observed_;  // [attacks][strengths]
  std::vector<AudienceSearch> searches_;
};

std::vector<std::string> notes_of(const RobustnessRecipe& recipe, bool has_truth) {
  std::vector<std::string> notes = {
      "A gain is the rank before less the rank after, by the default profile, over all brands, or for attacks that aim at a "
      "brand "
      "over that one. Creators whom an attack adds take no rank.",
      "All attackers of a strength attack in the same world. How far clean creators who did not attack move is stated beside: as "
      "much of a gain may come from the company.",
      "Recall is of the attackers, noticed after the attack, whoever was noticed before as well. False alarms are of clean "
      "creators who did not attack. Precision is of both together in these worlds; where fewer attack, it is lower.",
      "Rows of an audience may be a sample of the followers: numbers of fake accounts are rows of the data, and the stated "
      "counts "
      "rise in proportion."};
  if (!has_truth) notes.emplace_back("The data has no truth beside it: every creator who did not attack counts as clean.");
  if (!recipe.searches.empty()) {
    notes.emplace_back(
        "The fewest accounts are found by doubling and bisection; where more accounts may do worse, that is one place at which "
        "they "
        "begin to do. A median of infinity: fewer than half get there with the most that were tried.");
  }
  return notes;
}

}  // namespace

Result<RobustnessReport> run_robustness(const fs::path& recipe_file, const fs::path& output, const ExperimentOptions& options) {
  const auto text = read_recipe(recipe_file);
  if (!text) return fail(text.error());
  auto recipe = parse_robustness(*text, recipe_file.filename().string());
  if (!recipe) return fail(std::move(recipe).error());
  fs::path source;
  if (!recipe->worlds) {
    auto located = locate_data(recipe->source, recipe_file, options.research_data);
    if (!located) return fail(std::move(located).error());
    source = *std::move(located);
  }
  const auto work = WorkFolder::make(output / "work");
  if (!work) return fail(work.error());
  RobustnessReport report{.recipe = *std::move(recipe), .version = std::string(version()), .config_hash = {}};
  report.config_hash = core::hex(core::blake2b(core::as_bytes(*text)));
  const Markets markets(report.recipe, source, work->path(), options.threads);
  Campaign campaign(
      report.recipe,
      {.folder = work->path(), .credibility_below = report.recipe.success.credibility_below, .threads = options.threads},
      options.progress);
  bool has_truth = true;
  for (std::size_t m = 0; m < markets.size(); ++m) {
    const auto market = markets.open(m);
    if (!market) return fail(market.error());
    auto ran = campaign.run(*market);
    if (!ran) return fail(std::move(ran).error());
    report.markets.push_back(*std::move(ran));
    has_truth = has_truth && market->has_truth;
  }
  campaign.report(report);
  report.notes = notes_of(report.recipe, has_truth);
  if (auto written = write_robustness(report, output); !written) return fail(std::move(written).error());
  return report;
}

}  // namespace vouch::experiments
