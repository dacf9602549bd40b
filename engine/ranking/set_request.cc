#include "engine/ranking/set_request.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/audience/regions.h"
#include "engine/core/suggestion.h"

namespace vouch::ranking {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::array<std::string_view, 5> kCoverage = {"", "all_followers", "random_sample", "engagers", "declared_only"};
constexpr std::size_t kMostSuggested = 200'000;  // a longer list of names is not searched for one that was meant

std::string suggested(std::string_view id, const snapshot::TextColumn& keys) {
  if (keys.size() > kMostSuggested) return {};
  std::vector<std::string_view> known;
  known.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) known.push_back(keys[i]);
  return core::did_you_mean(id, known);
}

core::Result<void> check_size(const SetRequest& request) {
  const std::size_t n = request.creators.size();
  if (n < kFewestSetCreators || n > kMostSetCreators) {
    return fail(ErrorCode::invalid_argument,
                "found " + std::to_string(n) + (n == 1 ? " creator" : " creators") + ", expected 2 to 500", "/creators");
  }
  if (request.regions.value_or(false) && n > audience::kMostRegionCreators) {
    return fail(ErrorCode::invalid_argument,
                "found " + std::to_string(n) +
                    " creators with regions asked for, expected at most 12: leave regions out, or ask "
                    "for fewer creators",
                "/regions");
  }
  return {};
}

core::Result<std::vector<core::CreatorIndex>> resolve_creators(const Evidence& evidence, const SetRequest& request) {
  std::vector<core::CreatorIndex> creators;
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < request.creators.size(); ++i) {
    const std::string& id = request.creators[i];
    const std::string pointer = "/creators/" + std::to_string(i);
    const auto [place, fresh] = places.emplace(id, i);
    if (!fresh) {
      return fail(ErrorCode::invalid_argument,
                  "creator '" + id + "' stands twice, at " + std::to_string(place->second + 1) + " and " + std::to_string(i + 1) +
                      ", expected each once",
                  pointer);
    }
    const auto creator = evidence.catalog.find_creator(id);
    if (!creator) {
      return fail(ErrorCode::not_found,
                  "creator '" + id + "' is not in this snapshot" + suggested(id, evidence.catalog.creators.keys), pointer);
    }
    creators.push_back(*creator);
  }
  return creators;
}

core::Result<void> expect_audience(const Evidence& evidence, const ResolvedSet& set) {
  for (const core::CreatorIndex creator : set.creators) {
    if (!evidence.graph.members(evidence.catalog.owner(creator)).empty()) return {};
  }
  return fail(ErrorCode::not_available,
              "none of the " + std::to_string(set.creators.size()) +
                  " creators has an audience in this snapshot, expected at least one: overlap is counted from audience events",
              "/creators");
}

core::Result<void> check_sent(const SetRequest& request, const std::optional<core::AccountKey>& key) {
  if (!request.audience) return {};
  const std::size_t ids = request.audience->accounts.size() + request.audience->sha256.size();
  if (ids == 0) {
    return fail(ErrorCode::invalid_argument, "found an audience without ids, expected at least one", "/audience");
  }
  if (ids > kMostSentIds) {
    return fail(ErrorCode::invalid_argument,
                "found an audience of " + std::to_string(ids) +
                    " ids, expected at most 10000000: put it into the dataset as a "
                    "brand's audience",
                "/audience");
  }
  if (!key) {
    return fail(ErrorCode::invalid_argument,
                "found an audience but no account key, expected the key file that the snapshot was built with", "/audience");
  }
  return {};
}

void take_sent(const Evidence& evidence, const SetRequest& request, const core::AccountKey& key, ResolvedSet& set) {
  std::vector<std::uint64_t> pseudonyms;
  for (const std::string& id : request.audience->accounts) pseudonyms.push_back(key.pseudonym(id));
  for (const core::Digest& digest : request.audience->sha256) pseudonyms.push_back(key.pseudonym(digest));
  auto matched = audience::match_accounts(evidence.graph, std::move(pseudonyms));
  const auto sent = static_cast<std::int64_t>(matched.sent_ids);
  const auto known = static_cast<std::int64_t>(matched.matched_ids);
  if (!audience::sent_audience_suffices(matched.matched_ids, matched.sent_ids)) {
    set.warnings.push_back({"audience_sent_small", {{"matched", known}, {"sent", sent}}});
    return;
  }
  set.sent = std::move(matched.accounts);
  std::ranges::sort(set.sent);
  set.compared = set.sent;
  set.audience = ComparedAudience{.kind = "sent", .brand_id = request.brand.value_or(""), .sent_ids = sent, .matched_ids = known};
}

core::Result<void> resolve_brand(const Evidence& evidence, const SetRequest& request, ResolvedSet& set) {
  if (!request.brand) return {};
  set.brand = evidence.catalog.find_brand(*request.brand);
  if (!set.brand) {
    return fail(
        ErrorCode::not_found,
        "brand '" + *request.brand + "' is not in this snapshot" + suggested(*request.brand, evidence.catalog.brands.keys),
        "/brand");
  }
  if (request.audience) return {};
  set.compared = evidence.graph.members(evidence.catalog.owner(*set.brand));
  if (set.compared.empty()) {
    set.warnings.push_back({"set_brand_unknown", {{"brand", *request.brand}}});
    return {};
  }
  set.audience = ComparedAudience{.kind = "own",
                                  .brand_id = *request.brand,
                                  .coverage = std::string(coverage_name(evidence.catalog.brands.coverage[set.brand->value]))};
  return {};
}

}  // namespace

std::string_view coverage_name(std::uint8_t coverage) { return coverage < kCoverage.size() ? kCoverage[coverage] : ""; }

core::Result<ResolvedSet> resolve_set(const Evidence& evidence, const SetRequest& request,
                                      const std::optional<core::AccountKey>& account_key) {
  if (auto good = check_size(request); !good) return fail(std::move(good).error());
  if (auto good = check_sent(request, account_key); !good) return fail(std::move(good).error());
  ResolvedSet set;
  auto creators = resolve_creators(evidence, request);
  if (!creators) return fail(std::move(creators).error());
  set.creators = *std::move(creators);
  if (auto there = expect_audience(evidence, set); !there) return fail(std::move(there).error());
  set.regions = request.regions.value_or(set.creators.size() <= audience::kMostRegionCreators);
  if (auto there = resolve_brand(evidence, request, set); !there) return fail(std::move(there).error());
  if (request.audience) take_sent(evidence, request, *account_key, set);
  return set;
}

}  // namespace vouch::ranking
