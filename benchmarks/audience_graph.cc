#include "benchmarks/audience_graph.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "datasets/input/byte_source.h"
#include "engine/audience/order.h"
#include "engine/audience/tiles.h"
#include "engine/snapshot/writer.h"

namespace vouch::benchmarks {
namespace {

template <class T>
T require(core::Result<T> made) {
  if (!made) throw std::runtime_error(made.error().message);
  if constexpr (!std::is_void_v<T>) return *std::move(made);
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // owner, account

Lists lists_from(std::vector<Pair> pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  Lists lists;
  for (const auto& [owner, account] : pairs) {
    while (lists.offsets.size() <= owner + std::size_t{1}) lists.offsets.push_back(lists.targets.size());
    lists.targets.push_back(account);
    ++lists.offsets.back();
    lists.accounts = std::max(lists.accounts, account + 1);
  }
  return lists;
}

std::string text_of(const std::filesystem::path& file) {
  auto opened = require(datasets::open_file(file, file.string(), {}));
  std::string text;
  std::vector<char> part(1 << 20);
  while (const std::size_t n = require(opened.bytes->read(part))) text.append(part.data(), n);
  return text;
}

std::vector<std::uint32_t> numbers_of(std::string_view line) {
  std::vector<std::uint32_t> numbers;
  for (const char* at = line.data(); at < line.data() + line.size();) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(at, line.data() + line.size(), number);
    if (error == std::errc()) numbers.push_back(number);
    at = std::max(end, at + 1);
  }
  return numbers;
}

void write_rows(const std::string& name, const Lists& lists, snapshot::Writer& out) {
  require(out.write<std::uint64_t>(name + ".offsets", lists.offsets));
  require(out.begin(name + ".targets", snapshot::Encoding::csr_u32));
  require(out.append<std::uint32_t>(lists.targets));
}

}  // namespace

Lists lists_of(const audience::AudienceGraph& graph) {
  Lists lists{.offsets = {0}, .targets = {}, .accounts = graph.accounts()};
  for (std::uint32_t o = 0; o < graph.owners(); ++o) {
    const auto row = graph.members(core::OwnerIndex(o));
    lists.targets.insert(lists.targets.end(), row.begin(), row.end());
    lists.offsets.push_back(lists.targets.size());
  }
  return lists;
}

Lists reordered(const Lists& lists, std::span<const std::uint32_t> places) {
  Lists made{.offsets = lists.offsets, .targets = {}, .accounts = lists.accounts};
  for (const std::uint32_t a : lists.targets) made.targets.push_back(places[a]);
  for (std::uint32_t o = 0; o < lists.owners(); ++o) {
    std::sort(made.targets.begin() + static_cast<std::ptrdiff_t>(lists.offsets[o]),
              made.targets.begin() + static_cast<std::ptrdiff_t>(lists.offsets[o + 1]));
  }
  return made;
}

Lists turned(const Lists& lists) {
  Lists made{.offsets = std::vector<std::uint64_t>(lists.accounts + std::size_t{1}),
             .targets = std::vector<std::uint32_t>(lists.targets.size()),
             .accounts = lists.owners()};
  for (const std::uint32_t a : lists.targets) ++made.offsets[a + std::size_t{1}];
  std::partial_sum(made.offsets.begin(), made.offsets.end(), made.offsets.begin());
  std::vector<std::uint64_t> next(made.offsets.begin(), made.offsets.end() - 1);
  for (std::uint32_t o = 0; o < lists.owners(); ++o) {
    for (const std::uint32_t a : lists.row(o)) made.targets[next[a]++] = o;
  }
  return made;
}

Lists read_lists(const std::filesystem::path& file, Format format) {
  const std::string text = text_of(file);
  std::vector<Pair> pairs;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto numbers = numbers_of(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    if (numbers.size() < 2) continue;
    if (format == Format::lightgcn) {
      for (std::size_t i = 1; i < numbers.size(); ++i) pairs.emplace_back(numbers[i], numbers[0]);
    } else if (format == Format::account_owner) {
      pairs.emplace_back(numbers[1], numbers[0]);
    } else {
      pairs.emplace_back(numbers[0], numbers[1]);
      pairs.emplace_back(numbers[1], numbers[0]);
    }
  }
  return lists_from(std::move(pairs));
}

GraphFile file_of(const Lists& lists) {
  auto writer = require(snapshot::Writer::make(std::filesystem::temp_directory_path() / "vouch-benchmark.vouch"));
  std::vector<std::uint64_t> pseudonyms(lists.accounts);
  std::iota(pseudonyms.begin(), pseudonyms.end(), std::uint64_t{0});
  require(writer.write<std::uint64_t>("graph.pseudonyms", pseudonyms));
  require(writer.write<std::uint32_t>("graph.platforms", std::vector<std::uint32_t>(lists.accounts)));
  std::vector<std::uint32_t> by_pseudonym(lists.accounts);
  std::iota(by_pseudonym.begin(), by_pseudonym.end(), 0U);
  require(writer.write<std::uint32_t>("graph.accounts", by_pseudonym));
  write_rows("graph.members", lists, writer);
  write_rows("graph.owners", turned(lists), writer);
  require(audience::write_tiles(require(writer.so_far()), writer));
  require(audience::write_weights(require(writer.so_far()), writer));
  auto made = require(writer.so_far());
  auto graph = require(audience::AudienceGraph::open(made));
  auto weights = require(audience::AudienceWeights::open(made, graph));
  return {.snapshot = std::move(made), .graph = std::move(graph), .weights = std::move(weights)};
}

GraphFile open_graph(const std::filesystem::path& snapshot) {
  auto opened = require(snapshot::Snapshot::open(snapshot));
  auto graph = require(audience::AudienceGraph::open(opened));
  auto weights = require(audience::AudienceWeights::open(opened, graph));
  return {.snapshot = std::move(opened), .graph = std::move(graph), .weights = std::move(weights)};
}

SampleFile samples_of(const GraphFile& file, const audience::SampleShape& shape) {
  auto writer = require(snapshot::Writer::make(std::filesystem::temp_directory_path() / "vouch-benchmark-samples.vouch"));
  require(audience::write_samples(file.snapshot, writer, shape));
  auto made = require(writer.so_far());
  auto samples = require(audience::Samples::open(made, file.graph, file.weights));
  return {.snapshot = std::move(made), .samples = std::move(samples)};
}

Lists lists_from_any(const std::string& file, const std::string& format) {
  if (format == "snapshot") return lists_of(open_graph(file).graph);
  if (format == "lightgcn") return read_lists(file, Format::lightgcn);
  if (format == "pairs") return read_lists(file, Format::pairs_both_ways);
  if (format == "account_owner") return read_lists(file, Format::account_owner);
  throw std::runtime_error("found format " + format + ", expected snapshot, lightgcn, pairs or account_owner");
}

GraphFile open_any(const std::string& file, const std::string& format) {
  if (format == "snapshot") return open_graph(file);
  const Lists lists = lists_from_any(file, format);
  const Lists owners = turned(lists);
  std::vector<std::uint32_t> order(lists.accounts), places(lists.accounts);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return audience::place_of(owners.row(a)) < audience::place_of(owners.row(b));
  });
  for (std::uint32_t i = 0; i < places.size(); ++i) places[order[i]] = i;
  return file_of(reordered(lists, places));
}

}  // namespace vouch::benchmarks
