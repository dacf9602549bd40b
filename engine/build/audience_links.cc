#include "engine/build/audience_links.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/audience/order.h"
#include "engine/core/ids.h"

namespace vouch::build {

using core::fail;

/// Takes links in the order of pseudonyms, numbers the accounts and gives each its place.
class AudienceLinks::Gathering {
 public:
  static core::Result<Gathering> make(const SortSpace& space, Placed& placed) {
    auto pseudonyms = Spool::make(space.folder, "pseudonyms");
    if (!pseudonyms) return fail(std::move(pseudonyms).error());
    return Gathering(*std::move(pseudonyms), placed);
  }

  /// Links of one pseudonym follow one another; platform and owner are final codes.
  core::Result<void> take(std::uint64_t pseudonym, std::uint32_t platform, std::uint32_t owner) {
    if (pseudonym != pseudonym_) {
      if (auto ended = end_pseudonym(); !ended) return ended;
      pseudonym_ = pseudonym;
    }
    group_.emplace_back(platform, owner);
    return {};
  }

  core::Result<Totals> finish(snapshot::Writer& out) {
    if (auto ended = end_pseudonym(); !ended) return fail(ended.error());
    if (auto written = pseudonyms_.write_to(out, "graph.pseudonyms", snapshot::Encoding::u64); !written) {
      return fail(written.error());
    }
    return totals_;
  }

 private:
  using PlatformOwner = std::pair<std::uint32_t, std::uint32_t>;

  Gathering(Spool pseudonyms, Placed& placed) : pseudonyms_(std::move(pseudonyms)), placed_(&placed) {}

  /// Places the accounts that share the pseudonym, one a platform.
  core::Result<void> end_pseudonym() {
    std::sort(group_.begin(), group_.end());
    if (!group_.empty() && group_.front().first == 0) {
      const auto named = std::find_if(group_.begin(), group_.end(), [](const PlatformOwner& link) { return link.first != 0; });
      if (named != group_.end() && named->first == group_.back().first) {
        for (PlatformOwner& link : group_) link.first = named->first;
        std::sort(group_.begin(), group_.end());
      }
    }
    group_.erase(std::unique(group_.begin(), group_.end()), group_.end());
    for (std::size_t begin = 0; begin < group_.size();) {
      std::size_t end = begin;
      while (end < group_.size() && group_[end].first == group_[begin].first) ++end;
      if (auto written = place_account(std::span(group_).subspan(begin, end - begin)); !written) return written;
      begin = end;
    }
    group_.clear();
    return {};
  }

  core::Result<void> place_account(std::span<const PlatformOwner> links) {
    if (totals_.accounts == core::kNoIndex) {
      return fail(core::ErrorCode::exhausted, "found more than 4294967295 accounts, expected fewer");
    }
    const auto gathered = static_cast<std::uint32_t>(totals_.accounts);
    owners_.clear();
    for (const auto& [platform, owner] : links) owners_.push_back(owner);
    const std::uint64_t place = audience::place_of(owners_);
    for (const std::uint32_t owner : owners_) {
      if (auto added = placed_->links.add({.place = place, .gathered = gathered, .owner = owner}); !added) return added;
    }
    ++totals_.accounts;
    totals_.links += links.size();
    if (auto kept = pseudonyms_.append(pseudonym_); !kept) return kept;
    return placed_->accounts.add({.place = place, .gathered = gathered, .platform = links.front().first});
  }

  Spool pseudonyms_;
  Placed* placed_;
  std::vector<PlatformOwner> group_;
  std::vector<std::uint32_t> owners_;  // of the account at work
  std::uint64_t pseudonym_ = 0;
  Totals totals_;
};

core::Result<AudienceLinks::Totals> AudienceLinks::write(const OwnerOrder& order, const KeyOrder& labels,
                                                         const std::vector<std::uint32_t>& platforms, snapshot::Writer& out) {
  Placed placed(space_, small_space());
  auto totals = gather(order, labels, platforms, placed, out);
  if (!totals) return totals;
  ExternalSort<Indexes> members(space_, "members");
  if (auto written = write_owners(placed.links, members, out); !written) return fail(std::move(written).error());
  if (auto written = write_accounts(placed.accounts, out); !written) return fail(std::move(written).error());
  if (auto written = write_members(members, order.size(), out); !written) return fail(std::move(written).error());
  return totals;
}

core::Result<AudienceLinks::Totals> AudienceLinks::gather(const OwnerOrder& order, const KeyOrder& labels,
                                                          const std::vector<std::uint32_t>& platforms, Placed& placed,
                                                          snapshot::Writer& out) {
  auto gathering = Gathering::make(space_, placed);
  if (!gathering) return fail(std::move(gathering).error());
  auto drained = seen_.drain([&](const Seen& link) {
    const std::uint32_t owner = order.index(SeenOwner{link.owner});
    const std::uint32_t own = labels.rank(link.platform);
    return gathering->take(link.pseudonym, own != 0 ? own : platforms[owner], owner);
  });
  if (!drained) return fail(std::move(drained).error());
  return gathering->finish(out);
}

core::Result<void> AudienceLinks::write_owners(ExternalSort<Link>& links, ExternalSort<Indexes>& members, snapshot::Writer& out) {
  auto offsets = Spool::make(space_.folder, "account-offsets");
  if (!offsets) return fail(std::move(offsets).error());
  if (auto begun = out.begin("graph.owners.targets", snapshot::Encoding::csr_u32); !begun) return begun;
  std::uint64_t written = 0;
  std::uint32_t account = core::kNoIndex, gathered = core::kNoIndex;
  auto done = links.drain([&](const Link& link) -> core::Result<void> {
    if (link.gathered != gathered) {
      gathered = link.gathered;
      ++account;  // the first one is 0
      if (auto kept = offsets->append(written); !kept) return kept;
    }
    ++written;
    if (auto added = members.add({.first = link.owner, .second = account}); !added) return added;
    return out.append(std::span<const std::uint32_t>(&link.owner, 1));
  });
  if (!done) return done;
  if (auto kept = offsets->append(written); !kept) return kept;
  return offsets->write_to(out, "graph.owners.offsets", snapshot::Encoding::u64);
}

core::Result<void> AudienceLinks::write_accounts(ExternalSort<Account>& accounts, snapshot::Writer& out) {
  ExternalSort<Indexes> by_pseudonym(small_space(), "accounts-by-pseudonym");
  if (auto begun = out.begin("graph.platforms", snapshot::Encoding::u32); !begun) return begun;
  std::uint32_t next = 0;
  auto done = accounts.drain([&](const Account& account) -> core::Result<void> {
    if (auto added = by_pseudonym.add({.first = account.gathered, .second = next++}); !added) return added;
    return out.append(std::span<const std::uint32_t>(&account.platform, 1));
  });
  if (!done) return done;
  if (auto begun = out.begin("graph.accounts", snapshot::Encoding::u32); !begun) return begun;
  return by_pseudonym.drain(
      [&](const Indexes& indexes) { return out.append(std::span<const std::uint32_t>(&indexes.second, 1)); });
}

core::Result<void> AudienceLinks::write_members(ExternalSort<Indexes>& members, std::uint32_t owners, snapshot::Writer& out) {
  std::vector<std::uint64_t> offsets(owners + std::size_t{1}, 0);
  if (auto begun = out.begin("graph.members.targets", snapshot::Encoding::csr_u32); !begun) return begun;
  auto done = members.drain([&](const Indexes& member) {
    ++offsets[member.first + std::size_t{1}];
    return out.append(std::span<const std::uint32_t>(&member.second, 1));
  });
  if (!done) return done;
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return out.write<std::uint64_t>("graph.members.offsets", offsets);
}

}  // namespace vouch::build
