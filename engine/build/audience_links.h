// Audience events become the two directions of the audience graph. Links are sorted by account, which gives the accounts
// their dense indexes and each one's owners; a second sort by owner gives each owner's members.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/build/columns.h"
#include "engine/build/external_sort.h"
#include "engine/build/owners.h"

namespace vouch::build {

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
  struct Member {
    std::uint32_t owner = 0;
    std::uint32_t account = 0;
    friend bool operator<(const Member& a, const Member& b) {
      return (std::uint64_t{a.owner} << 32 | a.account) < (std::uint64_t{b.owner} << 32 | b.account);
    }
    void absorb(const Member& /*same*/) {}
  };
  class Accounts;

  [[nodiscard]] core::Result<void> write_members(ExternalSort<Member>& members, std::uint32_t owners, snapshot::Writer& out);

  SortSpace space_;
  ExternalSort<Seen> seen_;
};

}  // namespace vouch::build
