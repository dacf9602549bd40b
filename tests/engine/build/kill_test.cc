// A build that is killed the hard way, at many moments: the old snapshot stays, or the new one is there whole, and the next
// build cleans up.
#include <chrono>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;

/// A build of some work: accounts follow creators, spilled under a small memory.
void build_large(const std::filesystem::path& target) {
  BuildOptions options = test_options();
  options.memory_bytes = 1;
  options.threads = 1;
  Builder builder = Builder::make(target, std::move(options)).value();
  for (int i = 0; i < 20; ++i) (void)builder.accept(creator("creator" + std::to_string(i)));
  for (int i = 0; i < 60'000; ++i) {
    const std::string account = std::to_string(i % 9'000);
    const std::string owner = "creator" + std::to_string(i % 20);
    (void)builder.accept(event(account, of_creator(owner), i));
  }
  (void)builder.finish();
}

TEST(Build, KilledAtAnyMomentLeavesTheOldSnapshotOrTheNewOne) {
  const TemporaryFolder folder;
  (void)build(folder / "old", {creator("u"), event("a", of_creator("u"), 1)});
  const auto begun = std::chrono::steady_clock::now();
  build_large(folder / "new");
  const auto span = std::chrono::steady_clock::now() - begun;
  const std::string old_bytes = read_file(folder / "old");
  const std::string new_bytes = read_file(folder / "new");
  int kept = 0;
  for (int moment = 0; moment <= 20; ++moment) {
    std::filesystem::copy_file(folder / "old", folder / "x", std::filesystem::copy_options::overwrite_existing);
    const pid_t child = ::fork();
    if (child == 0) {
      build_large(folder / "x");
      ::_exit(0);
    }
    std::this_thread::sleep_for(span * moment / 20);
    ::kill(child, SIGKILL);
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    const std::string found = read_file(folder / "x");
    ASSERT_TRUE(found == old_bytes || found == new_bytes) << moment;
    kept += found == old_bytes ? 1 : 0;
  }
  EXPECT_GT(kept, 0);
  build_large(folder / "x");
  EXPECT_EQ(read_file(folder / "x"), new_bytes);
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) names.push_back(entry.path().filename());
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("old", "old.key", "new", "new.key", "x", "x.key"));
}

}  // namespace
}  // namespace vouch::build
