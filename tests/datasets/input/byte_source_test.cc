// Compressed files are their plain bytes; damaged, cut off or bursting ones are errors that name the file.
#include "datasets/input/byte_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include "tests/datasets/dataset_fixture.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using testing::HasSubstr;
using testing::StartsWith;

std::string gz(const std::string& text) {
  z_stream stream{};
  (void)deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  (void)deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  (void)deflateEnd(&stream);
  return out;
}

std::string xz(const std::string& text) {
  std::string out(text.size() + 4096, '\0');
  std::size_t size = 0;
  (void)lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, nullptr, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                                reinterpret_cast<std::uint8_t*>(out.data()), &size, out.size());
  out.resize(size);
  return out;
}

std::string zst(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

struct Packed {
  const char* ending;
  std::string (*pack)(const std::string&);
};
constexpr Packed kPackers[] = {{".gz", gz}, {".xz", xz}, {".zst", zst}};

/// Varied enough that compressed data is long.
std::string sample() {
  std::string text = "creator_id,name\n";
  for (std::uint64_t i = 0; i < 5'000; ++i) text += "u" + std::to_string(i) + "," + std::to_string(i * i * 7919) + "\n";
  return text;
}

core::Result<std::string> content_of(const TemporaryDataset& folder, const std::string& name, const ReadLimits& limits = {}) {
  auto opened = open_file(folder.path() / name, name, limits);
  if (!opened) return core::fail(opened.error());
  std::string text;
  std::vector<char> block(100'000);
  for (;;) {
    const auto got = opened->bytes->read(block);
    if (!got) return core::fail(got.error());
    if (*got == 0) return text;
    text.append(block.data(), *got);
  }
}

TEST(OpenFile, CompressedFilesAreTheirPlainBytes) {
  const std::string text = sample();
  const TemporaryDataset folder({{"plain.csv", text}});
  EXPECT_EQ(content_of(folder, "plain.csv").value(), text);
  for (const auto& [ending, pack] : kPackers) {
    const std::string name = std::string("x.csv") + ending;
    folder.write(name, pack(text));
    EXPECT_EQ(content_of(folder, name).value(), text) << ending;
    folder.write(name, pack(text) + pack("more"));
    EXPECT_EQ(content_of(folder, name).value(), text + "more") << "members one after another are one file: " << ending;
    folder.write("no_ending.csv", pack(text));
    EXPECT_EQ(content_of(folder, "no_ending.csv").value(), text) << "told by its first bytes: " << ending;
  }
}

TEST(OpenFile, EveryCutIsAnErrorThatNamesTheFile) {
  const std::string text = sample().substr(0, 400);
  const TemporaryDataset folder;
  for (const auto& [ending, pack] : kPackers) {
    const std::string packed = pack(text);
    const std::string name = std::string("creators.csv") + ending;
    for (std::size_t size = 0; size < packed.size(); ++size) {
      folder.write(name, packed.substr(0, size));
      const auto content = content_of(folder, name);
      ASSERT_FALSE(content) << ending << " cut to " << size;
      EXPECT_EQ(content.error().code, ErrorCode::corrupt);
      EXPECT_THAT(content.error().message, StartsWith(name + ": "));
    }
  }
}

TEST(OpenFile, DamageIsAnErrorOrChangesNothing) {
  const std::string text = sample().substr(0, 400);
  const TemporaryDataset folder;
  for (const auto& [ending, pack] : kPackers) {
    if (std::string_view(ending) == ".zst") continue;  // its frames carry no checksum by default
    const std::string packed = pack(text);
    const std::string name = std::string("x.csv") + ending;
    for (std::size_t at = 0; at < packed.size(); ++at) {
      std::string damaged = packed;
      damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
      folder.write(name, damaged);
      const auto content = content_of(folder, name);
      if (content) {
        EXPECT_EQ(*content, text) << ending << " at " << at;
      }
    }
  }
}

TEST(OpenFile, ABombIsRefusedByRatioAndByTotal) {
  const std::string zeros(8'000'000, '0');
  const TemporaryDataset folder;
  folder.write("x.csv.zst", zst(zeros));
  const auto by_ratio = content_of(folder, "x.csv.zst", {.decompression_ratio = 100, .ratio_floor_bytes = 1'000'000});
  ASSERT_FALSE(by_ratio);
  EXPECT_EQ(by_ratio.error().code, ErrorCode::exhausted);
  EXPECT_THAT(by_ratio.error().message, HasSubstr("x.csv.zst: decompresses to more than 100 times its size"));
  const auto by_total = content_of(folder, "x.csv.zst", {.decompressed_bytes = 1'000'000});
  ASSERT_FALSE(by_total);
  EXPECT_THAT(by_total.error().message, HasSubstr("more than 1000000 bytes"));
  EXPECT_TRUE(content_of(folder, "x.csv.zst"));
}

TEST(OpenFile, AnEndingThatPromisesCompressionIsHeld) {
  const TemporaryDataset folder({{"x.csv.gz", "creator_id\nu\n"}});
  const auto content = content_of(folder, "x.csv.gz");
  ASSERT_FALSE(content);
  EXPECT_EQ(content.error().message, "x.csv.gz: found no gz data, expected it by the name's ending");
}

TEST(OpenFile, WhatIsNoFileIsNamed) {
  const TemporaryDataset folder;
  EXPECT_EQ(content_of(folder, "gone.csv").error().code, ErrorCode::not_found);
  EXPECT_EQ(open_file(folder.path(), "folder", {}).error().code, ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace vouch::datasets
