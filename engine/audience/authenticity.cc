#include "engine/audience/authenticity.h"

#include <bit>
#include <string>

namespace vouch::audience {
namespace {

constexpr const char* kSection = "audience.authentic";
constexpr const char* kBitsSection = "audience.judged";

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
  const auto bits = snapshot.array<std::uint64_t>(kBitsSection);
  if (!bits) return core::fail(bits.error());
  if (bits->size() != (graph.accounts() + 63) / 64) {
    return core::fail(core::ErrorCode::corrupt, "section audience.judged has " + std::to_string(bits->size()) +
                                                    " numbers, expected " + std::to_string((graph.accounts() + 63) / 64));
  }
  opened.judged_ = *judged;
  opened.bits_ = *bits;
  return opened;
}

std::uint64_t Authenticity::judged(std::span<const std::uint32_t> accounts) const {
  std::uint64_t count = 0;
  for (const std::uint32_t a : accounts) count += judged(a) ? 1 : 0;
  return count;
}

std::uint64_t Authenticity::judged_accounts() const {
  std::uint64_t count = 0;
  for (const std::uint64_t bits : bits_) count += static_cast<std::uint64_t>(std::popcount(bits));
  return count;
}

std::uint64_t Authenticity::sum(std::span<const std::uint32_t> accounts) const {
  if (judged_.empty()) return std::uint64_t{kPrior} * accounts.size();
  std::uint64_t sum = 0;
  for (const std::uint32_t a : accounts) sum += judged_[a];
  return sum;
}

}  // namespace vouch::audience
