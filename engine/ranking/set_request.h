// A set request resolved against the data: which owners it means and which audience it is compared with, or what is wrong
// with it. Internal to the set report.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/set_report.h"

namespace vouch::ranking {

struct ResolvedSet {
  std::vector<core::CreatorIndex> creators;
  bool regions = false;
  std::optional<core::BrandIndex> brand;
  std::optional<ComparedAudience> audience;  // its counts not filled in
  std::vector<std::uint32_t> sent;           // accounts of an audience that was sent, ascending
  std::span<const std::uint32_t> compared;   // the accounts compared with: the brand's, or `sent`
  std::vector<Message> warnings;

  ResolvedSet() = default;
  ResolvedSet(ResolvedSet&&) = default;  // `compared` follows: a vector keeps its memory when moved
  ResolvedSet& operator=(ResolvedSet&&) = default;
};

[[nodiscard]] core::Result<ResolvedSet> resolve_set(const Evidence& evidence, const SetRequest& request,
                                                    const std::optional<core::AccountKey>& account_key);

/// "all_followers" and so on; empty where not stated.
[[nodiscard]] std::string_view coverage_name(std::uint8_t coverage);

}  // namespace vouch::ranking
