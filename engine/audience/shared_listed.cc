#include "engine/audience/shared_listed.h"

#include <algorithm>
#include <bit>

#include "engine/audience/huge_array.h"
#include "engine/core/parallel_for.h"

namespace vouch::audience {
namespace {

constexpr std::size_t kOwnersATask = 16;
constexpr std::uint64_t kFarLonger = 16;  // as shared_with searches
constexpr std::uint64_t kManyAsk = 16;    // one in so many accounts
constexpr std::uint64_t kSearchStep = 8;  // of one account in a far longer list, a level, in accounts merged

/// Accounts read by merging or searching.
std::uint64_t searched(const AskingAudience& asking, const AudienceGraph& graph, std::span<const std::uint32_t> owners) {
  std::uint64_t work = 0;
  for (const std::uint32_t o : owners) {
    const std::uint64_t members = graph.members(core::OwnerIndex(o)).size();
    const std::uint64_t fewer = std::min(members, asking.accounts());
    const std::uint64_t more = std::max(members, asking.accounts());
    work += fewer * kFarLonger < more ? fewer * kSearchStep : fewer + more;
  }
  return work;
}

/// The same with bits: zeros, the asking accounts, the lists.
std::uint64_t tested(const AskingAudience& asking, const AudienceGraph& graph, std::span<const std::uint32_t> owners) {
  std::uint64_t work = graph.accounts() / 64 + asking.accounts();
  for (const std::uint32_t o : owners) work += graph.members(core::OwnerIndex(o)).size();
  return work;
}

/// Where few members ask, their weights alone are read; where many do, all of them, because a branch that nobody can foresee
/// costs more than reading.
template <bool many>
SharedAudience shared_by_bits(const AskingAudience& asking, const HugeArray<std::uint64_t>& bits,
                              std::span<const std::uint32_t> members) {
  SharedAudience shared;
  shared.asking_accounts = asking.accounts();
  shared.asking_weight = asking.weight();
  for (const std::uint32_t a : members) {
    const std::uint64_t asks = bits[a / 64] >> a % 64 & 1;
    if constexpr (!many) {
      if (asks == 0) continue;
    }
    const std::uint64_t w = asking.weight_of(a) & (0 - asks);
    shared.accounts += asks;
    shared.weight += w;
    shared.squares += w * w;
  }
  return shared;
}

}  // namespace

std::vector<SharedAudience> shared_with_listed(const AskingAudience& asking, const AudienceGraph& graph,
                                               std::span<const std::uint32_t> owners, unsigned threads, ListedWay way) {
  if (way == ListedWay::automatic) {
    way = tested(asking, graph, owners) < searched(asking, graph, owners) ? ListedWay::bits : ListedWay::search;
  }
  HugeArray<std::uint64_t> bits(way == ListedWay::bits ? std::size_t{graph.accounts()} / 64 + 1 : 1);
  if (way == ListedWay::bits) {
    for (const std::uint32_t a : asking.members()) bits[a / 64] |= std::uint64_t{1} << a % 64;
  }
  const bool many = asking.accounts() * kManyAsk > graph.accounts();
  std::vector<SharedAudience> shared(owners.size());
  const std::size_t tasks = (owners.size() + kOwnersATask - 1) / kOwnersATask;
  core::parallel_each(tasks, threads, [&](std::size_t task) {
    const std::size_t last = std::min(owners.size(), (task + 1) * kOwnersATask);
    for (std::size_t i = task * kOwnersATask; i < last; ++i) {
      const core::OwnerIndex owner(owners[i]);
      const bool by_bits = way == ListedWay::bits && !asking.is_part(owner);
      const auto count = many ? shared_by_bits<true> : shared_by_bits<false>;
      shared[i] = by_bits ? count(asking, bits, graph.members(owner)) : shared_with(asking, graph, owner);
    }
  });
  return shared;
}

}  // namespace vouch::audience
