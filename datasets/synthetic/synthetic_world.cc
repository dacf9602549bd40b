#include "datasets/synthetic/synthetic_world.h"

#include <array>
#include <string>
#include <system_error>

#include "datasets/synthetic/layers.h"
#include "datasets/writing/dataset_folder.h"

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
  WorldSummary summary;
  for (const NamedLayer& layer : kLayers) {
    LayerContext context{.folder = folder, .grammar = grammar, .summary = summary, .at = {}};
    context.at = [&](std::uint64_t done, std::uint64_t total) {
      if (progress) progress({.layer = layer.name, .done = done, .total = total});
    };
    if (auto done = layer.write(world, context); !done) return core::fail(done.error());
  }
  return summary;
}

}  // namespace vouch::datasets
