#include "engine/audience/persons.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace vouch::audience {
namespace {

using core::ErrorCode;
using core::fail;

bool strictly_ascends(std::span<const std::uint32_t> values) {
  return std::ranges::adjacent_find(values, [](std::uint32_t a, std::uint32_t b) { return a >= b; }) == values.end();
}

bool are_aliases(std::span<const std::uint32_t> aliases, std::span<const std::uint32_t> counted_as, std::uint32_t accounts) {
  if (aliases.size() != counted_as.size() || !strictly_ascends(aliases)) return false;
  if (!aliases.empty() && aliases.back() >= accounts) return false;
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    if (counted_as[i] >= aliases[i] || std::ranges::binary_search(aliases, counted_as[i])) return false;
  }
  return true;
}

}  // namespace

core::Result<Persons> Persons::open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph) {
  Persons opened;
  if (!snapshot.has("persons.aliases")) return opened;
  const auto aliases = snapshot.array<std::uint32_t>("persons.aliases");
  if (!aliases) return fail(aliases.error());
  const auto counted_as = snapshot.array<std::uint32_t>("persons.counted_as");
  if (!counted_as) return fail(counted_as.error());
  const auto creators = snapshot.array<std::uint32_t>("persons.creators");
  if (!creators) return fail(creators.error());
  const auto groups = snapshot.array<std::uint32_t>("persons.groups");
  if (!groups) return fail(groups.error());
  if (!are_aliases(*aliases, *counted_as, graph.accounts())) {
    return fail(ErrorCode::corrupt, "sections persons.aliases and persons.counted_as name accounts that do not fit each other");
  }
  if (creators->size() != groups->size() || !std::ranges::is_sorted(*groups) ||
      std::ranges::any_of(*creators, [&](std::uint32_t creator) { return creator >= graph.owners(); })) {
    return fail(ErrorCode::corrupt, "sections persons.creators and persons.groups do not fit each other or the graph");
  }
  opened.aliases_ = *aliases;
  opened.counted_as_ = *counted_as;
  opened.creators_ = *creators;
  opened.groups_ = *groups;
  return opened;
}

std::vector<std::uint32_t> Persons::stand_ins(std::span<const std::uint32_t> members) const {
  std::vector<std::uint32_t> found;
  auto at = members.begin();
  for (std::size_t i = 0; i < aliases_.size() && at != members.end(); ++i) {
    at = std::lower_bound(at, members.end(), aliases_[i]);
    if (at != members.end() && *at == aliases_[i]) found.push_back(counted_as_[i]);
  }
  std::ranges::sort(found);
  const auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

std::optional<std::vector<std::uint32_t>> Persons::people(std::span<const std::uint32_t> members) const {
  const std::vector<std::uint32_t> stand_ins = this->stand_ins(members);
  if (stand_ins.empty()) return std::nullopt;
  std::vector<std::uint32_t> others;
  std::ranges::set_difference(members, aliases_, std::back_inserter(others));
  std::vector<std::uint32_t> people;
  people.reserve(others.size() + stand_ins.size());
  std::ranges::set_union(others, stand_ins, std::back_inserter(people));
  return people;
}

}  // namespace vouch::audience
