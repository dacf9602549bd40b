#include "benchmarks/peers/roaring_sets.h"

#include <bit>
#include <memory>

#include <roaring/roaring.h>

namespace vouch::benchmarks {
namespace {

struct Free {
  void operator()(roaring_bitmap_t* bitmap) const { roaring_bitmap_free(bitmap); }
};
using Bitmap = std::unique_ptr<roaring_bitmap_t, Free>;

Bitmap empty() { return Bitmap(roaring_bitmap_create()); }

audience::Reached reached(std::uint64_t accounts) { return {accounts, accounts * audience::Authenticity::kPrior}; }

/// Accounts of `any` by the number that the digits spell.
void split(const roaring_bitmap_t* any, std::span<const Bitmap> digits, std::uint32_t times, std::vector<std::uint64_t>& counts) {
  if (roaring_bitmap_is_empty(any)) return;
  if (digits.empty()) {
    counts[times] += roaring_bitmap_get_cardinality(any);
    return;
  }
  const std::size_t level = digits.size() - 1;
  const Bitmap with(roaring_bitmap_and(any, digits[level].get()));
  split(with.get(), digits.first(level), times + (1U << level), counts);
  const Bitmap without(roaring_bitmap_andnot(any, digits[level].get()));
  split(without.get(), digits.first(level), times, counts);
}

void add_to(std::vector<Bitmap>& digits, const roaring_bitmap_t* row) {
  Bitmap carry(roaring_bitmap_copy(row));
  for (Bitmap& digit : digits) {
    Bitmap next(roaring_bitmap_and(digit.get(), carry.get()));
    roaring_bitmap_xor_inplace(digit.get(), carry.get());
    carry = std::move(next);
    if (roaring_bitmap_is_empty(carry.get())) return;
  }
}

void regions_below(const roaring_bitmap_t* any, std::span<roaring_bitmap_t* const> rows, std::uint32_t mask,
                   std::vector<std::uint64_t>& counts) {
  if (roaring_bitmap_is_empty(any)) return;
  if (rows.empty()) {
    counts[mask] += roaring_bitmap_get_cardinality(any);
    return;
  }
  const std::size_t last = rows.size() - 1;
  const Bitmap with(roaring_bitmap_and(any, rows[last]));
  regions_below(with.get(), rows.first(last), mask | 1U << last, counts);
  const Bitmap without(roaring_bitmap_andnot(any, rows[last]));
  regions_below(without.get(), rows.first(last), mask, counts);
}

}  // namespace

RoaringSets::RoaringSets(std::span<const audience::Members> members) {
  for (const audience::Members list : members) {
    roaring_bitmap_t* bitmap = roaring_bitmap_of_ptr(list.size(), list.data());
    roaring_bitmap_run_optimize(bitmap);
    roaring_bitmap_shrink_to_fit(bitmap);
    bitmaps_.push_back(bitmap);
  }
}

RoaringSets::~RoaringSets() {
  for (roaring_bitmap_t* bitmap : bitmaps_) roaring_bitmap_free(bitmap);
}

std::uint64_t RoaringSets::bytes() const {
  std::uint64_t bytes = 0;
  for (const roaring_bitmap_t* bitmap : bitmaps_) bytes += roaring_bitmap_portable_size_in_bytes(bitmap);
  return bytes;
}

audience::SetCounts RoaringSets::count() const {
  const std::size_t n = bitmaps_.size();
  audience::SetCounts counts;
  counts.creators = n;
  counts.shared.resize(n * n);
  const Bitmap seen = empty();
  const Bitmap twice = empty();
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t own = roaring_bitmap_get_cardinality(bitmaps_[i]);
    const Bitmap again(roaring_bitmap_and(seen.get(), bitmaps_[i]));
    counts.own.push_back(reached(own));
    counts.incremental.push_back(reached(own - roaring_bitmap_get_cardinality(again.get())));
    roaring_bitmap_or_inplace(twice.get(), again.get());
    roaring_bitmap_or_inplace(seen.get(), bitmaps_[i]);
    counts.shared[i * n + i] = own;
    for (std::size_t j = i + 1; j < n; ++j) {
      counts.shared[i * n + j] = counts.shared[j * n + i] = roaring_bitmap_and_cardinality(bitmaps_[i], bitmaps_[j]);
    }
  }
  counts.potential = reached(roaring_bitmap_get_cardinality(seen.get()));
  const Bitmap once(roaring_bitmap_andnot(seen.get(), twice.get()));
  for (std::size_t i = 0; i < n; ++i) {
    counts.exclusive.push_back(reached(roaring_bitmap_and_cardinality(bitmaps_[i], once.get())));
  }
  return counts;
}

std::vector<std::uint64_t> RoaringSets::by_times() const {
  const Bitmap seen = empty();
  std::vector<Bitmap> digits;
  for (auto digit = std::bit_width(bitmaps_.size()); digit > 0; --digit) digits.push_back(empty());
  for (const roaring_bitmap_t* row : bitmaps_) {
    roaring_bitmap_or_inplace(seen.get(), row);
    add_to(digits, row);
  }
  std::vector<std::uint64_t> counts(bitmaps_.size() + 1);
  split(seen.get(), digits, 0, counts);
  return counts;
}

std::vector<std::uint64_t> RoaringSets::regions(std::size_t creators) const {
  std::vector<std::uint64_t> counts(std::size_t{1} << creators);
  const Bitmap any = empty();
  for (std::size_t i = 0; i < creators; ++i) roaring_bitmap_or_inplace(any.get(), bitmaps_[i]);
  regions_below(any.get(), std::span(bitmaps_).first(creators), 0, counts);
  return counts;
}

}  // namespace vouch::benchmarks
