// A history small enough to read: six creators, two brands, posts on days 1 to 10; and a scorer whose truth is known.
//   day      1  2  3  4  5  6  7 | 8  9  10      cut at 70 %: day 7
//   post     a  b  c  d  e  a  b | c  f  d
//   acme     a  b  .  .  .  .  a | c  f  d       positives c, d (f has no earlier post)
//   blau     .  .  c  d  e  .  . | c  .  .       no positive: c is known
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "experiments/models.h"

namespace vouch::experiments {

inline constexpr std::int64_t kDay = 86400;

inline void add_post(History& history, const std::string& creator, std::int64_t day) {
  catalog::PostRecord record;
  record.owner = {.id = creator, .kind = catalog::OwnerKind::creator};
  record.at_s = day * kDay;
  static_cast<void>(history.accept(record));
}

inline void add_tie(History& history, const std::string& brand, const std::string& creator, std::int64_t day) {
  catalog::CollaborationRecord record;
  record.brand_id = brand;
  record.creator_id = creator;
  record.at_s = day * kDay;
  static_cast<void>(history.accept(record));
}

/// One signal alone.
inline Weights only(std::size_t signal) {
  Weights weights{};
  weights[signal] = 1;
  return weights;
}

inline History small_history() {
  History history;
  const std::string posters = "abcdeabcfd";
  for (std::size_t i = 0; i < posters.size(); ++i)
    add_post(history, std::string(1, posters[i]), static_cast<std::int64_t>(i + 1));
  const std::vector<std::pair<std::string, int>> acme = {{"a", 1}, {"b", 2}, {"a", 7}, {"c", 8}, {"f", 9}, {"d", 10}};
  const std::vector<std::pair<std::string, int>> blau = {{"c", 3}, {"d", 4}, {"e", 5}, {"c", 8}};
  for (const auto& [creator, day] : acme) add_tie(history, "acme", creator, day);
  for (const auto& [creator, day] : blau) add_tie(history, "blau", creator, day);
  return history;
}

/// Brands b0, b1, ... with five earlier partners each and positives among 60 candidates, over one cut.
inline Split planted_split(std::size_t brands) {
  Split split;
  Cut& cut = split.cuts.emplace_back();
  cut.share = 0.7;
  cut.label = "70";
  for (int c = 100; c < 160; ++c) cut.candidates.push_back("c" + std::to_string(c));
  cut.earlier_brands.assign(60, 0);
  cut.earlier_ties.assign(60, 0);
  for (std::uint32_t b = 0; b < brands; ++b) {
    Query query{.id = "b" + std::to_string(1000 + b) + "@70",
                .brand_id = "b" + std::to_string(1000 + b),
                .cut = 0,
                .known = {},
                .positives = {}};
    query.known = {0, 1, 2, 3, 4};
    query.positives = {5 + b % 20, 30 + b % 20};
    split.queries.push_back(std::move(query));
  }
  return split;
}

/// Ranks by weight: audience puts positives first but for noise, values puts them in the middle, engagement last.
class PlantedScorer final : public Scorer {
 public:
  explicit PlantedScorer(const Split& split) : split_(split) {}

  core::Result<Ordered> rank(const Query& query, const Weighting& weighting) const override {
    Weights weights{};
    if (const auto* given = std::get_if<Weights>(&weighting)) weights = *given;
    if (const auto* profile = std::get_if<std::string>(&weighting)) {
      if (*profile != "balanced") return core::fail(core::ErrorCode::not_found, "no profile '" + *profile + "'");
      weights.fill(1);
    }
    std::vector<std::pair<double, std::uint32_t>> scored;
    for (std::uint32_t c = 0; c < split_.cuts[0].candidates.size(); ++c) {
      if (std::binary_search(query.known.begin(), query.known.end(), c)) continue;
      const bool is_positive = std::binary_search(query.positives.begin(), query.positives.end(), c);
      const double noise = static_cast<double>((c * 37 + query.brand_id.back()) % 60) / 60;
      const double value = weights[0] * (is_positive ? 1.5 : noise) + weights[4] * (is_positive ? -2.0 : noise);
      scored.emplace_back(-value, c);
    }
    std::sort(scored.begin(), scored.end());
    Ordered ordered;
    for (const auto& [score, candidate] : scored) ordered.candidates.push_back(candidate);
    return ordered;
  }

 private:
  const Split& split_;
};

}  // namespace vouch::experiments
