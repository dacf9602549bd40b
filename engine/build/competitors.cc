#include "engine/build/competitors.h"

#include <algorithm>
#include <span>
#include <utility>

namespace vouch::build {

void Competitors::add(SeenOwner brand, catalog::Strings ids) {
  for (const std::string_view id : ids) {
    brands_.push_back(brand);
    names_.add(id);
  }
}

core::Result<void> Competitors::write(const Owners& owners, const OwnerOrder& order, snapshot::Writer& out) const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // brand indexes, both ways
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto named = owners.brands().find(names_[i]);
    if (!named || *named == brands_[i].place()) continue;
    const std::uint32_t a = order.brands.rank(brands_[i].place());
    const std::uint32_t b = order.brands.rank(*named);
    pairs.emplace_back(a, b);
    pairs.emplace_back(b, a);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  SectionWriter sections(out);
  sections.array<std::uint64_t>("brands.competitors.offsets",
                                offsets_of(pairs, order.brands.size(), [](const auto& pair) { return pair.first; }));
  if (auto done = sections.done(); !done) return done;
  if (auto begun = out.begin("brands.competitors.targets", snapshot::Encoding::csr_u32); !begun) return begun;
  const auto targets = column_of<std::uint32_t>(pairs, [](const auto& pair) { return pair.second; });
  return out.append(std::span<const std::uint32_t>(targets));
}

}  // namespace vouch::build
