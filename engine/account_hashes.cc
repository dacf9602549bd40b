#include "engine/account_hashes.h"

#include <algorithm>
#include <array>

#include "engine/core/hash.h"

namespace vouch {
namespace {

std::string hash_text(std::uint64_t pseudonym) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(pseudonym >> (56 - 8 * i));
  return core::hex(bytes);
}

}  // namespace

std::vector<std::string> account_hashes(const audience::AudienceGraph& graph, const std::vector<std::uint32_t>& accounts) {
  std::vector<std::string> hashes(accounts.size());
  std::vector<std::uint32_t> wanted = accounts;
  std::ranges::sort(wanted);
  if (wanted.empty()) return hashes;
  std::vector<std::uint64_t> pseudonyms(wanted.size());
  const auto by_pseudonym = graph.accounts_by_pseudonym();
  for (std::size_t i = 0; i < by_pseudonym.size(); ++i) {
    const auto at = std::ranges::lower_bound(wanted, by_pseudonym[i]);
    if (at != wanted.end() && *at == by_pseudonym[i])
      pseudonyms[static_cast<std::size_t>(at - wanted.begin())] = graph.pseudonyms()[i];
  }
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const auto at = std::ranges::lower_bound(wanted, accounts[i]) - wanted.begin();
    hashes[i] = hash_text(pseudonyms[static_cast<std::size_t>(at)]);
  }
  return hashes;
}

}  // namespace vouch
