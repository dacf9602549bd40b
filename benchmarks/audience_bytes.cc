// How many bits does a link take, and how fast is it read, in the engine's lists, in codes of gaps and in Roaring? The same
// lists in the order of accounts that a build gives and in a random one. Codes: gamma code of gaps (Elias 1975), as WebGraph
// uses (Boldi and Vigna, "The WebGraph framework", 2004; without its references to other lists); gaps as variable bytes;
// Stream VByte with gaps (Lemire, Kurz and Rupp, 2018; libstreamvbyte, from the family of PForDelta, of which Debian has no
// library); Roaring with runs (libroaring). Reading is adding up all ids, list by list, in turn, one thread. Offsets of
// lists are left out everywhere, as every code needs them.
// Usage: audience_bytes NAME FILE [snapshot|lightgcn|pairs|account_owner] [runs]
#include <algorithm>
#include <bit>
#include <functional>
#include <memory>
#include <numeric>

#include <roaring/roaring.h>
#include <streamvbyte.h>
#include <streamvbytedelta.h>

#include "benchmarks/audience_graph.h"
#include "benchmarks/measurement.h"
#include "engine/core/random.h"

namespace {

using namespace vouch;
using benchmarks::Lists;
using Row = std::span<const std::uint32_t>;

/// Bits one after another, the first one lowest.
class BitWriter {
 public:
  void put(std::uint64_t value, unsigned bits) {
    for (unsigned i = 0; i < bits; ++i, ++size_) {
      if (size_ % 64 == 0) words_.push_back(0);
      words_.back() |= (value >> i & 1U) << size_ % 64;
    }
  }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] std::vector<std::uint64_t> words() const {
    std::vector<std::uint64_t> padded = words_;
    padded.push_back(0);
    padded.push_back(0);
    return padded;
  }

 private:
  std::vector<std::uint64_t> words_;
  std::uint64_t size_ = 0;
};

/// 64 bits from a place on.
std::uint64_t bits_at(const std::uint64_t* words, std::uint64_t place) {
  const std::uint64_t low = words[place / 64] >> place % 64;
  return place % 64 == 0 ? low : low | words[place / 64 + 1] << (64 - place % 64);
}

/// A way to store lists: bits in all, and the sum of the ids of list o.
struct Code {
  std::string name;
  std::uint64_t bits = 0;
  std::function<std::uint64_t(std::uint32_t o)> sum;
  std::vector<double> ns{};
};

Code plain(const benchmarks::GraphFile& file) {
  return {"engine, 32-bit lists", file.graph.links() * 32, [&file](std::uint32_t o) {
            const Row row = file.graph.members(core::OwnerIndex(o));
            return std::accumulate(row.begin(), row.end(), std::uint64_t{0});
          }};
}

/// Lists of the tiles, all of one tile after those of another; what they say beside their 16-bit ids is counted.
Code tiled(const benchmarks::GraphFile& file) {
  const auto& tiles = file.graph.tiles();
  auto ids = std::make_shared<std::vector<std::pair<const std::uint16_t*, const std::uint16_t*>>>();
  for (const auto& tile : tiles.all()) {
    for (std::size_t i = 0; i < tile.ends.size(); ++i) {
      ids->emplace_back(tile.targets.data() + (i == 0 ? 0 : tile.ends[i - 1]), tile.targets.data() + tile.ends[i]);
    }
  }
  return {"engine, head in 16-bit tiles", tiles.links() * 16 + tiles.lists() * 64, [ids](std::uint32_t list) {
            const auto& [begin, end] = (*ids)[list];
            return std::accumulate(begin, end, std::uint64_t{0});
          }};
}

Code gamma(const Lists& lists) {
  auto writer = std::make_shared<BitWriter>();
  auto begins = std::make_shared<std::vector<std::uint64_t>>();
  for (std::uint32_t o = 0; o < lists.owners(); ++o) {
    begins->push_back(writer->size());
    std::uint32_t next = 0;
    for (const std::uint32_t a : lists.row(o)) {
      const std::uint64_t gap = std::uint64_t{a} - next + 1;
      const auto width = static_cast<unsigned>(std::bit_width(gap));
      writer->put(std::uint64_t{1} << (width - 1), width);
      writer->put(gap & ~(std::uint64_t{1} << (width - 1)), width - 1);
      next = a + 1;
    }
  }
  auto words = std::make_shared<std::vector<std::uint64_t>>(writer->words());
  return {"gaps in gamma code", writer->size(), [words, begins, &lists](std::uint32_t o) {
            std::uint64_t place = (*begins)[o], next = 0, sum = 0;
            for (std::size_t i = lists.row(o).size(); i > 0; --i) {
              const auto width = static_cast<unsigned>(std::countr_zero(bits_at(words->data(), place)));
              const std::uint64_t low = bits_at(words->data(), place + width + 1) & ((std::uint64_t{1} << width) - 1);
              place += 2 * width + 1;
              next += (std::uint64_t{1} << width | low) - 1;
              sum += next++;
            }
            return sum;
          }};
}

Code variable_bytes(const Lists& lists) {
  auto bytes = std::make_shared<std::vector<std::uint8_t>>();
  auto begins = std::make_shared<std::vector<std::uint64_t>>();
  for (std::uint32_t o = 0; o < lists.owners(); ++o) {
    begins->push_back(bytes->size());
    std::uint32_t next = 0;
    for (const std::uint32_t a : lists.row(o)) {
      std::uint32_t gap = a - next;
      for (; gap >= 128; gap >>= 7) bytes->push_back(static_cast<std::uint8_t>(gap | 128));
      bytes->push_back(static_cast<std::uint8_t>(gap));
      next = a + 1;
    }
  }
  return {"gaps in variable bytes", bytes->size() * 8, [bytes, begins, &lists](std::uint32_t o) {
            const std::uint8_t* at = bytes->data() + (*begins)[o];
            std::uint64_t next = 0, sum = 0;
            for (std::size_t i = lists.row(o).size(); i > 0; --i) {
              std::uint64_t gap = 0;
              unsigned shift = 0;
              for (; *at >= 128; shift += 7) gap |= std::uint64_t{*at++ & 127U} << shift;
              next += gap | std::uint64_t{*at++} << shift;
              sum += next++;
            }
            return sum;
          }};
}

Code stream_vbyte(const Lists& lists) {
  auto bytes = std::make_shared<std::vector<std::uint8_t>>();
  auto begins = std::make_shared<std::vector<std::uint64_t>>();
  std::size_t longest = 0;
  for (std::uint32_t o = 0; o < lists.owners(); ++o) {
    const Row row = lists.row(o);
    std::vector<std::uint8_t> code(streamvbyte_max_compressedbytes(static_cast<std::uint32_t>(row.size())) + 16);
    code.resize(streamvbyte_delta_encode(row.data(), static_cast<std::uint32_t>(row.size()), code.data(), 0));
    begins->push_back(bytes->size());
    bytes->insert(bytes->end(), code.begin(), code.end());
    longest = std::max(longest, row.size());
  }
  const std::uint64_t bits = bytes->size() * 8;
  bytes->resize(bytes->size() + 64);  // it reads ahead
  auto ids = std::make_shared<std::vector<std::uint32_t>>(longest + 16);
  return {"gaps in Stream VByte", bits, [bytes, begins, ids, &lists](std::uint32_t o) {
            const auto n = static_cast<std::uint32_t>(lists.row(o).size());
            streamvbyte_delta_decode(bytes->data() + (*begins)[o], ids->data(), n, 0);
            return std::accumulate(ids->begin(), ids->begin() + n, std::uint64_t{0});
          }};
}

Code roaring(const Lists& lists) {
  using Bitmap = std::unique_ptr<roaring_bitmap_t, decltype(&roaring_bitmap_free)>;
  auto bitmaps = std::make_shared<std::vector<Bitmap>>();
  std::uint64_t bits = 0;
  for (std::uint32_t o = 0; o < lists.owners(); ++o) {
    bitmaps->emplace_back(roaring_bitmap_of_ptr(lists.row(o).size(), lists.row(o).data()), roaring_bitmap_free);
    roaring_bitmap_run_optimize(bitmaps->back().get());
    bits += 8 * roaring_bitmap_portable_size_in_bytes(bitmaps->back().get());
  }
  return {"Roaring", bits, [bitmaps](std::uint32_t o) {
            std::uint64_t sum = 0;
            const auto add = [](std::uint32_t id, void* into) {
              *static_cast<std::uint64_t*>(into) += id;
              return true;
            };
            roaring_iterate((*bitmaps)[o].get(), add, &sum);
            return sum;
          }};
}

/// Nanoseconds a link of reading `lists` lists; their sum must be `truth`.
bool read(Code& code, std::uint32_t lists, std::uint64_t links, std::uint64_t truth) {
  const benchmarks::ProcessorStopwatch watch;
  std::uint64_t sum = 0;
  for (std::uint32_t o = 0; o < lists; ++o) sum += code.sum(o);
  code.ns.push_back(watch.seconds() * 1e9 / static_cast<double>(links));
  return truth == 0 || sum == truth;
}

bool measure(const std::string& name, const Lists& lists, int runs) {
  const benchmarks::GraphFile file = benchmarks::file_of(lists);
  const std::uint64_t links = lists.targets.size(), in_tiles = file.graph.tiles().links();
  const std::uint64_t truth = std::accumulate(lists.targets.begin(), lists.targets.end(), std::uint64_t{0});
  std::vector<Code> codes = {plain(file), gamma(lists), variable_bytes(lists), stream_vbyte(lists), roaring(lists)};
  std::vector<Code> heads;
  if (in_tiles > 0) heads.push_back(tiled(file));
  for (int i = 0; i < runs; ++i) {
    for (Code& code : codes) {
      if (!read(code, lists.owners(), links, truth)) return false;
    }
    for (Code& code : heads) {
      if (!read(code, static_cast<std::uint32_t>(file.graph.tiles().lists()), in_tiles, 0)) return false;
    }
  }
  const std::string note = std::to_string(lists.owners()) + " lists, " + std::to_string(lists.accounts) + " accounts, " +
                           std::to_string(links) + " links, " + std::to_string(in_tiles) +
                           " of them in tiles, processor time of 1 thread";
  const auto say = [&](const Code& code, std::uint64_t of_links) {
    benchmarks::report("audience_bytes", name + ": " + code.name + ", size",
                       {static_cast<double>(code.bits) / static_cast<double>(of_links)}, "bits a link", note);
    benchmarks::report("audience_bytes", name + ": " + code.name + ", reading", code.ns, "ns a link", note);
  };
  for (const Code& code : codes) say(code, links);
  for (const Code& code : heads) say(code, in_tiles);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: audience_bytes NAME FILE [snapshot|lightgcn|pairs|account_owner] [runs]\n");
    return 2;
  }
  const std::string name = argv[1];
  const Lists lists = benchmarks::lists_of(benchmarks::open_any(argv[2], argc > 3 ? argv[3] : "snapshot").graph);
  const int runs = argc > 4 ? std::stoi(argv[4]) : 7;
  std::vector<std::uint32_t> shuffled(lists.accounts);
  std::iota(shuffled.begin(), shuffled.end(), 0U);
  core::Random random(1, "order");
  for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[random.below(i)]);
  const bool done = measure(name + ", build's order", lists, runs) &&
                    measure(name + ", random order", benchmarks::reordered(lists, shuffled), runs);
  return done ? 0 : 1;
}
