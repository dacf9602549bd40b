// The engine as one object: a snapshot, opened, and one call a service. Everything above (command line, REST, Python)
// speaks to this facade alone. It prints nothing, knows no JSON and no HTTP, and answers the same for the same snapshot,
// request and version.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/audit_answer.h"
#include "engine/core/hash.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/credibility/growth_figure.h"
#include "engine/planning/assign.h"
#include "engine/planning/plan.h"
#include "engine/ranking/brief.h"
#include "engine/ranking/pair_scorer.h"
#include "engine/ranking/precision_bounds.h"
#include "engine/ranking/set_report.h"
#include "engine/ranking/shortlist.h"
#include "engine/ranking/similar_answer.h"

namespace vouch {

/// The program's version, as in answers and snapshots.
[[nodiscard]] std::string_view version();

struct OpenOptions {
  bool verify = true;    // read all blocks and compare checksums; false: the table alone (< 50 ms whatever the size)
  unsigned threads = 0;  // for verifying; 0: as many as the machine has
  std::optional<core::AccountKey> account_key;  // default: FILE.key beside the snapshot, where there is one
  ranking::PrecisionBounds precision = {};      // where shortlists begin to be sampled
  /// Asked once for what reads the words of briefs, by the space of the snapshot's vectors; nullptr: they are compared by terms
  /// alone.
  std::function<std::shared_ptr<const values::Embedder>(std::string_view space)> embedder = {};
};

struct SectionInfo {
  std::string name, encoding;
  std::uint64_t offset = 0, bytes = 0;
};

struct SnapshotInfo {
  std::string id;
  std::uint32_t format = 0;
  std::uint64_t bytes = 0;
  std::int64_t latest_event_s = 0;
  std::int64_t creators = 0, brands = 0, accounts = 0, links = 0, posts = 0, collaborations = 0;
  std::vector<std::pair<std::string, std::string>> provenance;
  std::vector<SectionInfo> sections;
};

/// A page of creators in the order of their ids. `after` is the id that the page before ended with.
struct CreatorQuery {
  ranking::Filters filters;
  std::string after;
  std::uint32_t limit = 50;
};
struct CreatorPage {
  std::vector<ranking::CreatorCard> creators;
  bool more = false;
};

/// One brand of the data, with what requests for it rest on.
struct BrandView {
  ranking::BrandCard card;
  std::vector<std::string> partner_ids;  // creators, latest collaboration first
};

/// A number of pairs by their ids: those listed, or every brand with every candidate.
struct ScoreRequest {
  struct Ids {
    std::string brand, creator;
  };
  ranking::ScoreChoice choice;
  std::vector<Ids> pairs;
  std::vector<std::string> brands;      // instead of pairs
  std::vector<std::string> candidates;  // of brands; empty: all creators
};
/// At most so many pairs in one request; more are for PairScorer, window by window.
inline constexpr std::size_t kMaxScoredPairs = 10'000;

/// What holds for all pairs of a batch.
struct ScoreHead {
  std::string snapshot;  // id
  std::string version;   // of the program
  ranking::ProfileUsed profile;
  std::int64_t as_of_s = 0;
  std::vector<ranking::Message> warnings;
};
struct ScoreAnswer {
  ScoreHead head;
  std::vector<ScoreRequest::Ids> pairs;  // in the order of the request: as listed, or brand by brand
  std::vector<ranking::PairScore> scores;
};

/// How a creator's count of followers grew, and by which rules that was judged.
struct GrowthAnswer {
  std::string snapshot;  // id
  std::string version;   // of the program
  std::string rules;     // version of those that the snapshot was built with
  std::string creator;   // id
  std::int64_t as_of_s = 0;
  credibility::GrowthFigure figure;
};

/// Immutable and safe to share between threads; a copy shares the same snapshot.
class Engine {
 public:
  /// Opens a snapshot. Fails with not_found (no file), invalid_argument (another kind of file), corrupt (damaged).
  [[nodiscard]] static core::Result<Engine> open(const std::filesystem::path& file, const OpenOptions& options = {});

  [[nodiscard]] const SnapshotInfo& info() const;

  /// The ranked, explained answer. Fails with not_found (the brand), invalid_argument or not_available, with a JSON Pointer.
  /// Candidates and exclusions that the data does not have are counted in a warning.
  [[nodiscard]] core::Result<ranking::Shortlist> shortlist(const ranking::Brief& brief) const;
  /// The order of all that pass the filters, or of the first k, without explanations.
  [[nodiscard]] core::Result<ranking::Ranking> rank(const ranking::Brief& brief) const;
  /// rank() of many briefs, in order: one pass of the graph serves many of them (ranking/rankings.h). threads 0: all.
  [[nodiscard]] core::Result<void> rank_each(std::span<const ranking::Brief> briefs, unsigned threads,
                                             const ranking::TakeRanking& take) const;
  /// Where a named creator stands for this brief, and why not higher.
  [[nodiscard]] core::Result<ranking::WhyNot> why_not(const ranking::Brief& brief, std::string_view creator_id) const;

  /// Scores and signals of a bounded number of pairs. Fails with not_found (an id), invalid_argument (no pairs, too many,
  /// pairs beside brands, a wrong profile), with a JSON Pointer.
  [[nodiscard]] core::Result<ScoreAnswer> scores(const ScoreRequest& request) const;
  /// Scores of any number of pairs, window by window; this engine must outlive it. Fails as the profile of a brief does.
  [[nodiscard]] core::Result<ranking::PairScorer> scorer(const ranking::ScoreChoice& choice) const;
  [[nodiscard]] ScoreHead head_of(const ranking::PairScorer& scorer) const;
  [[nodiscard]] std::optional<core::BrandIndex> find_brand(std::string_view id) const;
  [[nodiscard]] std::optional<core::CreatorIndex> find_creator(std::string_view id) const;
  /// Requires an index of this snapshot.
  [[nodiscard]] std::string_view id_of(core::BrandIndex brand) const;
  [[nodiscard]] std::string_view id_of(core::CreatorIndex creator) const;

  /// The set of creators that reaches the most real people within the terms. Fails as shortlist does, and with
  /// invalid_argument where the terms contradict themselves or the data, with a JSON Pointer.
  [[nodiscard]] core::Result<planning::Plan> plan(const planning::PlanRequest& request) const;

  /// Creators for several briefs at once, nobody for two competitors, the largest total score. Fails as shortlist does, the
  /// pointer within /briefs/N.
  [[nodiscard]] core::Result<planning::Assignment> assign(const planning::AssignRequest& request) const;

  /// What a set of creators reaches together. Fails with invalid_argument, not_found (a creator, the brand) or not_available
  /// (no audience at all), with a JSON Pointer.
  [[nodiscard]] core::Result<ranking::SetReport> overlap(const ranking::SetRequest& request) const;

  [[nodiscard]] core::Result<ranking::CreatorCard> creator(std::string_view id) const;
  /// What a creator's credibility rests on, part by part. Fails with not_found.
  [[nodiscard]] core::Result<AuditAnswer> audit(const AuditQuery& query) const;
  /// Unusual growth of a creator up to a day; default: the latest event. Fails with not_found.
  [[nodiscard]] core::Result<GrowthAnswer> growth(std::string_view creator_id, std::optional<std::int64_t> as_of_s = {}) const;
  [[nodiscard]] core::Result<CreatorPage> creators(const CreatorQuery& query) const;
  [[nodiscard]] core::Result<BrandView> brand(std::string_view id) const;
  /// Creators whose audiences a creator shares most. Fails with not_found.
  [[nodiscard]] core::Result<ranking::SimilarCreators> similar_creators(const ranking::SimilarQuery& query) const;
  /// Brands that are no competitors and whose people are this brand's people, with the creators who bridge both. Fails with
  /// not_found.
  [[nodiscard]] core::Result<ranking::PartnerBrands> partner_brands(const ranking::SimilarQuery& query) const;
  [[nodiscard]] std::vector<std::string> brand_ids() const;  // in bytewise order

 private:
  struct Parts;
  explicit Engine(std::shared_ptr<const Parts> parts);
  std::shared_ptr<const Parts> parts_;
};

}  // namespace vouch
