#include "engine/credibility/trust_seeds.h"

#include <algorithm>
#include <utility>

#include "engine/audience/asking_audience.h"

namespace vouch::credibility {
namespace {

template <class T>
void keep_distinct(std::vector<T>& values) {
  std::ranges::sort(values);
  const auto repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
}

}  // namespace

core::Result<TrustSeeds> find_seeds(const snapshot::Snapshot& snapshot, TrustedNames names) {
  const auto graph = audience::AudienceGraph::open(snapshot);
  if (!graph) return core::fail(graph.error());
  const auto catalog = catalog::Catalog::open(snapshot);
  if (!catalog) return core::fail(catalog.error());
  const auto own = own_accounts(snapshot, *catalog, *graph);
  if (!own) return core::fail(own.error());
  keep_distinct(names.creators);
  const auto matched = audience::match_accounts(*graph, std::move(names.accounts));
  TrustSeeds seeds{.accounts = matched.accounts, .given = matched.sent_ids + names.creators.size(), .found = matched.matched_ids};
  std::vector<std::uint32_t> creators;
  for (const std::string& id : names.creators) {
    if (const auto creator = catalog->find_creator(id)) creators.push_back(creator->value);
  }
  std::vector<std::uint32_t> with_account;
  for (const auto& [account, owner] : *own) {
    if (!std::ranges::binary_search(creators, owner)) continue;  // indexes are in the order of ids
    seeds.accounts.push_back(account);
    with_account.push_back(owner);
  }
  keep_distinct(with_account);
  seeds.found += with_account.size();
  keep_distinct(seeds.accounts);
  return seeds;
}

}  // namespace vouch::credibility
