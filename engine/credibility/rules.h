// All thresholds and weights of credibility as one value: made of the rows of a file (datasets/reference/credibility_rules.csv,
// or one in its place), handed to whoever judges, and kept in the snapshot, so that a snapshot answers by the rules that it was
// built with. The version names the file: its own number and 8 digits of a hash over its bytes.
//
// Section rules.credibility (bytes): the version as a text (u32 length, then its bytes), u32 number of rows, then of each row
// table, rule, value, unit, meaning, source and date as texts.
#pragma once

#include <string>

#include "engine/catalog/credibility_rule_records.h"
#include "engine/core/result.h"
#include "engine/credibility/account_kinds.h"
#include "engine/credibility/block_rules.h"
#include "engine/credibility/credibility_rules.h"
#include "engine/credibility/disclosure_habits.h"
#include "engine/credibility/engagement_rules.h"
#include "engine/credibility/evenness_rules.h"
#include "engine/credibility/growth_rules.h"
#include "engine/credibility/habit_rules.h"
#include "engine/credibility/pod_rules.h"
#include "engine/credibility/trust_rules.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::credibility {

struct Rules {
  std::string version;
  AccountLimits accounts;
  EngagementRules engagement;
  PeerRules peers;
  GrowthRules growth;
  TrustRules trust;
  PodRules pods;
  BlockRules blocks;
  ArrivalRules arrivals;
  HabitRules habits;
  DisclosureHabitRules disclosure;
  EvennessThresholds evenness;
  IndexRules index;

  /// Fails with invalid_argument where a rule is missing, unknown, given twice or out of its range.
  [[nodiscard]] static core::Result<Rules> make(const catalog::CredibilityRuleRecords& records);
  /// Those of a snapshot. Fails with corrupt where the section is missing or does not hold rules.
  [[nodiscard]] static core::Result<Rules> open(const snapshot::Snapshot& snapshot);
};

/// Writes the section. Requires records of which Rules can be made.
[[nodiscard]] core::Result<void> write_rules(const catalog::CredibilityRuleRecords& records, snapshot::Writer& out);

}  // namespace vouch::credibility
