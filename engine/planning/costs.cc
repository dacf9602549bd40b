#include "engine/planning/costs.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vouch::planning {
namespace {

constexpr double kMostCents = 9.0e15;  // below 2⁵³: a double holds every cent

bool same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    return upper(x) == upper(y);
  });
}

std::int64_t rounded(double cents) { return static_cast<std::int64_t>(std::floor(cents + 0.5)); }

core::Result<void> expect_share(double share, std::string_view name) {
  if (share >= 0.0 && share <= 1.0) return {};
  return core::fail(core::ErrorCode::invalid_argument, "plan." + std::string(name) + " is outside 0 and 1",
                    "/plan/" + std::string(name));
}

}  // namespace

std::string_view name_of(NoPrice why) {
  constexpr std::array<std::string_view, 2> kNames = {"no_price", "other_currency"};
  return kNames[static_cast<std::size_t>(why)];
}

core::Result<Costing> Costing::make(const PlanTerms& terms, std::string currency, double levy) {
  if (auto good = expect_share(terms.agency_share, "agency_share"); !good) return core::fail(good.error());
  if (auto good = expect_share(terms.vat_share.value_or(0.0), "vat_share"); !good) return core::fail(good.error());
  if (auto good = expect_share(terms.visible_share.value_or(0.0), "visible_share"); !good) return core::fail(good.error());
  for (std::size_t i = 0; i < terms.rates.size(); ++i) {
    const ExchangeRate& rate = terms.rates[i];
    const std::string pointer = "/plan/rates/" + std::to_string(i);
    if (!(rate.rate > 0.0 && rate.rate < 1e9)) {
      return core::fail(core::ErrorCode::invalid_argument, "the rate of " + rate.currency + " is not above 0 and below 10^9",
                        pointer + "/rate");
    }
    const auto twice = std::any_of(terms.rates.begin(), terms.rates.begin() + static_cast<std::ptrdiff_t>(i),
                                   [&](const ExchangeRate& other) { return same(other.currency, rate.currency); });
    if (twice) {
      return core::fail(core::ErrorCode::invalid_argument, "the rate of " + rate.currency + " stands twice, expected once",
                        pointer + "/currency");
    }
  }
  Costing costing;
  costing.terms_ = terms;
  costing.currency_ = std::move(currency);
  costing.levy_ = levy;
  return costing;
}

std::optional<double> Costing::rate_of(std::string_view currency) const {
  if (currency.empty() || same(currency, currency_)) return 1.0;
  for (const ExchangeRate& rate : terms_.rates) {
    if (same(rate.currency, currency)) return rate.rate;
  }
  return std::nullopt;
}

core::Result<std::variant<Cost, NoPrice>> Costing::of(const catalog::Catalog& catalog, core::CreatorIndex creator) const {
  const auto& c = catalog.creators;
  const std::int64_t price = c.price_cents[creator.value];
  if (price < 0) return NoPrice::no_price;  // catalog::kUnknown is the least of all
  const auto rate = rate_of(catalog.label(c.currency[creator.value]));
  if (!rate) return NoPrice::other_currency;
  double fee = static_cast<double>(price) * static_cast<double>(terms_.posts_per_creator) * *rate;
  if (catalog.label(c.price_basis[creator.value]) == "gross") fee /= 1.0 + terms_.vat_share.value_or(0.0);
  if (!(fee * (1.0 + terms_.agency_share + levy_) * 2.0 < kMostCents)) {
    return core::fail(core::ErrorCode::invalid_argument,
                      "the price of '" + std::string(c.keys[creator.value]) + "' times the posts is more than can be counted",
                      "/plan/posts_per_creator");
  }
  Cost cost;
  cost.fee_cents = rounded(fee);
  cost.agency_cents = rounded(static_cast<double>(cost.fee_cents) * terms_.agency_share);
  cost.social_insurance_cents = rounded(static_cast<double>(cost.fee_cents) * levy_);
  cost.total_cents = cost.fee_cents + cost.agency_cents + cost.social_insurance_cents;
  cost.vat_cents = vat_on(cost.total_cents);
  return cost;
}

std::optional<std::int64_t> Costing::vat_on(std::int64_t total_cents) const {
  if (!terms_.vat_share) return std::nullopt;
  return rounded(static_cast<double>(total_cents) * *terms_.vat_share);
}

Cost sum_of(const Cost& a, const Cost& b) {
  Cost sum;
  sum.fee_cents = a.fee_cents + b.fee_cents;
  sum.agency_cents = a.agency_cents + b.agency_cents;
  sum.social_insurance_cents = a.social_insurance_cents + b.social_insurance_cents;
  sum.total_cents = a.total_cents + b.total_cents;
  if (a.vat_cents || b.vat_cents) sum.vat_cents = a.vat_cents.value_or(0) + b.vat_cents.value_or(0);
  return sum;
}

std::optional<std::string> only_currency(const catalog::Catalog& catalog, std::span<const std::uint32_t> creators) {
  std::string only;
  for (const std::uint32_t i : creators) {
    const std::string_view currency = catalog.label(catalog.creators.currency[i]);
    if (catalog.creators.price_cents[i] == catalog::kUnknown || currency.empty() || same(currency, only)) continue;
    if (!only.empty()) return std::nullopt;
    only = currency;
  }
  return only;
}

}  // namespace vouch::planning
