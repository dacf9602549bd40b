// A build under a limit that the system sets: RLIMIT_DATA, all memory of the process that is its own and writable, mapped
// files left out. What is asked of --memory is enough, whatever the amount of links, and far less is not.
#include <new>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/core/random.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using vouch::testing::read_file;
using vouch::testing::TemporaryFolder;

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
constexpr std::uint64_t kProgram = 24 * kMiB;  // the test program, its threads' stacks left out

bool build_links(const std::filesystem::path& target, std::uint64_t memory, std::uint64_t links) {
  BuildOptions options = test_options();
  options.memory_bytes = memory;
  options.threads = 1;
  auto builder = Builder::make(target, std::move(options));
  if (!builder) return false;
  for (int i = 0; i < 50; ++i) (void)builder->accept(creator("creator" + std::to_string(i)));
  core::Random random(4, "links");
  for (std::uint64_t i = 0; i < links; ++i) {
    const std::string account = "a" + std::to_string(random.below(links / 4));
    const std::string owner = "creator" + std::to_string(random.below(50));
    if (!builder->accept(event(account, of_creator(owner)))) return false;
  }
  return builder->finish().has_value();
}

/// Builds in a child process that may have so much memory of its own. True where it succeeded.
bool build_within(std::uint64_t limit, const std::filesystem::path& target, std::uint64_t memory, std::uint64_t links) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit data{.rlim_cur = limit, .rlim_max = limit};
    if (::setrlimit(RLIMIT_DATA, &data) != 0) ::_exit(2);
    try {
      ::_exit(build_links(target, memory, links) ? 0 : 1);
    } catch (const std::bad_alloc&) {
      ::_exit(3);
    }
  }
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(Build, HoldsNoMoreThanItIsAllowedByTheMeasureOfTheSystem) {
  const TemporaryFolder folder;
  constexpr std::uint64_t kLinks = 2'000'000;  // 32 MB as they come, as much again in the other direction
  ASSERT_TRUE(build_links(folder / "free", 1024 * kMiB, kLinks));
  EXPECT_TRUE(build_within(24 * kMiB + kProgram, folder / "bound", 24 * kMiB, kLinks));
  EXPECT_TRUE(read_file(folder / "free") == read_file(folder / "bound"));
  EXPECT_FALSE(build_within(24 * kMiB + kProgram, folder / "more", 1024 * kMiB, kLinks)) << "the limit limits";
}

TEST(Build, ManyRunsTakeNoMoreMemoryThanFew) {
  const TemporaryFolder folder;
  constexpr std::uint64_t kLinks = 1'000'000;
  EXPECT_TRUE(build_within(8 * kMiB + kProgram, folder / "bound", 8 * kMiB, kLinks));
  EXPECT_TRUE(std::filesystem::exists(folder / "bound"));
}

}  // namespace
}  // namespace vouch::build
