// Any bytes given as a snapshot are refused or read within their bounds: a file in memory is opened, verified, and every
// view that the engine makes of it is made and read to its end.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "engine/audience/graph.h"
#include "engine/catalog/catalog.h"
#include "engine/snapshot/overlay.h"
#include "engine/snapshot/reader.h"

namespace {

/// Reads what a view spans, so that a view out of bounds is found.
std::size_t read_all(const vouch::snapshot::Snapshot& snapshot) {
  std::size_t sum = 0;
  for (const auto& section : snapshot.sections()) {
    const auto texts = snapshot.texts(section.name);
    for (std::size_t i = 0; texts && i < texts->size(); ++i) sum += (*texts)[i].size();
  }
  if (const auto catalog = vouch::catalog::Catalog::open(snapshot)) {
    for (const auto code : catalog->creators.platform) sum += catalog->label(code).size();
    for (std::size_t i = 0; i < catalog->terms.owner_terms.size(); ++i) sum += catalog->terms.owner_terms[i].size();
  }
  if (const auto graph = vouch::audience::AudienceGraph::open(snapshot)) sum += graph->links();
  return sum;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)vouch::snapshot::ErasureOverlay::decode(std::as_bytes(std::span(data, size)));
  const int descriptor = ::memfd_create("snapshot", MFD_CLOEXEC);
  if (descriptor < 0 || ::write(descriptor, data, size) != static_cast<ssize_t>(size)) std::abort();
  const auto snapshot = vouch::snapshot::Snapshot::open("/proc/self/fd/" + std::to_string(descriptor));
  if (snapshot) {
    (void)snapshot->verify(1);
    (void)read_all(*snapshot);
  } else if (snapshot.error().message.empty()) {
    std::abort();
  }
  ::close(descriptor);
  return 0;
}
