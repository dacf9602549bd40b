#include "experiments/attacks/attack.h"

#include <algorithm>
#include <cmath>

#include "engine/core/hash.h"

namespace vouch::experiments {
namespace {

constexpr double kLargestCount = 4e15;  // exact as a double

bool is_creator(const catalog::OwnerKey& owner) { return owner.kind != catalog::OwnerKind::brand; }

void widen(std::optional<DataSpan>& span, const std::optional<std::int64_t>& at_s) {
  if (!at_s) return;
  if (!span) span = DataSpan{*at_s, *at_s};
  span->first_s = std::min(span->first_s, *at_s);
  span->last_s = std::max(span->last_s, *at_s);
}

}  // namespace

std::optional<DataSpan> span_of(const DatasetRows& rows) {
  std::optional<DataSpan> span;
  for (const auto& event : rows.of<catalog::AudienceEventRecord>()) widen(span, event.at_s);
  for (const auto& post : rows.of<catalog::PostRecord>()) widen(span, post.at_s);
  return span;
}

std::vector<std::uint64_t> audience_rows(const DatasetRows& rows) {
  const auto& creators = rows.of<catalog::CreatorRecord>();
  std::unordered_map<std::string_view, std::size_t> place;
  for (std::size_t c = 0; c < creators.size(); ++c) place.emplace(creators[c].creator_id, c);
  std::vector<std::uint64_t> counts(creators.size(), 0);
  for (const auto& event : rows.of<catalog::AudienceEventRecord>()) {
    if (!is_creator(event.owner) || !(event.weight > 0.0)) continue;
    if (const auto at = place.find(event.owner.id); at != place.end()) ++counts[at->second];
  }
  return counts;
}

AttackerById attackers_by_id(const DatasetRows& rows, Attackers attackers) {
  AttackerById by_id;
  for (std::size_t i = 0; i < attackers.size(); ++i) {
    by_id.emplace(rows.of<catalog::CreatorRecord>()[attackers[i].creator].creator_id, i);
  }
  return by_id;
}

std::optional<std::size_t> attacker_of(const AttackerById& by_id, const catalog::OwnerKey& owner) {
  if (!is_creator(owner)) return std::nullopt;
  const auto at = by_id.find(owner.id);
  if (at == by_id.end()) return std::nullopt;
  return at->second;
}

core::Random stream_of(std::uint64_t seed, std::string_view attack, const DatasetRows& rows, const Attacker& attacker) {
  return core::Random(seed, attack, core::hash64(rows.of<catalog::CreatorRecord>()[attacker.creator].creator_id));
}

std::int64_t scaled(std::int64_t value, double factor) {
  return std::llround(std::clamp(static_cast<double>(value) * factor, 0.0, kLargestCount));
}

}  // namespace vouch::experiments
