// Who may be on the list: the brief's filters and exclusions as one pass over the creators, each creator left out counted
// under the first reason that takes it out.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/result.h"
#include "engine/ranking/brief.h"
#include "engine/ranking/evidence.h"

namespace vouch::ranking {

/// Reasons in the order in which they are tried.
enum class FilterReason : std::uint8_t {
  none,
  excluded,
  partner,
  platform,
  country,
  language,
  category,
  size_band,
  followers,
  price,
  active_days,
  audience_share,
  credibility
};
inline constexpr std::size_t kFilterReasons = 13;
[[nodiscard]] std::string_view name_of(FilterReason reason);

/// The filters of one brief, resolved against a snapshot. Safe to share.
class CreatorFilter {
 public:
  /// Fails with invalid_argument (an unknown size band, a share outside 0..1, min above max), with a JSON Pointer.
  [[nodiscard]] static core::Result<CreatorFilter> make(const Evidence& evidence, const Filters& filters, std::int64_t as_of_s);

  /// The first reason that takes this creator out; none where it stays.
  [[nodiscard]] FilterReason reason(core::CreatorIndex creator) const;

 private:
  struct LabelSet {  // per label code whether it is wanted; empty: everything is
    std::vector<bool> wanted;
    [[nodiscard]] bool keeps(catalog::Label label) const { return wanted.empty() || wanted[label]; }
  };
  struct ShareRule {
    std::vector<bool> dimension, values;  // per label code
    double min_share = 0.0;
    bool keep_unknown = true;
  };
  explicit CreatorFilter(const Evidence& evidence) : evidence_(&evidence), catalog_(&evidence.catalog) {}
  [[nodiscard]] bool keeps_shares(core::CreatorIndex creator) const;
  [[nodiscard]] bool keeps_active(core::CreatorIndex creator) const;

  [[nodiscard]] bool keeps_credibility(core::CreatorIndex creator) const;

  const Evidence* evidence_;
  const catalog::Catalog* catalog_;
  std::optional<double> min_credibility_;
  LabelSet platform_, country_, language_, category_;
  std::vector<bool> bands_;  // per SizeBand; empty: all
  Range followers_;
  std::optional<std::int64_t> max_price_cents_, active_since_s_;
  std::int64_t as_of_s_ = 0;
  std::vector<ShareRule> shares_;
};

/// The creators that a brief is about, after exclusions and filters.
struct Eligible {
  std::vector<std::uint32_t> creators;  // CreatorIndex values, ascending
  std::int64_t considered = 0;
  std::array<std::int64_t, kFilterReasons> filtered{};  // by FilterReason
  std::int64_t unknown_ids = 0;                         // candidates and exclusions that the data does not have
};

/// `partners`: creators who worked with the brand, ascending.
[[nodiscard]] core::Result<Eligible> eligible_creators(const Evidence& evidence, const Brief& brief, std::int64_t as_of_s,
                                                       std::span<const std::uint32_t> partners);

}  // namespace vouch::ranking
