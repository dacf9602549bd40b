// The k best of a stream in O(n log k) and O(k) memory, in the one order that the ranking defines: better first, ties by
// the comparison itself, so the result does not depend on the order of arrival.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace vouch::core {

/// Keeps the k elements that come first under `Before`, a strict total order ("a ranks before b").
template <class T, class Before>
class TopK {
 public:
  /// Requires `before` to be a strict total order over all elements that are offered.
  TopK(std::size_t k, Before before) : k_(k), before_(std::move(before)) {}

  /// True where an element like this would be kept now: lets a caller skip making it.
  [[nodiscard]] bool would_keep(const T& element) const {
    return heap_.size() < k_ || (k_ > 0 && before_(element, heap_.front()));
  }

  void offer(T element) {
    if (!would_keep(element)) return;
    if (heap_.size() == k_) {
      std::pop_heap(heap_.begin(), heap_.end(), before_);
      heap_.back() = std::move(element);
    } else {
      heap_.push_back(std::move(element));
    }
    std::push_heap(heap_.begin(), heap_.end(), before_);  // the one that ranks last is at the front
  }

  [[nodiscard]] std::size_t size() const { return heap_.size(); }
  /// Of the kept elements the one that ranks last. Requires size() > 0.
  [[nodiscard]] const T& last() const { return heap_.front(); }

  /// The kept elements, best first. The object is empty afterwards.
  [[nodiscard]] std::vector<T> take() {
    std::sort_heap(heap_.begin(), heap_.end(), before_);
    return std::exchange(heap_, {});
  }

 private:
  std::size_t k_;
  Before before_;
  std::vector<T> heap_;
};

}  // namespace vouch::core
