#include "engine/credibility/growth_rules.h"

#include <array>
#include <string>
#include <utility>

namespace vouch::credibility {
namespace {

constexpr std::string_view kOwn = "assumption of this project, not measured";
constexpr std::string_view kDesign = "choice of this project: the promised rate of false alarms";
constexpr std::string_view kSimulated = "choice of this project, by simulation (tests/engine/credibility/growth_alarms_test.cc)";

constexpr std::array kRules = {
    GrowthRule{"least_entries", 8, "entries that a judgement needs", kSimulated, "2026"},
    GrowthRule{"least_days", 60, "days that they must span", kSimulated, "2026"},
    GrowthRule{"step_days", 0.8, "days between two entries; closer ones are one", kOwn, "2026"},
    GrowthRule{"longest_step_days", 100, "days of a step in which a burst is still looked for", kOwn, "2026"},
    GrowthRule{"repeat_days", 7, "days within which a repeated count was not looked up again", kOwn, "2026"},
    GrowthRule{"lone_days", 3, "days to both neighbours of a count that stands alone", kOwn, "2026"},
    GrowthRule{"lone_share", 0.01, "of its neighbours, by which such a count differs at least", kOwn, "2026"},
    GrowthRule{"side_steps", 12, "steps on either side that say what is usual", kSimulated, "2026"},
    GrowthRule{"noise_df", 6, "degrees of freedom of Student's t that bounds ordinary noise",
               "K. Lange, R. Little, J. Taylor, Robust statistical modeling using the t distribution, 1989", "1989"},
    GrowthRule{"noise_df_share", 0.54, "degrees of freedom a residual, where there are few: efficiency of a 68 % quantile",
               "F. Mosteller, On some useful inefficient statistics, 1946", "1946"},
    GrowthRule{"burst_rate", 0.0009, "false bursts a creator-year, at most", kDesign, "2026"},
    GrowthRule{"teeth_rate", 0.0001, "false saw teeth a creator-year, at most", kDesign, "2026"},
    GrowthRule{"least_gain", 25, "accounts above what was expected", kOwn, "2026"},
    GrowthRule{"least_share", 0.01, "of the followers before, above what was expected", kOwn, "2026"},
    GrowthRule{"window_days", 31, "days over which a burst of more than two steps may spread", kOwn, "2026"},
    GrowthRule{"like_it", 3, "other steps at least half as far above the usual; with more a burst is this creator's way", kOwn,
               "2026"},
    GrowthRule{"launch_followers", 1000, "with fewer, a burst within the first three steps is a launch", kOwn, "2026"},
    GrowthRule{"viral_per_year", 4, "organic successes a year that gain at least viral_days of growth at once", kOwn, "2026"},
    GrowthRule{"viral_days", 4, "days of usual growth that such a success gains at least", kOwn, "2026"},
    GrowthRule{"viral_index", 3, "exponent of the Pareto tail of their sizes", kOwn, "2026"},
    GrowthRule{"viral_floor", 0.0002, "of the followers: usual growth of a day, for this purpose, at least", kOwn, "2026"},
    GrowthRule{"loss_share", 0.2, "of a burst's surplus, lost again", kOwn, "2026"},
    GrowthRule{"loss_days", 180, "days after a burst in which a loss is laid to it", kOwn, "2026"},
    GrowthRule{"loss_p", 0.001, "probability of such a loss by noise, at most", kOwn, "2026"},
    GrowthRule{"tooth_share", 0.01, "of the followers: rise and fall of a tooth, at least", kOwn, "2026"},
    GrowthRule{"tooth_days", 60, "days of a tooth's rise, and of its fall, at most", kOwn, "2026"},
    GrowthRule{"tooth_back", 0.25, "of the rise, that the fall takes back at least", kOwn, "2026"},
    GrowthRule{"tooth_z", 3, "standard deviations of a random walk of the same noise: rise and fall, at least", kSimulated,
               "2026"},
    GrowthRule{"turnover", 0.005, "of the followers that come or go in a day, for the least noise of a count", kOwn, "2026"},
    GrowthRule{"falls_per_year", 0.5, "organic rises and falls a year that look like a tooth", kOwn, "2026"},
};

struct Field {
  std::string_view name;
  double GrowthLimits::* at;
};
using L = GrowthLimits;
constexpr std::array kFields = {
    Field{"least_entries", &L::least_entries},
    Field{"least_days", &L::least_days},
    Field{"step_days", &L::step_days},
    Field{"longest_step_days", &L::longest_step_days},
    Field{"repeat_days", &L::repeat_days},
    Field{"lone_days", &L::lone_days},
    Field{"lone_share", &L::lone_share},
    Field{"side_steps", &L::side_steps},
    Field{"noise_df", &L::noise_df},
    Field{"noise_df_share", &L::noise_df_share},
    Field{"burst_rate", &L::burst_rate},
    Field{"teeth_rate", &L::teeth_rate},
    Field{"least_gain", &L::least_gain},
    Field{"least_share", &L::least_share},
    Field{"window_days", &L::window_days},
    Field{"like_it", &L::like_it},
    Field{"launch_followers", &L::launch_followers},
    Field{"viral_per_year", &L::viral_per_year},
    Field{"viral_days", &L::viral_days},
    Field{"viral_index", &L::viral_index},
    Field{"viral_floor", &L::viral_floor},
    Field{"loss_share", &L::loss_share},
    Field{"loss_days", &L::loss_days},
    Field{"loss_p", &L::loss_p},
    Field{"tooth_share", &L::tooth_share},
    Field{"tooth_days", &L::tooth_days},
    Field{"tooth_back", &L::tooth_back},
    Field{"tooth_z", &L::tooth_z},
    Field{"turnover", &L::turnover},
    Field{"falls_per_year", &L::falls_per_year},
};
static_assert(kFields.size() == kRules.size());

tl::unexpected<core::Error> refuse(std::string_view rule, std::string_view found, std::string_view expected) {
  return core::fail(core::ErrorCode::invalid_argument,
                    "growth rule " + std::string(rule) + ": found " + std::string(found) + ", expected " + std::string(expected));
}

}  // namespace

std::span<const GrowthRule> growth_rules() { return kRules; }

core::Result<GrowthLimits> GrowthLimits::make(std::span<const GrowthRule> rules) {
  GrowthLimits limits;
  for (const GrowthRule& rule : rules) {
    const Field* field = nullptr;
    for (const Field& one : kFields) {
      if (one.name == rule.name) field = &one;
    }
    if (field == nullptr) return refuse(rule.name, "a name that is none of them", "one of the known rules");
    if (limits.*field->at != 0.0) return refuse(rule.name, "a second row", "one row a rule");
    if (!(rule.value > 0.0)) return refuse(rule.name, std::to_string(rule.value), "a number above 0");
    limits.*field->at = rule.value;
  }
  for (const Field& field : kFields) {
    if (limits.*field.at == 0.0) return refuse(field.name, "no row", "one row a rule");
  }
  return limits;
}

const GrowthLimits& GrowthLimits::standard() {
  static const GrowthLimits limits = make(kRules).value();
  return limits;
}

}  // namespace vouch::credibility
