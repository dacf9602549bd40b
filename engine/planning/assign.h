// Several briefs at once: whom each gets, so that the scores together are largest and nobody goes to two competitors. The
// request and the answer as plain structs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/ranking/brief.h"
#include "engine/ranking/shortlist.h"

namespace vouch::planning {

struct AssignBrief {
  ranking::Brief brief;  // `k`: how many creators it wants at most; 1..1000
  std::string name;      // as the answer calls it; empty: the brand
  std::string group;     // briefs of one group are competitors; empty: competes with nobody
};

struct AssignRequest {
  std::vector<AssignBrief> briefs;  // 1..kMostBriefs
  std::uint32_t depth = 0;          // offers only the best so many of each brief's ranking; 0: a depth that loses nothing
};
inline constexpr std::size_t kMostBriefs = 100;

struct AssignedCreator {
  ranking::CreatorCard creator;
  std::int64_t score_thousandths = 0;
  std::uint32_t rank = 0;              // in the ranking of this brief alone
  std::vector<std::string> wanted_by;  // names of competing briefs that would also have had it among their best
};

struct AssignedBrief {
  std::string name, group;
  ranking::BrandCard brand;
  ranking::ProfileUsed profile;
  std::uint32_t places = 0;
  std::vector<AssignedCreator> creators;  // best score first
  std::int64_t score_thousandths = 0;     // sum over them
  std::int64_t alone_thousandths = 0;     // what the brief would have had without the others
  std::vector<ranking::Message> warnings;
};

struct Assignment {
  std::string snapshot;  // id
  std::string version;   // of the program
  std::int64_t as_of_s = 0;
  std::vector<AssignedBrief> briefs;   // in the order of the request
  std::int64_t score_thousandths = 0;  // sum over all
  std::int64_t alone_thousandths = 0;
};

}  // namespace vouch::planning
