// The layers of the synthetic world: each writes its own files (and its own truth) from its own random streams. They know
// the population and nothing of one another.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "datasets/synthetic/grammar.h"
#include "datasets/synthetic/population.h"
#include "engine/core/result.h"

namespace vouch::datasets {

/// What a layer needs besides the world.
struct LayerContext {
  std::filesystem::path folder;  // `truth/` below it exists
  const Grammar& grammar;
  WorldSummary& summary;                                            // each layer adds what it wrote
  std::function<void(std::uint64_t done, std::uint64_t total)> at;  // progress within the layer
};

using Layer = core::Result<void> (*)(const World&, LayerContext&);

core::Result<void> write_creators(const World& world, LayerContext& context);        // creators
core::Result<void> write_brands(const World& world, LayerContext& context);          // brands, profiles
core::Result<void> write_audience(const World& world, LayerContext& context);        // audience
core::Result<void> write_bought(const World& world, LayerContext& context);          // audience-bought, follower_history; truth
core::Result<void> write_customers(const World& world, LayerContext& context);       // audience-customers, orders
core::Result<void> write_accounts(const World& world, LayerContext& context);        // accounts; truth
core::Result<void> write_posts(const World& world, LayerContext& context);           // posts
core::Result<void> write_brand_posts(const World& world, LayerContext& context);     // posts-brands
core::Result<void> write_collaborations(const World& world, LayerContext& context);  // collaborations, posts-sponsored; truth
core::Result<void> write_cautious(const World& world, LayerContext& context);        // posts-labelled; truth
core::Result<void> write_comments(const World& world, LayerContext& context);        // comments
core::Result<void> write_pods(const World& world, LayerContext& context);            // comments-pods; truth
core::Result<void> write_market(const World& world, LayerContext& context);          // audience_shares, metrics
core::Result<void> write_matches(const World& world, LayerContext& context);         // truth: good_match, creators, brands

}  // namespace vouch::datasets
