#include "engine/values/static_embedder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/parallel_for.h"
#include "engine/text/post_text.h"

namespace vouch::values {

using core::fail;
using text::PieceId;

namespace {

constexpr std::size_t kTextsOfATask = 4096;
constexpr unsigned kRootBits = 20;

std::int64_t shifted(std::int64_t value, unsigned bits) { return (value + (std::int64_t{1} << (bits - 1))) >> bits; }

std::int16_t within_inputs(std::int64_t value) {
  return static_cast<std::int16_t>(std::clamp<std::int64_t>(value, -kLargestInput, kLargestInput));
}

/// kUnit · z / |z| in 8 bits. One root and one division a number, each rounded as IEEE 754 says.
void write_unit(std::span<const std::int64_t> z, std::span<std::int8_t> vector) {
  std::int64_t squares = 0;
  for (const std::int64_t x : z) squares += x * x;
  if (squares == 0) return;
  const double length = std::sqrt(static_cast<double>(squares));
  for (std::size_t i = 0; i < z.size(); ++i) {
    const double value = static_cast<double>(z[i]) * kUnit / length;
    vector[i] = static_cast<std::int8_t>(std::clamp(std::floor(value + 0.5), -127.0, 127.0));
  }
}

}  // namespace

/// What one thread needs for a text, made once for many.
struct StaticEmbedder::Scratch {
  std::vector<std::int32_t> sums;    // of a layer
  std::vector<std::int16_t> second;  // m, a
  std::vector<std::int16_t> fourth;  // b, c
  std::vector<std::int64_t> z;
  text::UnigramTokenizer::Memory words;

  explicit Scratch(const StaticModel& model)
      : second(model.layers[1].inputs), fourth(model.layers[3].inputs), z(model.layers[3].outputs) {}
};

StaticEmbedder::StaticEmbedder(StaticModel model, audience::InstructionSet set)
    : model_(std::move(model)), set_(set), one_by_root_(kMostPieces + 1) {
  for (std::size_t n = 0; n < one_by_root_.size(); ++n) {
    one_by_root_[n] = static_cast<std::int64_t>(std::floor(double{1 << kRootBits} / std::sqrt(static_cast<double>(n + 2)) + 0.5));
  }
}

core::Result<StaticEmbedder> StaticEmbedder::make(core::Bytes file, audience::InstructionSet set) {
  auto model = StaticModel::open(file);
  if (!model) return fail(std::move(model).error());
  return StaticEmbedder(*std::move(model), set);
}

std::vector<PieceId> StaticEmbedder::pieces(std::string_view text) const {
  text::UnigramTokenizer::Memory memory;
  return pieces(text, memory);
}

std::vector<PieceId> StaticEmbedder::pieces(std::string_view text, text::UnigramTokenizer::Memory& memory) const {
  std::vector<PieceId> all;
  for (const text::PostPart& part : text::post_parts(text)) {
    const auto cut =
        part.joined ? model_.tokenizer.pieces_of_joined(part.text, memory) : model_.tokenizer.pieces(part.text, memory);
    all.insert(all.end(), cut.begin(), cut.end());
  }
  if (all.size() > kMostPieces) all.resize(kMostPieces);
  return all;
}

void StaticEmbedder::sum_rows(std::span<const PieceId> pieces, Scratch& scratch) const {
  const StaticKernels& kernels = static_kernels_of(set_);
  const std::size_t d = model_.dims, row_bytes = d / 2;
  const auto* rows = reinterpret_cast<const std::uint8_t*>(model_.rows.data());
  const auto n = static_cast<std::int32_t>(pieces.size());
  scratch.sums.assign(model_.start.begin(), model_.start.end());
  constexpr std::size_t kAhead = 8;  // rows whose bytes are fetched while others are added
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i + kAhead < pieces.size()) {
      const std::uint8_t* later = rows + pieces[i + kAhead] * row_bytes;
      for (std::size_t byte = 0; byte < row_bytes; byte += 64) __builtin_prefetch(later + byte);
    }
    kernels.add_row(rows + pieces[i] * row_bytes, model_.row_weights[pieces[i]], scratch.sums);
  }
  const std::int64_t root = one_by_root_[pieces.size()];
  for (std::size_t j = 0; j < d; ++j) {
    const std::int64_t sum = scratch.sums[j] + std::int64_t{n} * model_.mean[j];
    scratch.second[j] = within_inputs(shifted(shifted(sum * root, kRootBits / 2) * model_.factor, model_.shift));
  }
}

void StaticEmbedder::run_layer(const StaticLayer& layer, std::span<const std::int16_t> inputs, std::span<std::int16_t> outputs,
                               Scratch& scratch) const {
  scratch.sums.assign(layer.outputs, 0);
  static_kernels_of(set_).add_layer(layer.weights.data(), inputs, scratch.sums);
  const bool last = outputs.empty();
  for (std::size_t o = 0; o < layer.outputs; ++o) {
    const std::int64_t sum = std::int64_t{scratch.sums[o]} + layer.offsets[o];
    const std::int64_t value = within_inputs(shifted(sum * layer.factors[o], layer.shift));
    const std::int64_t kept = layer.cuts_off ? std::max<std::int64_t>(value, 0) : value;
    if (last) scratch.z[o] = kept;
    if (!last) outputs[o] = static_cast<std::int16_t>(kept);
  }
}

EmbeddedText StaticEmbedder::embed_one(std::string_view text, std::span<std::int8_t> vector, Scratch& scratch) const {
  std::vector<PieceId> found = pieces(text, scratch.words);
  EmbeddedText answer;
  std::size_t readable = 0;
  std::sort(found.begin(), found.end());
  const auto first_unknown = std::lower_bound(found.begin(), found.end(), text::UnigramTokenizer::kUnknown);
  answer.unknown = static_cast<std::uint32_t>(found.end() - first_unknown);
  found.erase(std::unique(found.begin(), first_unknown), found.end());
  for (const PieceId piece : found) {
    if (model_.tokenizer.sort(piece) == text::PieceSort::word) ++readable;
    if (model_.tokenizer.sort(piece) == text::PieceSort::unreadable) ++answer.unknown;
  }
  answer.pieces = static_cast<std::uint32_t>(found.size());
  if (readable == 0 || readable < answer.unknown) return answer;
  answer.status = EmbeddingStatus::known;
  const auto& layers = model_.layers;
  const std::size_t d = model_.dims;
  const std::span second(scratch.second), fourth(scratch.fourth);
  sum_rows(found, scratch);
  run_layer(layers[0], second.first(d), second.subspan(d), scratch);
  run_layer(layers[1], second, fourth.first(layers[1].outputs), scratch);
  run_layer(layers[2], fourth.first(layers[1].outputs), fourth.subspan(layers[1].outputs), scratch);
  run_layer(layers[3], fourth, {}, scratch);
  write_unit(scratch.z, vector);
  return answer;
}

core::Result<Embeddings> StaticEmbedder::embed(std::span<const std::string_view> texts, unsigned threads) const {
  Embeddings made{.dims = dims(), .values = std::vector<std::int8_t>(texts.size() * dims()), .texts = {}};
  made.texts.resize(texts.size());
  const std::size_t tasks = (texts.size() + kTextsOfATask - 1) / kTextsOfATask;
  core::parallel_each(tasks, threads, [&](std::size_t task) {
    Scratch scratch(model_);
    const std::size_t end = std::min(texts.size(), (task + 1) * kTextsOfATask);
    for (std::size_t i = task * kTextsOfATask; i < end; ++i) {
      made.texts[i] = embed_one(texts[i], std::span(made.values).subspan(i * made.dims, made.dims), scratch);
    }
  });
  return made;
}

}  // namespace vouch::values
