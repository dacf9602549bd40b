// Which accounts of the graph are an owner's own: what creators, brands and their further profiles name as theirs, sections
// creators.accounts, brands.accounts and profiles.*. A name means the account of the owner's platform, else the only one there is
// where one of the two platforms is not known. An account that several owners name is that of the first in the order of owners.
#pragma once

#include <vector>

#include "engine/audience/graph.h"
#include "engine/catalog/catalog.h"
#include "engine/core/result.h"
#include "engine/credibility/trust_walk.h"
#include "engine/snapshot/reader.h"

namespace vouch::credibility {

/// Ascending, each account once. Fails with corrupt where the sections do not fit the catalog.
[[nodiscard]] core::Result<std::vector<OwnAccount>> own_accounts(const snapshot::Snapshot& snapshot,
                                                                 const catalog::Catalog& catalog,
                                                                 const audience::AudienceGraph& graph);

}  // namespace vouch::credibility
