#include "engine/ranking/set_shares.h"

#include <algorithm>
#include <map>

#include "engine/audience/combined_shares.h"

namespace vouch::ranking {
namespace {

using catalog::Label;

/// What one creator's list says of a dimension.
struct Declared {
  std::map<Label, double> shares;  // by value
  double sum = 0.0;
  [[nodiscard]] audience::AudiencePart part(Label value) const {
    const auto found = shares.find(value);
    if (found != shares.end()) return {.low = found->second, .high = found->second, .known = true};
    const bool several = sum > 1.0 + 1e-9;  // values that one person may have several of leave no rest to go by
    return {.low = 0.0, .high = several ? 1.0 : 1.0 - std::min(1.0, sum), .known = true};
  }
};

using Dimension = std::map<std::size_t, Declared>;  // by position of the creator

std::map<Label, Dimension> declared_by(const Evidence& evidence, std::span<const core::CreatorIndex> creators,
                                       const audience::SetCounts& counts) {
  std::map<Label, Dimension> dimensions;
  const auto& shares = evidence.catalog.shares;
  for (std::size_t i = 0; i < creators.size(); ++i) {
    if (counts.own[i].accounts == 0) continue;
    const std::uint32_t owner = evidence.catalog.owner(creators[i]).value;
    for (std::uint64_t row = shares.owner_offsets[owner]; row < shares.owner_offsets[owner + 1]; ++row) {
      Declared& declared = dimensions[shares.dimension[row]][i];
      declared.shares[shares.value[row]] = shares.share[row];
      declared.sum += shares.share[row];
    }
  }
  return dimensions;
}

std::vector<SetShare> combine(const Evidence& evidence, Label name, const Dimension& dimension, const audience::SetCounts& counts,
                              std::uint64_t known_reach) {
  std::map<Label, bool> values;
  for (const auto& [creator, declared] : dimension) {
    for (const auto& [value, share] : declared.shares) values[value] = true;
  }
  std::vector<SetShare> combined;
  for (const auto& [value, named] : values) {
    std::vector<audience::AudiencePart> parts(counts.creators);
    for (const auto& [creator, declared] : dimension) {
      parts[creator] = declared.part(value);
      parts[creator].members = counts.own[creator].accounts;
      parts[creator].exclusive = counts.exclusive[creator].accounts;
    }
    const auto share = audience::combine_shares(parts, counts.potential.accounts, known_reach);
    if (!share) continue;
    combined.push_back({.dimension = std::string(evidence.catalog.label(name)),
                        .value = std::string(evidence.catalog.label(value)),
                        .mean = share->mean,
                        .low = share->low,
                        .high = share->high,
                        .creators = static_cast<std::int64_t>(dimension.size())});
  }
  std::ranges::stable_sort(combined, [](const SetShare& a, const SetShare& b) { return a.mean > b.mean; });
  return combined;
}

}  // namespace

std::vector<SetShare> combined_set_shares(const Evidence& evidence, std::span<const core::CreatorIndex> creators,
                                          const audience::SetCounts& counts,
                                          const std::function<std::uint64_t(const std::vector<bool>&)>& reach_of) {
  std::map<std::vector<bool>, std::uint64_t> reaches;  // dimensions are mostly declared by the same creators
  std::vector<SetShare> all;
  for (const auto& [name, dimension] : declared_by(evidence, creators, counts)) {
    std::vector<bool> known(creators.size());
    for (const auto& [creator, declared] : dimension) known[creator] = true;
    const auto [reach, fresh] = reaches.emplace(known, 0);
    if (fresh) reach->second = reach_of(known);
    for (SetShare& share : combine(evidence, name, dimension, counts, reach->second)) all.push_back(std::move(share));
  }
  return all;
}

}  // namespace vouch::ranking
