// Any list of accounts, judged: which look like real people, why, and what the list comes to. Needs no snapshot. Part of the
// facade: the command `authenticity` and the service of that name speak to this alone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/catalog/credibility_rule_records.h"
#include "engine/core/result.h"
#include "engine/credibility/account_list.h"
#include "engine/credibility/authenticity_model.h"
#include "engine/ranking/shortlist.h"

namespace vouch {

struct AccountListOptions {
  std::optional<double> assumed_share;  // of fakes among the accounts, within (0, 1); default: the model's own
  std::string platform;                 // of accounts that name none; empty: the model's own
  bool each = true;                     // intervals of each judgement and what made it; false: what the report needs, far sooner
  unsigned threads = 0;                 // 0: as many as the machine has
};

/// What says which account is of which kind.
struct AccountLimitRow {
  std::string name;
  double value = 0.0;
  std::string source, source_date;
};

struct AccountListReport {
  std::string version;  // of the program
  credibility::AuthenticityCard model;
  double assumed_share = 0.0;
  std::string rules;  // their version
  std::vector<AccountLimitRow> limits;
  credibility::AccountListSummary summary;
  std::vector<credibility::ColumnSetValidation> validations;  // one a group of the summary
  std::vector<ranking::Message> warnings;
};

/// Judges accounts in parts and adds them up. Not thread safe.
class AccountListJudge {
 public:
  /// Fails with invalid_argument where the assumed share is not within (0, 1), or rules cannot be made of the records.
  [[nodiscard]] static core::Result<AccountListJudge> make(credibility::AuthenticityModel model,
                                                           const catalog::CredibilityRuleRecords& rules,
                                                           const AccountListOptions& options);

  /// One judgement an account, in order. Fails with invalid_argument, naming the column, where figures cannot be.
  [[nodiscard]] core::Result<std::vector<credibility::AccountJudgement>> judge(std::span<const credibility::Account> accounts);
  /// What all accounts judged so far come to.
  [[nodiscard]] AccountListReport report() const;

 private:
  AccountListJudge(credibility::AuthenticityModel model, const credibility::AccountLimits& limits, double assumed_share,
                   AccountListOptions options)
      : model_(std::make_unique<credibility::AuthenticityModel>(std::move(model))),
        assumed_share_(assumed_share),
        options_(std::move(options)),
        list_(*model_, limits) {}
  [[nodiscard]] std::vector<ranking::Message> warnings(const credibility::AccountListSummary& summary) const;

  std::unique_ptr<const credibility::AuthenticityModel> model_;
  double assumed_share_;
  std::string rules_;  // their version
  std::vector<AccountLimitRow> limits_;
  AccountListOptions options_;
  credibility::AccountList list_;
  std::int64_t platform_assumed_ = 0, other_platform_ = 0;
};

}  // namespace vouch
