// Where a creator stands among its peers in the parts of its credibility and in the index itself: 21 quantiles of each over the
// creators of a platform of whom it is known, or, where these are too few (PeerRules), over those of all platforms. A percentile
// is the share of peers below, those alike counted half, linear between quantiles.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/codec.h"
#include "engine/core/result.h"
#include "engine/credibility/credibility_figure.h"
#include "engine/credibility/engagement_rules.h"

namespace vouch::credibility {

/// Immutable, safe to share.
class PartPeers {
 public:
  /// Figures while creators come.
  class Collector {
   public:
    explicit Collector(const PeerRules& enough) : enough_(enough) {}
    void add(catalog::Label platform, const CredibilityParts& parts, const CredibilityFigure& figure);
    [[nodiscard]] PartPeers peers() &&;

   private:
    PeerRules enough_;
    std::map<catalog::Label, std::array<std::vector<float>, kParts + 1>> figures_;
  };

  struct Standing {
    double percentile = 0.0;  // in log-odds: higher is more credible
    std::uint32_t peers = 0;
  };
  /// nullopt where the part is unknown or does not count, or there are too few peers.
  [[nodiscard]] std::optional<Standing> of(catalog::Label platform, const CredibilityPart& part) const;
  [[nodiscard]] std::optional<Standing> of(catalog::Label platform, const CredibilityFigure& figure) const;

  void write(core::Encoder& out) const;
  /// Fails with corrupt unless quantiles ascend and are finite.
  [[nodiscard]] static core::Result<PartPeers> read(core::Decoder& in);

 private:
  static constexpr std::size_t kLevels = 21;
  struct Quantiles {
    std::uint32_t peers = 0;
    std::array<double, kLevels> at{};
  };
  using Row = std::array<Quantiles, kParts + 1>;
  [[nodiscard]] static Quantiles quantiles_of(std::vector<float> figures);
  [[nodiscard]] static core::Result<Row> read_row(core::Decoder& in);
  [[nodiscard]] std::optional<Standing> standing(catalog::Label platform, std::size_t column, double log_odds) const;

  std::map<catalog::Label, Row> platforms_;
  Row all_{};  // without peers where they are too few
};

}  // namespace vouch::credibility
