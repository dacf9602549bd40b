// Files whose checksums are right and whose contents are not, as only a hostile writer makes them.
#include "engine/snapshot/layout.h"

#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vouch::snapshot {
namespace {

using core::ErrorCode;

/// Two sections of 8 and 70 bytes: [64, 72) and [128, 198), the table at 256.
struct Parts {
  Header header{.sections = 2, .file_bytes = 0, .table_offset = 256, .table_bytes = 0, .table_checksum = 0};
  Table table{.sections = {{.name = "a", .encoding = Encoding::u64, .offset = 64, .bytes = 8},
                           {.name = "b", .encoding = Encoding::bytes, .offset = 128, .bytes = 70}},
              .block_checksums = {0}};
};

std::string file_of(Parts parts) {
  const std::string table = encode_table(parts.table);
  parts.header.table_bytes += table.size();
  parts.header.file_bytes += 256 + table.size();
  parts.header.table_checksum ^= core::hash64(table);
  return encode_header(parts.header) + std::string(256 - kHeaderBytes, '\0') + table;
}

std::string refusal(const std::string& file) {
  const core::Bytes bytes = core::as_bytes(file);
  const auto header = decode_header(bytes);
  if (!header) return header.error().message;
  const auto table = decode_table(bytes, *header);
  return table ? "" : table.error().message;
}

std::string refusal_of(const std::function<void(Parts&)>& change) {
  Parts parts;
  change(parts);
  return refusal(file_of(parts));
}

TEST(Layout, TakesWhatItWrote) {
  const std::string file = file_of({});
  const auto header = decode_header(core::as_bytes(file));
  ASSERT_TRUE(header) << header.error().message;
  const auto table = decode_table(core::as_bytes(file), *header);
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->sections[1].name, "b");
  EXPECT_EQ(table->sections[1].bytes, 70U);
  EXPECT_EQ(table->block_checksums.size(), 1U);
}

TEST(Layout, RefusesHeadersThatDoNotFitTheFile) {
  EXPECT_EQ(refusal_of([](Parts& p) { p.header.file_bytes = 1; }), "found 392 bytes, expected 393");
  EXPECT_EQ(refusal_of([](Parts& p) { p.header.table_bytes = 8; }), "the header's lengths do not fit the file");
  for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{255}, std::uint64_t{320}, ~std::uint64_t{63}}) {
    EXPECT_EQ(refusal_of([&](Parts& p) { p.header.table_offset = offset; }), "the header's lengths do not fit the file");
  }
  EXPECT_EQ(refusal_of([](Parts& p) { p.header.sections = 3; }), "the header's lengths do not fit the file");
  EXPECT_EQ(refusal_of([](Parts& p) { p.header.sections = 0xFFFFFFFF; }), "the header's lengths do not fit the file");
  EXPECT_EQ(refusal_of([](Parts& p) { p.table.block_checksums.push_back(0); }), "the header's lengths do not fit the file");
  EXPECT_EQ(refusal_of([](Parts& p) { p.header.table_checksum = 1; }), "the table's checksum does not match its bytes");
}

TEST(Layout, RefusesAnotherFormatByItsNumber) {
  std::string file = file_of({});
  file[kMagic.size()] = 9;
  const std::uint64_t checksum = core::hash64(std::string_view(file).substr(0, kHeaderBytes - 8));
  file.replace(kHeaderBytes - 8, 8, reinterpret_cast<const char*>(&checksum), 8);
  const auto header = decode_header(core::as_bytes(file));
  ASSERT_FALSE(header);
  EXPECT_EQ(header.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(header.error().message, "found snapshot format 9, expected format 1");
}

TEST(Layout, RefusesSectionsThatOverlapStickOutOrRepeat) {
  const std::string misplaced = "section b does not lie where the one before it ends";
  for (const std::uint64_t offset : {std::uint64_t{64}, std::uint64_t{120}, std::uint64_t{192}, ~std::uint64_t{63}}) {
    EXPECT_EQ(refusal_of([&](Parts& p) { p.table.sections[1].offset = offset; }), misplaced);
  }
  EXPECT_EQ(refusal_of([](Parts& p) { p.table.sections[1].bytes = 129; }), "section b reaches behind the table");
  EXPECT_EQ(refusal_of([](Parts& p) { p.table.sections[1].bytes = ~std::uint64_t{0}; }), "section b reaches behind the table");
  EXPECT_EQ(refusal_of([](Parts& p) { p.table.sections[1].bytes = 64; }), "the last section does not end where the table begins");
  EXPECT_EQ(refusal_of([](Parts& p) { p.table.sections[0].bytes = 9; }), "section a does not lie where the one before it ends");
  EXPECT_EQ(refusal_of([](Parts& p) { p.table.sections[1].name = "a"; }), "section a is there twice");
  EXPECT_EQ(refusal_of([](Parts& p) { p.table.sections[1].name = "B"; }), "a section has a name of bytes that names do not have");
  EXPECT_EQ(refusal_of([](Parts& p) { p.table.sections[1].name = ""; }), "a section has a name of bytes that names do not have");
  EXPECT_EQ(refusal_of([](Parts& p) { p.table.sections[1].encoding = Encoding{77}; }), "section b has an unknown encoding");
}

RC_GTEST_PROP(Layout, NeverTrustsTables,
              (std::uint64_t offset, std::uint64_t bytes, std::uint32_t encoding, std::uint32_t sections)) {
  Parts parts;
  parts.table.sections[1].offset = offset;
  parts.table.sections[1].bytes = bytes;
  parts.table.sections[1].encoding = Encoding{encoding};
  RC_ASSERT(!refusal(file_of(parts)).empty() || (offset == 128 && bytes > 64 && bytes <= 128));
  Parts others;
  others.header.sections = sections;
  RC_ASSERT(!refusal(file_of(others)).empty() || sections == 2);
}

}  // namespace
}  // namespace vouch::snapshot
