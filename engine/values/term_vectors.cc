#include "engine/values/term_vectors.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/core/deterministic_math.h"
#include "engine/text/tokens.h"

namespace vouch::values {
namespace {

/// (1 + ln n) · rarity for each term, divided by the length, in 2⁻¹⁵. All zero where every rarity is 0.
std::vector<std::uint16_t> unit_weights(std::span<const std::uint32_t> terms, std::span<const std::uint16_t> counts,
                                        std::span<const double> rarity) {
  std::vector<double> raw(terms.size());
  double squares = 0.0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    raw[i] = (1.0 + core::det_log(std::max<double>(counts[i], 1.0))) * rarity[terms[i]];
    squares += raw[i] * raw[i];
  }
  std::vector<std::uint16_t> weights(terms.size(), 0);
  if (!(squares > 0.0)) return weights;
  const double factor = kWeightScale / std::sqrt(squares);
  for (std::size_t i = 0; i < terms.size(); ++i) weights[i] = static_cast<std::uint16_t>(std::floor(raw[i] * factor + 0.5));
  return weights;
}

double field_weight(std::string_view term) {
  if (term.starts_with('@')) return 2.0;
  return term.starts_with('#') ? 1.5 : 1.0;
}

/// f(t) · (ln(N / df(t)))² over creators; a term that only brands have counts as if one creator had it.
std::vector<double> rarities(const catalog::Catalog& catalog) {
  const auto& rows = catalog.terms.owner_terms;
  std::vector<std::uint32_t> df(catalog.terms.terms.size(), 0);
  std::uint32_t with_terms = 0;
  for (std::uint32_t creator = 0; creator < catalog.creators.size(); ++creator) {
    const auto terms = rows[creator];
    with_terms += terms.empty() ? 0 : 1;
    for (const std::uint32_t term : terms) ++df[term];
  }
  std::vector<double> rarity(df.size());
  for (std::size_t t = 0; t < df.size(); ++t) {
    const double n = std::max<double>(with_terms, 1.0);
    const double log = std::max(0.0, core::det_log(n / std::max<double>(df[t], 1.0)));
    rarity[t] = field_weight(catalog.terms.terms[t]) * log * log;
  }
  return rarity;
}

}  // namespace

core::Result<TermVectors> TermVectors::open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog) {
  TermVectors vectors;
  vectors.rows_ = catalog.terms.owner_terms;
  auto weights = snapshot.array<std::uint16_t>("values.weights");
  if (!weights) return core::fail(weights.error());
  auto rarity = snapshot.array<double>("values.rarity");
  if (!rarity) return core::fail(rarity.error());
  if (weights->size() != vectors.rows_.targets.size() || rarity->size() != catalog.terms.terms.size()) {
    return core::fail(core::ErrorCode::corrupt, "values.weights and values.rarity do not have one entry each for the terms");
  }
  vectors.weights_ = *weights;
  vectors.rarity_ = *rarity;
  return vectors;
}

TextVector TermVectors::of_texts(std::span<const std::string_view> texts, const catalog::TermColumns& columns) const {
  std::map<std::uint32_t, std::uint16_t> counts;
  for (const std::string_view text : texts) {
    std::vector<std::uint32_t> seen;
    text::for_each_token(text, [&](std::string_view token) {
      const std::size_t term = columns.terms.find_sorted(token);
      if (term < columns.terms.size()) seen.push_back(static_cast<std::uint32_t>(term));
    });
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const std::uint32_t term : seen) ++counts[term];
  }
  TextVector vector;
  std::vector<std::uint16_t> n;
  for (const auto& [term, count] : counts) {
    vector.terms.push_back(term);
    n.push_back(count);
  }
  vector.weights = unit_weights(vector.terms, n, rarity_);
  return vector;
}

core::Result<void> write_term_vectors(const snapshot::Snapshot& so_far, snapshot::Writer& out) {
  const auto catalog = catalog::Catalog::open(so_far);
  if (!catalog) return core::fail(catalog.error());
  const std::vector<double> rarity = rarities(*catalog);
  if (auto done = out.write<double>("values.rarity", rarity); !done) return done;
  if (auto begun = out.begin("values.weights", snapshot::Encoding::u16); !begun) return begun;
  const auto& rows = catalog->terms.owner_terms;
  for (std::uint32_t owner = 0; owner < catalog->owners(); ++owner) {
    const std::uint64_t first = rows.offsets[owner];
    const std::uint64_t count = rows.offsets[owner + 1] - first;
    const auto weights =
        unit_weights(rows.targets.subspan(first, count), catalog->terms.text_counts.subspan(first, count), rarity);
    if (auto done = out.append<std::uint16_t>(weights); !done) return done;
  }
  return {};
}

}  // namespace vouch::values
