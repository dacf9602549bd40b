// On which day accounts came to owners: the earliest dated follow of each link, kept beside the links (audience_links.h) and only
// where follows have times, so datasets without them pay nothing. Sorted twice, each time with as much memory as SortSpace says:
// by pseudonym, to meet the graph's accounts, which stand in that order in graph.pseudonyms; and by owner and account, the order
// of graph.members, whose days are written as section graph.member_days.
//
// A day belongs to a pseudonym: where one is on several platforms, to each of its accounts that is a member of the owner.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/audience/member_days.h"
#include "engine/build/columns.h"
#include "engine/build/external_sort.h"
#include "engine/build/owners.h"
#include "engine/catalog/records.h"

namespace vouch::build {

/// A follow on a day, by whatever number its owner has.
struct DatedFollow {
  std::uint64_t pseudonym = 0;
  std::uint32_t owner = 0;
  audience::Day day = audience::kNoDay;
  friend bool operator<(const DatedFollow& a, const DatedFollow& b) {
    return a.pseudonym != b.pseudonym ? a.pseudonym < b.pseudonym : a.owner < b.owner;
  }
  void absorb(const DatedFollow& again) { day = std::min(day, again.day); }
};

/// The day of an event that makes an account come; kNoDay for another event and without a time, or one that no day counts.
[[nodiscard]] audience::Day arrival_day(catalog::AudienceKind kind, const std::optional<std::int64_t>& at_s);

class LinkDays {
 public:
  explicit LinkDays(const SortSpace& space) : space_(space), seen_(space, "days") {}

  /// kNoDay adds nothing.
  [[nodiscard]] core::Result<void> add(std::uint64_t pseudonym, SeenOwner owner, audience::Day day);
  /// Writes graph.member_days where there is a day at all. Requires that the graph has been written. Call once.
  [[nodiscard]] core::Result<void> write(const OwnerOrder& order, snapshot::Writer& out);

 private:
  /// A day by the graph's own numbers.
  struct Member {
    std::uint32_t owner = 0;
    std::uint32_t account = 0;
    audience::Day day = audience::kNoDay;
    friend bool operator<(const Member& a, const Member& b) {
      return a.owner != b.owner ? a.owner < b.owner : a.account < b.account;
    }
    void absorb(const Member& again) { day = std::min(day, again.day); }
  };
  [[nodiscard]] core::Result<void> place(const OwnerOrder& order, const audience::AudienceGraph& graph,
                                         ExternalSort<Member>& members);

  SortSpace space_;
  ExternalSort<DatedFollow> seen_;
  bool any_ = false;
};

}  // namespace vouch::build
