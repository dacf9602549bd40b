#include "engine/audience/graph.h"

#include <algorithm>
#include <string>
#include <vector>

namespace vouch::audience {

using core::ErrorCode;
using core::fail;

namespace {

/// Whether the indexes below their number all occur.
bool each_once(std::span<const std::uint32_t> indexes) {
  std::vector<bool> seen(indexes.size());
  for (const std::uint32_t i : indexes) {
    if (i >= seen.size() || seen[i]) return false;
    seen[i] = true;
  }
  return true;
}

}  // namespace

core::Result<AudienceGraph> AudienceGraph::open_part(const snapshot::Snapshot& snapshot, std::string_view name,
                                                     std::uint64_t owners, std::uint64_t accounts) {
  const std::string members_name = std::string(name) + ".members";
  const auto members = snapshot.rows(members_name, owners, accounts);
  if (!members) return fail(members.error());
  const auto reverse = snapshot.rows(std::string(name) + ".owners", accounts, owners);
  if (!reverse) return fail(reverse.error());
  if (members->targets.size() != reverse->targets.size()) {
    return fail(ErrorCode::corrupt, "sections " + members_name + " and " + std::string(name) + ".owners have " +
                                        std::to_string(members->targets.size()) + " and " +
                                        std::to_string(reverse->targets.size()) + " links, expected the same");
  }
  AudienceGraph graph;
  graph.members_ = *members;
  graph.owners_ = *reverse;
  return graph;
}

core::Result<AudienceGraph> AudienceGraph::open(const snapshot::Snapshot& snapshot) {
  AudienceGraph graph;
  const auto pseudonyms = snapshot.array<std::uint64_t>("graph.pseudonyms");
  if (!pseudonyms) return fail(pseudonyms.error());
  const auto platforms = snapshot.array<std::uint32_t>("graph.platforms");
  if (!platforms) return fail(platforms.error());
  const auto by_pseudonym = snapshot.array<std::uint32_t>("graph.accounts");
  if (!by_pseudonym) return fail(by_pseudonym.error());
  const auto owner_offsets = snapshot.array<std::uint64_t>("graph.members.offsets");
  if (!owner_offsets) return fail(owner_offsets.error());
  const std::uint64_t accounts = pseudonyms->size();
  const std::uint64_t owners = owner_offsets->empty() ? 0 : owner_offsets->size() - 1;
  if (platforms->size() != accounts || !std::is_sorted(pseudonyms->begin(), pseudonyms->end())) {
    return fail(ErrorCode::corrupt, "section graph.pseudonyms does not ascend or does not match graph.platforms");
  }
  if (by_pseudonym->size() != accounts || !each_once(*by_pseudonym)) {
    return fail(ErrorCode::corrupt,
                "section graph.accounts does not name each of " + std::to_string(accounts) + " accounts once");
  }
  const auto members = snapshot.rows("graph.members", owners, accounts);
  if (!members) return fail(members.error());
  const auto reverse = snapshot.rows("graph.owners", accounts, owners);
  if (!reverse) return fail(reverse.error());
  if (members->targets.size() != reverse->targets.size()) {
    return fail(ErrorCode::corrupt, "sections graph.members and graph.owners have " + std::to_string(members->targets.size()) +
                                        " and " + std::to_string(reverse->targets.size()) + " links, expected the same");
  }
  auto tiles = Tiles::open(snapshot, *members, *reverse);
  if (!tiles) return fail(std::move(tiles).error());
  graph.tiles_ = *std::move(tiles);
  graph.members_ = *members;
  graph.owners_ = *reverse;
  graph.pseudonyms_ = *pseudonyms;
  graph.by_pseudonym_ = *by_pseudonym;
  graph.platforms_ = *platforms;
  return graph;
}

}  // namespace vouch::audience
