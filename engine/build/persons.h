// Rows of `persons` become sections persons.* (engine/audience/persons.h): which accounts count as which, and which creators
// are one person. Rows are sorted by account and, once accounts have their indexes, by person, both under the memory limit.
// A dataset without such rows gets no such sections.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/build/columns.h"
#include "engine/build/external_sort.h"
#include "engine/build/owners.h"

namespace vouch::build {

class PersonRows {
 public:
  /// Takes an eighth of the memory of `space`.
  explicit PersonRows(SortSpace space)
      : space_({.folder = std::move(space.folder), .memory_bytes = space.memory_bytes / 8, .threads = space.threads}),
        accounts_(space_, "persons") {}

  /// A person, hashed, has this account, hashed.
  [[nodiscard]] core::Result<void> add_account(std::uint64_t person, std::uint64_t pseudonym) {
    ++rows_;
    return accounts_.add({.pseudonym = pseudonym, .person = person});
  }
  void add_creator(std::uint64_t person, SeenOwner creator) {
    ++rows_;
    creators_.push_back({person, creator});
  }

  struct Totals {
    std::uint64_t rows = 0;
    std::uint64_t aliases = 0;    // accounts that count as another
    std::uint64_t unplaced = 0;   // accounts that no platform or several have
    std::uint64_t conflicts = 0;  // further persons of an account
  };
  /// Writes the sections behind those of the graph. Call once.
  [[nodiscard]] core::Result<Totals> write(const OwnerOrder& order, snapshot::Writer& out);

 private:
  struct AccountRow {
    std::uint64_t pseudonym = 0;
    std::uint64_t person = 0;
    friend bool operator<(const AccountRow& a, const AccountRow& b) {
      return a.pseudonym != b.pseudonym ? a.pseudonym < b.pseudonym : a.person < b.person;
    }
    void absorb(const AccountRow& /*same*/) {}
  };
  struct Placed {
    std::uint64_t person = 0;
    std::uint32_t account = 0;
    friend bool operator<(const Placed& a, const Placed& b) {
      return a.person != b.person ? a.person < b.person : a.account < b.account;
    }
    void absorb(const Placed& /*same*/) {}
  };
  struct Alias {
    std::uint32_t account = 0;
    std::uint32_t counted_as = 0;
    friend bool operator<(const Alias& a, const Alias& b) { return a.account < b.account; }
    void absorb(const Alias& /*same*/) {}
  };
  struct CreatorRow {
    std::uint64_t person = 0;
    SeenOwner creator;
  };

  [[nodiscard]] core::Result<void> place(snapshot::Writer& out, ExternalSort<Placed>& placed, Totals& totals);
  [[nodiscard]] core::Result<void> write_aliases(ExternalSort<Placed>& placed, snapshot::Writer& out, Totals& totals);
  [[nodiscard]] core::Result<void> write_creators(const OwnerOrder& order, snapshot::Writer& out) const;

  SortSpace space_;
  ExternalSort<AccountRow> accounts_;
  std::vector<CreatorRow> creators_;
  std::uint64_t rows_ = 0;
};

}  // namespace vouch::build
