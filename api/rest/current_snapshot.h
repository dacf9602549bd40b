// The snapshot that is being served. A target is a snapshot file or a folder with a symlink `current`; either may be
// replaced by rename while requests run. A watcher opens and verifies what was published and then swaps it in; a damaged
// file is reported and not taken. A request keeps the engine that it began with until it is answered.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::rest {

struct WatchOptions {
  std::filesystem::path target;                   // X.vouch, or a folder with `current`
  OpenOptions open{};                             // how snapshots are opened
  std::chrono::milliseconds interval{250};        // between two looks at the target
  std::function<void(const std::string&)> log{};  // a line for operators: taken, refused; called from the watcher
};

/// Thread safe. The destructor ends the watcher.
class CurrentSnapshot {
 public:
  /// Opens the target. Fails as Engine::open does, and with not_found for a folder without `current`.
  [[nodiscard]] static core::Result<std::unique_ptr<CurrentSnapshot>> open(WatchOptions options);
  ~CurrentSnapshot();
  CurrentSnapshot(const CurrentSnapshot&) = delete;
  CurrentSnapshot& operator=(const CurrentSnapshot&) = delete;

  /// The engine to answer with; stays valid for as long as it is held.
  [[nodiscard]] std::shared_ptr<const Engine> engine() const;
  /// How often another snapshot was swapped in, and how often one was refused.
  [[nodiscard]] std::uint64_t reloads() const;
  [[nodiscard]] std::uint64_t refusals() const;

 private:
  struct State;
  explicit CurrentSnapshot(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vouch::rest
