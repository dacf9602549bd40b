#include "engine/vectors/index_choice.h"

namespace vouch::vectors {
namespace {

// Picoseconds of one core, where scan_cost.cc has its own from.
constexpr std::uint64_t kWalkedRow = 120'000;  // wait for its links and its bytes, and put it in its place
constexpr std::uint64_t kWalkedLine = 6'000;
constexpr std::uint64_t kCode = 12'000;
constexpr std::uint64_t kCandidate = 150'000;  // of lists, ten a neighbour asked for

std::uint64_t price_of_approximate(const ScanShape& shape, const FaissIndex& index, const MeasuredEffort& effort,
                                   std::uint32_t k) {
  const auto looked_at = static_cast<std::uint64_t>(effort.looked_at);
  const std::uint64_t filter = shape.rows / 64 * 1'000;
  if (index.way() == Way::graph) return filter + looked_at * (kWalkedRow + shape.stride / 64 * kWalkedLine);
  return filter + looked_at * kCode + std::uint64_t{k} * kCandidate;
}

}  // namespace

Choice chosen_way(const ScanShape& shape, const FaissIndex* approximate, std::uint32_t k, double wanted_recall) {
  const Way exact = cheaper_way(shape);
  Choice choice = {.way = exact, .recall = 1.0, .price = price_of(shape, exact)};
  if (approximate == nullptr || wanted_recall >= 1.0) return choice;
  const MeasuredEffort* const effort = approximate->effort_for(k, shape.passing, wanted_recall);
  if (effort == nullptr) return choice;
  const std::uint64_t price = price_of_approximate(shape, *approximate, *effort, k);
  if (price < choice.price) choice = {.way = approximate->way(), .recall = effort->recall, .price = price};
  return choice;
}

core::Result<Neighbors> ChosenIndex::search(std::span<const float> query, const SearchOptions& options) const {
  const auto filter = filter_of(options, size());
  if (!filter) return core::fail(filter.error());
  const ScanShape shape = {.rows = size(), .passing = filter->passing(), .stride = exact_.table().rows().stride};
  const Choice choice = chosen_way(shape, approximate_ ? &*approximate_ : nullptr, options.k, options.wanted_recall);
  if (choice.way == Way::graph || choice.way == Way::lists) return approximate_->search(query, options);
  return exact_.search(query, options);
}

}  // namespace vouch::vectors
