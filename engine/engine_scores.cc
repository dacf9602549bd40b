// The part of the facade that scores many pairs: ids become indexes, a scorer does the rest.
#include <algorithm>

#include "engine/engine_parts.h"

namespace vouch {
namespace {

using core::ErrorCode;
using core::fail;
using ranking::Pair;

core::Error unknown(std::string_view kind, const std::string& id, const std::string& pointer) {
  return {
      .code = ErrorCode::not_found, .message = std::string(kind) + " '" + id + "' is not in this snapshot", .pointer = pointer};
}

/// How many pairs a request asks for; fails where it is none, too many, or of two kinds.
core::Result<std::size_t> count_of(const ScoreRequest& request, std::size_t creators) {
  if (!request.pairs.empty() && (!request.brands.empty() || !request.candidates.empty())) {
    return fail(ErrorCode::invalid_argument, "found pairs beside brands or candidates, expected one of them", "/pairs");
  }
  if (request.pairs.empty() && request.brands.empty()) {
    return fail(ErrorCode::invalid_argument, "found no pair to score, expected pairs, or brands", "/pairs");
  }
  const std::size_t each = request.candidates.empty() ? creators : request.candidates.size();
  const std::size_t count = request.pairs.empty() ? request.brands.size() * each : request.pairs.size();
  if (count <= kMaxScoredPairs) return count;
  return fail(
      ErrorCode::invalid_argument,
      "found " + std::to_string(count) + " pairs, expected at most " + std::to_string(kMaxScoredPairs) + " in one request",
      request.pairs.empty() ? "/brands" : "/pairs");
}

core::Result<std::vector<Pair>> listed_pairs(const Engine& engine, const std::vector<ScoreRequest::Ids>& ids) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string at = "/pairs/" + std::to_string(i);
    const auto brand = engine.find_brand(ids[i].brand);
    if (!brand) return fail(unknown("brand", ids[i].brand, at + "/brand"));
    const auto creator = engine.find_creator(ids[i].creator);
    if (!creator) return fail(unknown("creator", ids[i].creator, at + "/creator"));
    pairs.push_back({*brand, *creator});
  }
  return pairs;
}

core::Result<std::vector<Pair>> all_pairs(const Engine& engine, const ScoreRequest& request) {
  std::vector<core::CreatorIndex> creators;
  for (std::size_t i = 0; i < request.candidates.size(); ++i) {
    const auto creator = engine.find_creator(request.candidates[i]);
    if (!creator) return fail(unknown("creator", request.candidates[i], "/candidates/" + std::to_string(i)));
    creators.push_back(*creator);
  }
  if (request.candidates.empty()) {
    for (std::uint32_t i = 0; i < engine.info().creators; ++i) creators.emplace_back(i);
  }
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < request.brands.size(); ++i) {
    const auto brand = engine.find_brand(request.brands[i]);
    if (!brand) return fail(unknown("brand", request.brands[i], "/brands/" + std::to_string(i)));
    for (const core::CreatorIndex creator : creators) pairs.push_back({*brand, creator});
  }
  return pairs;
}

}  // namespace

core::Result<ScoreAnswer> Engine::scores(const ScoreRequest& request) const {
  const auto count = count_of(request, static_cast<std::size_t>(info().creators));
  if (!count) return fail(count.error());
  auto scoring = scorer(request.choice);
  if (!scoring) return fail(scoring.error());
  const auto pairs = request.pairs.empty() ? all_pairs(*this, request) : listed_pairs(*this, request.pairs);
  if (!pairs) return fail(pairs.error());
  ScoreAnswer answer{.head = head_of(*scoring), .pairs = {}, .scores = scoring->score(*pairs)};
  for (const Pair& pair : *pairs) answer.pairs.push_back({std::string(id_of(pair.brand)), std::string(id_of(pair.creator))});
  return answer;
}

core::Result<ranking::PairScorer> Engine::scorer(const ranking::ScoreChoice& choice) const {
  return ranking::PairScorer::make(*parts_->evidence, parts_->references, choice);
}

ScoreHead Engine::head_of(const ranking::PairScorer& scorer) const {
  return {.snapshot = parts_->info.id,
          .version = std::string(version()),
          .profile = scorer.profile(),
          .as_of_s = scorer.as_of_s(),
          .warnings = scorer.warnings()};
}

std::optional<core::BrandIndex> Engine::find_brand(std::string_view id) const { return parts_->evidence->catalog.find_brand(id); }

std::optional<core::CreatorIndex> Engine::find_creator(std::string_view id) const {
  return parts_->evidence->catalog.find_creator(id);
}

std::string_view Engine::id_of(core::BrandIndex brand) const { return parts_->evidence->catalog.brands.keys[brand.value]; }

std::string_view Engine::id_of(core::CreatorIndex creator) const {
  return parts_->evidence->catalog.creators.keys[creator.value];
}

}  // namespace vouch
