// All reference distributions of a snapshot: for each raw figure and each kind of evidence that a request can rest on, how
// rare a value is, and the mean strength by platform and size band, which stands in where a creator's figure is unknown.
// Made once by the build (reference_stage.h), read by every request.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/result.h"
#include "engine/ranking/size_band.h"
#include "engine/ranking/tail_reference.h"
#include "engine/ranking/value_part.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::ranking {

/// What a figure of a brand × creator pair rests on. Each has its own distribution: a cosine with one brand's text and one
/// with the mean of forty partners are not on one scale.
enum class EvidenceKind : std::uint8_t {
  own,               // the brand's own audience (also one sent along); its own text; its stated category
  partners,          // that of its past partners
  own_and_partners,  // both together (content, category)
  similar_brands,    // that of brands like it (audience)
};
inline constexpr std::size_t kEvidenceKinds = 4;

/// Figures of pairs beside the parts of values (value_part.h).
enum class Measured : std::uint8_t { overlap, new_reach, values };
inline constexpr std::size_t kMeasured = 3;

/// What an unknown strength is taken to be: mean and 5 % and 95 % quantiles of the known ones.
struct Prior {
  double mean = 0.0;
  double low = 0.0;
  double high = 0.0;
};

/// The prior where no reference exists at all: of a uniform percentile, on the tail scale (mean 1/(6 ln 10)) and on the
/// level scale.
inline constexpr Prior kUninformedTail = {0.0723824, 0.0037127, 0.2168383};
inline constexpr Prior kUninformedLevel = {0.5, 0.05, 0.95};

/// Priors by platform label and size band, each cell with the pairs of its platform where it has fewer than 50, and of all
/// platforms where that has fewer as well.
class PriorTable {
 public:
  struct Observation {
    catalog::Label platform = 0;
    SizeBand band = SizeBand::unknown;
    float strength = 0.0F;
  };
  PriorTable() = default;
  [[nodiscard]] static PriorTable from(std::vector<Observation> observations, Prior uninformed);
  [[nodiscard]] Prior of(catalog::Label platform, SizeBand band) const;

  void write(core::Encoder& out) const;
  [[nodiscard]] static core::Result<PriorTable> read(core::Decoder& in);

 private:
  struct Cell {
    catalog::Label platform = 0;
    SizeBand band = SizeBand::unknown;
    Prior prior;
  };
  Prior all_ = kUninformedTail;
  std::vector<Cell> cells_;  // ascending by platform, band
};

struct Reference {
  TailReference tail;
  PriorTable priors;
};

/// Immutable, safe to share.
struct References {
  using Row = std::array<Reference, kEvidenceKinds>;
  std::array<Row, kMeasured> tables;
  std::array<Row, kValueParts> parts;  // by ValuePart
  PriorTable engagement;               // of percentiles
  PriorTable credibility;              // of indexes

  /// The table of a figure and kind; where the data had no such pairs, that of the kind nearest to it.
  [[nodiscard]] const Reference& of(Measured measured, EvidenceKind kind) const;
  [[nodiscard]] const Reference& of(ValuePart part, EvidenceKind kind) const;

  [[nodiscard]] core::Result<void> write(snapshot::Writer& out) const;
  [[nodiscard]] static core::Result<References> open(const snapshot::Snapshot& snapshot);
};

}  // namespace vouch::ranking
