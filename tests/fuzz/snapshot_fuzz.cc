// Any bytes given as a snapshot are refused or read within their bounds: a file in memory is opened, verified, and every
// view that the engine makes of it is made and read to its end.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include <sys/mman.h>
#include <unistd.h>

#include "datasets/reference/credibility_tables.h"
#include "engine/audience/graph.h"
#include "engine/catalog/catalog.h"
#include "engine/core/hash.h"
#include "engine/credibility/even_handedness.h"
#include "engine/credibility/growth.h"
#include "engine/credibility/rules.h"
#include "engine/snapshot/layout.h"
#include "engine/snapshot/overlay.h"
#include "engine/snapshot/reader.h"
#include "tests/support/carried_rules.h"

namespace {

/// The bytes with the checksums and lengths that their header asks for, so that what lies behind them is reached too.
std::string repaired(std::string file) {
  using namespace vouch::snapshot;
  if (file.size() < kHeaderBytes) return file;
  const auto read = [&](std::size_t place) {
    std::uint64_t value = 0;
    std::memcpy(&value, file.data() + place, sizeof value);
    return value;
  };
  const auto write = [&](std::size_t place, std::uint64_t value) { std::memcpy(file.data() + place, &value, sizeof value); };
  const std::uint64_t table = read(24);
  if (table >= kHeaderBytes && table <= file.size()) {
    const std::uint64_t blocks = blocks_before(table);
    if (8 * blocks <= file.size() - table) {
      for (std::uint64_t i = 0; i < blocks; ++i) {
        const std::uint64_t begin = kHeaderBytes + i * kBlockBytes;
        const std::string_view block = std::string_view(file).substr(begin, std::min<std::uint64_t>(kBlockBytes, table - begin));
        write(file.size() - 8 * (blocks - i), vouch::core::hash64(block));
      }
    }
    write(16, file.size());
    write(32, file.size() - table);
    write(40, vouch::core::hash64(std::string_view(file).substr(table)));
  }
  write(56, vouch::core::hash64(std::string_view(file).substr(0, 56)));
  return file;
}

/// Reads what a view spans, so that a view out of bounds is found.
std::size_t read_all(const vouch::snapshot::Snapshot& snapshot) {
  std::size_t sum = 0;
  for (const auto& section : snapshot.sections()) {
    const auto texts = snapshot.texts(section.name.substr(0, section.name.rfind('.')));
    for (std::size_t i = 0; texts && i < texts->size(); ++i) sum += (*texts)[i].size();
  }
  if (const auto catalog = vouch::catalog::Catalog::open(snapshot)) {
    for (const auto code : catalog->creators.platform) sum += catalog->label(code).size();
    if (const auto evenness =
            vouch::credibility::EvenHandedness::open(snapshot, *catalog, vouch::testing::carried_rules().evenness)) {
      for (std::uint32_t c = 0; c < catalog->creators.size(); ++c) {
        sum += evenness->of(*catalog, vouch::core::CreatorIndex(c), catalog->latest_event_s).drawback_posts.size();
      }
    }
    const auto rules = vouch::credibility::Rules::open(snapshot);
    static const auto carried = vouch::credibility::Rules::make(vouch::datasets::carried_credibility_rules().value()).value();
    if (const auto growth = vouch::credibility::Growth::open(snapshot, *catalog, rules ? rules->growth : carried.growth)) {
      for (std::uint32_t c = 0; c < catalog->creators.size(); ++c) {
        const vouch::core::CreatorIndex creator(c);
        sum += growth->of(creator).findings.size() + growth->of(creator, catalog->latest_event_s / 2).findings.size();
      }
    }
    for (std::size_t i = 0; i < catalog->terms.owner_terms.size(); ++i) sum += catalog->terms.owner_terms[i].size();
  }
  if (const auto graph = vouch::audience::AudienceGraph::open(snapshot)) sum += graph->links();
  return sum;
}

void open_and_read(std::string_view bytes) {
  const int descriptor = ::memfd_create("snapshot", MFD_CLOEXEC);
  if (descriptor < 0 || ::write(descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
  const auto snapshot = vouch::snapshot::Snapshot::open("/proc/self/fd/" + std::to_string(descriptor));
  if (snapshot) {
    (void)snapshot->verify(1);
    (void)read_all(*snapshot);
  } else if (snapshot.error().message.empty()) {
    std::abort();
  }
  ::close(descriptor);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)vouch::snapshot::ErasureOverlay::decode(std::as_bytes(std::span(data, size)));
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  open_and_read(bytes);
  open_and_read(repaired(bytes));
  return 0;
}
