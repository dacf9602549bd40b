// Small random audiences for properties, and the audience of a request as a plain set: what the oracles work on.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include <rapidcheck.h>

#include "engine/audience/asking_audience.h"
#include "tests/support/small_world.h"

namespace vouch::testing {

/// 2 to 7 owners over 30 accounts, some of them without anybody.
inline rc::Gen<Audiences> random_audiences() {
  return rc::gen::mapcat(rc::gen::inRange<std::size_t>(2, 8), [](std::size_t owners) {
    return rc::gen::container<Audiences>(owners, rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange(0U, 30U)));
  });
}

using Accounts = std::set<std::uint32_t>;

/// The audience that `candidate` meets: the union of the owners in `parts` but itself.
inline Accounts union_without(const Audiences& audiences, const std::vector<core::OwnerIndex>& parts,
                              core::OwnerIndex candidate) {
  Accounts accounts;
  for (const core::OwnerIndex part : parts) {
    if (part == candidate) continue;
    accounts.insert(audiences[part.value].begin(), audiences[part.value].end());
  }
  return accounts;
}

}  // namespace vouch::testing
