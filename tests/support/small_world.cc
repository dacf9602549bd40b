#include "tests/support/small_world.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <numeric>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include <unistd.h>

#include "engine/core/random.h"

namespace vouch::testing {
namespace {

void require(const core::Result<void>& done) {
  if (!done) throw std::runtime_error(done.error().message);
}

template <class T>
T require(core::Result<T> made) {
  if (!made) throw std::runtime_error(made.error().message);
  return *std::move(made);
}

core::Result<void> write_rows(const std::string& name, const Audiences& rows, snapshot::Writer& out) {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<std::uint32_t> targets;
  for (const auto& row : rows) {
    targets.insert(targets.end(), row.begin(), row.end());
    offsets.push_back(targets.size());
  }
  if (auto written = out.write(name + ".offsets", std::span<const std::uint64_t>(offsets)); !written) return written;
  if (auto begun = out.begin(name + ".targets", snapshot::Encoding::csr_u32); !begun) return begun;
  return out.append(std::span<const std::uint32_t>(targets));
}

}  // namespace

snapshot::Snapshot sections(const std::function<core::Result<void>(snapshot::Writer&)>& write) {
  static std::atomic<unsigned> count = 0;
  const auto name = "vouch-test-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".vouch";
  auto writer = require(snapshot::Writer::make(std::filesystem::temp_directory_path() / name));
  require(write(writer));
  return require(writer.so_far());
}

core::Result<void> write_graph(const Audiences& audiences, snapshot::Writer& out, std::optional<std::uint64_t> seed) {
  Audiences members;
  std::uint32_t accounts = 0;
  for (const auto& audience : audiences) {
    const std::set<std::uint32_t> distinct(audience.begin(), audience.end());
    members.emplace_back(distinct.begin(), distinct.end());
    if (!distinct.empty()) accounts = std::max(accounts, *distinct.rbegin() + 1);
  }
  Audiences owners(accounts);
  for (std::uint32_t o = 0; o < members.size(); ++o) {
    for (const std::uint32_t a : members[o]) owners[a].push_back(o);
  }
  std::vector<std::uint64_t> of_account, pseudonyms;
  core::Random random(seed.value_or(0), "pseudonyms");
  for (std::uint32_t a = 0; a < accounts; ++a) of_account.push_back(seed ? random.next() : 1000 + 10 * std::uint64_t{a});
  const std::vector<std::uint32_t> platforms(accounts);
  std::vector<std::uint32_t> by_pseudonym(accounts);
  std::iota(by_pseudonym.begin(), by_pseudonym.end(), 0U);
  std::ranges::sort(by_pseudonym, {}, [&](std::uint32_t a) { return of_account[a]; });
  for (const std::uint32_t a : by_pseudonym) pseudonyms.push_back(of_account[a]);
  if (auto done = out.write("graph.pseudonyms", std::span<const std::uint64_t>(pseudonyms)); !done) return done;
  if (auto done = out.write("graph.platforms", std::span<const std::uint32_t>(platforms)); !done) return done;
  if (auto done = out.write("graph.accounts", std::span<const std::uint32_t>(by_pseudonym)); !done) return done;
  if (auto done = write_rows("graph.members", members, out); !done) return done;
  return write_rows("graph.owners", owners, out);
}

namespace {

core::Result<void> write_world(const Audiences& audiences, const audience::TileShape& shape, std::optional<std::uint64_t> seed,
                               snapshot::Writer& out) {
  if (auto written = write_graph(audiences, out, seed); !written) return written;
  const auto so_far = out.so_far();
  if (!so_far) return core::fail(so_far.error());
  if (auto written = audience::write_tiles(*so_far, out, shape); !written) return written;
  return audience::write_weights(*so_far, out);
}

SmallWorld opened(snapshot::Snapshot made) {
  auto graph = require(audience::AudienceGraph::open(made));
  auto weights = require(audience::AudienceWeights::open(made, graph));
  return {.snapshot = std::move(made), .graph = std::move(graph), .weights = std::move(weights)};
}

}  // namespace

SmallWorld SmallWorld::of(const Audiences& audiences, const audience::TileShape& shape) {
  return opened(sections([&](snapshot::Writer& out) { return write_world(audiences, shape, std::nullopt, out); }));
}

SampledWorld SampledWorld::of(const Audiences& audiences, const audience::SampleShape& shape, std::uint64_t seed) {
  auto world = opened(sections([&](snapshot::Writer& out) -> core::Result<void> {
    if (auto written = write_world(audiences, {.accounts = 8, .links_a_list = 2}, seed, out); !written) return written;
    const auto so_far = out.so_far();
    return so_far ? audience::write_samples(*so_far, out, shape) : core::fail(so_far.error());
  }));
  auto samples = require(audience::Samples::open(world.snapshot, world.graph, world.weights));
  return {.world = std::move(world), .samples = std::move(samples)};
}

}  // namespace vouch::testing
