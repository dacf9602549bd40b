// Any bytes given as an index of vectors are refused or searched within their bounds: as they are, and with the checksums that
// their header asks for, so that what lies behind them is reached too.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/hash.h"
#include "engine/core/random.h"
#include "engine/vectors/faiss_index.h"

namespace {

using namespace vouch::vectors;

constexpr std::size_t kRows = 300, kDimension = 8;

const VectorTable& table() {
  static const VectorTable made = [] {
    vouch::core::Random random(1);
    std::vector<float> rows(kRows * kDimension);
    for (float& x : rows) x = static_cast<float>(random.normal());
    return VectorTable::make(rows, kDimension).value();
  }();
  return made;
}

/// A header of this table with right checksums before the bytes.
std::string with_header(std::string_view body, std::uint32_t kind) {
  std::string bytes = "VOUCHIX\n";
  const auto put = [&](auto value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); };
  put(std::uint32_t{1});
  put(kind);
  put(table().hash());
  put(std::uint64_t{body.size()});
  put(vouch::core::hash64(body));
  put(vouch::core::hash64(bytes));
  return bytes.append(body);
}

void read_and_search(std::string_view bytes) {
  const auto index = FaissIndex::decode(vouch::core::as_bytes(bytes), table());
  if (!index) {
    if (index.error().message.empty()) std::abort();
    return;
  }
  const std::vector<float> query(kDimension, 1.0F);
  const auto found = index->search(query, {.k = 20, .wanted_recall = 0.9});
  if (!found) return;
  for (const Neighbor& neighbor : found->best) {
    if (neighbor.index >= kRows) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_and_search(bytes);
  for (const std::uint32_t kind : {1U, 2U}) read_and_search(with_header(bytes, kind));
  return 0;
}
