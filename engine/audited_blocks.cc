#include "engine/audited_blocks.h"

#include <algorithm>

#include "engine/credibility/arrival_bursts.h"

namespace vouch {
namespace {

constexpr std::int64_t kSecondsOfDay = 86'400;

std::vector<AuditedBurst> audited_bursts(const ranking::Evidence& evidence, core::OwnerIndex owner,
                                         const std::vector<std::uint32_t>& accounts, std::size_t listed) {
  std::vector<AuditedBurst> shown;
  const auto days = evidence.member_days.of(owner);
  if (days.empty()) return shown;
  const auto members = evidence.graph.members(owner);
  const auto found = credibility::find_arrival_bursts(days, evidence.rules.arrivals);
  for (const credibility::ArrivalBurst& burst : found.bursts) {
    shown.push_back({.from_s = burst.first * kSecondsOfDay,
                     .to_s = (burst.last + 1) * kSecondsOfDay - 1,
                     .arrivals = std::int64_t{burst.arrivals}});
  }
  for (std::size_t i = 0, next = 0; i < members.size() && next < accounts.size(); ++i) {
    if (members[i] != accounts[next]) continue;
    ++next;
    const std::int64_t at_s = std::int64_t{days[i]} * kSecondsOfDay;
    for (AuditedBurst& burst : shown) burst.of_block += days[i] != audience::kNoDay && at_s >= burst.from_s && at_s <= burst.to_s;
  }
  std::erase_if(shown, [](const AuditedBurst& burst) { return burst.of_block == 0; });
  std::ranges::stable_sort(shown, std::ranges::greater(), &AuditedBurst::of_block);
  shown.resize(std::min(shown.size(), listed));
  std::ranges::sort(shown, {}, &AuditedBurst::from_s);
  return shown;
}

}  // namespace

std::vector<AuditedBlock> audited_blocks(const ranking::Evidence& evidence, core::CreatorIndex creator, std::size_t listed) {
  std::vector<AuditedBlock> audited;
  const core::OwnerIndex owner{creator.value};
  const auto& catalog = evidence.catalog;
  for (const std::uint32_t number : evidence.blocks.of(owner)) {
    const credibility::FoundBlock found = evidence.blocks.block(number);
    std::vector<std::uint32_t> followers = evidence.blocks.accounts_among(number, evidence.graph.members(owner));
    AuditedBlock& one = audited.emplace_back(AuditedBlock{.evidence = name_of(found.evidence),
                                                          .owners = static_cast<std::int64_t>(found.block.owners.size()),
                                                          .accounts = static_cast<std::int64_t>(found.block.accounts.size()),
                                                          .followers = static_cast<std::int64_t>(followers.size()),
                                                          .creators = {},
                                                          .brands = {},
                                                          .links = static_cast<std::int64_t>(found.block.links),
                                                          .dated = static_cast<std::int64_t>(found.dated),
                                                          .in_bursts = static_cast<std::int64_t>(found.in_bursts),
                                                          .expected = found.block.expected,
                                                          .bursts_by_chance = found.bursts_by_chance,
                                                          .unlikely = found.block.unlikely,
                                                          .concentrated = found.block.concentrated,
                                                          .log10_p = found.block.log10_p,
                                                          .q = found.block.q,
                                                          .bursts = audited_bursts(evidence, owner, followers, listed),
                                                          .first = {}});
    for (const std::uint32_t o : found.block.owners) {
      const bool brand = o >= catalog.creators.size();
      auto& ids = brand ? one.brands : one.creators;
      if (ids.size() == listed) continue;
      ids.emplace_back(brand ? catalog.brands.keys[o - catalog.creators.size()] : catalog.creators.keys[o]);
    }
    followers.resize(std::min(followers.size(), listed));
    one.first = std::move(followers);
  }
  return audited;
}

}  // namespace vouch
