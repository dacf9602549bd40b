// Everything that the credibility index of one creator rests on: the evidence of each part, and the part that it becomes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/audience/authenticity.h"
#include "engine/audience/graph.h"
#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/credibility/audience_quality.h"
#include "engine/credibility/creator_disclosure.h"
#include "engine/credibility/credibility_figure.h"
#include "engine/credibility/engagement.h"
#include "engine/credibility/growth.h"
#include "engine/credibility/habit_peers.h"
#include "engine/credibility/pods.h"
#include "engine/credibility/responsiveness.h"
#include "engine/credibility/trust.h"

namespace vouch::credibility {

struct CredibilityAudit {
  CredibilityFigure figure;
  CredibilityParts parts;
  std::optional<AudienceQuality> audience;
  HabitJudgements habits;
  std::optional<Pod> pod;      // that it is in
  std::uint32_t received = 0;  // commented posts, once for each account
  std::uint32_t inside = 0;    // of these by its pod
  GrowthFigure growth;
  TrustFigure trust;
  CreatorDisclosure disclosure;
  Responsiveness responsiveness;
};

/// What audits read. Refers to parts that must live longer.
struct AuditSources {
  HabitSources habits;
  const AudienceQualitySource* audience = nullptr;
  const Pods* pods = nullptr;
  const Growth* growth = nullptr;
  const Trust* trust = nullptr;
  const IndexRules* rules = nullptr;
  const DisclosureHabitRules* disclosure_rules = nullptr;
};

/// Reads the evidence of one creator on a day and adds it up. What the accounts of its pod do counts nowhere else: they are no
/// audience, their comments no engagement and nothing to be answered. Pods and trust are those of the snapshot. Complexity: its
/// audience, posts and comments.
[[nodiscard]] CredibilityAudit audit(const AuditSources& sources, const HabitPeers& peers, core::CreatorIndex creator,
                                     std::int64_t as_of_s);

/// The engagement part of judged habits: their log-odds together, cut at the part's floor. Habits that could not be judged widen
/// the lower end by what one habit may take away.
[[nodiscard]] CredibilityPart engagement_part(const HabitRules& habit_rules, const IndexRules& rules,
                                              const HabitJudgements& habits);

}  // namespace vouch::credibility
