#include <array>
#include <bit>
#include <limits>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"
#include "tests/support/temporary_folder.h"

namespace vouch::snapshot {
namespace {

using core::ErrorCode;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;
using vouch::testing::write_file;

/// A file with a section of every kind, empty ones among them. Returns its id.
std::string write_small(const std::filesystem::path& target) {
  Writer out = Writer::make(target).value();
  const std::array<std::uint32_t, 3> numbers{7, 8, 9};
  const std::array<std::int64_t, 2> times{-1, std::numeric_limits<std::int64_t>::min()};
  const std::array<double, 1> shares{0.25};
  const std::array<std::string_view, 3> texts{"anna", "", "zoë"};
  const std::array<std::uint64_t, 4> offsets{0, 2, 2, 3};
  const std::array<std::uint32_t, 3> targets{1, 4, 0};
  EXPECT_TRUE(out.write<std::uint32_t>("numbers", numbers));
  EXPECT_TRUE(out.write<std::int64_t>("times", times));
  EXPECT_TRUE(out.write<double>("shares", shares));
  EXPECT_TRUE(out.write<std::uint8_t>("nothing", {}));
  EXPECT_TRUE(out.write_texts("names", texts));
  EXPECT_TRUE(out.write<std::uint64_t>("links.offsets", offsets));
  EXPECT_TRUE(out.begin("links.targets", Encoding::csr_u32));
  EXPECT_TRUE(out.append<std::uint32_t>(targets));
  return out.publish().value();
}

core::Result<void> open_and_verify(const std::filesystem::path& file) {
  const auto opened = Snapshot::open(file);
  if (!opened) return core::fail(opened.error());
  return opened->verify(1);
}

TEST(Snapshot, GivesBackWhatWasWritten) {
  const TemporaryFolder folder;
  const std::string id = write_small(folder / "x.vouch");
  const auto read = Snapshot::open(folder / "x.vouch");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_TRUE(read->verify());
  EXPECT_EQ(read->id(), id);
  EXPECT_EQ(id.size(), 32U);
  EXPECT_EQ(read->bytes(), std::filesystem::file_size(folder / "x.vouch"));
  EXPECT_THAT(read->array<std::uint32_t>("numbers").value(), ElementsAre(7, 8, 9));
  EXPECT_THAT(read->array<std::int64_t>("times").value(), ElementsAre(-1, std::numeric_limits<std::int64_t>::min()));
  EXPECT_THAT(read->array<double>("shares").value(), ElementsAre(0.25));
  EXPECT_TRUE(read->array<std::uint8_t>("nothing").value().empty());
  const TextColumn names = read->texts("names").value();
  ASSERT_EQ(names.size(), 3U);
  EXPECT_EQ(names[0], "anna");
  EXPECT_EQ(names[1], "");
  EXPECT_EQ(names[2], "zoë");
  const Rows links = read->rows("links", 3, 5).value();
  EXPECT_THAT(links[0], ElementsAre(1, 4));
  EXPECT_TRUE(links[1].empty());
  EXPECT_THAT(links[2], ElementsAre(0));
  EXPECT_TRUE(read->has("numbers"));
  EXPECT_FALSE(read->has("number"));
  EXPECT_TRUE(read->erased().empty());
  for (const Section& section : read->sections()) EXPECT_EQ(section.offset % kAlignment, 0U) << section.name;
}

TEST(Snapshot, HasTheSameBytesAndIdForTheSameContent) {
  const TemporaryFolder folder;
  const std::string id = write_small(folder / "x.vouch");
  EXPECT_EQ(write_small(folder / "another name.vouch"), id);
  EXPECT_EQ(read_file(folder / "x.vouch"), read_file(folder / "another name.vouch"));
}

TEST(Snapshot, RefusesSectionsThatAreMissingOrOfAnotherEncoding) {
  const TemporaryFolder folder;
  write_small(folder / "x.vouch");
  const auto read = Snapshot::open(folder / "x.vouch").value();
  EXPECT_EQ(read.array<std::uint32_t>("none").error().code, ErrorCode::corrupt);
  EXPECT_EQ(read.array<std::uint32_t>("none").error().message, "found no section none in the snapshot");
  EXPECT_EQ(read.array<std::uint64_t>("numbers").error().message, "section numbers is u32, expected u64");
  EXPECT_EQ(read.array<std::uint32_t>("links.targets").error().message, "section links.targets is csr_u32, expected u32");
  EXPECT_EQ(read.texts("numbers").error().code, ErrorCode::corrupt);
  EXPECT_EQ(read.rows("links", 2, 5).error().message, "section links.offsets has 3 rows, expected 2");
  EXPECT_EQ(read.rows("links", 3, 4).error().message, "row 0 of section links.targets does not ascend below 4");
  EXPECT_TRUE(read.rows("links", 3, 4, false));
}

TEST(Snapshot, SaysWhatAFileIsThatIsNone) {
  const TemporaryFolder folder;
  const auto refused = [&](std::string_view bytes) {
    write_file(folder / "x.vouch", bytes);
    return Snapshot::open(folder / "x.vouch").error();
  };
  EXPECT_EQ(Snapshot::open(folder / "none").error().code, ErrorCode::not_found);
  EXPECT_EQ(Snapshot::open(folder.path()).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(refused("").code, ErrorCode::invalid_argument);
  EXPECT_EQ(refused("creator_id,name\nu,v\n").code, ErrorCode::invalid_argument);
  EXPECT_THAT(refused("creator_id,name\nu,v\n").message,
              HasSubstr("x.vouch: found other bytes at its start, expected a vouch snapshot"));
  EXPECT_EQ(refused("VOUCHSN\n").code, ErrorCode::corrupt);
}

TEST(Snapshot, FindsEveryTruncationAndEveryByteTooMany) {
  const TemporaryFolder folder;
  write_small(folder / "x.vouch");
  const std::string whole = read_file(folder / "x.vouch");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    write_file(folder / "cut", std::string_view(whole).substr(0, length));
    const auto found = open_and_verify(folder / "cut");
    ASSERT_FALSE(found) << length;
    ASSERT_EQ(found.error().code, length < kMagic.size() ? ErrorCode::invalid_argument : ErrorCode::corrupt) << length;
  }
  for (const std::size_t more : {1U, 8U, 64U, 4096U}) {
    write_file(folder / "cut", whole + std::string(more, '\0'));
    ASSERT_EQ(open_and_verify(folder / "cut").error().code, ErrorCode::corrupt) << more;
  }
}

TEST(Snapshot, FindsEveryFlippedBit) {
  const TemporaryFolder folder;
  write_small(folder / "x.vouch");
  const std::string whole = read_file(folder / "x.vouch");
  for (std::size_t place = 0; place < whole.size(); ++place) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string changed = whole;
      changed[place] = static_cast<char>(changed[place] ^ (1 << bit));
      write_file(folder / "flipped", changed);
      const auto found = open_and_verify(folder / "flipped");
      ASSERT_FALSE(found) << place << " " << bit;
      ASSERT_EQ(found.error().code, place < kMagic.size() ? ErrorCode::invalid_argument : ErrorCode::corrupt) << place;
    }
  }
}

TEST(Snapshot, OfManyBlocksIsVerifiedWhole) {
  const TemporaryFolder folder;
  std::vector<std::uint32_t> values(3'000'000);
  std::iota(values.begin(), values.end(), 0U);
  {
    Writer out = Writer::make(folder / "x.vouch").value();
    ASSERT_TRUE(out.write<std::uint32_t>("small", std::span(values).first(5)));
    ASSERT_TRUE(out.write<std::uint32_t>("large", values));
    ASSERT_TRUE(out.publish());
  }
  ASSERT_TRUE(open_and_verify(folder / "x.vouch"));
  EXPECT_TRUE(std::ranges::equal(*Snapshot::open(folder / "x.vouch")->array<std::uint32_t>("large"), values));
  const std::string whole = read_file(folder / "x.vouch");
  for (const std::size_t place :
       {kHeaderBytes + kBlockBytes - 1, kHeaderBytes + kBlockBytes, 2 * kBlockBytes + 100, std::size_t{12'000'000}}) {
    std::string changed = whole;
    changed[place] = static_cast<char>(changed[place] ^ 1);
    write_file(folder / "flipped", changed);
    ASSERT_TRUE(Snapshot::open(folder / "flipped")) << "opening reads no block";
    EXPECT_EQ(open_and_verify(folder / "flipped").error().code, ErrorCode::corrupt) << place;
  }
}

TEST(Snapshot, StaysReadableWhileItsFileIsReplaced) {
  const TemporaryFolder folder;
  write_small(folder / "x.vouch");
  const Snapshot old = Snapshot::open(folder / "x.vouch").value();
  {
    Writer out = Writer::make(folder / "x.vouch").value();
    ASSERT_TRUE(out.write<std::uint8_t>("other", {}));
    ASSERT_TRUE(out.publish());
  }
  EXPECT_TRUE(old.verify());
  EXPECT_THAT(old.array<std::uint32_t>("numbers").value(), ElementsAre(7, 8, 9));
  EXPECT_FALSE(Snapshot::open(folder / "x.vouch")->has("numbers"));
}

TEST(Writer, ShowsStagesWhatIsWrittenSoFar) {
  const TemporaryFolder folder;
  std::optional<Snapshot> first;
  {
    Writer out = Writer::make(folder / "x.vouch").value();
    std::vector<std::uint64_t> many(1'000'000, 3);
    ASSERT_TRUE(out.write<std::uint64_t>("many", many));
    first = out.so_far().value();
    ASSERT_TRUE(out.write<std::uint64_t>("more", first->array<std::uint64_t>("many").value().first(2)));
    const Snapshot second = out.so_far().value();
    EXPECT_FALSE(first->has("more"));
    EXPECT_THAT(second.array<std::uint64_t>("more").value(), ElementsAre(3, 3));
    EXPECT_EQ(second.id(), "");
    ASSERT_TRUE(out.publish());
    EXPECT_EQ(out.bytes(), std::filesystem::file_size(folder / "x.vouch"));
  }
  EXPECT_EQ(first->array<std::uint64_t>("many")->size(), 1'000'000U);
  EXPECT_TRUE(open_and_verify(folder / "x.vouch"));
}

TEST(Writer, RefusesNamesThatAreTakenOrNone) {
  const TemporaryFolder folder;
  Writer out = Writer::make(folder / "x.vouch").value();
  EXPECT_EQ(out.append(core::as_bytes("x")).error().code, ErrorCode::internal);
  EXPECT_TRUE(out.begin("a", Encoding::bytes));
  EXPECT_EQ(out.begin("a", Encoding::bytes).error().message, "section a is there already");
  for (const std::string& name : {std::string(), std::string("Upper"), std::string("a b"), std::string(40, 'x')}) {
    EXPECT_EQ(out.begin(name, Encoding::bytes).error().code, ErrorCode::internal) << name;
  }
  EXPECT_TRUE(out.begin(std::string(39, 'x'), Encoding::u64));
  EXPECT_TRUE(out.append(core::as_bytes("odd")));
  EXPECT_EQ(out.publish().error().message, "section " + std::string(39, 'x') + " ends within an element");
}

RC_GTEST_PROP(Snapshot, GivesBackAnySections, (const std::vector<std::vector<std::uint8_t>>& columns)) {
  const TemporaryFolder folder;
  Writer out = Writer::make(folder / "x.vouch").value();
  for (std::size_t i = 0; i < columns.size(); ++i)
    RC_ASSERT(out.write<std::uint8_t>("c" + std::to_string(i), columns[i]).has_value());
  RC_ASSERT(out.publish().has_value());
  const Snapshot read = Snapshot::open(folder / "x.vouch").value();
  RC_ASSERT(read.verify(1).has_value());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    RC_ASSERT(std::ranges::equal(read.array<std::uint8_t>("c" + std::to_string(i)).value(), columns[i]));
  }
}

RC_GTEST_PROP(TextColumn, FindsExactlyTheTextsThatItHas, (const std::set<std::string>& texts, const std::string& other)) {
  const TemporaryFolder folder;
  Writer out = Writer::make(folder / "x.vouch").value();
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  RC_ASSERT(out.write_texts("t", views).has_value());
  RC_ASSERT(out.publish().has_value());
  const Snapshot read = Snapshot::open(folder / "x.vouch").value();
  const TextColumn column = read.texts("t").value();
  for (std::size_t i = 0; i < views.size(); ++i) RC_ASSERT(column.find_sorted(views[i]) == i);
  RC_ASSERT((column.find_sorted(other) == column.size()) == !texts.contains(other));
}

}  // namespace
}  // namespace vouch::snapshot
