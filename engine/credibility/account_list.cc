#include "engine/credibility/account_list.h"

#include <algorithm>
#include <functional>

namespace vouch::credibility {

void AccountList::add(const AccountFacts& facts, const AccountJudgement& judgement) {
  const bool measured = judgement.status == AuthenticityStatus::measured;
  Counts& counts = (measured ? measured_ : unknown_)[judgement.columns];
  ++counts.accounts;
  if (judgement.looks_fake) ++counts.looks_fake;
  if (measured) sum_authentic_ += judgement.authentic;
  ++kinds_[static_cast<std::size_t>(kind_of(limits_, facts, measured ? &judgement.authentic : nullptr))];
}

AccountListSummary AccountList::summary() const {
  AccountListSummary summary{.kinds = kinds_};
  for (std::size_t set = 0; set < kColumnSets; ++set) {
    for (const bool measured : {true, false}) {
      const Counts& counts = (measured ? measured_ : unknown_)[set];
      if (counts.accounts == 0) continue;
      summary.accounts += counts.accounts;
      if (measured) summary.measured += counts.accounts;
      summary.groups.push_back({static_cast<ColumnSet>(set), measured, counts.accounts, counts.looks_fake});
    }
  }
  std::ranges::stable_sort(summary.groups, std::greater<>(), &AccountListSummary::Group::accounts);
  if (summary.measured == 0) return summary;
  ShareOfFakes all{.value = 0.0, .interval = {.low = 0.0, .high = 0.0}};
  for (const AccountListSummary::Group& group : summary.groups) {
    if (!group.measured) continue;
    const double weight = static_cast<double>(group.accounts) / static_cast<double>(summary.measured);
    const ShareOfFakes share = share_of_fakes(group.looks_fake, group.accounts, model_->validation(group.columns).rates);
    all.value += weight * share.value;
    all.interval.low += weight * share.interval.low;
    all.interval.high += weight * share.interval.high;
    all.unlike = all.unlike || share.unlike;
  }
  summary.fakes = all;
  summary.mean_authentic = sum_authentic_ / static_cast<double>(summary.measured);
  return summary;
}

}  // namespace vouch::credibility
