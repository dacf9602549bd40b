// All that a build keeps of the records it has taken, and the rules that decide which of them go in: owners must exist,
// keys occur once, what is later than `until` is left out.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "engine/build/accounts.h"
#include "engine/build/audience_links.h"
#include "engine/build/build.h"
#include "engine/build/comments.h"
#include "engine/build/competitors.h"
#include "engine/build/counted_overlaps.h"
#include "engine/build/follower_history.h"
#include "engine/build/link_days.h"
#include "engine/build/link_part.h"
#include "engine/build/owners.h"
#include "engine/build/paid_posts.h"
#include "engine/build/persons.h"
#include "engine/build/posts.h"
#include "engine/build/provenance.h"
#include "engine/build/relations.h"
#include "engine/build/term_counts.h"
#include "engine/build/text_vectors.h"
#include "engine/build/wordings.h"

namespace vouch::build {

using Taken = core::Result<std::optional<catalog::RowProblem>>;

class RecordTables {
 public:
  /// `rules` must live longer.
  RecordTables(const BuildOptions& options, const credibility::Rules& rules, const SortSpace& space);

  [[nodiscard]] Taken take(const catalog::CreatorRecord& record);
  [[nodiscard]] Taken take(const catalog::BrandRecord& record);
  [[nodiscard]] Taken take(const catalog::ProfileRecord& record);
  [[nodiscard]] Taken take(const catalog::AudienceEventRecord& record);
  [[nodiscard]] Taken take(const catalog::AudienceShareRecord& record);
  [[nodiscard]] Taken take(const catalog::AccountRecord& record);
  [[nodiscard]] Taken take(const catalog::MetricRecord& record);
  [[nodiscard]] Taken take(const catalog::PostRecord& record);
  [[nodiscard]] Taken take(const catalog::CommentRecord& record);
  [[nodiscard]] Taken take(const catalog::CollaborationRecord& record);
  [[nodiscard]] Taken take(const catalog::EmbeddingRecord& record);
  [[nodiscard]] Taken take(const catalog::PersonRecord& record);
  [[nodiscard]] Taken take(const catalog::OverlapRecord& record);
  [[nodiscard]] Taken take(const catalog::FollowerHistoryRecord& record);

  /// Audience records up to end_part come from one file whose part is to be kept.
  void begin_part(const SortSpace& space) { recorder_.emplace(space); }
  /// Takes over the file's links and writes its part into `file` unless that is empty.
  [[nodiscard]] core::Result<void> end_part(const std::filesystem::path& file, std::string_view notes);
  /// Takes all links of a part; false, and nothing taken, where an owner is found to be another than it was.
  [[nodiscard]] core::Result<bool> replay(const LinkPart& part);

  /// Writes the base sections, and adds counts to `provenance`. Call once.
  [[nodiscard]] core::Result<BuildReport> write(snapshot::Writer& out, Provenance& provenance,
                                                const std::function<void(std::string_view stage)>& begun);

 private:
  /// Sections of what owners, posts and comments say and are.
  [[nodiscard]] core::Result<void> write_catalog(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& out);
  [[nodiscard]] bool too_late(const std::optional<std::int64_t>& at_s) const { return until_s_ && at_s && *at_s > *until_s_; }
  [[nodiscard]] bool makes_member(catalog::AudienceKind kind) const {
    return kinds_.empty() || std::find(kinds_.begin(), kinds_.end(), kind) != kinds_.end();
  }
  void happened(const std::optional<std::int64_t>& at_s) {
    if (at_s) latest_event_s_ = std::max(latest_event_s_.value_or(*at_s), *at_s);
  }
  /// 0 for an id that is not given.
  [[nodiscard]] std::uint64_t pseudonym(std::string_view account_id) const {
    return account_id.empty() ? 0 : key_.pseudonym(account_id);
  }

  core::AccountKey key_;
  std::optional<std::int64_t> until_s_;
  std::vector<catalog::AudienceKind> kinds_;
  LabelTable labels_;
  Owners owners_;
  Wordings wordings_;
  Posts posts_;
  PaidPosts paid_posts_;
  Comments comments_;
  Collaborations collaborations_;
  std::uint64_t collaborations_outside_ = 0;  // of a creator or brand that the dataset does not have
  AudienceShares shares_;
  Metrics metrics_;
  Embeddings embeddings_;
  CountedOverlaps overlaps_;
  FollowerHistory history_;
  Competitors competitors_;
  TermCounts terms_;
  TextVectors vectors_;
  AudienceLinks links_;
  LinkDays link_days_;
  std::optional<LinkRecorder> recorder_;  // while a file's part is made
  PersonRows persons_;
  AccountRows accounts_;
  AuthenticityModelSource authenticity_;
  std::optional<std::int64_t> latest_event_s_;
};

}  // namespace vouch::build
