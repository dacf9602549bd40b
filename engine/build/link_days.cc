#include "engine/build/link_days.h"

#include <algorithm>
#include <vector>

namespace vouch::build {
namespace {

using audience::AudienceGraph;
using audience::Day;
using audience::kNoDay;

/// The days of all members, in the order of graph.members, as they are written.
class DayColumn {
 public:
  DayColumn(const AudienceGraph& graph, snapshot::Writer& out) : rows_(graph.member_rows()), out_(out) {}

  core::Result<void> take(std::uint32_t owner, std::uint32_t account, Day day) {
    const std::uint64_t end = rows_.offsets[owner + std::size_t{1}];
    if (auto filled = fill_to(rows_.offsets[owner]); !filled) return filled;
    while (next_ < end && rows_.targets[next_] < account) {
      if (auto added = append(kNoDay); !added) return added;
    }
    const bool member = next_ < end && rows_.targets[next_] == account;  // else it is the account of another platform
    return member ? append(day) : core::Result<void>();
  }
  core::Result<void> finish() {
    if (auto filled = fill_to(rows_.targets.size()); !filled) return filled;
    return flush();
  }

 private:
  static constexpr std::size_t kBuffer = std::size_t{1} << 16;

  core::Result<void> fill_to(std::uint64_t place) {
    while (next_ < place) {
      if (auto added = append(kNoDay); !added) return added;
    }
    return {};
  }
  core::Result<void> append(Day day) {
    buffer_.push_back(day);
    ++next_;
    return buffer_.size() < kBuffer ? core::Result<void>() : flush();
  }
  core::Result<void> flush() {
    auto written = out_.append(std::span<const Day>(buffer_));
    buffer_.clear();
    return written;
  }

  const snapshot::Rows& rows_;
  snapshot::Writer& out_;
  std::uint64_t next_ = 0;
  std::vector<Day> buffer_;
};

}  // namespace

Day arrival_day(catalog::AudienceKind kind, const std::optional<std::int64_t>& at_s) {
  constexpr std::int64_t kSecondsOfDay = 86'400;
  if (kind != catalog::AudienceKind::follow || !at_s || *at_s < 0 || *at_s / kSecondsOfDay >= kNoDay) return kNoDay;
  return static_cast<Day>(*at_s / kSecondsOfDay);
}

core::Result<void> LinkDays::add(std::uint64_t pseudonym, SeenOwner owner, Day day) {
  if (day == kNoDay) return {};
  any_ = true;
  return seen_.add({.pseudonym = pseudonym, .owner = owner.value, .day = day});
}

core::Result<void> LinkDays::write(const OwnerOrder& order, snapshot::Writer& out) {
  if (!any_) return {};
  const auto so_far = out.so_far();
  if (!so_far) return core::fail(so_far.error());
  const auto graph = AudienceGraph::open(*so_far);
  if (!graph) return core::fail(graph.error());
  ExternalSort<Member> members(space_, "member-days");
  if (auto placed = place(order, *graph, members); !placed) return placed;
  if (auto begun = out.begin(audience::kMemberDays, snapshot::Encoding::u16); !begun) return begun;
  DayColumn column(*graph, out);
  const auto drained =
      members.drain([&column](const Member& member) { return column.take(member.owner, member.account, member.day); });
  return drained ? column.finish() : drained;
}

core::Result<void> LinkDays::place(const OwnerOrder& order, const AudienceGraph& graph, ExternalSort<Member>& members) {
  const auto pseudonyms = graph.pseudonyms();
  std::size_t at = 0;  // both ascend
  return seen_.drain([&](const DatedFollow& follow) -> core::Result<void> {
    while (at < pseudonyms.size() && pseudonyms[at] < follow.pseudonym) ++at;
    const std::uint32_t owner = order.index(SeenOwner{follow.owner});
    for (std::size_t i = at; i < pseudonyms.size() && pseudonyms[i] == follow.pseudonym; ++i) {
      const std::uint32_t account = graph.accounts_by_pseudonym()[i];
      if (auto added = members.add({.owner = owner, .account = account, .day = follow.day}); !added) return added;
    }
    return {};
  });
}

}  // namespace vouch::build
