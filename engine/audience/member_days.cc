#include "engine/audience/member_days.h"

#include <string>

namespace vouch::audience {

core::Result<MemberDays> MemberDays::open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph) {
  if (!snapshot.has(kMemberDays)) return MemberDays();
  const auto days = snapshot.array<Day>(kMemberDays);
  if (!days) return core::fail(days.error());
  if (days->size() != graph.links()) {
    return core::fail(core::ErrorCode::corrupt, "section " + std::string(kMemberDays) + " has " + std::to_string(days->size()) +
                                                    " elements, expected one a link, " + std::to_string(graph.links()));
  }
  return MemberDays(graph.member_rows().offsets, *days);
}

}  // namespace vouch::audience
