// vouch plan: the set of creators that reaches the most real people for a budget.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <ostream>

#include "api/cli/brief_options.h"
#include "api/cli/commands.h"
#include "api/cli/files.h"
#include "api/cli/rates.h"
#include "api/cli/snapshot_options.h"
#include "api/contract/brief_json.h"
#include "api/contract/plan_json.h"
#include "api/report/plan_page.h"
#include "api/report/plan_table.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

struct Options {
  SnapshotOptions snapshot;
  std::string format = "table", rates_file;
  BriefOptions brief;
  std::optional<std::string> budget, currency;
  std::optional<std::uint32_t> count, posts, top;
  std::vector<std::string> must_have;
  std::optional<double> max_frequency, agency_share, vat_share, visible_share;
  bool social_insurance = false;
};

/// "500", "500.00" or "500,00" as cents.
core::Result<std::int64_t> cents_from(const std::string& text) {
  const auto refused = [&] {
    return fail(ErrorCode::invalid_argument, "--budget found '" + text + "', expected an amount such as 500.00");
  };
  const std::size_t mark = text.find_first_of(".,");
  std::string digits = text.substr(0, mark);
  std::string decimals = mark == std::string::npos ? "" : text.substr(mark + 1);
  if (decimals.size() > 2 || digits.empty()) return refused();
  decimals.resize(2, '0');
  digits += decimals;
  std::int64_t cents = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), cents);
  if (code != std::errc() || end != digits.data() + digits.size()) return refused();
  return cents;
}

core::Result<planning::PlanTerms> terms_of(const Options& options) {
  planning::PlanTerms terms;
  if (!options.brief.brief_file.empty()) {
    const auto text = read_file(options.brief.brief_file);
    if (!text) return fail(text.error());
    auto request = contract::plan_request_from_json(*text, {.brand_required = false});
    if (!request) return fail(core::within(options.brief.brief_file, std::move(request).error()));
    terms = std::move(request->terms);
  }
  if (options.budget) {
    const auto cents = cents_from(*options.budget);
    if (!cents) return fail(cents.error());
    terms.budget_cents = *cents;
  }
  if (options.currency) terms.currency = *options.currency;
  if (options.count) terms.count = options.count;
  if (options.posts) terms.posts_per_creator = *options.posts;
  if (options.top) terms.top = *options.top;
  if (!options.must_have.empty()) terms.must_have = options.must_have;
  if (options.max_frequency) terms.max_frequency = options.max_frequency;
  if (options.agency_share) terms.agency_share = *options.agency_share;
  if (options.vat_share) terms.vat_share = options.vat_share;
  if (options.visible_share) terms.visible_share = options.visible_share;
  if (options.social_insurance) terms.social_insurance = true;
  if (!options.rates_file.empty()) {
    auto rates = read_rates(options.rates_file);
    if (!rates) return fail(std::move(rates).error());
    terms.rates = *std::move(rates);
  }
  return terms;
}

core::Result<planning::PlanRequest> request_of(const Options& options) {
  auto briefs = briefs_of(options.brief);
  if (!briefs) return fail(std::move(briefs).error());
  if (briefs->size() != 1) {
    return fail(ErrorCode::invalid_argument,
                "found " + std::to_string(briefs->size()) + " brands, expected one: a plan is for one brand");
  }
  auto terms = terms_of(options);
  if (!terms) return fail(std::move(terms).error());
  return planning::PlanRequest{.brief = std::move(briefs->front()), .terms = *std::move(terms)};
}

core::Result<int> plan(const Options& options, const Session& session) {
  const auto request = request_of(options);
  if (!request) return fail(request.error());
  const auto engine = open_engine(options.snapshot);
  if (!engine) return fail(engine.error());
  const auto plan = engine->plan(*request);
  if (!plan) return fail(plan.error());
  if (options.format == "json") {
    session.streams.out << contract::plan_to_json(*plan, session.language) << "\n";
  } else if (options.format == "csv") {
    session.streams.out << contract::plan_to_csv(*plan);
  } else if (options.format == "html") {
    session.streams.out << report::plan_page(*plan, session.language);
  } else {
    session.streams.out << report::plan_table(*plan, {.width = session.streams.width, .language = session.language});
  }
  return kDone;
}

void add_terms(const Command& command, Options& options) {
  command.add_option("--budget", options.budget, "what may be spent without VAT, such as 500.00");
  command.add_option("--currency", options.currency, "of the budget, such as EUR (default: the one that all prices have)");
  command.add_option("--count", options.count, "at most so many creators");
  command.add_option("--posts", options.posts, "posts of each creator (default 1)");
  command.add_option("--must-have", options.must_have, "this creator id is in; repeat it for more").repeated();
  command.add_option("--top", options.top, "choose among the best so many by score (default: all who pass the filters)");
  command.add_option("--max-frequency", options.max_frequency, "posts that a reached person sees on average, at most");
  command.add_option("--agency-share", options.agency_share, "of the fees, 0 to 1");
  command.add_flag("--social-insurance", options.social_insurance, "add the German levy for artists to the costs");
  command.add_option("--vat-share", options.vat_share, "show VAT apart, such as 0.19; also taken out of gross prices");
  command.add_option("--visible-share", options.visible_share, "share that sees a post where nothing is known");
  command.add_option("--rates", options.rates_file,
                     "a CSV file with the columns currency and rate, for prices in other currencies");
}

}  // namespace

void add_plan(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "plan", "Chooses the set of creators that reaches the most real people for a budget",
                  "x.vouch --brand lindenhof --budget 5000.00 --currency EUR\n"
                  "x.vouch --brief brief.json --count 12 --format json\n"
                  "x.vouch --brand lindenhof --budget 5000 --must-have anna --posts 3 --format html > plan.html");
  add_snapshot_options(command, options->snapshot);
  add_brief_options(command, options->brief);
  add_terms(command, *options);
  add_format(command, options->format, {"table", "json", "csv", "html"});
  add_account_key(command, options->snapshot);
  command.callback([options, &session] { session.action = [options, &session] { return plan(*options, session); }; });
}

}  // namespace vouch::cli
