// Records of a small dataset for the tests of the build, kept with the texts that they point to, and a build of them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/reference/credibility_tables.h"
#include "engine/audience/graph.h"
#include "engine/build/build.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/records.h"
#include "engine/core/hash.h"

namespace vouch::build {

using catalog::AudienceKind;
using catalog::OwnerKind;

inline core::AccountKey test_key() { return *core::AccountKey::make("0123456789abcdef0123456789abcdef"); }

inline BuildOptions test_options() {
  return {.account_key = test_key(),
          .until_s = {},
          .audience_kinds = {},
          .credibility_rules = datasets::carried_credibility_rules,
          .progress = {}};
}

inline catalog::CreatorRecord creator(std::string_view id, std::string_view platform = "instagram") {
  catalog::CreatorRecord record;
  record.creator_id = id;
  record.platform = platform;
  return record;
}

inline catalog::BrandRecord brand(std::string_view id, std::string_view text = {}) {
  catalog::BrandRecord record;
  record.brand_id = id;
  record.text = text;
  return record;
}

inline catalog::OwnerKey of_creator(std::string_view id) { return {.id = id, .kind = OwnerKind::creator}; }
inline catalog::OwnerKey of_brand(std::string_view id) { return {.id = id, .kind = OwnerKind::brand}; }

inline catalog::AudienceEventRecord event(std::string_view account, catalog::OwnerKey owner,
                                          std::optional<std::int64_t> at_s = {}) {
  return {.account_id = account, .platform = {}, .owner = owner, .kind = AudienceKind::follow, .weight = 1.0, .at_s = at_s};
}

inline catalog::PostRecord post(std::string_view id, catalog::OwnerKey owner, std::optional<std::int64_t> at_s,
                                std::string_view text) {
  catalog::PostRecord record;
  record.post_id = id;
  record.owner = owner;
  record.at_s = at_s;
  record.text = text;
  return record;
}

inline catalog::CommentRecord comment(std::string_view post_id, std::string_view account, std::optional<std::int64_t> at_s = {}) {
  catalog::CommentRecord record;
  record.post_id = post_id;
  record.account_id = account;
  record.at_s = at_s;
  return record;
}

inline catalog::CollaborationRecord collaboration(std::string_view brand_id, std::string_view creator_id,
                                                  std::optional<std::int64_t> at_s = {}) {
  catalog::CollaborationRecord record;
  record.brand_id = brand_id;
  record.creator_id = creator_id;
  record.at_s = at_s;
  return record;
}

/// "column: found, expected …", or "" where the row was taken.
inline std::string problem(const core::Result<std::optional<catalog::RowProblem>>& taken) {
  if (!taken) return "error " + taken.error().message;
  if (!*taken) return "";
  return (*taken)->column + ": " + (*taken)->found + ", expected " + (*taken)->expected;
}

/// What a build of some records came to. `problems` has a line for each row that was not taken.
struct Built {
  BuildReport report;
  snapshot::Snapshot snapshot;
  std::vector<std::string> problems;
  [[nodiscard]] catalog::Catalog catalog() const { return catalog::Catalog::open(snapshot).value(); }
  [[nodiscard]] audience::AudienceGraph graph() const { return audience::AudienceGraph::open(snapshot).value(); }
};

/// Builds; throws where the build itself fails.
inline Built build(const std::filesystem::path& target, const std::vector<catalog::Record>& records,
                   BuildOptions options = test_options()) {
  Builder builder = Builder::make(target, std::move(options)).value();
  std::vector<std::string> problems;
  for (const catalog::Record& record : records) {
    const std::string found = problem(builder.accept(record));
    if (!found.empty()) problems.push_back(found);
  }
  BuildReport report = builder.finish().value();
  return {.report = std::move(report), .snapshot = snapshot::Snapshot::open(target).value(), .problems = std::move(problems)};
}

/// The accounts of an owner's audience as "platform/PSEUDONYM", sorted.
inline std::vector<std::string> audience_of(const Built& built, core::OwnerIndex owner) {
  const auto graph = built.graph();
  const auto catalog = built.catalog();
  std::vector<std::uint64_t> pseudonyms(graph.accounts());
  for (std::uint32_t i = 0; i < graph.accounts(); ++i) pseudonyms[graph.accounts_by_pseudonym()[i]] = graph.pseudonyms()[i];
  std::vector<std::string> names;
  for (const std::uint32_t account : graph.members(owner)) {
    names.push_back(std::string(catalog.label(graph.platforms()[account])) + "/" + std::to_string(pseudonyms[account]));
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// The same for account ids.
inline std::vector<std::string> accounts(const std::vector<std::pair<std::string, std::string>>& platforms_and_ids) {
  std::vector<std::string> names;
  for (const auto& [platform, id] : platforms_and_ids) names.push_back(platform + "/" + std::to_string(test_key().pseudonym(id)));
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace vouch::build
