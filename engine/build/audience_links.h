// Audience events become the two directions of the audience graph, sorted four times, each time with as much memory as
// SortSpace says: by pseudonym, which gathers an account's owners and so its place (engine/audience/order.h); by place,
// which gives accounts their dense indexes and each one's owners; by owner, which gives each owner's members; and by
// pseudonym once more, which says where each one's account went.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/build/columns.h"
#include "engine/build/external_sort.h"
#include "engine/build/owners.h"

namespace vouch::build {

/// Two indexes as one number, the first one deciding.
constexpr std::uint64_t joined(std::uint32_t first, std::uint32_t second) { return std::uint64_t{first} << 32 | second; }

class AudienceLinks {
 public:
  explicit AudienceLinks(const SortSpace& space) : space_(space), seen_(space, "links") {}

  /// An event of an account. Platform 0: the row names none, the owner's counts.
  [[nodiscard]] core::Result<void> add(std::uint64_t pseudonym, SeenLabel platform, SeenOwner owner) {
    return seen_.add({.pseudonym = pseudonym, .platform = platform, .owner = owner.value});
  }

  struct Totals {
    std::uint64_t accounts = 0;
    std::uint64_t links = 0;
  };
  /// Writes sections graph.*. An account without any platform is the one that has its pseudonym on a platform, where there
  /// is exactly one such. `platforms`: codes by owner index. Call once. Fails with exhausted at 2^32 - 1 accounts.
  [[nodiscard]] core::Result<Totals> write(const OwnerOrder& order, const KeyOrder& labels,
                                           const std::vector<std::uint32_t>& platforms, snapshot::Writer& out);

 private:
  struct Seen {
    std::uint64_t pseudonym = 0;
    SeenLabel platform = 0;
    std::uint32_t owner = 0;
    friend bool operator<(const Seen& a, const Seen& b) {
      return a.pseudonym != b.pseudonym
                 ? a.pseudonym < b.pseudonym
                 : (std::uint64_t{a.platform} << 32 | a.owner) < (std::uint64_t{b.platform} << 32 | b.owner);
    }
    void absorb(const Seen& /*same*/) {}  // an account is a member once, however many events it has
  };
  /// A link of an account that has its place; accounts are numbered as they were gathered, by pseudonym and platform.
  struct Link {
    std::uint64_t place = 0;
    std::uint32_t gathered = 0;
    std::uint32_t owner = 0;
    friend bool operator<(const Link& a, const Link& b) {
      return a.place != b.place ? a.place < b.place : joined(a.gathered, a.owner) < joined(b.gathered, b.owner);
    }
    void absorb(const Link& /*same*/) {}
  };
  struct Account {
    std::uint64_t place = 0;
    std::uint32_t gathered = 0;
    std::uint32_t platform = 0;
    friend bool operator<(const Account& a, const Account& b) {
      return a.place != b.place ? a.place < b.place : a.gathered < b.gathered;
    }
    void absorb(const Account& /*same*/) {}
  };
  /// Two indexes of which the first one orders.
  struct Indexes {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    friend bool operator<(const Indexes& a, const Indexes& b) { return joined(a.first, a.second) < joined(b.first, b.second); }
    void absorb(const Indexes& /*same*/) {}
  };
  class Gathering;

  /// Links and accounts, each in order of place.
  struct Placed {
    Placed(const SortSpace& space, const SortSpace& small) : links(space, "placed-links"), accounts(small, "placed-accounts") {}
    ExternalSort<Link> links;
    ExternalSort<Account> accounts;
  };
  [[nodiscard]] core::Result<Totals> gather(const OwnerOrder& order, const KeyOrder& labels,
                                            const std::vector<std::uint32_t>& platforms, Placed& placed, snapshot::Writer& out);
  [[nodiscard]] core::Result<void> write_owners(ExternalSort<Link>& links, ExternalSort<Indexes>& members, snapshot::Writer& out);
  [[nodiscard]] core::Result<void> write_accounts(ExternalSort<Account>& accounts, snapshot::Writer& out);
  [[nodiscard]] core::Result<void> write_members(ExternalSort<Indexes>& members, std::uint32_t owners, snapshot::Writer& out);
  /// For what is one record an account: a quarter of the space.
  [[nodiscard]] SortSpace small_space() const {
    SortSpace space = space_;
    space.memory_bytes /= 4;
    return space;
  }

  SortSpace space_;
  ExternalSort<Seen> seen_;
};

}  // namespace vouch::build
