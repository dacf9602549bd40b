#include "engine/values/sentence_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "engine/core/codec.h"
#include "engine/core/error.h"
#include "engine/core/parallel_for.h"

namespace vouch::values {
namespace {

constexpr std::string_view kMagic = "VOUCHSE1";

std::string_view raw(std::span<const float> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

/// Calls with every array of numbers, in the order of the file.
template <class Weights, class Take>
void each_array(Weights& weights, Take&& take) {
  take(weights.low);
  take(weights.step);
  for (auto& branch : weights.branch) {
    take(branch.project);
    take(branch.project_bias);
    take(branch.gain);
    take(branch.bias);
    for (auto& layer : branch.layer) take(layer);
    for (auto& bias : branch.layer_bias) take(bias);
  }
  for (auto* array : {&weights.gain, &weights.bias, &weights.features, &weights.features_bias, &weights.first, &weights.second,
                      &weights.shortcut, &weights.third, &weights.wide, &weights.narrow}) {
    take(*array);
  }
}

core::Bytes bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

/// Reads one value after the other; the first error stays.
class Reading {
 public:
  explicit Reading(core::Bytes bytes) : in_(bytes) {}

  template <class T>
  T number() {
    if (error_) return T{};
    const auto value = in_.read<T>();
    if (!value) error_ = value.error();
    return value.value_or(T{});
  }
  std::string_view text() {
    if (error_) return {};
    const auto value = in_.read_text();
    if (!value) error_ = value.error();
    return value.value_or(std::string_view());
  }
  std::vector<float> numbers() {
    const std::string_view bytes = text();
    std::vector<float> values(bytes.size() / sizeof(float));
    if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
    return values;
  }
  [[nodiscard]] core::Result<void> finish() const {
    if (error_) return core::fail(*error_);
    if (in_.left() != 0) return core::fail(core::ErrorCode::corrupt, "it is longer than its contents");
    return {};
  }

 private:
  core::Decoder in_;
  std::optional<core::Error> error_;
};

}  // namespace

std::string encode_sentence_model(const SentenceModelParts& parts) {
  core::Encoder out;
  out.write_text(parts.character_map);
  out.write_text(parts.vocabulary);
  out.write(parts.weights.begin);
  out.write(parts.weights.end);
  out.write(parts.unknown);
  out.write(parts.weights.epsilon);
  out.write_text({reinterpret_cast<const char*>(parts.weights.pieces.data()), parts.weights.pieces.size()});
  each_array(parts.weights, [&out](const std::vector<float>& array) { out.write_text(raw(array)); });
  core::Encoder file;
  for (const char c : kMagic) file.write(c);
  file.write(core::hash64(out.bytes()));
  return file.take() + out.bytes();
}

core::Result<SentenceModel> SentenceModel::decode(core::Bytes bytes) {
  const std::size_t head = kMagic.size() + sizeof(std::uint64_t);
  if (bytes.size() < head || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) {
    return core::fail(core::ErrorCode::corrupt,
                      "found no sentence encoder, expected a file that begins with " + std::string(kMagic));
  }
  std::uint64_t expected = 0;
  std::memcpy(&expected, bytes.data() + kMagic.size(), sizeof expected);
  const core::Bytes rest = bytes.subspan(head);
  if (core::hash64(std::string_view(reinterpret_cast<const char*>(rest.data()), rest.size())) != expected) {
    return core::fail(core::ErrorCode::corrupt, "the sentence encoder does not match its checksum");
  }
  Reading in(rest);
  const std::string_view map = in.text(), vocabulary = in.text();
  SentenceWeights weights;
  weights.begin = in.number<std::uint32_t>();
  weights.end = in.number<std::uint32_t>();
  const auto unknown = in.number<std::uint32_t>();
  weights.epsilon = in.number<float>();
  const std::string_view pieces = in.text();
  weights.pieces.resize(pieces.size());
  if (!pieces.empty()) std::memcpy(weights.pieces.data(), pieces.data(), pieces.size());
  each_array(weights, [&in](std::vector<float>& array) { array = in.numbers(); });
  if (auto done = in.finish(); !done) return core::fail(core::within("sentence encoder", std::move(done).error()));
  auto tokenizer = text::UnigramTokenizer::make(bytes_of(map), bytes_of(vocabulary));
  if (!tokenizer) return core::fail(core::within("sentence encoder", std::move(tokenizer).error()));
  auto encoder = SentenceEncoder::make(std::move(weights));
  if (!encoder) return core::fail(core::within("sentence encoder", std::move(encoder).error()));
  if (tokenizer->size() != encoder->pieces() || unknown >= encoder->pieces()) {
    return core::fail(core::ErrorCode::corrupt, "sentence encoder: found " + std::to_string(encoder->pieces()) +
                                                    " vectors of pieces, expected those of " + std::to_string(tokenizer->size()));
  }
  return SentenceModel(*std::move(tokenizer), *std::move(encoder), unknown);
}

std::vector<std::uint32_t> SentenceModel::pieces(std::string_view text) const {
  std::vector<std::uint32_t> found = tokenizer_.pieces(text);
  if (found.size() > kMostPieces) found.resize(kMostPieces);
  std::ranges::replace(found, text::UnigramTokenizer::kUnknown, unknown_);
  return found;
}

core::Result<Embeddings> SentenceModel::embed(std::span<const std::string_view> texts, unsigned threads) const {
  Embeddings embedded{.dims = kSentenceDims, .values = {}, .texts = {}};
  std::vector<std::vector<std::uint32_t>> pieces(texts.size());
  core::parallel_each(texts.size(), threads, [&](std::size_t i) { pieces[i] = this->pieces(texts[i]); });
  const std::vector<float> vectors = encoder_.encode(pieces, threads);
  embedded.values.resize(texts.size() * kSentenceDims, 0);
  for (std::size_t t = 0; t < texts.size(); ++t) {
    const auto unknown = static_cast<std::uint32_t>(std::ranges::count(pieces[t], unknown_));
    std::ranges::sort(pieces[t]);
    const auto different = static_cast<std::uint32_t>(std::unique(pieces[t].begin(), pieces[t].end()) - pieces[t].begin());
    const bool known = different > (unknown > 0 ? 1U : 0U);
    embedded.texts.push_back({.status = known ? EmbeddingStatus::known : EmbeddingStatus::unknown,
                              .pieces = known ? different : 0,
                              .unknown = unknown});
    if (!known) continue;
    for (std::size_t j = 0; j < kSentenceDims; ++j) {
      const double x = std::round(kUnit * static_cast<double>(vectors[t * kSentenceDims + j]));
      embedded.values[t * kSentenceDims + j] = static_cast<std::int8_t>(std::clamp(x, -127.0, 127.0));
    }
  }
  return embedded;
}

}  // namespace vouch::values
