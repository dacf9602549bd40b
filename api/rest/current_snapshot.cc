#include "api/rest/current_snapshot.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include <sys/stat.h>

namespace vouch::rest {
namespace {

/// Which file a name stands for: another one was published when it differs.
struct FileMark {
  dev_t device = 0;
  ino_t inode = 0;
  off_t bytes = 0;
  std::int64_t changed_ns = 0;
  bool operator==(const FileMark&) const = default;
};

std::optional<FileMark> mark_of(const std::filesystem::path& file) {
  struct stat status = {};
  if (::stat(file.c_str(), &status) != 0) return std::nullopt;
  return FileMark{status.st_dev, status.st_ino, status.st_size,
                  static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::filesystem::path file_of(const std::filesystem::path& target) {
  std::error_code ignored;
  return std::filesystem::is_directory(target, ignored) ? target / "current" : target;
}

}  // namespace

struct CurrentSnapshot::State {
  WatchOptions options;
  std::filesystem::path file;
  std::optional<FileMark> mark;  // of what was last looked at, taken or refused; the watcher's alone
  mutable std::mutex mutex;
  std::shared_ptr<const Engine> engine;
  std::atomic<std::uint64_t> reloads{0};
  std::atomic<std::uint64_t> refusals{0};
  std::condition_variable_any wake;
  std::jthread watcher;

  void say(const std::string& line) const {
    if (options.log) options.log(line);
  }

  void look() {
    const auto now = mark_of(file);
    if (!now || now == mark) return;
    mark = now;
    auto opened = Engine::open(file, options.open);
    if (!opened) {
      ++refusals;
      say("snapshot not taken, still serving the one before: " + opened.error().message);
      return;
    }
    auto next = std::make_shared<const Engine>(std::move(*opened));
    say("serving snapshot " + next->info().id);
    const std::scoped_lock lock(mutex);
    engine = std::move(next);
    ++reloads;
  }

  void watch(const std::stop_token& stop) {
    std::mutex sleep;
    std::unique_lock lock(sleep);
    while (!wake.wait_for(lock, stop, options.interval, [&] { return stop.stop_requested(); })) look();
  }
};

CurrentSnapshot::CurrentSnapshot(std::unique_ptr<State> state) : state_(std::move(state)) {}
CurrentSnapshot::~CurrentSnapshot() = default;

core::Result<std::unique_ptr<CurrentSnapshot>> CurrentSnapshot::open(WatchOptions options) {
  auto state = std::make_unique<State>();
  state->file = file_of(options.target);
  state->options = std::move(options);
  state->mark = mark_of(state->file);
  if (!state->mark) {
    return core::fail(core::ErrorCode::not_found, "no snapshot at '" + state->file.string() + "'");
  }
  auto engine = Engine::open(state->file, state->options.open);
  if (!engine) return core::fail(engine.error());
  state->engine = std::make_shared<const Engine>(std::move(*engine));
  State* raw = state.get();
  state->watcher = std::jthread([raw](const std::stop_token& stop) { raw->watch(stop); });
  return std::unique_ptr<CurrentSnapshot>(new CurrentSnapshot(std::move(state)));
}

std::shared_ptr<const Engine> CurrentSnapshot::engine() const {
  const std::scoped_lock lock(state_->mutex);
  return state_->engine;
}

std::uint64_t CurrentSnapshot::reloads() const { return state_->reloads; }
std::uint64_t CurrentSnapshot::refusals() const { return state_->refusals; }

}  // namespace vouch::rest
