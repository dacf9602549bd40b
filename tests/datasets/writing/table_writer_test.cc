// What the table writer puts into files, byte for byte, and that half a table never appears.
#include "datasets/writing/table_writer.h"

#include <array>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "datasets/dataset_reader.h"
#include "tests/datasets/dataset_fixture.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 3> kColumns{"a", "b", "c"};

std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(TableWriterTest, WritesCommasAndQuotesWhereACellNeedsThem) {
  const TemporaryDataset folder;
  auto table = TableWriter::open(folder.path() / "t.csv", kColumns);
  ASSERT_TRUE(table);
  table->text("plain");
  table->text("one, two");
  table->text("say \"hi\"");
  table->end_row();
  table->text("two\nlines");
  table->text(" padded");
  table->empty();
  table->end_row();
  EXPECT_EQ(table->finish(), 2U);
  EXPECT_EQ(content(folder.path() / "t.csv"), "a,b,c\nplain,\"one, two\",\"say \"\"hi\"\"\"\n\"two\nlines\",\" padded\",\n");
}

TEST(TableWriterTest, WritesTabsAndTheirListsForTsv) {
  const TemporaryDataset folder;
  const std::array<std::string, 2> items{"x", "y"};
  for (const auto& [name, expected] :
       {std::pair{"t.tsv", "a\tb\tc\n-7\t0.250\tx,y\n"}, std::pair{"t.csv", "a,b,c\n-7,0.250,x|y\n"}}) {
    auto table = TableWriter::open(folder.path() / name, kColumns);
    ASSERT_TRUE(table);
    table->whole(-7);
    table->real(0.25, 3);
    table->list(items);
    table->end_row();
    ASSERT_TRUE(table->finish());
    EXPECT_EQ(content(folder.path() / name), expected);
  }
}

TEST(TableWriterTest, LeavesNothingBehindWithoutFinish) {
  const TemporaryDataset folder;
  {
    auto table = TableWriter::open(folder.path() / "t.csv", kColumns);
    ASSERT_TRUE(table);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "t.csv"));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(TableWriterTest, KeepsTheOldTableUntilTheNewOneIsWhole) {
  const TemporaryDataset folder({{"t.csv", "old"}});
  auto table = TableWriter::open(folder.path() / "t.csv", kColumns);
  ASSERT_TRUE(table);
  EXPECT_EQ(content(folder.path() / "t.csv"), "old");
  ASSERT_TRUE(table->finish());
  EXPECT_EQ(content(folder.path() / "t.csv"), "a,b,c\n");
}

TEST(TableWriterTest, NamesTheFileThatCannotBeWritten) {
  const auto table = TableWriter::open("/nonexistent-folder/t.csv", kColumns);
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, core::ErrorCode::unavailable);
  EXPECT_EQ(table.error().message, "cannot write /nonexistent-folder/t.csv: No such file or directory");
}

TEST(TableWriterTest, ReportsADiskThatIsFull) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "needs /dev/full";
  const TemporaryDataset folder;
  std::filesystem::create_symlink("/dev/full", folder.path() / "t.csv.tmp");
  auto table = TableWriter::open(folder.path() / "t.csv", kColumns);
  ASSERT_TRUE(table);
  const auto done = table->finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::unavailable);
  EXPECT_NE(done.error().message.find("No space left"), std::string::npos) << done.error().message;
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "t.csv"));
}

RC_GTEST_PROP(TableWriterProperty, AnyTextComesBackFromTheReaderUnchanged, (const std::vector<std::uint8_t>& bytes)) {
  constexpr std::array<std::string_view, 9> kPieces{"a", "\"", ",", "\n", " ", "\t", "ä", "|", "\xF0\x9F\x8E\x89"};
  std::string text = "x";  // the reader takes spaces around a cell away
  for (const auto byte : bytes) text += kPieces[byte % kPieces.size()];
  text += 'x';
  const TemporaryDataset folder({{"creators.csv", "creator_id\nu\n"}});
  constexpr std::array<std::string_view, 3> kPosts{"post_id", "owner_id", "text"};
  auto table = TableWriter::open(folder.path() / "posts.csv", kPosts);
  RC_ASSERT(table.has_value());
  table->text("p");
  table->text("u");
  table->text(text);
  table->end_row();
  RC_ASSERT(table->finish().has_value());
  struct Sink final : catalog::RecordSink {
    core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override {
      if (const auto* post = std::get_if<catalog::PostRecord>(&record)) text = post->text;
      return std::nullopt;
    }
    std::string text;
  } sink;
  RC_ASSERT(read_dataset(folder.path(), {}, sink).has_value());
  RC_ASSERT(sink.text == text);
}

}  // namespace
}  // namespace vouch::datasets
