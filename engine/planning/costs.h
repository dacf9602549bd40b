// What a creator costs: the fee for its posts in the plan's currency, the agency's share and the social insurance of artists
// on that fee, and VAT on all of it, apart. Whole cents, each part rounded to the nearest, halves up, so that parts sum to
// the total and totals of creators to that of the plan.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/core/result.h"
#include "engine/planning/plan.h"

namespace vouch::planning {

/// Why a price is not known in the plan's currency.
enum class NoPrice : std::uint8_t { no_price, other_currency };
[[nodiscard]] std::string_view name_of(NoPrice why);

/// The money terms of one request, resolved. Immutable, safe to share.
class Costing {
 public:
  /// `levy`: the share of fees for social insurance. Fails with invalid_argument: shares outside 0..1, a rate that is not
  /// positive or stands twice.
  [[nodiscard]] static core::Result<Costing> make(const PlanTerms& terms, std::string currency, double levy);

  /// What the creator's posts cost. Fails with invalid_argument, "/plan/posts_per_creator", where that is beyond counting.
  [[nodiscard]] core::Result<std::variant<Cost, NoPrice>> of(const catalog::Catalog& catalog, core::CreatorIndex creator) const;

  [[nodiscard]] const std::string& currency() const { return currency_; }
  /// VAT on a total; nullopt where no share is stated.
  [[nodiscard]] std::optional<std::int64_t> vat_on(std::int64_t total_cents) const;

 private:
  [[nodiscard]] std::optional<double> rate_of(std::string_view currency) const;
  PlanTerms terms_;
  std::string currency_;
  double levy_ = 0.0;
};

/// a + b, part by part.
[[nodiscard]] Cost sum_of(const Cost& a, const Cost& b);

/// The currency that all prices have, ignoring case; empty where there is none, nullopt where there are several.
[[nodiscard]] std::optional<std::string> only_currency(const catalog::Catalog& catalog, std::span<const std::uint32_t> creators);

}  // namespace vouch::planning
