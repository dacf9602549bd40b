#include "engine/learning/boosted_trees.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <string>
#include <utility>

#include <xgboost/c_api.h>

#include "engine/core/parallel_for.h"

namespace vouch::learning {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::size_t kRowsAtATime = 4096;

/// What XGBoost says when a call fails, in one line.
core::Error last_error(ErrorCode code) {
  std::string text = XGBGetLastError();
  text = text.substr(0, text.find('\n'));
  return {.code = code, .message = "boosted trees: " + text};
}

/// XGBoost's own description of rows in memory (the array interface of NumPy).
std::string described(std::span<const float> rows, std::size_t features) {
  return R"({"data": [)" + std::to_string(reinterpret_cast<std::uintptr_t>(rows.data())) + R"(, true], "shape": [)" +
         std::to_string(rows.size() / features) + ", " + std::to_string(features) + R"(], "typestr": "<f4", "version": 3})";
}

constexpr const char* kMargins =
    R"({"type": 1, "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": false, "missing": NaN, "cache_id": 0})";
constexpr const char* kContributions =
    R"({"type": 2, "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": false})";
constexpr const char* kMissing = R"({"missing": NaN, "nthread": 1})";

struct Matrix {
  DMatrixHandle handle = nullptr;
  Matrix() = default;
  Matrix(const Matrix&) = delete;
  Matrix& operator=(const Matrix&) = delete;
  ~Matrix() {
    if (handle != nullptr) XGDMatrixFree(handle);
  }
};

/// Copies a result of XGBoost, which its next call in this thread overwrites.
core::Result<void> copy(const float* from, const bst_ulong* shape, bst_ulong dimensions, std::span<float> to) {
  std::size_t count = dimensions == 0 ? 0 : 1;
  for (bst_ulong d = 0; d < dimensions; ++d) count *= shape[d];
  if (count != to.size()) {
    return fail(ErrorCode::internal,
                "boosted trees gave " + std::to_string(count) + " figures, expected " + std::to_string(to.size()));
  }
  std::copy_n(from, count, to.begin());
  return {};
}

core::Result<void> margins_of(BoosterHandle booster, std::span<const float> rows, std::size_t features, std::span<float> to) {
  const bst_ulong* shape = nullptr;
  bst_ulong dimensions = 0;
  const float* result = nullptr;
  if (XGBoosterPredictFromDense(booster, described(rows, features).c_str(), kMargins, nullptr, &shape, &dimensions, &result) !=
      0) {
    return fail(last_error(ErrorCode::internal));
  }
  return copy(result, shape, dimensions, to);
}

core::Result<void> contributions_of(BoosterHandle booster, std::span<const float> rows, std::size_t features,
                                    std::span<float> to) {
  Matrix matrix;
  const bst_ulong* shape = nullptr;
  bst_ulong dimensions = 0;
  const float* result = nullptr;
  if (XGDMatrixCreateFromDense(described(rows, features).c_str(), kMissing, &matrix.handle) != 0 ||
      XGBoosterPredictFromDMatrix(booster, matrix.handle, kContributions, &shape, &dimensions, &result) != 0) {
    return fail(last_error(ErrorCode::internal));
  }
  return copy(result, shape, dimensions, to);
}

using Predict = core::Result<void> (*)(BoosterHandle, std::span<const float>, std::size_t, std::span<float>);

core::Result<std::vector<float>> predict(BoosterHandle booster, std::span<const float> rows, std::size_t features,
                                         std::size_t each, unsigned threads, Predict block) {
  assert(rows.size() % features == 0);
  const std::size_t count = rows.size() / features;
  std::vector<float> results(count * each);
  const std::size_t blocks = (count + kRowsAtATime - 1) / kRowsAtATime;
  auto done = core::parallel_for(blocks, threads, [&](std::size_t b) {
    const std::size_t begin = b * kRowsAtATime, n = std::min(kRowsAtATime, count - begin);
    return block(booster, rows.subspan(begin * features, n * features), features,
                 std::span(results).subspan(begin * each, n * each));
  });
  if (!done) return fail(std::move(done).error());
  return results;
}

}  // namespace

struct BoostedTrees::Booster {
  BoosterHandle handle = nullptr;
  Booster() = default;
  Booster(const Booster&) = delete;
  Booster& operator=(const Booster&) = delete;
  ~Booster() {
    if (handle != nullptr) XGBoosterFree(handle);
  }
};

core::Result<BoostedTrees> BoostedTrees::load(core::Bytes model, std::size_t features) {
  auto booster = std::make_shared<Booster>();
  bst_ulong trained_on = 0;
  if (XGBoosterCreate(nullptr, 0, &booster->handle) != 0 || XGBoosterSetParam(booster->handle, "nthread", "1") != 0) {
    return fail(last_error(ErrorCode::internal));
  }
  // The number of threads must hold before trees are read: which threads there are is ours to say, and thread sanitizers do not
  // understand those of OpenMP. It holds once something asks for the configuration, as this does before it fails for want of
  // trees.
  static_cast<void>(XGBoosterGetNumFeature(booster->handle, &trained_on));
  if (XGBoosterLoadModelFromBuffer(booster->handle, model.data(), model.size()) != 0 ||
      XGBoosterGetNumFeature(booster->handle, &trained_on) != 0) {
    return fail(last_error(ErrorCode::corrupt));
  }
  if (trained_on != features) {
    return fail(ErrorCode::corrupt, "boosted trees were trained on " + std::to_string(trained_on) + " features, expected " +
                                        std::to_string(features));
  }
  // The first prediction configures the booster; later ones only read it, from any thread.
  const std::vector<float> missing(features, std::numeric_limits<float>::quiet_NaN());
  float ignored = 0.0F;
  if (auto first = margins_of(booster->handle, missing, features, std::span(&ignored, 1)); !first)
    return fail(std::move(first).error());
  return BoostedTrees(std::move(booster), features);
}

core::Result<std::vector<float>> BoostedTrees::margins(std::span<const float> rows, unsigned threads) const {
  return predict(booster_->handle, rows, features_, 1, threads, margins_of);
}

core::Result<std::vector<float>> BoostedTrees::contributions(std::span<const float> rows, unsigned threads) const {
  return predict(booster_->handle, rows, features_, features_ + 1, threads, contributions_of);
}

}  // namespace vouch::learning
