#include "api/cli/brief_options.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "api/cli/files.h"
#include "api/cli/id_files.h"
#include "api/contract/brief_json.h"
#include "engine/core/suggestion.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;
using ranking::Brief;

core::Result<void> set_weight(const std::string& text, Brief& brief) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  const auto signal = std::find(ranking::kSignalNames.begin(), ranking::kSignalNames.end(), name);
  if (equals == std::string::npos || signal == ranking::kSignalNames.end()) {
    return fail(ErrorCode::invalid_argument, "--weight found '" + text + "', expected SIGNAL=NUMBER such as audience=2" +
                                                 core::did_you_mean(name, ranking::kSignalNames));
  }
  double weight = 0;
  const char* first = text.data() + equals + 1;
  const char* last = text.data() + text.size();
  const auto [end, code] = std::from_chars(first, last, weight);
  if (code != std::errc() || end != last || !(weight >= 0) || weight > contract::kMaxWeight) {
    return fail(ErrorCode::invalid_argument, "--weight found '" + text + "', expected a number from 0 to 1000000 for " + name);
  }
  brief.weights[static_cast<std::size_t>(signal - ranking::kSignalNames.begin())] = weight;
  return {};
}

core::Result<void> set_choices(const BriefOptions& options, Brief& brief) {
  if (options.profile) brief.profile = options.profile;
  if (options.goal) {
    const auto goal = contract::goal_named(*options.goal);
    if (!goal) return fail(goal.error());
    brief.goal = *goal;
  }
  if (options.rank_by) {
    const auto rank_by = contract::rank_by_named(*options.rank_by);
    if (!rank_by) return fail(rank_by.error());
    brief.rank_by = *rank_by;
  }
  if (options.precision) {
    const auto precision = contract::precision_named(*options.precision);
    if (!precision) return fail(precision.error());
    brief.precision = *precision;
  }
  if (options.as_of) {
    const auto as_of = contract::as_of_from(*options.as_of);
    if (!as_of) return fail(as_of.error());
    brief.as_of_s = *as_of;
  }
  for (const std::string& weight : options.weights) {
    if (auto set = set_weight(weight, brief); !set) return set;
  }
  if (options.k) brief.k = *options.k;
  return {};
}

void set_filters(const BriefOptions& options, Brief& brief) {
  const auto replace = [](const std::vector<std::string>& given, std::vector<std::string>& field) {
    if (!given.empty()) field = given;
  };
  replace(options.platform, brief.filters.platform);
  replace(options.country, brief.filters.country);
  replace(options.language, brief.filters.language);
  replace(options.category, brief.filters.category);
  replace(options.size_band, brief.filters.size_band);
  replace(options.exclude, brief.exclude.creators);
  if (options.min_followers) brief.filters.followers.min = options.min_followers;
  if (options.max_followers) brief.filters.followers.max = options.max_followers;
  if (options.max_price_cents) brief.filters.max_price_cents = options.max_price_cents;
  if (options.active_days) brief.filters.active_days = options.active_days;
  if (options.exclude_partners) brief.exclude.partners = true;
}

core::Result<void> set_lists(const BriefOptions& options, Brief& brief) {
  if (!options.candidates_file.empty()) {
    auto ids = read_ids(options.candidates_file);
    if (!ids) return fail(std::move(ids).error());
    if (ids->empty()) return fail(ErrorCode::invalid_argument, options.candidates_file + ": holds no id, expected one a line");
    brief.candidates = *std::move(ids);
  }
  if (!options.audience_file.empty()) {
    auto audience = read_audience(options.audience_file);
    if (!audience) return fail(std::move(audience).error());
    brief.audience = *std::move(audience);
  }
  return {};
}

core::Result<Brief> template_of(const BriefOptions& options) {
  if (options.brief_file.empty()) return Brief{};
  const auto text = read_file(options.brief_file);
  if (!text) return fail(text.error());
  const bool brand_elsewhere = !options.brands.empty() || !options.brands_file.empty();
  auto brief = contract::brief_from_json(*text, {.brand_required = !brand_elsewhere});
  if (!brief) return fail(core::within(options.brief_file, std::move(brief).error()));
  return brief;
}

}  // namespace

void add_choice_options(const Command& command, BriefOptions& options) {
  command.add_option("--profile", options.profile, "balanced, awareness or deepen (default balanced)");
  command.add_option("--goal", options.goal, "new_people, deepen or launch; picks a profile");
  command.add_option("--weight", options.weights, "SIGNAL=NUMBER, replaces one weight of the profile").repeated();
  command.add_option("--as-of", options.as_of, "the \"now\" of time windows, such as 2026-01-31 (default: latest event)");
}

core::Result<Brief> choices_of(const BriefOptions& options) {
  Brief brief;
  if (auto set = set_choices(options, brief); !set) return fail(std::move(set).error());
  return brief;
}

void add_brief_options(const Command& command, BriefOptions& options) {
  const auto each = [](Option option) { option.repeated(); };
  command.add_option("--brief", options.brief_file, "a brief as JSON; other options override its fields");
  each(command.add_option("--brand", options.brands, "brand id; repeat it for more, answers come in this order"));
  command.add_option("--brands", options.brands_file, "a file with one brand id a line");
  command.add_option("-k,--limit", options.k, "how many creators; 0 = all (default 20)");
  add_choice_options(command, options);
  command.add_option("--rank-by", options.rank_by, "score, or lower: the lower end of the interval");
  command.add_option("--precision", options.precision,
                     "auto, exact, or sampled: estimates for all but the best few hundred (default auto)");
  command.add_option("--candidates", options.candidates_file, "rank only these: a file with one creator id a line");
  command.add_option("--audience", options.audience_file,
                     "an audience in place of the brand's own: a file with one account id or its SHA-256 a line");
  command.add_flag("--exclude-partners", options.exclude_partners, "leave out who has worked with the brand");
  each(command.add_option("--exclude", options.exclude, "leave out this creator id"));
  each(command.add_option("--platform", options.platform, "keep creators of this platform"));
  each(command.add_option("--country", options.country, "keep creators of this country, such as DE"));
  each(command.add_option("--language", options.language, "keep creators who write in this language, such as de"));
  each(command.add_option("--category", options.category, "keep creators of this category"));
  each(command.add_option("--size-band", options.size_band, "keep creators of this size: nano, micro, mid, macro, mega"));
  command.add_option("--min-followers", options.min_followers, "keep creators with at least so many followers");
  command.add_option("--max-followers", options.max_followers, "keep creators with at most so many followers");
  command.add_option("--max-price-cents", options.max_price_cents, "keep creators up to this price");
  command.add_option("--active-days", options.active_days, "keep creators whose latest post is at most so many days old");
}

core::Result<std::vector<Brief>> briefs_of(const BriefOptions& options) {
  auto brief = template_of(options);
  if (!brief) return fail(std::move(brief).error());
  if (auto set = set_choices(options, *brief); !set) return fail(std::move(set).error());
  set_filters(options, *brief);
  if (auto set = set_lists(options, *brief); !set) return fail(std::move(set).error());
  std::vector<std::string> brands = options.brands;
  if (!options.brands_file.empty()) {
    if (!brands.empty()) return fail(ErrorCode::invalid_argument, "found --brand and --brands, expected one of them");
    auto ids = read_ids(options.brands_file);
    if (!ids) return fail(std::move(ids).error());
    if (ids->empty()) return fail(ErrorCode::invalid_argument, options.brands_file + ": holds no id, expected one a line");
    brands = *std::move(ids);
  }
  if (brands.empty()) {
    if (options.brief_file.empty()) {
      return fail(ErrorCode::invalid_argument, "found no brand, expected --brand ID, --brands FILE or --brief FILE");
    }
    return std::vector<Brief>{*std::move(brief)};
  }
  std::vector<Brief> briefs;
  for (std::string& id : brands) {
    brief->brand = std::move(id);
    briefs.push_back(*brief);
  }
  return briefs;
}

}  // namespace vouch::cli
