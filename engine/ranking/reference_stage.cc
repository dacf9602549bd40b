#include "engine/ranking/reference_stage.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <utility>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/core/random.h"
#include "engine/ranking/pair_strengths.h"

namespace vouch::ranking {
namespace {

constexpr double kPairs = 1048576.0;     // 2^20
constexpr std::size_t kMaxAskers = 256;  // of more brands those with the smallest hashes: each costs passes over all audiences
constexpr std::size_t kMaxStandIns = 128;
constexpr double kUnknownFigure = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t kHashSeed = 0x766f756368726566ULL;

/// One sampled pair: its raw figures, NaN where unknown.
struct Pair {
  std::uint32_t creator = 0;
  double overlap = 0.0, new_reach = 0.0;
  std::array<double, kValueParts> parts{};  // by ValuePart
};

struct AskerPairs {
  EvidenceKind audience_kind = EvidenceKind::own;
  std::array<EvidenceKind, kValueParts> part_kinds{};  // by ValuePart
  bool has_audience = false;
  std::vector<Pair> pairs;

  [[nodiscard]] EvidenceKind values_kind() const { return part_kinds[position(ValuePart::content)]; }
};

/// Uniform in [0, 1), the same for the same pair of ids in any snapshot.
double pair_hash(std::uint64_t asker, std::uint64_t creator) {
  return static_cast<double>(core::mix64(asker ^ core::mix64(creator)) >> 11) * 0x1.0p-53;
}

std::vector<std::uint64_t> key_hashes(const snapshot::TextColumn& keys) {
  std::vector<std::uint64_t> hashes(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) hashes[i] = core::hash64(keys[i], kHashSeed);
  return hashes;
}

/// All indexes, or those of the `most` smallest hashes, ascending.
std::vector<std::uint32_t> sampled(const std::vector<std::uint64_t>& hashes, std::size_t most) {
  std::vector<std::uint32_t> order(hashes.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  if (order.size() > most) {
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return hashes[a] != hashes[b] ? hashes[a] < hashes[b] : a < b; };
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(), before);
    order.resize(most);
    std::sort(order.begin(), order.end());
  }
  return order;
}

class Sampler {
 public:
  explicit Sampler(const Evidence& evidence)
      : evidence_(evidence),
        creators_(key_hashes(evidence.catalog.creators.keys)),
        brands_(key_hashes(evidence.catalog.brands.keys)) {}

  [[nodiscard]] std::vector<std::uint32_t> askers() const { return sampled(brands_, kMaxAskers); }
  [[nodiscard]] std::vector<std::uint32_t> stand_ins() const { return sampled(creators_, kMaxStandIns); }

  [[nodiscard]] AskerPairs of_brand(std::uint32_t brand, double share) const {
    return pairs_of(asker_of(evidence_, core::BrandIndex(brand)), brands_[brand], share, core::kNoIndex);
  }
  [[nodiscard]] AskerPairs of_stand_in(std::uint32_t creator, double share) const {
    return pairs_of(stand_in(evidence_, core::CreatorIndex(creator)), ~creators_[creator], share, creator);
  }

 private:
  [[nodiscard]] AskerPairs pairs_of(const Asker& asker, std::uint64_t hash, double share, std::uint32_t self) const {
    std::vector<std::uint32_t> drawn;
    for (std::uint32_t i = 0; i < creators_.size(); ++i) {
      const bool partner = std::binary_search(asker.partners.begin(), asker.partners.end(), i);
      if (i != self && pair_hash(hash, creators_[i]) < share && !partner) drawn.push_back(i);
    }
    AskerPairs result{asker.audience_kind, asker.part_kinds, asker.audience.has_value(), {}};
    std::vector<audience::SharedAudience> shared;
    std::vector<audience::NewReach> reach(drawn.size());
    if (asker.audience) {
      shared = audience::shared_with_owners(*asker.audience, evidence_.graph, evidence_.graph.owners());
      reach = audience::new_reach_with_listed(*asker.audience, evidence_.graph, evidence_.weights, evidence_.known_shares, shared,
                                              drawn);
    }
    const RawFigures figures(evidence_, asker, std::move(shared));
    for (std::size_t k = 0; k < drawn.size(); ++k) {
      const core::CreatorIndex creator(drawn[k]);
      Pair& pair = result.pairs.emplace_back(drawn[k], figures.audience(creator).value_or(kUnknownFigure),
                                             reach[k].value.value_or(kUnknownFigure));
      for (const ValuePart part : kAllValueParts) {
        pair.parts[position(part)] = figures.part(part, creator).value_or(kUnknownFigure);
      }
    }
    return result;
  }

  const Evidence& evidence_;
  std::vector<std::uint64_t> creators_, brands_;
};

class Tables {
 public:
  Tables(const Evidence& evidence, const std::vector<AskerPairs>& askers) : evidence_(evidence), askers_(askers) {}

  /// The reference of a figure for one kind of evidence: kind(asker) says which an asker has, figure(pair) is NaN where unknown.
  template <class Kind, class Figure>
  [[nodiscard]] Reference reference(EvidenceKind wanted, Kind&& kind, Figure&& figure) const {
    std::vector<double> values;
    std::vector<std::uint32_t> creators;
    for (const AskerPairs& asker : askers_) {
      if (kind(asker) != wanted) continue;
      for (const Pair& pair : asker.pairs) {
        const double value = figure(asker, pair);
        if (value != value) continue;
        values.push_back(value);
        creators.push_back(pair.creator);
      }
    }
    Reference made{TailReference::from(values), {}};
    std::vector<PriorTable::Observation> observations;
    observations.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      observations.push_back(observation(creators[i], made.tail.strength(values[i])));
    }
    made.priors = PriorTable::from(std::move(observations), kUninformedTail);
    return made;
  }

  /// The value of a pair from its parts, whose references must be there; NaN where all are unknown.
  [[nodiscard]] double values_of(const References& references, const AskerPairs& asker, const Pair& pair) const {
    ValuesParts parts;
    for (const ValuePart part : kAllValueParts) {
      const Reference& reference = references.of(part, asker.part_kinds[position(part)]);
      const double raw = pair.parts[position(part)];
      const bool known = raw == raw;
      const auto mean = [&] {
        return reference.priors
            .of(evidence_.catalog.creators.platform[pair.creator], evidence_.band(core::CreatorIndex(pair.creator)))
            .mean;
      };
      parts.part[position(part)] = {.raw = known ? std::optional(raw) : std::nullopt,
                                    .strength = known ? reference.tail.strength(raw) : mean(),
                                    .there = evidence_.has(part)};
    }
    return parts.value().value_or(kUnknownFigure);
  }

  [[nodiscard]] PriorTable engagement() const {
    std::vector<PriorTable::Observation> observations;
    for (std::uint32_t i = 0; i < evidence_.catalog.creators.size(); ++i) {
      const auto figures = evidence_.engagement.of(core::CreatorIndex(i));
      if (figures.status != credibility::EngagementStatus::unknown) observations.push_back(observation(i, figures.percentile));
    }
    return PriorTable::from(std::move(observations), kUninformedLevel);
  }

  [[nodiscard]] PriorTable credibility() const {
    std::vector<PriorTable::Observation> observations;
    for (std::uint32_t i = 0; i < evidence_.catalog.creators.size(); ++i) {
      const auto figure = evidence_.credibility.of(core::CreatorIndex(i));
      if (figure.status != credibility::CredibilityStatus::unknown) observations.push_back(observation(i, figure.index));
    }
    return PriorTable::from(std::move(observations), kUninformedLevel);
  }

 private:
  [[nodiscard]] PriorTable::Observation observation(std::uint32_t creator, double strength) const {
    return {evidence_.catalog.creators.platform[creator], evidence_.band(core::CreatorIndex(creator)),
            static_cast<float>(strength)};
  }

  const Evidence& evidence_;
  const std::vector<AskerPairs>& askers_;
};

References references_from(const Evidence& evidence, const std::vector<AskerPairs>& askers) {
  const Tables tables(evidence, askers);
  References references;
  for (std::size_t k = 0; k < kEvidenceKinds; ++k) {
    const auto wanted = static_cast<EvidenceKind>(k);
    const auto audience_kind = [](const AskerPairs& asker) { return asker.audience_kind; };
    for (const auto& [measured, figure] :
         {std::pair{Measured::overlap, &Pair::overlap}, std::pair{Measured::new_reach, &Pair::new_reach}}) {
      references.tables[static_cast<std::size_t>(measured)][k] =
          tables.reference(wanted, audience_kind, [f = figure](const AskerPairs&, const Pair& pair) { return pair.*f; });
    }
    for (const ValuePart part : kAllValueParts) {
      references.parts[position(part)][k] = tables.reference(
          wanted, [part](const AskerPairs& asker) { return asker.part_kinds[position(part)]; },
          [part](const AskerPairs&, const Pair& pair) { return pair.parts[position(part)]; });
    }
  }
  std::array<Reference, kEvidenceKinds> values;
  for (std::size_t k = 0; k < kEvidenceKinds; ++k) {
    values[k] = tables.reference(
        static_cast<EvidenceKind>(k), [](const AskerPairs& asker) { return asker.values_kind(); },
        [&](const AskerPairs& asker, const Pair& pair) { return tables.values_of(references, asker, pair); });
  }
  references.tables[static_cast<std::size_t>(Measured::values)] = std::move(values);
  references.engagement = tables.engagement();
  references.credibility = tables.credibility();
  return references;
}

}  // namespace

core::Result<void> write_references(const snapshot::Snapshot& so_far, snapshot::Writer& out, unsigned threads,
                                    const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  const auto evidence = Evidence::open(so_far);
  if (!evidence) return core::fail(evidence.error());
  const Sampler sampler(**evidence);
  const auto brands = sampler.askers();
  const auto pairs_of_all = [&](std::size_t askers) {
    const double all = static_cast<double>(askers) * static_cast<double>((*evidence)->catalog.creators.size());
    return all <= kPairs ? 1.0 : kPairs / all;
  };
  std::vector<AskerPairs> askers(brands.size());
  std::atomic<std::uint64_t> done{0};
  core::parallel_each(brands.size(), threads, [&](std::size_t i) {
    askers[i] = sampler.of_brand(brands[i], pairs_of_all(brands.size()));
    if (progress) progress(++done, brands.size());
  });
  // Whatever no brand has of its own, creators stand in for.
  const bool own_audience = std::any_of(askers.begin(), askers.end(), [](const AskerPairs& a) {
    return a.has_audience && a.audience_kind == EvidenceKind::own && !a.pairs.empty();
  });
  const bool own_text = std::any_of(askers.begin(), askers.end(), [](const AskerPairs& a) {
    return a.values_kind() != EvidenceKind::partners && !a.pairs.empty();
  });
  if (!own_audience || !own_text) {
    const auto stand_ins = sampler.stand_ins();
    std::vector<AskerPairs> more(stand_ins.size());
    core::parallel_each(stand_ins.size(), threads,
                        [&](std::size_t i) { more[i] = sampler.of_stand_in(stand_ins[i], pairs_of_all(stand_ins.size())); });
    for (AskerPairs& one : more) {
      for (Pair& pair : one.pairs) {
        if (own_audience) pair.overlap = pair.new_reach = kUnknownFigure;
        if (own_text) pair.parts.fill(kUnknownFigure);
      }
    }
    askers.insert(askers.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return references_from(**evidence, askers).write(out);
}

}  // namespace vouch::ranking
