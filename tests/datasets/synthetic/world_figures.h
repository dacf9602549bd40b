// The raw figures that a spreadsheet could make of a generated world's files, and the truth beside them: what the world's
// difficulty is judged by. Straightforward and slow, independent of the engine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vouch::datasets {

/// A figure of every pair, [brands x creators, row-major].
using PairFigure = std::vector<double>;

struct WorldFigures {
  std::size_t brands = 0, creators = 0;
  std::map<std::string, PairFigure> raw;  // overlap, jaccard, text cosine (word counts), followers, engagement rate, posts
  PairFigure audience;                    // overlap with few-owner accounts weighing more, over the root of both sizes
  PairFigure content;                     // cosine of word weights log(1 + count) * log(creators / creators with the word)
  PairFigure probability;                 // of a good match, 0 where the truth does not list the pair
  std::vector<bool> match;
};

/// Requires a folder that generate_world wrote.
[[nodiscard]] WorldFigures figures_of(const std::filesystem::path& folder);

/// The mean over brands of the area under the ROC curve, ties counted half; brands without both kinds are left out.
[[nodiscard]] double mean_auc(const WorldFigures& world, const PairFigure& figure);

}  // namespace vouch::datasets
