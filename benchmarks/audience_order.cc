// Which order of accounts makes audience lists small and counting fast? Orders: as pseudonyms give it (random); by falling
// number of owners; among equals by a community: the lowest owner, the least hash of the owners (minwise hashing of Broder,
// 1997, used for adjacency by Chierichetti et al., "On compressing social networks", 2009), or the label that propagation
// finds (Raghavan et al., 2007); by powers of two of the number of owners, then community. Measured on the same lists:
// bits a link of the gaps in gamma code (Elias 1975), part of the links in tiles, and the time to count what brands share.
// Usage: audience_order NAME FILE [snapshot|lightgcn|pairs|account_owner] [brands]
#include <bit>
#include <functional>
#include <map>

#include "benchmarks/audience_graph.h"
#include "benchmarks/measurement.h"
#include "engine/audience/cost_model.h"
#include "engine/audience/shared_paths.h"
#include "engine/core/random.h"

namespace {

using namespace vouch;
using benchmarks::Lists;

constexpr std::uint64_t kSeed = 20240131;

/// What accounts are sorted by: first the lower `degree`, then the lower `community`, then as they were.
struct Key {
  std::uint32_t degree = 0;
  std::uint32_t community = 0;
};
using KeyOf = std::function<Key(std::span<const std::uint32_t> owners, std::uint32_t account)>;

std::uint32_t least_hash(std::span<const std::uint32_t> owners) {
  std::uint64_t least = ~std::uint64_t{0};
  for (const std::uint32_t o : owners) least = std::min(least, core::mix64(o + std::uint64_t{1}));
  return static_cast<std::uint32_t>(least >> 32);
}

std::uint32_t falling(std::span<const std::uint32_t> owners) { return ~static_cast<std::uint32_t>(owners.size()); }
std::uint32_t falling_class(std::span<const std::uint32_t> owners) {
  return 64U - static_cast<std::uint32_t>(std::bit_width(owners.size()));
}

std::vector<std::uint32_t> places_of(const Lists& owners, const KeyOf& key_of) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
  for (std::uint32_t a = 0; a < owners.owners(); ++a) {
    const Key key = key_of(owners.row(a), a);
    keys.emplace_back(std::uint64_t{key.degree} << 32 | key.community, a);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> places(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) places[keys[i].second] = i;
  return places;
}

/// Labels of accounts after some rounds: an owner takes the commonest label of its members, an account of its owners.
std::vector<std::uint32_t> propagated(const Lists& members, const Lists& owners) {
  std::vector<std::uint32_t> of_owner(members.owners()), of_account(owners.owners());
  for (std::uint32_t o = 0; o < of_owner.size(); ++o) of_owner[o] = o;
  const auto commonest = [](std::span<const std::uint32_t> row, const std::vector<std::uint32_t>& labels,
                            std::uint32_t else_label) {
    std::map<std::uint32_t, std::uint32_t> counts;
    for (const std::uint32_t i : row) ++counts[labels[i]];
    std::uint32_t best = else_label, most = 0;
    for (const auto& [label, count] : counts) {
      if (count > most) std::tie(best, most) = std::pair(label, count);
    }
    return best;
  };
  for (int round = 0; round < 4; ++round) {
    for (std::uint32_t a = 0; a < of_account.size(); ++a) of_account[a] = commonest(owners.row(a), of_owner, of_account[a]);
    for (std::uint32_t o = 0; o < of_owner.size(); ++o) of_owner[o] = commonest(members.row(o), of_account, of_owner[o]);
  }
  return of_account;
}

double gamma_bits(const Lists& lists) {
  std::uint64_t bits = 0;
  for (std::uint32_t o = 0; o < lists.owners(); ++o) {
    std::uint32_t next = 0;
    for (const std::uint32_t a : lists.row(o)) {
      bits += 2 * static_cast<std::uint64_t>(std::bit_width(a - next + 1)) - 1;
      next = a + 1;
    }
  }
  return static_cast<double>(bits) / static_cast<double>(lists.targets.size());
}

struct Order {
  std::string name;
  benchmarks::GraphFile file;
  double bits = 0.0;
  std::vector<double> invert_ms{}, stream_ms{};
};

/// The brand's ways in one order: its milliseconds are added up over brands in one run.
double milliseconds(const Order& order, const std::vector<core::OwnerIndex>& brands, audience::Paths paths) {
  const benchmarks::ProcessorStopwatch watch;
  for (const core::OwnerIndex brand : brands) {
    const auto asking = audience::AskingAudience::own(order.file.graph, order.file.weights, brand);
    if (audience::shared_along(paths, audience::preferred_instruction_set(), asking, order.file.graph, order.file.graph.owners())
            .empty()) {
      return 0.0;
    }
  }
  return watch.seconds() * 1e3 / static_cast<double>(brands.size());
}

/// The owners with the most accounts, and as many drawn.
std::vector<core::OwnerIndex> brands_of(const Lists& lists, std::size_t wanted) {
  std::vector<std::uint32_t> owners(lists.owners());
  for (std::uint32_t o = 0; o < owners.size(); ++o) owners[o] = o;
  std::sort(owners.begin(), owners.end(), [&](std::uint32_t a, std::uint32_t b) {
    return lists.row(a).size() != lists.row(b).size() ? lists.row(a).size() > lists.row(b).size() : a < b;
  });
  core::Random random(kSeed, "brands");
  std::vector<core::OwnerIndex> brands;
  for (std::size_t i = 0; i < wanted; ++i) {
    brands.emplace_back(owners[i % owners.size()]);
    brands.emplace_back(owners[random.below(owners.size())]);
  }
  return brands;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: audience_order NAME FILE snapshot|lightgcn|pairs|account_owner [brands]\n");
    return 2;
  }
  const std::string name = argv[1];
  const Lists members = benchmarks::lists_from_any(argv[2], argv[3]);
  const Lists owners = benchmarks::turned(members);
  const std::vector<std::uint32_t> labels = propagated(members, owners);
  using Owners = std::span<const std::uint32_t>;
  const std::vector<std::pair<std::string, KeyOf>> keys = {
      {"random", [](Owners, std::uint32_t a) { return Key{.degree = static_cast<std::uint32_t>(core::mix64(a) >> 32)}; }},
      {"degree", [](Owners row, std::uint32_t) { return Key{.degree = falling(row)}; }},
      {"degree, lowest owner", [](Owners row, std::uint32_t) { return Key{falling(row), row.empty() ? 0 : row.front()}; }},
      {"degree, least hash", [](Owners row, std::uint32_t) { return Key{falling(row), least_hash(row)}; }},
      {"degree, label", [&](Owners row, std::uint32_t a) { return Key{falling(row), labels[a]}; }},
      {"power of degree, lowest owner",
       [](Owners row, std::uint32_t) { return Key{falling_class(row), row.empty() ? 0 : row.front()}; }},
      {"power of degree, least hash", [](Owners row, std::uint32_t) { return Key{falling_class(row), least_hash(row)}; }},
      {"power of degree, label", [&](Owners row, std::uint32_t a) { return Key{falling_class(row), labels[a]}; }},
      {"least hash alone", [](Owners row, std::uint32_t) { return Key{0, least_hash(row)}; }}};
  std::vector<Order> orders;
  for (const auto& [order, key_of] : keys) {
    const Lists lists = benchmarks::reordered(members, places_of(owners, key_of));
    orders.push_back({.name = order, .file = benchmarks::file_of(lists), .bits = gamma_bits(lists)});
  }
  const auto brands = brands_of(members, argc > 4 ? std::stoul(argv[4]) : 10);
  for (int run = 0; run < 5; ++run) {
    for (Order& order : orders) {
      order.invert_ms.push_back(milliseconds(order, brands, {audience::Way::invert, audience::Way::invert}));
      order.stream_ms.push_back(milliseconds(order, brands, {audience::Way::stream, audience::Way::stream}));
    }
  }
  const std::string note = std::to_string(members.owners()) + " owners, " + std::to_string(members.accounts) + " accounts, " +
                           std::to_string(members.targets.size()) + " links, " + std::to_string(brands.size()) +
                           " brands, processor time";
  for (const Order& order : orders) {
    const std::string what = name + ": " + order.name;
    const auto& tiles = order.file.graph.tiles();
    benchmarks::report("audience_order", what + ", gaps", {order.bits}, "bits a link", note);
    benchmarks::report("audience_order", what + ", links in tiles",
                       {static_cast<double>(tiles.links()) / static_cast<double>(members.targets.size()) * 100.0}, "%", note);
    benchmarks::report("audience_order", what + ", inverting", order.invert_ms, "ms a brand", note);
    benchmarks::report("audience_order", what + ", streaming", order.stream_ms, "ms a brand", note);
  }
  return 0;
}
