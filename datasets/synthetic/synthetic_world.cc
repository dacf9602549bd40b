#include "datasets/synthetic/synthetic_world.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <string>
#include <system_error>

#include "datasets/synthetic/layers.h"
#include "datasets/writing/dataset_folder.h"
#include "engine/core/parallel_for.h"

namespace vouch::datasets {
namespace {

struct NamedLayer {
  std::string_view name;
  Layer write;
};

constexpr std::array kLayers = std::to_array<NamedLayer>({
    {"creators", write_creators},
    {"brands", write_brands},
    {"audience", write_audience},
    {"bought followers", write_bought},
    {"customers", write_customers},
    {"accounts", write_accounts},
    {"posts", write_posts},
    {"brand posts", write_brand_posts},
    {"collaborations", write_collaborations},
    {"over-cautious labels", write_cautious},
    {"comments", write_comments},
    {"pods", write_pods},
    {"market", write_market},
    {"matches", write_matches},
});

void add(WorldSummary& sum, const WorldSummary& part) {
  sum.creators += part.creators;
  sum.brands += part.brands;
  sum.accounts += part.accounts;
  sum.edges += part.edges;
  sum.posts += part.posts;
  sum.comments += part.comments;
  sum.collaborations += part.collaborations;
  sum.good_matches += part.good_matches;
}

/// Layers that are written side by side, as one line of progress.
class LayerProgress {
 public:
  explicit LayerProgress(const std::function<void(const WorldProgress&)>& report) : report_(report) {}

  void at(std::size_t layer, std::uint64_t done, std::uint64_t total) {
    if (!report_) return;
    const std::lock_guard lock(mutex_);
    if (layer == first_open()) report_({.layer = kLayers[layer].name, .done = done, .total = total});
  }
  void finished(std::size_t layer) {
    const std::lock_guard lock(mutex_);
    finished_[layer] = true;
  }

 private:
  [[nodiscard]] std::size_t first_open() const {
    return static_cast<std::size_t>(std::ranges::find(finished_, false) - finished_.begin());
  }

  const std::function<void(const WorldProgress&)>& report_;
  std::mutex mutex_;
  std::array<bool, kLayers.size()> finished_{};
};

core::Result<void> check_range(std::string_view name, std::uint64_t found, std::uint64_t least, std::uint64_t most) {
  if (found >= least && found <= most) return {};
  return core::fail(core::ErrorCode::invalid_argument, "found " + std::to_string(found) + " " + std::string(name) +
                                                           ", expected " + std::to_string(least) + " to " + std::to_string(most));
}

core::Result<void> check_options(const WorldOptions& options) {
  if (auto done = check_range("creators", options.creators, 1, 50'000'000); !done) return done;
  if (auto done = check_range("accounts", options.accounts, 100, 4'000'000'000); !done) return done;
  if (auto done = check_range("edges", options.edges, 1, 100'000'000'000); !done) return done;
  return check_range("brands", options.brands, 1, 1'000'000);
}

}  // namespace

core::Result<WorldSummary> generate_world(const std::filesystem::path& folder, const WorldOptions& options,
                                          const std::function<void(const WorldProgress&)>& progress) {
  if (auto done = check_options(options); !done) return core::fail(done.error());
  if (auto done = make_dataset_folder(folder); !done) return core::fail(done.error());
  std::error_code error;
  std::filesystem::create_directory(folder / "truth", error);
  if (error)
    return core::fail(core::ErrorCode::unavailable, "cannot make " + (folder / "truth").string() + ": " + error.message());
  if (auto done = write_published_account_key(folder); !done) return core::fail(done.error());

  const World world = make_world(options);
  const Grammar grammar;
  LayerProgress shown(progress);
  std::array<WorldSummary, kLayers.size()> parts;
  auto written = core::parallel_for(kLayers.size(), options.threads, [&](std::size_t layer) {
    LayerContext context{.folder = folder, .grammar = grammar, .summary = parts[layer], .at = {}};
    context.at = [&](std::uint64_t done, std::uint64_t total) { shown.at(layer, done, total); };
    auto done = kLayers[layer].write(world, context);
    shown.finished(layer);
    return done;
  });
  if (!written) return core::fail(std::move(written).error());
  WorldSummary summary;
  for (const WorldSummary& part : parts) add(summary, part);
  return summary;
}

}  // namespace vouch::datasets
