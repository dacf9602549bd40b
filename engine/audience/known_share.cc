#include "engine/audience/known_share.h"

#include <algorithm>

namespace vouch::audience {
namespace {

void append_shares(const catalog::OwnerColumns& columns, std::uint32_t first, const AudienceGraph& graph,
                   std::vector<double>& shares) {
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    const std::uint64_t rows = graph.members(core::OwnerIndex(first + i)).size();
    shares.push_back(known_share(static_cast<catalog::Coverage>(columns.coverage[i]), rows, columns.audience_size[i]));
  }
}

}  // namespace

double known_share(catalog::Coverage coverage, std::uint64_t rows, std::int64_t audience_size) {
  const bool followers = coverage == catalog::Coverage::all_followers || coverage == catalog::Coverage::random_sample;
  if (!followers || audience_size <= 0 || rows == 0) return 1.0;
  return std::min(1.0, static_cast<double>(rows) / static_cast<double>(audience_size));
}

std::vector<double> known_shares(const catalog::Catalog& catalog, const AudienceGraph& graph) {
  std::vector<double> shares;
  shares.reserve(catalog.owners());
  append_shares(catalog.creators, 0, graph, shares);
  append_shares(catalog.brands, catalog.creators.size(), graph, shares);
  return shares;
}

}  // namespace vouch::audience
