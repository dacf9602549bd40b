#include "engine/build/audience_links.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/core/ids.h"

namespace vouch::build {

using core::fail;

/// Takes links in the order of pseudonyms, gives each account the next index and writes its row.
class AudienceLinks::Accounts {
 public:
  static core::Result<Accounts> make(const SortSpace& space, ExternalSort<Member>& members, snapshot::Writer& out) {
    auto pseudonyms = Spool::make(space.folder, "pseudonyms");
    if (!pseudonyms) return fail(std::move(pseudonyms).error());
    auto platforms = Spool::make(space.folder, "platforms");
    if (!platforms) return fail(std::move(platforms).error());
    auto offsets = Spool::make(space.folder, "account-offsets");
    if (!offsets) return fail(std::move(offsets).error());
    if (auto begun = out.begin("graph.owners.targets", snapshot::Encoding::csr_u32); !begun) return fail(begun.error());
    if (auto first = offsets->append(std::uint64_t{0}); !first) return fail(first.error());
    return Accounts(*std::move(pseudonyms), *std::move(platforms), *std::move(offsets), members, out);
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

  core::Result<Totals> finish() {
    if (auto ended = end_pseudonym(); !ended) return fail(ended.error());
    if (auto written = offsets_.write_to(*out_, "graph.owners.offsets", snapshot::Encoding::u64); !written) {
      return fail(written.error());
    }
    if (auto written = pseudonyms_.write_to(*out_, "graph.pseudonyms", snapshot::Encoding::u64); !written) {
      return fail(written.error());
    }
    if (auto written = platforms_.write_to(*out_, "graph.platforms", snapshot::Encoding::u32); !written) {
      return fail(written.error());
    }
    return totals_;
  }

 private:
  using Link = std::pair<std::uint32_t, std::uint32_t>;  // platform, owner

  Accounts(Spool pseudonyms, Spool platforms, Spool offsets, ExternalSort<Member>& members, snapshot::Writer& out)
      : pseudonyms_(std::move(pseudonyms)),
        platforms_(std::move(platforms)),
        offsets_(std::move(offsets)),
        members_(&members),
        out_(&out) {}

  /// Writes the accounts that share the pseudonym, one a platform.
  core::Result<void> end_pseudonym() {
    std::sort(group_.begin(), group_.end());
    if (!group_.empty() && group_.front().first == 0) {
      const auto named = std::find_if(group_.begin(), group_.end(), [](const Link& link) { return link.first != 0; });
      if (named != group_.end() && named->first == group_.back().first) {
        for (Link& link : group_) link.first = named->first;
        std::sort(group_.begin(), group_.end());
      }
    }
    group_.erase(std::unique(group_.begin(), group_.end()), group_.end());
    for (std::size_t begin = 0; begin < group_.size();) {
      std::size_t end = begin;
      while (end < group_.size() && group_[end].first == group_[begin].first) ++end;
      if (auto written = write_account(std::span(group_).subspan(begin, end - begin)); !written) return written;
      begin = end;
    }
    group_.clear();
    return {};
  }

  core::Result<void> write_account(std::span<const Link> links) {
    if (totals_.accounts == core::kNoIndex) {
      return fail(core::ErrorCode::exhausted, "found more than 4294967295 accounts, expected fewer");
    }
    const auto account = static_cast<std::uint32_t>(totals_.accounts);
    for (const auto& [platform, owner] : links) {
      if (auto written = out_->append(std::span<const std::uint32_t>(&owner, 1)); !written) return written;
      if (auto added = members_->add({.owner = owner, .account = account}); !added) return added;
    }
    ++totals_.accounts;
    totals_.links += links.size();
    if (auto kept = pseudonyms_.append(pseudonym_); !kept) return kept;
    if (auto kept = platforms_.append(links.front().first); !kept) return kept;
    return offsets_.append(totals_.links);
  }

  Spool pseudonyms_, platforms_, offsets_;
  ExternalSort<Member>* members_;
  snapshot::Writer* out_;
  std::vector<Link> group_;
  std::uint64_t pseudonym_ = 0;
  Totals totals_;
};

core::Result<AudienceLinks::Totals> AudienceLinks::write(const OwnerOrder& order, const KeyOrder& labels,
                                                         const std::vector<std::uint32_t>& platforms, snapshot::Writer& out) {
  ExternalSort<Member> members(space_, "members");
  auto accounts = Accounts::make(space_, members, out);
  if (!accounts) return fail(std::move(accounts).error());
  auto drained = seen_.drain([&](const Seen& link) {
    const std::uint32_t owner = order.index(SeenOwner{link.owner});
    const std::uint32_t own = labels.rank(link.platform);
    return accounts->take(link.pseudonym, own != 0 ? own : platforms[owner], owner);
  });
  if (!drained) return fail(std::move(drained).error());
  auto totals = accounts->finish();
  if (!totals) return totals;
  if (auto written = write_members(members, order.size(), out); !written) return fail(std::move(written).error());
  return totals;
}

core::Result<void> AudienceLinks::write_members(ExternalSort<Member>& members, std::uint32_t owners, snapshot::Writer& out) {
  std::vector<std::uint64_t> offsets(owners + std::size_t{1}, 0);
  if (auto begun = out.begin("graph.members.targets", snapshot::Encoding::csr_u32); !begun) return begun;
  auto done = members.drain([&](const Member& member) {
    ++offsets[member.owner + std::size_t{1}];
    return out.append(std::span<const std::uint32_t>(&member.account, 1));
  });
  if (!done) return done;
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return out.write<std::uint64_t>("graph.members.offsets", offsets);
}

}  // namespace vouch::build
