// A sentence encoder of convolutions over pieces of words: the network of the Universal Sentence Encoder, multilingual, version 3
// (Y. Yang and others, "Multilingual universal sentence encoder for semantic retrieval", 2020), from its published weights.
//
//   e_t          the vector of piece t [512], begin and end marks around the text
//   for windows of 2, 3 and 5 pieces:
//     x_t        = norm(e_t · P + p) [256]
//     x_t        = x_t + relu(x_window(t) · W + b), twice
//   f_t          = norm(e_t, x_t of the three) [1280]
//   s            = Σ_t (f_t · C + c) ÷ √n [512]
//   a = relu(s · D0), b = relu(s · P1 + a · D1), z = tanh(b · P3 + relu(b · D2) · D3), answer z ÷ |z|
//
// norm is the layer normalisation of J. Ba, J. Kiros, G. Hinton, 2016, with gain and bias; each branch is normalised over its own
// 256 numbers. Products are in whole numbers (learning/int16_matrix.h), rows of a text in one unit, everything else in IEEE
// single precision in a fixed order: the same text gives the same bits on every machine, in any batch, on any number of threads.
//
// Cost: 1.3 million products a piece and .4 million for each distinct one of a batch, 1.7 million a text.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/result.h"
#include "engine/learning/int16_matrix.h"

namespace vouch::values {

inline constexpr std::size_t kPieceDims = 512, kBranchDims = 256, kBranches = 3, kFeatureDims = 1280;
inline constexpr std::size_t kSentenceDims = 512;
inline constexpr std::size_t kHiddenDims = 320;
/// Pieces in a window, and how many of them stand before the piece itself.
struct Window {
  std::size_t pieces = 0, before = 0;
};
inline constexpr std::array<Window, kBranches> kWindows = {Window{2, 0}, Window{3, 1}, Window{5, 2}};

/// The weights as they were published, row-major.
struct SentenceWeights {
  struct Branch {
    std::vector<float> project, project_bias, gain, bias;  // [512 x 256], [256], [256], [256]
    std::array<std::vector<float>, 2> layer, layer_bias;   // [256 · window x 256], [256]
  };
  std::vector<std::uint8_t> pieces;  // [n x 512], codes
  std::vector<float> low, step;      // of each piece: what code 0 stands for, and what lies between codes
  std::uint32_t begin = 0, end = 0;  // the pieces that stand around every text
  std::array<Branch, kBranches> branch;
  std::vector<float> gain, bias;                                    // [1280]
  std::vector<float> features, features_bias;                       // [1280 x 512], [512]
  std::vector<float> first, second, shortcut, third, wide, narrow;  // d0, d1, p1, p3, d2, d3
  float epsilon = 0.0F;
};

/// Immutable, safe to share.
class SentenceEncoder {
 public:
  /// Fails with corrupt, naming the array, where one has another size than it should have or a number that is none.
  [[nodiscard]] static core::Result<SentenceEncoder> make(SentenceWeights weights);

  [[nodiscard]] std::uint32_t pieces() const { return static_cast<std::uint32_t>(raw_.low.size()); }

  /// Unit vectors [texts x 512, row-major] of texts as numbers of pieces, without marks. Requires numbers below pieces(). An
  /// empty text has the vector of its marks alone. Threads 0: as many as the machine has.
  [[nodiscard]] std::vector<float> encode(std::span<const std::vector<std::uint32_t>> texts, unsigned threads = 1) const;

 private:
  struct Layer {
    learning::Int16Matrix weights;
    std::vector<float> bias;
  };
  struct Branch {
    Layer project;
    std::vector<float> gain, bias;
    std::array<Layer, 2> layers;
  };
  struct Work;
  using Texts = std::span<const std::vector<std::uint32_t>>;

  SentenceEncoder() = default;
  void encode_batch(Texts texts, std::span<float> out) const;
  void look_up(Work& work) const;
  void run_branch(std::size_t number, Work& work) const;
  void sum_features(Work& work) const;
  void head(Work& work, std::span<float> out) const;

  SentenceWeights raw_;  // pieces, gains and biases; matrices are empty
  std::array<Branch, kBranches> branches_;
  Layer features_, first_, second_, shortcut_, third_, wide_, narrow_;
};

}  // namespace vouch::values
