#include "engine/audience/authenticity.h"

#include <string>

namespace vouch::audience {
namespace {

constexpr const char* kSection = "audience.authentic";

}  // namespace

core::Result<Authenticity> Authenticity::open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph) {
  Authenticity opened;
  if (!snapshot.has(kSection)) return opened;
  const auto judged = snapshot.array<std::uint16_t>(kSection);
  if (!judged) return core::fail(judged.error());
  if (judged->size() != graph.accounts()) {
    return core::fail(core::ErrorCode::corrupt, "section audience.authentic has " + std::to_string(judged->size()) +
                                                    " accounts, expected " + std::to_string(graph.accounts()));
  }
  opened.judged_ = *judged;
  return opened;
}

std::uint64_t Authenticity::sum(std::span<const std::uint32_t> accounts) const {
  if (judged_.empty()) return std::uint64_t{kPrior} * accounts.size();
  std::uint64_t sum = 0;
  for (const std::uint32_t a : accounts) sum += judged_[a];
  return sum;
}

}  // namespace vouch::audience
