#include "engine/credibility/authenticity_model.h"

#include <cmath>
#include <optional>
#include <utility>

#include "engine/core/deterministic_math.h"
#include "engine/core/normal.h"
#include "engine/credibility/authenticity_description.h"
#include "engine/learning/boosted_trees.h"

namespace vouch::credibility {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

double logit(double p) { return core::det_log(p / (1.0 - p)); }
double logistic(double x) { return 1.0 / (1.0 + core::det_exp(-x)); }

std::vector<float> rows_of(std::span<const Account> accounts) {
  std::vector<float> rows;
  rows.reserve(accounts.size() * kAccountFeatures);
  for (const Account& account : accounts) {
    const auto features = features_of(account.facts);
    rows.insert(rows.end(), features.begin(), features.end());
  }
  return rows;
}

Result<void> check_share(double share) {
  if (share > 0.0 && share < 1.0) return {};
  return fail(ErrorCode::invalid_argument,
              "assumed share of fakes: found " + std::to_string(share) + ", expected a number between 0 and 1");
}

}  // namespace

struct AuthenticityModel::Parts {
  AuthenticityDescription description;
  learning::BoostedTrees trees;
  std::vector<learning::BoostedTrees> bags;

  /// Of a fake in the training data.
  [[nodiscard]] double base() const {
    return logit(static_cast<double>(description.card.fakes) / static_cast<double>(description.card.accounts));
  }
  /// Log-odds of a fake from a margin, at the share of the training data.
  [[nodiscard]] double of(float margin) const { return description.slope * static_cast<double>(margin) + description.intercept; }

  /// Squared standard errors of log-odds between bags, one an account.
  [[nodiscard]] Result<std::vector<double>> variances(std::span<const float> rows, unsigned threads) const {
    const std::size_t accounts = rows.size() / kAccountFeatures;
    std::vector<double> sums(accounts), squares(accounts);
    for (const learning::BoostedTrees& bag : bags) {
      const auto margins = bag.margins(rows, threads);
      if (!margins) return fail(margins.error());
      for (std::size_t i = 0; i < accounts; ++i) {
        const double odds = of((*margins)[i]);
        sums[i] += odds;
        squares[i] += odds * odds;
      }
    }
    const auto n = static_cast<double>(bags.size());
    for (std::size_t i = 0; i < accounts; ++i) squares[i] = std::max(squares[i] - sums[i] * sums[i] / n, 0.0) / (n - 1.0);
    return squares;
  }
};

Result<AuthenticityModel> AuthenticityModel::make(std::string_view description, core::Bytes trees) {
  auto read = read_authenticity_description(description);
  if (!read) return fail(std::move(read).error());
  const std::string_view bytes(reinterpret_cast<const char*>(trees.data()), trees.size());
  if (core::sha256(bytes) != read->trees) {
    return fail(ErrorCode::corrupt, "model of authenticity: its trees are not those that its description names");
  }
  std::vector<learning::BoostedTrees> loaded;
  std::size_t at = 0;
  for (const std::size_t size : read->tree_bytes) {
    if (size > trees.size() - at) return fail(ErrorCode::corrupt, "model of authenticity: its trees end early");
    auto part = learning::BoostedTrees::load(trees.subspan(at, size), kAccountFeatures);
    if (!part) return fail(core::within("model of authenticity", std::move(part).error()));
    loaded.push_back(*std::move(part));
    at += size;
  }
  std::vector<learning::BoostedTrees> bags(loaded.begin() + 1, loaded.end());
  return AuthenticityModel(std::make_shared<const Parts>(Parts{*std::move(read), std::move(loaded.front()), std::move(bags)}));
}

const AuthenticityCard& AuthenticityModel::card() const { return parts_->description.card; }
const ColumnSetValidation& AuthenticityModel::validation(ColumnSet columns) const { return parts_->description.sets[columns]; }

bool AuthenticityModel::measures(std::string_view platform, ColumnSet columns) const {
  return platform == card().platform && validation(columns).measured;
}

Result<std::vector<AccountJudgement>> AuthenticityModel::judge(std::span<const Account> accounts,
                                                               const JudgeOptions& options) const {
  if (auto fine = check_share(options.assumed_share); !fine) return fail(std::move(fine).error());
  const Parts& parts = *parts_;
  const std::vector<float> rows = rows_of(accounts);
  const auto margins = parts.trees.margins(rows, options.threads);
  if (!margins) return fail(margins.error());
  const auto variances = options.intervals ? parts.variances(rows, options.threads) : std::vector<double>();
  if (!variances) return fail(variances.error());
  const auto shares = options.reasons ? parts.trees.contributions(rows, options.threads) : std::vector<float>();
  if (!shares) return fail(shares.error());
  const double base = parts.base(), prior = logit(options.assumed_share);
  std::vector<AccountJudgement> judgements(accounts.size());
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    AccountJudgement& judgement = judgements[i];
    judgement.columns = columns_of(accounts[i].facts);
    judgement.interval = {.low = 0.0, .high = 1.0};
    if (!measures(accounts[i].platform, judgement.columns)) {
      judgement.log_odds = judgement.base = -prior;
      judgement.authentic = 1.0 - options.assumed_share;
      continue;
    }
    const double odds = parts.of((*margins)[i]);
    judgement.status = AuthenticityStatus::measured;
    judgement.looks_fake = odds >= base;
    judgement.log_odds = -(odds + prior - base);
    judgement.authentic = logistic(judgement.log_odds);
    if (options.intervals) {
      const double spread = validation(judgement.columns).spread,
                   half = core::kNormal95 * std::sqrt((*variances)[i] + spread * spread);
      judgement.interval = {.low = logistic(judgement.log_odds - half), .high = logistic(judgement.log_odds + half)};
    }
    if (!options.reasons) continue;
    double rest = judgement.log_odds;
    for (std::size_t f = 0; f < kAccountFeatures; ++f) {
      if (std::isnan(rows[i * kAccountFeatures + f])) continue;
      judgement.adds[f] = -parts.description.slope * static_cast<double>((*shares)[i * (kAccountFeatures + 1) + f]);
      rest -= judgement.adds[f];
    }
    judgement.base = rest;
  }
  return judgements;
}

Result<std::vector<double>> AuthenticityModel::authentic(std::span<const Account> accounts, double assumed_share) const {
  if (auto fine = check_share(assumed_share); !fine) return fail(std::move(fine).error());
  const auto margins = parts_->trees.margins(rows_of(accounts));
  if (!margins) return fail(margins.error());
  const double shift = logit(assumed_share) - parts_->base();
  std::vector<double> p(accounts.size(), 1.0 - assumed_share);
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (measures(accounts[i].platform, columns_of(accounts[i].facts))) p[i] = logistic(-(parts_->of((*margins)[i]) + shift));
  }
  return p;
}

}  // namespace vouch::credibility
