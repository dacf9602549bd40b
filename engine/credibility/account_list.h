// What a list of accounts comes to: the share of fakes among those that could be judged, corrected for the model's own
// errors (prevalence.h), and how many are of which kind. Accounts with different columns have different error rates, so they
// are corrected apart and weighed by number; since the errors of those rates go together, half-widths add up.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/credibility/account_kinds.h"
#include "engine/credibility/authenticity_model.h"

namespace vouch::credibility {

struct AccountListSummary {
  std::int64_t accounts = 0;
  std::int64_t measured = 0;                                   // the rest is unknown
  std::optional<ShareOfFakes> fakes;                           // among those measured; none where nothing was
  double mean_authentic = 0.0;                                 // of those measured; 0 where nothing was
  std::array<std::int64_t, kAccountKindNames.size()> kinds{};  // by AccountKind

  /// Accounts with one set of columns, most first.
  struct Group {
    ColumnSet columns = 0;
    bool measured = false;  // of the model's platform and validated
    std::int64_t accounts = 0, looks_fake = 0;
  };
  std::vector<Group> groups;
};

/// Adds accounts up. Not thread safe.
class AccountList {
 public:
  /// The model must live as long as this.
  AccountList(const AuthenticityModel& model, const AccountLimits& limits) : model_(&model), limits_(limits) {}
  void add(const AccountFacts& facts, const AccountJudgement& judgement);
  [[nodiscard]] AccountListSummary summary() const;

 private:
  struct Counts {
    std::int64_t accounts = 0, looks_fake = 0;
  };
  const AuthenticityModel* model_;
  AccountLimits limits_;
  std::array<Counts, kColumnSets> measured_{}, unknown_{};
  std::array<std::int64_t, kAccountKindNames.size()> kinds_{};
  double sum_authentic_ = 0.0;
};

}  // namespace vouch::credibility
