#include "engine/vectors/scan_cost.h"

#include <algorithm>
#include <thread>

namespace vouch::vectors {
namespace {

// Picoseconds.
constexpr std::uint64_t kLineInOrder = 5'000;
constexpr std::uint64_t kRow = 14'000;
constexpr std::uint64_t kLineOfRow = 6'000;
constexpr std::uint64_t kWord = 1'000;
constexpr std::uint64_t kLineOfQuery = 600;     // a line of a row with one more query
constexpr std::uint64_t kThread = 100'000'000;  // work that is worth a thread

std::uint64_t lines_of(const ScanShape& shape) { return shape.stride / 64; }

}  // namespace

std::uint64_t price_of(const ScanShape& shape, Way way) {
  if (way == Way::full_scan) return shape.rows * lines_of(shape) * kLineInOrder;
  return shape.rows / 64 * kWord + shape.passing * (kRow + lines_of(shape) * kLineOfRow);
}

Way cheaper_way(const ScanShape& shape) {
  return price_of(shape, Way::survivors) < price_of(shape, Way::full_scan) ? Way::survivors : Way::full_scan;
}

std::uint64_t price_of_block(const ScanShape& shape, std::size_t queries) {
  return shape.passing * lines_of(shape) * (kLineInOrder + queries * kLineOfQuery);
}

unsigned useful_threads(unsigned threads, std::uint64_t picoseconds) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::clamp<std::uint64_t>(picoseconds / kThread, 1, threads));
}

}  // namespace vouch::vectors
