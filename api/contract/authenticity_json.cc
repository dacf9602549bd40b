#include "api/contract/authenticity_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/contract/answer_json.h"
#include "api/contract/csv_cells.h"
#include "engine/core/apportion.h"

namespace vouch::contract {
namespace {

using credibility::AccountJudgement;
using credibility::AuthenticityStatus;
using credibility::kAccountColumns;
using credibility::kAccountFeatureNames;
using credibility::kAccountFeatures;
using Json = nlohmann::ordered_json;

constexpr int kDigits = 6;  // of a probability

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

double rounded(double p) { return std::round(p * 1e6) / 1e6; }

std::string_view name_of(AuthenticityStatus status) { return status == AuthenticityStatus::measured ? "measured" : "unknown"; }

/// A reason: a feature, or the base, and what it adds to the log-odds in thousandths.
struct Reason {
  std::string_view name;
  std::int64_t thousandths = 0;
};

/// Largest first, the base before all; those that add nothing are left out.
std::vector<Reason> reasons_of(const AccountJudgement& judgement) {
  std::array<double, kAccountFeatures + 1> numbers{};
  std::ranges::copy(judgement.adds, numbers.begin());
  numbers.back() = judgement.base;
  for (double& number : numbers) number *= 1000.0;
  const auto whole = core::round_to_sum(std::llround(judgement.log_odds * 1000.0), numbers);
  std::vector<Reason> reasons;
  for (std::size_t f = 0; f < kAccountFeatures; ++f) {
    if (whole[f] != 0) reasons.push_back({kAccountFeatureNames[f], whole[f]});
  }
  std::ranges::stable_sort(reasons,
                           [](const Reason& a, const Reason& b) { return std::abs(a.thousandths) > std::abs(b.thousandths); });
  reasons.insert(reasons.begin(), {"base", whole.back()});
  return reasons;
}

std::string thousandths_text(std::int64_t thousandths) {
  const std::int64_t size = std::abs(thousandths);
  return (thousandths < 0 ? "-" : "") + std::to_string(size / 1000) + "." + std::to_string(1000 + size % 1000).substr(1);
}

void append_number(std::string& line, double number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, kDigits).ptr;
  line.append(1, ',').append(digits.data(), end);
}

Json columns_json(credibility::ColumnSet columns) {
  Json names = Json::array();
  for (std::size_t i = 0; i < kAccountColumns.size(); ++i) {
    if ((columns >> i & 1) != 0) names.push_back(kAccountColumns[i]);
  }
  return names;
}

Json model_json(const credibility::AuthenticityCard& card) {
  return {{"name", card.name},         {"version", card.version}, {"platform", card.platform}, {"looks_like", card.looks_like},
          {"accounts", card.accounts}, {"fakes", card.fakes},     {"source", card.source}};
}

Json groups_json(const AccountListReport& report) {
  Json groups = Json::array();
  for (std::size_t i = 0; i < report.summary.groups.size(); ++i) {
    const auto& group = report.summary.groups[i];
    const auto& validation = report.validations[i];
    groups.push_back({{"columns", columns_json(group.columns)},
                      {"accounts", group.accounts},
                      {"status", group.measured ? "measured" : "unknown"},
                      {"auc", group.measured ? Json(validation.auc) : Json()},
                      {"auc_interval", group.measured ? Json::array({validation.auc_low, validation.auc_high}) : Json()}});
  }
  return groups;
}

Json kinds_json(const credibility::AccountListSummary& summary) {
  Json kinds = Json::object();
  for (std::size_t i = 0; i < credibility::kAccountKindNames.size(); ++i) {
    const auto count = summary.kinds[i];
    kinds[std::string(credibility::kAccountKindNames[i])] = {
        {"accounts", count},
        {"share",
         summary.accounts == 0 ? Json() : Json(rounded(static_cast<double>(count) / static_cast<double>(summary.accounts)))}};
  }
  return kinds;
}

Json limits_json(const AccountListReport& report) {
  Json rows = Json::array();
  for (const auto& limit : report.limits) {
    rows.push_back({{"name", limit.name}, {"value", limit.value}, {"source", limit.source}, {"source_date", limit.source_date}});
  }
  return {{"version", report.rules}, {"rows", std::move(rows)}};
}

}  // namespace

std::string account_list_to_json(const AccountListReport& report, words::Language language) {
  const auto& summary = report.summary;
  Json fakes;
  if (summary.fakes) {
    fakes = {{"value", rounded(summary.fakes->value)},
             {"interval", Json::array({rounded(summary.fakes->interval.low), rounded(summary.fakes->interval.high)})},
             {"method", "rogan_gladen"}};
  }
  return dumped({{"version", report.version},
                 {"model", model_json(report.model)},
                 {"assumed_share", report.assumed_share},
                 {"accounts", summary.accounts},
                 {"measured", summary.measured},
                 {"unknown", summary.accounts - summary.measured},
                 {"fake_share", std::move(fakes)},
                 {"mean_authentic", summary.measured == 0 ? Json() : Json(rounded(summary.mean_authentic))},
                 {"kinds", kinds_json(summary)},
                 {"limits", limits_json(report)},
                 {"columns", groups_json(report)},
                 {"warnings", Json::parse(messages_to_json(report.warnings, language))}});
}

std::string_view judgement_csv_header() { return "account_id,authentic,low,high,reasons\n"; }

void append_judgement_csv(std::string& lines, std::string_view account_id, const AccountJudgement& judgement) {
  append_csv_cell(lines, account_id);
  for (const double number : {judgement.authentic, judgement.interval.low, judgement.interval.high}) append_number(lines, number);
  lines += ',';
  if (judgement.status == AuthenticityStatus::unknown) {
    lines += "unknown\n";
    return;
  }
  bool first = true;
  for (const Reason& reason : reasons_of(judgement)) {
    lines.append(first ? "" : "; ").append(reason.name).append(1, ' ').append(thousandths_text(reason.thousandths));
    first = false;
  }
  lines += '\n';
}

void append_judgement_json(std::string& lines, std::string_view account_id, const AccountJudgement& judgement) {
  Json reasons = Json::array();
  if (judgement.status == AuthenticityStatus::measured) {
    for (const Reason& reason : reasons_of(judgement)) {
      reasons.push_back({{"feature", reason.name}, {"log_odds", static_cast<double>(reason.thousandths) / 1000.0}});
    }
  }
  lines += dumped({{"account_id", account_id},
                   {"authentic", rounded(judgement.authentic)},
                   {"interval", Json::array({rounded(judgement.interval.low), rounded(judgement.interval.high)})},
                   {"status", name_of(judgement.status)},
                   {"log_odds", static_cast<double>(std::llround(judgement.log_odds * 1000.0)) / 1000.0},
                   {"reasons", std::move(reasons)}});
  lines += '\n';
}

}  // namespace vouch::contract
