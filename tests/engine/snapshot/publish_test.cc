#include "engine/snapshot/publish.h"

#include <optional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace vouch::snapshot {
namespace {

using core::ErrorCode;
using ::testing::UnorderedElementsAre;
using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;
using vouch::testing::write_file;
namespace fs = std::filesystem;

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

/// Runs `work` in a process of its own that then kills itself the hard way.
template <class Work>
void in_killed_process(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
}

TEST(PendingFile, AppearsWholeWhenItIsPublished) {
  const TemporaryFolder folder;
  write_file(folder / "x", "old");
  PendingFile file = PendingFile::make(folder / "x").value();
  ASSERT_TRUE(file.write(core::as_bytes("new"), 0));
  EXPECT_EQ(read_file(folder / "x"), "old");
  ASSERT_TRUE(file.publish());
  EXPECT_EQ(read_file(folder / "x"), "new");
  EXPECT_THAT(names_in(folder.path()), UnorderedElementsAre("x"));
}

TEST(PendingFile, IsGoneWhenItIsNotPublished) {
  const TemporaryFolder folder;
  {
    const PendingFile file = PendingFile::make(folder / "x").value();
  }
  EXPECT_TRUE(names_in(folder.path()).empty());
}

TEST(PendingFile, RemovesWhatKilledProgramsLeftAndNothingElse) {
  const TemporaryFolder folder;
  write_file(folder / "x.tmp", "the user's own");
  write_file(folder / ".y.1.tmp", "of another target");
  in_killed_process([&] { (void)new std::optional<PendingFile>(PendingFile::make(folder / "x").value()); });
  EXPECT_EQ(names_in(folder.path()).size(), 3U);
  PendingFile living = PendingFile::make(folder / "x").value();
  EXPECT_EQ(names_in(folder.path()).size(), 3U) << "the dead one's file is gone, the living one's is there";
  PendingFile second = PendingFile::make(folder / "x").value();
  EXPECT_TRUE(fs::exists(living.temporary())) << "two builds at once do not take each other's files";
  ASSERT_TRUE(living.publish());
  ASSERT_TRUE(second.publish());
  EXPECT_THAT(names_in(folder.path()), UnorderedElementsAre("x", "x.tmp", ".y.1.tmp"));
}

TEST(PendingFile, RefusesFoldersAndSaysWhatIsMissing) {
  const TemporaryFolder folder;
  EXPECT_EQ(PendingFile::make(folder.path()).error().code, ErrorCode::invalid_argument);
  const auto missing = PendingFile::make(folder / "none/x");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::unavailable);
  EXPECT_EQ(missing.error().message, (folder / "none/x").string() + ": cannot be written (No such file or directory)");
}

TEST(PendingFolder, IsRemovedWithAllItHolds) {
  const TemporaryFolder folder;
  {
    const PendingFolder first = PendingFolder::make(folder / "x.parts").value();
    const PendingFolder second = PendingFolder::make(folder / "x.parts").value();
    write_file(first.path() / "run", "bytes");
    EXPECT_NE(first.path(), second.path());
    EXPECT_TRUE(fs::exists(first.path()));
  }
  EXPECT_TRUE(names_in(folder.path()).empty());
}

TEST(PendingFolder, RemovesWhatKilledProgramsLeft) {
  const TemporaryFolder folder;
  in_killed_process([&] {
    auto* const left = new PendingFolder(PendingFolder::make(folder / "x.parts").value());
    write_file(left->path() / "run", "bytes");
  });
  EXPECT_EQ(names_in(folder / "x.parts").size(), 1U);
  write_file(folder / "x.parts" / "kept", "not a build's");
  {
    const PendingFolder next = PendingFolder::make(folder / "x.parts").value();
  }
  EXPECT_THAT(names_in(folder / "x.parts"), UnorderedElementsAre("kept"));
}

}  // namespace
}  // namespace vouch::snapshot
