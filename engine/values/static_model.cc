#include "engine/values/static_model.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "engine/values/static_kernels.h"

namespace vouch::values {

using core::ErrorCode;
using core::fail;

namespace {

constexpr std::string_view kMagic = "VOUCHEMB";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kDigest = 32;
constexpr std::size_t kRowBlock = 32, kBlock = 64;
constexpr std::uint32_t kLargestRowWeight = 4095;
constexpr std::uint32_t kLargestShift = 40;
constexpr std::int32_t kLargestMean = 1 << 24;
constexpr std::int32_t kLargestFactor = 1 << 26;

core::Error wrong(std::string what) {
  return {.code = ErrorCode::corrupt, .message = "embedder: " + std::move(what), .pointer = {}};
}

/// Reads on past failures and remembers the first, so that a layout can be read in one go.
class Reader {
 public:
  explicit Reader(core::Bytes bytes) : in_(bytes) {}

  template <class T>
  T read() {
    const auto value = in_.read<T>();
    if (!value) note(value.error());
    return value ? *value : T{};
  }
  core::Bytes block() {
    const auto text = in_.read_text();
    if (!text) note(text.error());
    return text ? core::as_bytes(*text) : core::Bytes();
  }
  template <class T>
  std::vector<T> list(std::size_t n) {
    if (n > in_.left() / sizeof(T)) {
      note(wrong("found fewer numbers than it says"));
      return {};
    }
    std::vector<T> values(n);
    for (T& value : values) value = read<T>();
    return values;
  }
  void expect(bool right, const char* what) {
    if (!right) note(wrong(std::string("found ") + what));
  }
  [[nodiscard]] core::Result<void> finish() const {
    if (failed_) return fail(first_);
    if (in_.left() > 0) return fail(wrong("found " + std::to_string(in_.left()) + " bytes too many"));
    return {};
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  void note(core::Error error) {
    if (!std::exchange(failed_, true)) first_ = std::move(error);
  }
  core::Decoder in_;
  bool failed_ = false;
  core::Error first_;
};

core::Result<core::Bytes> checked(core::Bytes file) {
  const std::size_t head = kMagic.size() + sizeof kVersion;
  if (file.size() < head + kDigest || std::memcmp(file.data(), kMagic.data(), kMagic.size()) != 0) {
    return fail(wrong("found another kind of file"));
  }
  std::uint32_t version = 0;
  std::memcpy(&version, file.data() + kMagic.size(), sizeof version);
  if (version != kVersion) {
    return fail(wrong("found layout " + std::to_string(version) + ", expected " + std::to_string(kVersion)));
  }
  const core::Bytes body = file.first(file.size() - kDigest);
  if (std::memcmp(core::blake2b(body).data(), file.last(kDigest).data(), kDigest) != 0) {
    return fail(wrong("found a checksum that does not fit the bytes"));
  }
  return body.subspan(head);
}

StaticLayer read_layer(Reader& in, std::size_t inputs_expected) {
  StaticLayer layer;
  layer.inputs = in.read<std::uint32_t>();
  layer.outputs = in.read<std::uint32_t>();
  layer.shift = in.read<std::uint32_t>();
  layer.cuts_off = in.read<std::uint8_t>() != 0;
  in.expect(layer.inputs == inputs_expected && layer.inputs % 2 == 0 && layer.inputs <= kMostInputs, "a layer with other inputs");
  in.expect(layer.outputs > 0 && layer.outputs % kBlock == 0 && layer.outputs <= kMostInputs, "a layer with odd outputs");
  in.expect(layer.shift > 0 && layer.shift <= kLargestShift, "a layer with too large a shift");
  if (in.failed()) return layer;
  const auto weights = in.list<std::int8_t>(layer.inputs * layer.outputs);
  layer.offsets = in.list<std::int32_t>(layer.outputs);
  layer.factors = in.list<std::int32_t>(layer.outputs);
  in.expect(std::all_of(layer.factors.begin(), layer.factors.end(), [](auto x) { return x >= 0 && x < kLargestFactor; }),
            "a factor out of range");
  if (in.failed()) return layer;
  layer.weights.resize(weights.size());
  for (std::size_t i = 0; i < layer.inputs; ++i) {
    for (std::size_t o = 0; o < layer.outputs; ++o) {
      const std::int8_t weight = weights[i * layer.outputs + o];
      in.expect(weight >= -127, "a weight below -127");
      layer.weights[(i / 2 * layer.outputs + o) * 2 + i % 2] = weight;
    }
  }
  return layer;
}

void read_rows(Reader& in, StaticModel& model) {
  const std::size_t pieces = model.tokenizer.size();
  model.dims = in.read<std::uint32_t>();
  in.expect(model.dims > 0 && model.dims % kRowBlock == 0 && model.dims <= kMostInputs, "rows of odd length");
  const core::Bytes weights = in.block();
  in.expect(weights.size() == pieces * sizeof(std::uint16_t), "another number of row weights than pieces");
  model.rows = in.block();
  in.expect(model.rows.size() == pieces * model.dims / 2, "another number of rows than pieces");
  if (in.failed()) return;
  model.row_weights.resize(pieces);
  std::memcpy(model.row_weights.data(), weights.data(), weights.size());
  in.expect(std::all_of(model.row_weights.begin(), model.row_weights.end(), [](auto w) { return w <= kLargestRowWeight; }),
            "a row weight above 4095");
  model.mean = in.list<std::int32_t>(model.dims);
  model.start = in.list<std::int32_t>(model.dims);
  for (const auto* numbers : {&model.mean, &model.start}) {
    in.expect(std::all_of(numbers->begin(), numbers->end(), [](auto x) { return x > -kLargestMean && x < kLargestMean; }),
              "a mean out of range");
  }
}

}  // namespace

core::Result<StaticModel> StaticModel::open(core::Bytes file) {
  const auto body = checked(file);
  if (!body) return fail(body.error());
  Reader in(*body);
  const core::Bytes name = in.block();
  const core::Bytes map = in.block();
  auto tokenizer = text::UnigramTokenizer::make(map, in.block());
  if (!tokenizer) return fail(core::within("embedder", std::move(tokenizer).error()));
  StaticModel model{.space = std::string(reinterpret_cast<const char*>(name.data()), name.size()),
                    .tokenizer = *std::move(tokenizer)};
  read_rows(in, model);
  model.factor = in.read<std::int32_t>();
  model.shift = in.read<std::uint32_t>();
  in.expect(model.shift > 0 && model.shift <= kLargestShift, "too large a shift");
  in.expect(model.factor > 0 && model.factor < 1 << 20, "a factor out of range");
  in.expect(in.read<std::uint32_t>() == model.layers.size(), "another number of layers");
  const std::size_t d = model.dims;
  std::size_t expected = d;
  for (std::size_t i = 0; i < model.layers.size() && !in.failed(); ++i) {
    model.layers[i] = read_layer(in, expected);
    if (i == 0) expected = d + model.layers[0].outputs;
    if (i == 1) expected = model.layers[1].outputs;
    if (i == 2) expected = model.layers[1].outputs + model.layers[2].outputs;
  }
  if (auto read = in.finish(); !read) return fail(std::move(read).error());
  return model;
}

}  // namespace vouch::values
