// Gradient boosted trees that a recipe has trained: the sum of leaves for a row of features, and how much of it each feature
// makes up. T. Chen, C. Guestrin, XGBoost: A scalable tree boosting system, 2016; S. Lundberg, G. Erion, S. Lee, Consistent
// individualized feature attribution for tree ensembles, 2018. The one place that knows XGBoost.
//
// Rows are [n x features, row-major], a missing value is NaN. A row's result depends on that row alone, so it is the same
// for any number of threads. Cost: a margin is one path a tree; contributions cost about a hundred times as much.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::learning {

/// Immutable, safe to share. The last copy must be gone when main() returns: XGBoost takes its own state down after that.
class BoostedTrees {
 public:
  /// `model` is what XGBoost saved, from a source that is trusted: its bytes are not checked here. Fails with corrupt where
  /// XGBoost cannot read them or they were trained on another number of features.
  [[nodiscard]] static core::Result<BoostedTrees> load(core::Bytes model, std::size_t features);

  /// [n], in the unit of the trees' objective (log-odds for a logistic one). Requires rows.size() to be a multiple of
  /// features(). threads 0: as many as the machine has.
  [[nodiscard]] core::Result<std::vector<float>> margins(std::span<const float> rows, unsigned threads = 1) const;
  /// [n x (features + 1), row-major], exact Shapley values along the trees' paths; the last is what all rows share. A row
  /// sums to its margin, but for rounding.
  [[nodiscard]] core::Result<std::vector<float>> contributions(std::span<const float> rows, unsigned threads = 1) const;

  [[nodiscard]] std::size_t features() const { return features_; }

 private:
  struct Booster;
  BoostedTrees(std::shared_ptr<const Booster> booster, std::size_t features)
      : booster_(std::move(booster)), features_(features) {}
  std::shared_ptr<const Booster> booster_;
  std::size_t features_;
};

}  // namespace vouch::learning
