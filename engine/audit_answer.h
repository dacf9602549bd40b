// What is said of one creator's credibility: the index with its interval, each part with its evidence and its standing among
// peers, what is unusual, what is missing, and what either would change. A header alone: it is filled by engine_audit.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audited_blocks.h"
#include "engine/credibility/credibility_audit.h"
#include "engine/credibility/even_handedness.h"
#include "engine/credibility/part_peers.h"
#include "engine/credibility/visibility.h"
#include "engine/ranking/shortlist.h"

namespace vouch {

struct AuditQuery {
  std::string id;                       // of a creator
  std::optional<std::int64_t> as_of_s;  // default: the latest event
};

struct AuditedPart {
  std::string_view name;
  credibility::CredibilityPart part;
  std::int64_t log_odds_thousandths = 0;  // with the base they sum to the total
  std::optional<credibility::PartPeers::Standing> standing;
  double index_if_usual = 0.0;  // the index if this part counted 0
};

/// A habit beside its peers, on the scale of its values.
struct AuditedHabit {
  credibility::HabitJudgement judgement;
  double q25 = 0.0, q50 = 0.0, q75 = 0.0;  // of the peers; 0 without any
};

/// A block, and accounts of it that follow the creator.
struct AuditedGroup {
  AuditedBlock block;
  std::vector<std::string> hashes;
};

struct AuditedAccount {
  std::string hash;  // its pseudonym, hexadecimal
  double authentic = 0.0;
};

/// Posts behind a statement: all of them counted, the latest listed.
struct ListedPosts {
  std::int64_t count = 0;
  std::vector<std::string> ids;
};
inline constexpr std::size_t kListedEvidence = 20;

struct AuditAnswer {
  std::string snapshot;                                    // id
  std::string version;                                     // of the program
  std::vector<std::pair<std::string, std::string>> rules;  // what was judged by which version
  ranking::CreatorCard creator;
  std::int64_t as_of_s = 0;
  credibility::CredibilityFigure figure;
  std::optional<credibility::PartPeers::Standing> standing;
  std::int64_t base_thousandths = 0, total_thousandths = 0;  // log-odds
  std::vector<AuditedPart> parts;
  std::optional<credibility::AudienceQuality> audience;
  std::vector<AuditedAccount> least_likely;
  std::vector<AuditedHabit> habits;
  std::optional<credibility::Pod> pod;
  std::vector<std::string> pod_members;   // ids
  std::int64_t received = 0, inside = 0;  // commented posts, once for each account, and those by the pod
  std::vector<AuditedGroup> blocks;
  credibility::GrowthFigure growth;
  credibility::TrustFigure trust;
  credibility::Responsiveness responsiveness;
  std::optional<std::int64_t> first_entry_s, last_entry_s;  // of the history of followers
  credibility::CreatorDisclosure disclosure;
  ListedPosts undisclosed, weak, disputed;
  credibility::Visibility visibility;
  ListedPosts deleted;
  credibility::EvennessFigure evenness;  // experimental: counts nothing
  ListedPosts drawbacks, corrections;
  std::optional<std::int64_t> first_post_s, last_post_s;
  std::vector<ranking::Message> findings, missing, warnings;
};

}  // namespace vouch
