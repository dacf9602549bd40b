#include "engine/credibility/own_accounts.h"

#include <algorithm>
#include <optional>
#include <string>

namespace vouch::credibility {
namespace {

using core::Result;

core::Error misfit(const std::string& section, std::size_t found, std::size_t expected) {
  return {.code = core::ErrorCode::corrupt,
          .message = "section " + section + " has " + std::to_string(found) + " elements, expected " + std::to_string(expected),
          .pointer = {}};
}

template <class T>
Result<std::span<const T>> column(const snapshot::Snapshot& snapshot, const std::string& name, std::size_t size) {
  auto values = snapshot.array<T>(name);
  if (values && values->size() != size) return core::fail(misfit(name, values->size(), size));
  return values;
}

class Finder {
 public:
  explicit Finder(const audience::AudienceGraph& graph) : graph_(graph) {}

  void add(std::uint64_t pseudonym, catalog::Label platform, std::uint32_t owner) {
    if (pseudonym == 0) return;
    if (const auto account = account_of(pseudonym, platform)) found_.push_back({.account = *account, .owner = owner});
  }
  [[nodiscard]] std::vector<OwnAccount> finish() {
    std::ranges::sort(found_);
    const auto repeated = std::ranges::unique(found_, {}, &OwnAccount::account);
    found_.erase(repeated.begin(), repeated.end());
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> account_of(std::uint64_t pseudonym, catalog::Label platform) const {
    const auto named = std::ranges::equal_range(graph_.pseudonyms(), pseudonym);
    const auto first = static_cast<std::size_t>(named.begin() - graph_.pseudonyms().begin());
    const auto accounts = graph_.accounts_by_pseudonym().subspan(first, named.size());
    for (const std::uint32_t a : accounts) {
      if (graph_.platforms()[a] == platform) return a;
    }
    if (accounts.size() == 1 && (platform == 0 || graph_.platforms()[accounts.front()] == 0)) return accounts.front();
    return std::nullopt;
  }

  const audience::AudienceGraph& graph_;
  std::vector<OwnAccount> found_;
};

void add_owners(const catalog::OwnerColumns& owners, std::uint32_t first, Finder& finder) {
  for (std::uint32_t i = 0; i < owners.size(); ++i) finder.add(owners.accounts[i], owners.platform[i], first + i);
}

Result<void> add_profiles(const snapshot::Snapshot& snapshot, std::uint32_t owners, Finder& finder) {
  const auto offsets = column<std::uint64_t>(snapshot, "profiles.owner_offsets", owners + std::size_t{1});
  if (!offsets) return core::fail(offsets.error());
  const auto accounts = snapshot.array<std::uint64_t>("profiles.accounts");
  if (!accounts) return core::fail(accounts.error());
  const auto platforms = column<std::uint32_t>(snapshot, "profiles.platform", accounts->size());
  if (!platforms) return core::fail(platforms.error());
  if (offsets->front() != 0 || !std::ranges::is_sorted(*offsets) || offsets->back() != accounts->size()) {
    return core::fail(core::ErrorCode::corrupt, "section profiles.owner_offsets does not ascend from 0 to its profiles");
  }
  for (std::uint32_t o = 0; o < owners; ++o) {
    for (std::uint64_t i = (*offsets)[o]; i < (*offsets)[o + 1]; ++i) finder.add((*accounts)[i], (*platforms)[i], o);
  }
  return {};
}

}  // namespace

Result<std::vector<OwnAccount>> own_accounts(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog,
                                             const audience::AudienceGraph& graph) {
  Finder finder(graph);
  add_owners(catalog.creators, 0, finder);
  add_owners(catalog.brands, catalog.creators.size(), finder);
  if (auto done = add_profiles(snapshot, catalog.owners(), finder); !done) return core::fail(std::move(done).error());
  return finder.finish();
}

}  // namespace vouch::credibility
