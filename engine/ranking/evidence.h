// A snapshot opened for ranking: every view that signals are computed from, and the brand's side of a request resolved
// against them. The reference distributions are not here, because the build makes them from the same code.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audience/asking_audience.h"
#include "engine/audience/authenticity.h"
#include "engine/audience/counted_overlaps.h"
#include "engine/audience/graph.h"
#include "engine/audience/known_share.h"
#include "engine/audience/member_days.h"
#include "engine/audience/persons.h"
#include "engine/audience/sample.h"
#include "engine/audience/weights.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/competitors.h"
#include "engine/core/hash.h"
#include "engine/core/result.h"
#include "engine/credibility/blocks.h"
#include "engine/credibility/credibility.h"
#include "engine/credibility/engagement.h"
#include "engine/credibility/even_handedness.h"
#include "engine/credibility/growth.h"
#include "engine/credibility/rules.h"
#include "engine/ranking/brief.h"
#include "engine/ranking/references.h"
#include "engine/ranking/shortlist.h"
#include "engine/ranking/value_part.h"
#include "engine/snapshot/reader.h"
#include "engine/values/category.h"
#include "engine/values/content.h"
#include "engine/values/embedder.h"
#include "engine/values/meaning.h"
#include "engine/values/owner_vectors.h"
#include "engine/values/term_vectors.h"

namespace vouch::ranking {

/// What reads words into vectors of a space; nullptr where there is nothing.
using EmbedderSource = std::function<std::shared_ptr<const values::Embedder>(std::string_view space)>;

/// Immutable, safe to share.
struct Evidence {
  [[nodiscard]] static core::Result<std::unique_ptr<const Evidence>> open(const snapshot::Snapshot& snapshot,
                                                                          const EmbedderSource& embedder = {});

  snapshot::Snapshot snapshot;
  catalog::Catalog catalog;
  audience::AudienceGraph graph;
  audience::AudienceWeights weights;
  audience::Samples samples;
  audience::Authenticity authentic;
  audience::MemberDays member_days;
  audience::Persons persons;
  values::TermVectors vectors;
  values::OwnerVectors meaning;
  values::Categories categories;
  credibility::Rules rules;
  credibility::Engagement engagement;
  credibility::Pods pods;
  credibility::Blocks blocks;
  credibility::Growth growth;
  credibility::Trust trust;
  credibility::EvenHandedness evenness;
  credibility::Credibility credibility;  // refers to the members above
  std::vector<double> known_shares;      // by OwnerIndex
  audience::CountedOverlaps overlaps;
  catalog::Competitors competitors;

  /// What reads the words of briefs, opened at the first call; nullptr where there is none of the space of `meaning`.
  std::function<std::shared_ptr<const values::Embedder>()> embedder;

  /// Whether the snapshot can know a part of values of anybody.
  [[nodiscard]] bool has(ValuePart part) const { return part != ValuePart::meaning || meaning.dims() > 0; }
  [[nodiscard]] SizeBand band(core::CreatorIndex creator) const;
  /// Creators who worked with a brand, ascending, each once.
  [[nodiscard]] std::vector<std::uint32_t> partners(core::BrandIndex brand) const;
};

/// Says how many accounts were judged where some were and some were not: credible reach counts the rest at the prior.
[[nodiscard]] std::optional<Message> partly_judged(const Evidence& evidence);

/// The brand's side of one request: whom it asks for, and on what each signal rests.
struct Asker {
  BrandCard card;
  std::optional<core::BrandIndex> brand;  // where the brand is in the data
  std::vector<std::uint32_t> partners;    // CreatorIndex values, ascending
  std::optional<audience::AskingAudience> audience;
  values::AskingText text;
  values::AskingMeaning meaning;
  values::AskingCategory category;
  EvidenceKind audience_kind = EvidenceKind::own;
  std::array<EvidenceKind, kValueParts> part_kinds{};  // by ValuePart
  bool sent_too_few = false;                           // an audience was sent, but too few of its ids are known

  [[nodiscard]] EvidenceKind kind_of(ValuePart part) const { return part_kinds[position(part)]; }
  /// What the signal values rests on, by what is said.
  [[nodiscard]] EvidenceKind values_kind() const { return kind_of(ValuePart::content); }
};

/// Who asks in a brief. Fails with not_found (an unknown brand) or invalid_argument (an audience without an account key).
[[nodiscard]] core::Result<Asker> resolve_asker(const Evidence& evidence, const Brief& brief,
                                                const std::optional<core::AccountKey>& account_key);
/// A brand of the data, as a brief with its id alone.
[[nodiscard]] Asker asker_of(const Evidence& evidence, core::BrandIndex brand);
/// A creator's audience, texts and category in place of a brand's: what references are made of where no brand has its own.
[[nodiscard]] Asker stand_in(const Evidence& evidence, core::CreatorIndex creator);

}  // namespace vouch::ranking
