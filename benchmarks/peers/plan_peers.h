// Lazy greedy choice of k creators as a good C++ engineer would write it without Vouch, three ways: a hash set of who is
// covered, compressed bitmaps (CRoaring), and a plain array of each account's chance to be still unreached. All of them are
// CELF (J. Leskovec et al., 2007): a priority queue of stale gains, the top computed again until it stays on top.
#pragma once

#include <cstdint>
#include <memory>
#include <queue>
#include <unordered_set>
#include <utility>
#include <vector>

#include <roaring/roaring.h>

namespace vouch::peers {

using Lists = std::vector<std::vector<std::uint32_t>>;

/// `gain(i)`: what i would add now; `take(i)`: puts it in.
template <class Gain, class Take>
std::vector<std::uint32_t> celf(std::size_t n, std::size_t k, Gain gain, Take take) {
  struct Entry {
    double gain;
    std::size_t round;
    std::uint32_t creator;
    bool operator<(const Entry& other) const { return gain != other.gain ? gain < other.gain : creator > other.creator; }
  };
  std::priority_queue<Entry> queue;
  for (std::uint32_t i = 0; i < n; ++i) queue.push({gain(i), 0, i});
  std::vector<std::uint32_t> chosen;
  while (chosen.size() < k && !queue.empty()) {
    Entry top = queue.top();
    queue.pop();
    if (top.round == chosen.size()) {
      take(top.creator);
      chosen.push_back(top.creator);
    } else {
      queue.push({gain(top.creator), chosen.size(), top.creator});
    }
  }
  return chosen;
}

/// Everybody sees every post; who is covered is a std::unordered_set.
inline std::vector<std::uint32_t> choose_with_hash_set(const Lists& lists, std::size_t k) {
  std::unordered_set<std::uint32_t> covered;
  return celf(
      lists.size(), k,
      [&](std::uint32_t i) {
        std::size_t more = 0;
        for (const std::uint32_t account : lists[i]) more += covered.contains(account) ? 0 : 1;
        return static_cast<double>(more);
      },
      [&](std::uint32_t i) { covered.insert(lists[i].begin(), lists[i].end()); });
}

struct FreeBitmap {
  void operator()(roaring_bitmap_t* bitmap) const { roaring_bitmap_free(bitmap); }
};
using Bitmap = std::unique_ptr<roaring_bitmap_t, FreeBitmap>;

inline std::vector<Bitmap> bitmaps_of(const Lists& lists) {
  std::vector<Bitmap> bitmaps;
  for (const auto& list : lists) {
    bitmaps.emplace_back(roaring_bitmap_of_ptr(list.size(), list.data()));
    roaring_bitmap_run_optimize(bitmaps.back().get());
  }
  return bitmaps;
}

/// The same on bitmaps that are there already.
inline std::vector<std::uint32_t> choose_with_bitmaps(const std::vector<Bitmap>& bitmaps, std::size_t k) {
  const Bitmap covered(roaring_bitmap_create());
  return celf(
      bitmaps.size(), k,
      [&](std::uint32_t i) { return static_cast<double>(roaring_bitmap_andnot_cardinality(bitmaps[i].get(), covered.get())); },
      [&](std::uint32_t i) { roaring_bitmap_or_inplace(covered.get(), bitmaps[i].get()); });
}

/// A share of each audience sees the posts: the chance of each account to be unreached is an array of doubles.
inline std::vector<std::uint32_t> choose_with_array(const Lists& lists, std::size_t accounts, const std::vector<double>& visible,
                                                    std::size_t k) {
  std::vector<double> unreached(accounts, 1.0);
  return celf(
      lists.size(), k,
      [&](std::uint32_t i) {
        double sum = 0.0;
        for (const std::uint32_t account : lists[i]) sum += unreached[account];
        return sum * visible[i];
      },
      [&](std::uint32_t i) {
        for (const std::uint32_t account : lists[i]) unreached[account] *= 1.0 - visible[i];
      });
}

}  // namespace vouch::peers
