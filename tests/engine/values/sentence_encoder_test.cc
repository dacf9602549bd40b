// The encoder beside its formula in double precision, with weights drawn at random.
#include "engine/values/sentence_encoder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/random.h"

namespace vouch::values {
namespace {

constexpr std::uint32_t kVocabulary = 40;
using Row = std::vector<double>;

std::vector<float> weights_of(std::size_t inner, std::size_t columns, core::Random& random) {
  std::vector<float> values(inner * columns);
  const double deviation = std::sqrt(3.0 / static_cast<double>(inner));
  for (float& value : values) value = static_cast<float>((random.uniform() * 2.0 - 1.0) * deviation);
  return values;
}
std::vector<float> about(std::size_t n, double mean, core::Random& random) {
  std::vector<float> values(n);
  for (float& value : values) value = static_cast<float>(mean + 0.2 * (random.uniform() - 0.5));
  return values;
}

SentenceWeights random_weights() {
  core::Random random(7, "encoder");
  SentenceWeights w;
  w.pieces.resize(kVocabulary * kPieceDims);
  for (std::uint8_t& code : w.pieces) code = static_cast<std::uint8_t>(random.below(64));
  w.low = about(kVocabulary, -3.0, random);
  w.step = about(kVocabulary, 0.2, random);
  w.begin = 1;
  w.end = 2;
  for (std::size_t i = 0; i < kBranches; ++i) {
    SentenceWeights::Branch& branch = w.branch[i];
    branch.project = weights_of(kPieceDims, kBranchDims, random);
    branch.project_bias = about(kBranchDims, 0.0, random);
    branch.gain = about(kBranchDims, 1.0, random);
    branch.bias = about(kBranchDims, 0.0, random);
    for (std::size_t j = 0; j < 2; ++j) {
      branch.layer[j] = weights_of(kWindows[i].pieces * kBranchDims, kBranchDims, random);
      branch.layer_bias[j] = about(kBranchDims, -0.1, random);
    }
  }
  w.gain = about(kFeatureDims, 1.0, random);
  w.bias = about(kFeatureDims, 0.0, random);
  w.features = weights_of(kFeatureDims, kSentenceDims, random);
  w.features_bias = about(kSentenceDims, 0.0, random);
  w.first = weights_of(kSentenceDims, kHiddenDims, random);
  w.second = weights_of(kHiddenDims, kHiddenDims, random);
  w.shortcut = weights_of(kSentenceDims, kHiddenDims, random);
  w.third = weights_of(kHiddenDims, kSentenceDims, random);
  w.wide = weights_of(kHiddenDims, kSentenceDims, random);
  w.narrow = weights_of(kSentenceDims, kSentenceDims, random);
  w.epsilon = 1e-12F;
  return w;
}

Row times(const Row& row, const std::vector<float>& matrix) {
  const std::size_t columns = matrix.size() / row.size();
  Row out(columns, 0.0);
  for (std::size_t k = 0; k < row.size(); ++k) {
    for (std::size_t j = 0; j < columns; ++j) out[j] += row[k] * static_cast<double>(matrix[k * columns + j]);
  }
  return out;
}
Row plus(Row a, const Row& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}
Row plus(Row a, const std::vector<float>& b) { return plus(std::move(a), Row(b.begin(), b.end())); }
Row positive(Row a) {
  for (double& x : a) x = std::max(0.0, x);
  return a;
}
Row normal(Row x, const std::vector<float>& gain, const std::vector<float>& bias) {
  double mean = 0.0, variance = 0.0;
  for (const double v : x) mean += v / static_cast<double>(x.size());
  for (const double v : x) variance += (v - mean) * (v - mean) / static_cast<double>(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    x[i] = (x[i] - mean) / std::sqrt(variance + 1e-12) * static_cast<double>(gain[i]) + static_cast<double>(bias[i]);
  }
  return x;
}

Row plain_encode(const SentenceWeights& w, const std::vector<std::uint32_t>& text) {
  std::vector<std::uint32_t> ids = {1};
  ids.insert(ids.end(), text.begin(), text.end());
  ids.push_back(2);
  std::vector<Row> features;
  for (const std::uint32_t id : ids) {
    Row own(kPieceDims);
    for (std::size_t j = 0; j < kPieceDims; ++j) {
      own[j] =
          static_cast<double>(w.pieces[id * kPieceDims + j]) * static_cast<double>(w.step[id]) + static_cast<double>(w.low[id]);
    }
    features.push_back(own);
  }
  const std::vector<Row> own = features;
  for (std::size_t i = 0; i < kBranches; ++i) {
    const auto& branch = w.branch[i];
    std::vector<Row> x;
    for (const Row& one : own)
      x.push_back(normal(plus(times(one, branch.project), branch.project_bias), branch.gain, branch.bias));
    for (std::size_t layer = 0; layer < 2; ++layer) {
      std::vector<Row> next;
      for (std::size_t t = 0; t < x.size(); ++t) {
        Row window;
        for (std::size_t k = 0; k < kWindows[i].pieces; ++k) {
          const std::size_t at = t + k;  // of `before` zeros, the text, zeros
          const bool inside = at >= kWindows[i].before && at - kWindows[i].before < x.size();
          const Row row = inside ? x[at - kWindows[i].before] : Row(kBranchDims, 0.0);
          window.insert(window.end(), row.begin(), row.end());
        }
        next.push_back(plus(x[t], positive(plus(times(window, branch.layer[layer]), branch.layer_bias[layer]))));
      }
      x = std::move(next);
    }
    for (std::size_t t = 0; t < x.size(); ++t) features[t].insert(features[t].end(), x[t].begin(), x[t].end());
  }
  Row s(kSentenceDims, 0.0);
  for (const Row& one : features) s = plus(s, plus(times(normal(one, w.gain, w.bias), w.features), w.features_bias));
  for (double& v : s) v /= std::sqrt(static_cast<double>(ids.size()));
  const Row a = positive(times(s, w.first));
  const Row b = positive(plus(times(s, w.shortcut), times(a, w.second)));
  Row z = plus(times(b, w.third), times(positive(times(b, w.wide)), w.narrow));
  double length = 0.0;
  for (double& v : z) {
    v = std::tanh(v);
    length += v * v;
  }
  for (double& v : z) v /= std::sqrt(length);
  return z;
}

const SentenceEncoder& random_encoder() {
  static const SentenceEncoder encoder = SentenceEncoder::make(random_weights()).value();
  return encoder;
}

const std::vector<std::vector<std::uint32_t>>& some_texts() {
  static const std::vector<std::vector<std::uint32_t>> texts = {
      {5, 9, 9, 30, 12}, {}, {7}, {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 39}, {20, 20, 20, 20}};
  return texts;
}

TEST(SentenceEncoder, FollowsItsFormula) {
  const SentenceWeights weights = random_weights();
  const auto vectors = random_encoder().encode(some_texts());
  for (std::size_t t = 0; t < some_texts().size(); ++t) {
    const Row expected = plain_encode(weights, some_texts()[t]);
    double cosine = 0.0, length = 0.0;
    for (std::size_t j = 0; j < kSentenceDims; ++j) {
      const auto x = static_cast<double>(vectors[t * kSentenceDims + j]);
      cosine += x * expected[j];
      length += x * x;
    }
    EXPECT_NEAR(length, 1.0, 1e-5);
    EXPECT_GT(cosine, 0.9998) << "text " << t;
  }
}

TEST(SentenceEncoder, ATextHasTheSameBitsInAnyBatchAndOnAnyNumberOfThreads) {
  std::vector<std::vector<std::uint32_t>> many;
  core::Random random(3, "texts");
  for (int i = 0; i < 150; ++i) {
    many.emplace_back();
    for (std::uint64_t n = random.below(60); n > 0; --n)
      many.back().push_back(static_cast<std::uint32_t>(random.below(kVocabulary)));
  }
  const auto together = random_encoder().encode(many);
  EXPECT_EQ(together, random_encoder().encode(many, 3));
  for (std::size_t t = 0; t < many.size(); t += 37) {
    const auto alone = random_encoder().encode(std::span(many).subspan(t, 1));
    EXPECT_TRUE(std::equal(alone.begin(), alone.end(), together.begin() + static_cast<std::ptrdiff_t>(t * kSentenceDims))) << t;
  }
}

TEST(SentenceEncoder, RefusesWeightsThatDoNotFit) {
  const auto refusal = [](auto&& damage) {
    SentenceWeights weights = random_weights();
    damage(weights);
    return SentenceEncoder::make(std::move(weights)).error().message;
  };
  EXPECT_EQ(refusal([](SentenceWeights& w) { w.branch[1].layer[0].pop_back(); }),
            "branch of 3 pieces: layer has 196607 numbers, expected 196608");
  EXPECT_EQ(refusal([](SentenceWeights& w) { w.features[9] = std::numeric_limits<float>::quiet_NaN(); }),
            "features has a number that is not finite");
  EXPECT_EQ(refusal([](SentenceWeights& w) { w.pieces.resize(700); }), "pieces has 700 codes, expected 512 a piece");
  EXPECT_EQ(refusal([](SentenceWeights& w) { w.step.pop_back(); }), "step has 39 numbers, expected 40");
  EXPECT_EQ(refusal([](SentenceWeights& w) { w.end = kVocabulary; }), "the marks around a text are no pieces");
  EXPECT_EQ(refusal([](SentenceWeights& w) { w.epsilon = 0.0F; }), "epsilon is not above 0");
}

}  // namespace
}  // namespace vouch::values
