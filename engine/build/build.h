// Records become a snapshot. A Builder takes records from any reader (it is a RecordSink), keeps edges and terms in sorted
// runs on disk under a memory limit, and finishes with one file that is published by rename. The same records, key,
// options and version give the same bytes, in whatever order the rows came and with any number of threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/audience/sample.h"
#include "engine/build/wordings.h"
#include "engine/catalog/credibility_rule_records.h"
#include "engine/catalog/record_sink.h"
#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/credibility/authenticity_model.h"
#include "engine/credibility/trust_seeds.h"
#include "engine/values/embedder.h"

namespace vouch::build {

struct BuildOptions {
  core::AccountKey account_key;                       // makes account ids pseudonyms
  std::optional<std::int64_t> until_s;                // leave out every event, comment, collaboration and post after this second
  std::vector<catalog::AudienceKind> audience_kinds;  // events that make a member; empty: all kinds
  /// An earlier snapshot built with keep_parts: audience files that it knows are not read again; empty: none.
  std::filesystem::path base;
  /// Keeps beside the snapshot what audience files gave, for a later build's base: about 6 bytes a link.
  bool keep_parts = false;
  /// Bound for all that the build holds but mapped files, default 4 GiB. Edges and terms are spilled to disk beyond their
  /// share of it; tables of owners, posts (about 150 bytes each) and words are not.
  std::uint64_t memory_bytes = 4ULL << 30;
  unsigned threads = 0;  // 0: as many as the machine has
  /// The model that judges accounts, asked for once where the dataset has rows of them; empty: nobody judges.
  std::function<core::Result<credibility::AuthenticityModel>()> authenticity = {};
  /// Accounts known to be good, from which trust starts; empty: from every account.
  credibility::TrustedNames trusted = {};
  /// What makes vectors of posts and of what owners say of themselves; nullptr: none are made.
  std::shared_ptr<const values::Embedder> embedder = {};
  /// The rules by which words of posts and comments are read, asked for once where there are any; empty: they are not read.
  WordingSource wordings = {};
  /// The thresholds and weights of credibility, asked for once: a build needs them, and the snapshot keeps them.
  std::function<core::Result<catalog::CredibilityRuleRecords>()> credibility_rules = {};
  /// From how many links on the snapshot holds samples of its accounts, and which.
  audience::SampleShape samples = {};
  /// total 0: unknown.
  std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)> progress;
};

struct BuildReport {
  std::string snapshot_id;
  std::uint64_t bytes = 0;
  std::int64_t creators = 0, brands = 0, accounts = 0, links = 0, posts = 0, collaborations = 0;
  std::int64_t files_reused = 0;            // audience files whose parts came from an earlier build
  std::int64_t collaborations_outside = 0;  // left out: of a creator or brand that the dataset does not have
  std::int64_t trusted_given = 0;           // distinct names in BuildOptions::trusted
  std::int64_t trusted_found = 0;           // those with an account in the graph
};

class Builder final : public catalog::RecordSink {
 public:
  /// Spills go to a fresh folder beside `target`, removed when the builder is gone; leftovers of killed builds as well.
  /// Fails with unavailable or invalid_argument where the target's folder cannot be written, with not_found where the base
  /// has no parts, with invalid_argument where there are no rules of credibility or they are wrong.
  [[nodiscard]] static core::Result<Builder> make(const std::filesystem::path& target, BuildOptions options);
  Builder(Builder&&) noexcept;
  Builder& operator=(Builder&&) noexcept;
  ~Builder() override;

  [[nodiscard]] core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override;
  [[nodiscard]] bool remembers_files() const override;
  [[nodiscard]] std::optional<std::string> recall(const catalog::FileIdentity& file) override;
  [[nodiscard]] core::Result<bool> replay(const catalog::FileIdentity& file) override;
  void begin_file(const catalog::FileIdentity& file) override;
  [[nodiscard]] core::Result<void> end_file(const std::optional<std::string>& notes) override;
  /// Computes all stages and publishes the snapshot atomically. The file before stays whole until then. Fails with
  /// invalid_argument where accounts are trusted and none of them is in the graph. Call once.
  [[nodiscard]] core::Result<BuildReport> finish();

 private:
  struct State;
  explicit Builder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vouch::build
