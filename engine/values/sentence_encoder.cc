#include "engine/values/sentence_encoder.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "engine/core/deterministic_math.h"
#include "engine/core/error.h"
#include "engine/core/parallel_for.h"

namespace vouch::values {
namespace {

using learning::Int16Matrix;

constexpr std::size_t kPiecesABatch = 1024;
constexpr std::size_t kLanes = 16;

/// Σ of a row in sixteen sums side by side, then these in order: the same on any machine, and what a compiler makes vectors of.
template <class Term>
float sum_of(std::size_t n, Term&& term) {
  std::array<float, kLanes> lanes{};
  for (std::size_t i = 0; i < n; i += kLanes) {
    for (std::size_t j = 0; j < kLanes; ++j) lanes[j] += term(i + j);
  }
  return std::accumulate(lanes.begin(), lanes.end(), 0.0F);
}

/// Layer normalisation in place. Requires a multiple of 16 numbers.
void normalize(std::span<float> row, std::span<const float> gain, std::span<const float> bias, float epsilon) {
  const auto n = static_cast<float>(row.size());
  const float mean = sum_of(row.size(), [&](std::size_t i) { return row[i]; }) / n;
  for (float& x : row) x -= mean;
  const float variance = sum_of(row.size(), [&](std::size_t i) { return row[i] * row[i]; }) / n;
  const float by = 1.0F / std::sqrt(variance + epsilon);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = row[i] * by * gain[i] + bias[i];
}

float hyperbolic_tangent(float x) {
  const double most = 20.0;  // beyond it is 1 to the last bit
  const double e = core::det_exp(2.0 * std::clamp(static_cast<double>(x), -most, most));
  return static_cast<float>((e - 1.0) / (e + 1.0));
}

/// Rows of real numbers times a matrix, each row in its own unit.
class RowProduct {
 public:
  /// [rows x columns]; refers to this until the next call.
  std::span<const float> operator()(std::span<const float> rows, const Int16Matrix& matrix) {
    const std::size_t inner = matrix.inner(), columns = matrix.columns(), count = rows.size() / inner;
    whole_.resize(rows.size());
    sums_.resize(count * columns);
    real_.resize(count * columns);
    units_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      units_[i] = learning::quantize(rows.subspan(i * inner, inner), std::span(whole_).subspan(i * inner, inner));
    }
    learning::multiply(whole_.data(), inner, count, matrix, sums_.data());
    const auto units = matrix.units();
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        real_[i * columns + j] = static_cast<float>(sums_[i * columns + j]) * (units_[i] * units[j]);
      }
    }
    return real_;
  }

 private:
  std::vector<std::int16_t> whole_;
  std::vector<std::int32_t> sums_;
  std::vector<float> real_, units_;
};

}  // namespace

/// What one batch is worked out in.
struct SentenceEncoder::Work {
  struct Text {
    std::size_t first = 0, count = 0;  // its pieces, with marks
  };
  std::vector<Text> texts;
  std::vector<std::uint32_t> ids;       // of all texts one after the other
  std::vector<std::uint32_t> distinct;  // ascending
  std::vector<std::uint32_t> place;     // of each id among the distinct ones
  std::vector<float> own;               // [distinct x 512]
  std::vector<float> features;          // [ids x 1280]
  std::vector<float> x;                 // [ids x 256] of the branch at hand
  std::vector<std::int16_t> whole;      // one text with zeros around it
  std::vector<std::int32_t> sums;
  std::vector<float> pooled;  // [texts x 1280]
  RowProduct product;
};

core::Result<SentenceEncoder> SentenceEncoder::make(SentenceWeights weights) {
  std::string wrong;
  const auto check = [&wrong](std::string_view name, const std::vector<float>& values, std::size_t expected) {
    if (!wrong.empty()) return;
    if (values.size() != expected) {
      wrong = std::string(name) + " has " + std::to_string(values.size()) + " numbers, expected " + std::to_string(expected);
    } else if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); })) {
      wrong = std::string(name) + " has a number that is not finite";
    }
  };
  SentenceEncoder made;
  const auto layer = [&](std::string_view name, std::vector<float>& values, std::size_t inner, std::size_t columns,
                         std::vector<float> bias) {
    check(name, values, inner * columns);
    if (!bias.empty()) check(std::string(name) + " (bias)", bias, columns);
    Layer packed;
    if (wrong.empty()) packed = {.weights = Int16Matrix::of(values, inner, columns), .bias = std::move(bias)};
    values = {};
    return packed;
  };
  for (std::size_t i = 0; i < kBranches; ++i) {
    SentenceWeights::Branch& from = weights.branch[i];
    const std::string name = "branch of " + std::to_string(kWindows[i].pieces) + " pieces: ";
    check(name + "gain", from.gain, kBranchDims);
    check(name + "bias", from.bias, kBranchDims);
    check(name + "projection bias", from.project_bias, kBranchDims);
    made.branches_[i].project = layer(name + "projection", from.project, kPieceDims, kBranchDims, from.project_bias);
    made.branches_[i].gain = from.gain;
    made.branches_[i].bias = from.bias;
    for (std::size_t j = 0; j < 2; ++j) {
      check(name + "layer bias", from.layer_bias[j], kBranchDims);
      made.branches_[i].layers[j] =
          layer(name + "layer", from.layer[j], kWindows[i].pieces * kBranchDims, kBranchDims, from.layer_bias[j]);
    }
  }
  check("gain", weights.gain, kFeatureDims);
  check("bias", weights.bias, kFeatureDims);
  check("features (bias)", weights.features_bias, kSentenceDims);
  made.features_ = layer("features", weights.features, kFeatureDims, kSentenceDims, weights.features_bias);
  made.first_ = layer("d0", weights.first, kSentenceDims, kHiddenDims, {});
  made.second_ = layer("d1", weights.second, kHiddenDims, kHiddenDims, {});
  made.shortcut_ = layer("p1", weights.shortcut, kSentenceDims, kHiddenDims, {});
  made.third_ = layer("p3", weights.third, kHiddenDims, kSentenceDims, {});
  made.wide_ = layer("d2", weights.wide, kHiddenDims, kSentenceDims, {});
  made.narrow_ = layer("d3", weights.narrow, kSentenceDims, kSentenceDims, {});
  const std::size_t pieces = weights.pieces.size() / kPieceDims;
  if (wrong.empty() && weights.pieces.size() % kPieceDims != 0) {
    wrong = "pieces has " + std::to_string(weights.pieces.size()) + " codes, expected 512 a piece";
  }
  check("low", weights.low, pieces);
  check("step", weights.step, pieces);
  if (wrong.empty() && std::max(weights.begin, weights.end) >= pieces) wrong = "the marks around a text are no pieces";
  if (wrong.empty() && !(weights.epsilon > 0.0F)) wrong = "epsilon is not above 0";
  if (!wrong.empty()) return core::fail(core::ErrorCode::corrupt, wrong);
  made.raw_ = std::move(weights);
  return made;
}

std::vector<float> SentenceEncoder::encode(Texts texts, unsigned threads) const {
  // Texts of like length together, so that a batch holds about as many pieces as another.
  std::vector<std::pair<std::size_t, std::size_t>> batches;
  for (std::size_t first = 0; first < texts.size();) {
    std::size_t pieces = 0, last = first;
    while (last < texts.size() && (last == first || pieces + texts[last].size() + 2 <= kPiecesABatch)) {
      pieces += texts[last++].size() + 2;
    }
    batches.emplace_back(first, last);
    first = last;
  }
  std::vector<float> vectors(texts.size() * kSentenceDims);
  core::parallel_each(batches.size(), threads, [&](std::size_t i) {
    const auto [first, last] = batches[i];
    encode_batch(texts.subspan(first, last - first),
                 std::span(vectors).subspan(first * kSentenceDims, (last - first) * kSentenceDims));
  });
  return vectors;
}

void SentenceEncoder::encode_batch(Texts texts, std::span<float> out) const {
  Work work;
  for (const auto& text : texts) {
    work.texts.push_back({.first = work.ids.size(), .count = text.size() + 2});
    work.ids.push_back(raw_.begin);
    work.ids.insert(work.ids.end(), text.begin(), text.end());
    work.ids.push_back(raw_.end);
  }
  look_up(work);
  for (std::size_t i = 0; i < kBranches; ++i) run_branch(i, work);
  sum_features(work);
  head(work, out);
}

void SentenceEncoder::look_up(Work& work) const {
  work.distinct = work.ids;
  std::ranges::sort(work.distinct);
  work.distinct.erase(std::unique(work.distinct.begin(), work.distinct.end()), work.distinct.end());
  for (const std::uint32_t id : work.ids) {
    work.place.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(work.distinct, id) - work.distinct.begin()));
  }
  work.own.resize(work.distinct.size() * kPieceDims);
  for (std::size_t i = 0; i < work.distinct.size(); ++i) {
    const std::uint32_t id = work.distinct[i];
    assert(id < pieces());
    const std::uint8_t* const codes = raw_.pieces.data() + std::size_t{id} * kPieceDims;
    const float low = raw_.low[id], step = raw_.step[id];
    for (std::size_t j = 0; j < kPieceDims; ++j) work.own[i * kPieceDims + j] = static_cast<float>(codes[j]) * step + low;
  }
  work.features.resize(work.ids.size() * kFeatureDims);
  for (std::size_t i = 0; i < work.ids.size(); ++i) {
    std::copy_n(work.own.begin() + static_cast<std::ptrdiff_t>(work.place[i] * kPieceDims), kPieceDims,
                work.features.begin() + static_cast<std::ptrdiff_t>(i * kFeatureDims));
  }
}

void SentenceEncoder::run_branch(std::size_t number, Work& work) const {
  const Branch& branch = branches_[number];
  const Window window = kWindows[number];
  const auto projected = work.product(work.own, branch.project.weights);
  std::vector<float> begin(projected.begin(), projected.end());
  for (std::size_t i = 0; i < work.distinct.size(); ++i) {
    const auto row = std::span(begin).subspan(i * kBranchDims, kBranchDims);
    for (std::size_t j = 0; j < kBranchDims; ++j) row[j] += branch.project.bias[j];
    normalize(row, branch.gain, branch.bias, raw_.epsilon);
  }
  work.x.resize(work.ids.size() * kBranchDims);
  for (std::size_t i = 0; i < work.ids.size(); ++i) {
    std::copy_n(begin.begin() + static_cast<std::ptrdiff_t>(work.place[i] * kBranchDims), kBranchDims,
                work.x.begin() + static_cast<std::ptrdiff_t>(i * kBranchDims));
  }
  for (const Layer& layer : branch.layers) {
    const auto units = layer.weights.units();
    for (const Work::Text& text : work.texts) {
      const auto x = std::span(work.x).subspan(text.first * kBranchDims, text.count * kBranchDims);
      work.whole.assign((text.count + window.pieces - 1) * kBranchDims, 0);
      const float unit = learning::quantize(x, std::span(work.whole).subspan(window.before * kBranchDims, x.size()));
      work.sums.resize(x.size());
      learning::multiply(work.whole.data(), kBranchDims, text.count, layer.weights, work.sums.data());
      for (std::size_t i = 0; i < text.count; ++i) {
        for (std::size_t j = 0; j < kBranchDims; ++j) {
          const float y = static_cast<float>(work.sums[i * kBranchDims + j]) * (unit * units[j]) + layer.bias[j];
          x[i * kBranchDims + j] += y > 0.0F ? y : 0.0F;
        }
      }
    }
  }
  for (std::size_t i = 0; i < work.ids.size(); ++i) {
    std::copy_n(work.x.begin() + static_cast<std::ptrdiff_t>(i * kBranchDims), kBranchDims,
                work.features.begin() + static_cast<std::ptrdiff_t>(i * kFeatureDims + kPieceDims + number * kBranchDims));
  }
}

void SentenceEncoder::sum_features(Work& work) const {
  work.pooled.assign(work.texts.size() * kFeatureDims, 0.0F);
  for (std::size_t t = 0; t < work.texts.size(); ++t) {
    const auto sum = std::span(work.pooled).subspan(t * kFeatureDims, kFeatureDims);
    for (std::size_t i = work.texts[t].first; i < work.texts[t].first + work.texts[t].count; ++i) {
      const auto row = std::span(work.features).subspan(i * kFeatureDims, kFeatureDims);
      normalize(row, raw_.gain, raw_.bias, raw_.epsilon);
      for (std::size_t j = 0; j < kFeatureDims; ++j) sum[j] += row[j];
    }
  }
}

void SentenceEncoder::head(Work& work, std::span<float> out) const {
  const auto relu = [](std::vector<float>& values) {
    for (float& value : values) value = value > 0.0F ? value : 0.0F;
  };
  const auto times = [&work](const std::vector<float>& rows, const Layer& layer) {
    const auto product = work.product(rows, layer.weights);
    return std::vector<float>(product.begin(), product.end());
  };
  const auto plus = [](std::vector<float> a, const std::vector<float>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
  };
  std::vector<float> s = times(work.pooled, features_);
  for (std::size_t t = 0; t < work.texts.size(); ++t) {
    const auto n = static_cast<float>(work.texts[t].count);
    const float by = 1.0F / std::sqrt(n);
    for (std::size_t j = 0; j < kSentenceDims; ++j) {
      float& x = s[t * kSentenceDims + j];
      x = (x + n * features_.bias[j]) * by;
    }
  }
  std::vector<float> a = times(s, first_);
  relu(a);
  std::vector<float> b = plus(times(s, shortcut_), times(a, second_));
  relu(b);
  std::vector<float> wide = times(b, wide_);
  relu(wide);
  const std::vector<float> z = plus(times(b, third_), times(wide, narrow_));
  for (std::size_t t = 0; t < work.texts.size(); ++t) {
    const auto row = out.subspan(t * kSentenceDims, kSentenceDims);
    for (std::size_t j = 0; j < kSentenceDims; ++j) row[j] = hyperbolic_tangent(z[t * kSentenceDims + j]);
    const float length = std::sqrt(std::max(sum_of(kSentenceDims, [&](std::size_t j) { return row[j] * row[j]; }), raw_.epsilon));
    for (float& x : row) x /= length;
  }
}

}  // namespace vouch::values
