#include "engine/account_lists.h"

#include <charconv>
#include <string>
#include <utility>

#include "engine/credibility/rules.h"
#include "engine/engine.h"

namespace vouch {
namespace {

/// Requires rules of which Rules were made, so that values are numbers.
std::vector<AccountLimitRow> limit_rows(const catalog::CredibilityRuleRecords& rules) {
  std::vector<AccountLimitRow> rows;
  for (const auto& row : rules.rows) {
    if (row.table != "accounts") continue;
    double value = 0.0;
    std::from_chars(row.value.data(), row.value.data() + row.value.size(), value);
    rows.push_back({.name = row.rule, .value = value, .source = row.source, .source_date = row.source_date});
  }
  return rows;
}

}  // namespace

core::Result<AccountListJudge> AccountListJudge::make(credibility::AuthenticityModel model,
                                                      const catalog::CredibilityRuleRecords& rules,
                                                      const AccountListOptions& options) {
  const auto judged_by = credibility::Rules::make(rules);
  if (!judged_by) return core::fail(judged_by.error());
  const double share = options.assumed_share.value_or(model.card().assumed_share);
  if (!(share > 0.0 && share < 1.0)) {
    return core::fail(core::ErrorCode::invalid_argument,
                      "assumed share of fakes: found " + std::to_string(share) + ", expected a number between 0 and 1",
                      "/assumed_share");
  }
  AccountListOptions complete = options;
  if (complete.platform.empty()) complete.platform = model.card().platform;
  AccountListJudge judge(std::move(model), judged_by->accounts, share, std::move(complete));
  judge.rules_ = rules.version;
  judge.limits_ = limit_rows(rules);
  return judge;
}

core::Result<std::vector<credibility::AccountJudgement>> AccountListJudge::judge(std::span<const credibility::Account> accounts) {
  std::vector<credibility::Account> placed(accounts.begin(), accounts.end());
  for (credibility::Account& account : placed) {
    if (const auto problem = credibility::problem_of(account.facts)) {
      return core::fail(core::ErrorCode::invalid_argument,
                        problem->column + ": found " + problem->found + ", expected " + problem->expected);
    }
    if (account.platform.empty()) {
      account.platform = options_.platform;
      ++platform_assumed_;
    }
    if (account.platform != model_->card().platform) ++other_platform_;
  }
  auto judgements = model_->judge(
      placed,
      {.assumed_share = assumed_share_, .intervals = options_.each, .reasons = options_.each, .threads = options_.threads});
  if (!judgements) return judgements;
  for (std::size_t i = 0; i < placed.size(); ++i) list_.add(placed[i].facts, (*judgements)[i]);
  return judgements;
}

std::vector<ranking::Message> AccountListJudge::warnings(const credibility::AccountListSummary& summary) const {
  std::vector<ranking::Message> warnings;
  const auto of_all = [&](std::int64_t count) {
    return ranking::Figures{{"count", count}, {"of", summary.accounts}, {"platform", model_->card().platform}};
  };
  if (platform_assumed_ > 0) {
    warnings.push_back(
        {"accounts_platform_assumed", {{"count", platform_assumed_}, {"of", summary.accounts}, {"platform", options_.platform}}});
  }
  if (other_platform_ > 0) warnings.push_back({"accounts_other_platform", of_all(other_platform_)});
  const std::int64_t unmeasured = summary.accounts - summary.measured - other_platform_;
  if (unmeasured > 0) warnings.push_back({"accounts_columns_unmeasured", of_all(unmeasured)});
  if (summary.fakes && summary.fakes->unlike) warnings.push_back({"accounts_unlike_validation", {{"count", summary.measured}}});
  return warnings;
}

AccountListReport AccountListJudge::report() const {
  AccountListReport report{
      .version = std::string(version()), .model = model_->card(), .assumed_share = assumed_share_, .summary = list_.summary()};
  report.rules = rules_;
  report.limits = limits_;
  for (const auto& group : report.summary.groups) report.validations.push_back(model_->validation(group.columns));
  report.warnings = warnings(report.summary);
  return report;
}

}  // namespace vouch
