#include "engine/core/codec.h"

#include <gtest/gtest.h>

namespace vouch::core {
namespace {

TEST(Codec, ReadsWhatWasWritten) {
  Encoder encoder;
  encoder.write(std::uint32_t{7});
  encoder.write_text("naïve");
  encoder.write(2.5);
  const std::string bytes = encoder.take();
  Decoder decoder(as_bytes(bytes));
  EXPECT_EQ(decoder.read<std::uint32_t>(), 7U);
  EXPECT_EQ(decoder.read_text(), "naïve");
  EXPECT_EQ(decoder.read<double>(), 2.5);
  EXPECT_EQ(decoder.left(), 0U);
}

TEST(Codec, WritesLittleEndian) {
  Encoder encoder;
  encoder.write(std::uint32_t{0x01020304});
  EXPECT_EQ(encoder.bytes(), std::string("\x04\x03\x02\x01"));
}

TEST(Codec, EveryTruncationIsCorruptNeverARead) {
  Encoder encoder;
  encoder.write_text("abc");
  encoder.write(std::uint64_t{1});
  const std::string bytes = encoder.take();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    Decoder decoder(as_bytes(std::string_view(bytes).substr(0, length)));
    const auto text = decoder.read_text();
    const auto number = text ? decoder.read<std::uint64_t>() : Result<std::uint64_t>(fail(text.error()));
    ASSERT_FALSE(number.has_value()) << length;
    EXPECT_EQ(number.error().code, ErrorCode::corrupt);
  }
}

TEST(Codec, ALengthBeyondTheEndIsCorrupt) {
  Encoder encoder;
  encoder.write(std::uint32_t{0xffffffff});
  Decoder decoder(as_bytes(encoder.bytes()));
  const auto text = decoder.read_text();
  ASSERT_FALSE(text.has_value());
  EXPECT_EQ(text.error().message, "found 0 bytes, expected at least 4294967295");
}

}  // namespace
}  // namespace vouch::core
