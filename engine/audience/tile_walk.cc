#include "engine/audience/tile_walk.h"

#include <algorithm>
#include <iterator>

namespace vouch::audience {
namespace {

Members behind(Members list, std::uint64_t first) {
  return list.subspan(static_cast<std::size_t>(std::ranges::lower_bound(list, first) - list.begin()));
}

/// Takes what lies below `end` off the front: doubling steps, then halving.
Members cut(Members& rest, std::uint64_t end) {
  std::size_t step = 1;
  while (step < rest.size() && rest[step] < end) step *= 2;
  const Members near = rest.first(std::min(rest.size(), step + 1));
  const auto size = static_cast<std::size_t>(std::ranges::lower_bound(near, end) - near.begin());
  const Members front = rest.first(size);
  rest = rest.subspan(size);
  return front;
}

}  // namespace

SetLists::SetLists(const AudienceSet& set) : members(set.creators.begin(), set.creators.end()) {
  members.push_back(set.compared.value_or(Members{}));
  if (set.persons == nullptr || set.persons->empty()) return;
  aliases = set.persons->aliases();
  for (const Members list : members) stand_ins.push_back(set.persons->stand_ins(list));
}

TileWalk::TileWalk(const SetLists& lists, std::uint32_t first_tile)
    : end_(std::uint64_t{first_tile} * kTileAccounts), rest_of_aliases_(behind(lists.aliases, end_)) {
  for (const Members list : lists.members) rest_.push_back(behind(list, end_));
  for (const auto& list : lists.stand_ins) rest_of_stand_ins_.push_back(behind(list, end_));
  slices_.resize(rest_.size());
  persons_.resize(lists.stand_ins.size());
}

std::span<const Members> TileWalk::next() {
  end_ += kTileAccounts;
  const Members aliases = cut(rest_of_aliases_, end_);
  for (std::size_t i = 0; i < rest_.size(); ++i) {
    slices_[i] = cut(rest_[i], end_);
    if (persons_.empty()) continue;
    persons_[i].clear();
    unaliased_.clear();
    std::ranges::set_difference(slices_[i], aliases, std::back_inserter(unaliased_));
    std::ranges::set_union(unaliased_, cut(rest_of_stand_ins_[i], end_), std::back_inserter(persons_[i]));
    slices_[i] = persons_[i];
  }
  return slices_;
}

}  // namespace vouch::audience
