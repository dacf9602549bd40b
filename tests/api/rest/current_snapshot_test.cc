// What operators do to a served snapshot: replace the file, replace the symlink, publish a damaged one, take it away.
#include "api/rest/current_snapshot.h"

#include <atomic>
#include <mutex>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::rest {
namespace {

using namespace std::chrono_literals;
using testing::TemporaryFolder;
namespace fs = std::filesystem;

/// Tries for ten seconds.
bool eventually(const std::function<bool()>& holds) {
  for (int i = 0; i < 2000; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

class CurrentSnapshotTest : public ::testing::Test {
 protected:
  /// A snapshot of one creator under this name; gives its id.
  std::string publish(const std::string& name, std::string_view creator) const {
    return build::build(folder_ / name, {build::creator(creator)}).report.snapshot_id;
  }
  void point_current_to(const std::string& name) const {
    fs::create_symlink(name, folder_ / "next");
    fs::rename(folder_ / "next", folder_ / "current");
  }
  std::unique_ptr<CurrentSnapshot> watching(const fs::path& target) {
    auto opened =
        CurrentSnapshot::open({.target = target, .open = {.threads = 1}, .interval = 5ms, .log = [this](const auto& line) {
                                 const std::scoped_lock lock(mutex_);
                                 lines_.push_back(line);
                               }});
    return opened ? std::move(*opened) : nullptr;
  }
  std::vector<std::string> lines() {
    const std::scoped_lock lock(mutex_);
    return lines_;
  }

  TemporaryFolder folder_;

 private:
  std::mutex mutex_;
  std::vector<std::string> lines_;
};

TEST_F(CurrentSnapshotTest, AFileReplacedByRenameIsTakenAndRequestsInFlightKeepTheOldOne) {
  const std::string first = publish("x.vouch", "anna");
  const auto current = watching(folder_ / "x.vouch");
  ASSERT_TRUE(current);
  const auto held = current->engine();
  EXPECT_EQ(held->info().id, first);
  const std::string second = publish("x.vouch", "berta");  // the build publishes by rename
  ASSERT_TRUE(eventually([&] { return current->engine()->info().id == second; }));
  EXPECT_TRUE(eventually([&] { return current->reloads() == 1; }));
  EXPECT_TRUE(current->engine()->creator("berta").has_value());
  EXPECT_TRUE(held->creator("anna").has_value()) << "what is held stays whole";
  EXPECT_EQ(lines(), std::vector<std::string>{"serving snapshot " + second});
}

TEST_F(CurrentSnapshotTest, ASymlinkReplacedByRenameIsTakenForthAndBack) {
  const std::string a = publish("a.vouch", "anna");
  const std::string b = publish("b.vouch", "berta");
  point_current_to("a.vouch");
  const auto current = watching(folder_.path());
  ASSERT_TRUE(current);
  EXPECT_EQ(current->engine()->info().id, a);
  point_current_to("b.vouch");
  EXPECT_TRUE(eventually([&] { return current->engine()->info().id == b; }));
  point_current_to("a.vouch");
  EXPECT_TRUE(eventually([&] { return current->engine()->info().id == a; })) << "the roll-back target";
  EXPECT_EQ(current->refusals(), 0U);
}

TEST_F(CurrentSnapshotTest, ADamagedFileIsRefusedOnceAndTheOldOneStays) {
  const std::string first = publish("x.vouch", "anna");
  publish("y.vouch", "berta");
  const auto current = watching(folder_ / "x.vouch");
  ASSERT_TRUE(current);
  std::string bytes = testing::read_file(folder_ / "y.vouch");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  testing::write_file(folder_ / "damaged", bytes);
  fs::rename(folder_ / "damaged", folder_ / "x.vouch");
  ASSERT_TRUE(eventually([&] { return current->refusals() == 1; }));
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(current->refusals(), 1U) << "the same file is looked at once";
  EXPECT_EQ(current->reloads(), 0U);
  EXPECT_EQ(current->engine()->info().id, first);
  EXPECT_THAT(lines(), ::testing::ElementsAre(::testing::StartsWith("snapshot not taken, still serving the one before: ")));

  const std::string third = publish("x.vouch", "carla");
  EXPECT_TRUE(eventually([&] { return current->engine()->info().id == third; })) << "a whole one is taken again";
}

TEST_F(CurrentSnapshotTest, AFileThatIsTakenAwayLeavesTheOldOneServed) {
  const std::string first = publish("x.vouch", "anna");
  const auto current = watching(folder_ / "x.vouch");
  ASSERT_TRUE(current);
  fs::remove(folder_ / "x.vouch");
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(current->engine()->info().id, first);
  EXPECT_TRUE(current->engine()->creator("anna").has_value());
  const std::string second = publish("x.vouch", "berta");
  EXPECT_TRUE(eventually([&] { return current->engine()->info().id == second; }));
}

TEST_F(CurrentSnapshotTest, ReadersAlwaysSeeAWholeEngineWhileSnapshotsChange) {
  publish("a.vouch", "anna");
  publish("b.vouch", "berta");
  point_current_to("a.vouch");
  const auto current = watching(folder_.path());
  ASSERT_TRUE(current);
  std::atomic<bool> stop = false;
  std::atomic<int> torn = 0;
  std::vector<std::jthread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!stop) {
        const auto engine = current->engine();
        torn += engine->creator("anna").has_value() == engine->creator("berta").has_value() ? 1 : 0;
      }
    });
  }
  for (std::uint64_t i = 0; i < 10; ++i) {
    point_current_to(i % 2 == 0 ? "b.vouch" : "a.vouch");
    EXPECT_TRUE(eventually([&] { return current->reloads() > i; }));
  }
  stop = true;
  readers.clear();
  EXPECT_EQ(torn, 0);
}

TEST_F(CurrentSnapshotTest, WhatCannotBeOpenedAtTheStartIsAnError) {
  const auto code_of = [&](const fs::path& target) {
    const auto opened = CurrentSnapshot::open({.target = target});
    return opened ? core::ErrorCode::internal : opened.error().code;
  };
  EXPECT_EQ(code_of(folder_ / "none.vouch"), core::ErrorCode::not_found);
  EXPECT_EQ(code_of(folder_.path()), core::ErrorCode::not_found) << "a folder without current";
  testing::write_file(folder_ / "text", "no snapshot at all");
  EXPECT_EQ(code_of(folder_ / "text"), core::ErrorCode::invalid_argument);
  publish("x.vouch", "anna");
  fs::resize_file(folder_ / "x.vouch", fs::file_size(folder_ / "x.vouch") - 1);
  EXPECT_EQ(code_of(folder_ / "x.vouch"), core::ErrorCode::corrupt);
}

}  // namespace
}  // namespace vouch::rest
