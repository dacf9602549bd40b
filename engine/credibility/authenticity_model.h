// p(a), the authenticity of an account: how probable it is that it looks like those that people labelled as real, from any
// columns of the file `accounts`. Trees (learning/boosted_trees.h) that are monotone where common sense says so give a
// margin m, a line found in cross-validation turns it into log-odds, and these move with the share of fakes that is assumed:
//
//     L = slope · m + intercept,   L' = L + logit(assumed share) − logit(share in the training data),   p = 1 ÷ (1 + e^L')
//
// (C. Elkan, The foundations of cost-sensitive learning, 2001). The interval's half-width in log-odds is 1.645 · s,
// s² = variance between trees of accounts drawn with replacement + squared spread of the column set: the root mean square
// by which log-odds from these columns differ from those of all, never less than with more columns.
//
// A judgement is measured only on the model's platform and for a set of columns that its validation lists as measured;
// elsewhere it is unknown: p is the prior, the interval [0, 1].
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/interval.h"
#include "engine/core/result.h"
#include "engine/credibility/account_features.h"
#include "engine/credibility/prevalence.h"

namespace vouch::credibility {

/// What a model says about itself.
struct AuthenticityCard {
  std::string name;
  std::int64_t version = 0;
  std::string platform;                  // the one that it was trained on
  std::int64_t accounts = 0, fakes = 0;  // that it was trained on
  double assumed_share = 0.0;            // of fakes, where nobody says otherwise
  std::string looks_like;                // what a fake is called: what the labels say
  std::string source;                    // of the labels, with licence
};

/// What a set of columns is worth, out of cross-validation.
struct ColumnSetValidation {
  bool measured = false;
  double auc = 0.5, auc_low = 0.5, auc_high = 0.5;  // 95 %
  ErrorRates rates;                                 // at L >= logit(share in the training data)
  double spread = 0.0;                              // log-odds
};

enum class AuthenticityStatus : std::uint8_t { measured, unknown };

struct Account {
  std::string_view platform;
  AccountFacts facts;
};

struct AccountJudgement {
  AuthenticityStatus status = AuthenticityStatus::unknown;
  ColumnSet columns = 0;
  bool looks_fake = false;  // by the threshold of the error rates, whatever share is assumed; false where unknown
  double authentic = 0.0;   // p
  core::Interval interval;  // 90 %; [0, 1] where unknown or not asked for
  double log_odds = 0.0;    // of p
  /// What made the log-odds of p: they are base + the sum of adds. Zero unless asked for. What it means that something is
  /// missing is in the base.
  double base = 0.0;
  std::array<double, kAccountFeatures> adds{};
};

struct JudgeOptions {
  double assumed_share = 0.0;  // of fakes among the accounts asked about; within (0, 1)
  bool intervals = true;       // fill interval: four times the work of p alone
  bool reasons = false;        // fill base and adds: dozens of times the work
  unsigned threads = 1;        // 0: as many as the machine has
};

/// Immutable, safe to share.
class AuthenticityModel {
 public:
  /// What models/authenticity/train wrote. Fails with corrupt, naming the line, where they do not read or belong together.
  [[nodiscard]] static core::Result<AuthenticityModel> make(std::string_view description, core::Bytes trees);

  [[nodiscard]] const AuthenticityCard& card() const;
  [[nodiscard]] const ColumnSetValidation& validation(ColumnSet columns) const;
  [[nodiscard]] bool measures(std::string_view platform, ColumnSet columns) const;

  /// One judgement an account, in order. Fails with invalid_argument where the assumed share is not within (0, 1).
  [[nodiscard]] core::Result<std::vector<AccountJudgement>> judge(std::span<const Account> accounts,
                                                                  const JudgeOptions& options) const;
  /// p alone. Unknown accounts have the prior 1 − assumed share.
  [[nodiscard]] core::Result<std::vector<double>> authentic(std::span<const Account> accounts, double assumed_share) const;

 private:
  struct Parts;
  explicit AuthenticityModel(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  std::shared_ptr<const Parts> parts_;
};

}  // namespace vouch::credibility
