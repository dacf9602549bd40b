// String key <-> dense index, insertion ordered: while a dataset is read, each creator, brand, platform, category and so
// on gets the next index. Keys are kept once, in blocks that never move; a lookup allocates nothing and, by open addressing
// with linear probing (D. E. Knuth, "The Art of Computer Programming", volume 3, section 6.4), mostly touches one slot.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::catalog {

/// Movable. Fewer than 2^32 - 1 keys.
class KeyTable {
 public:
  /// The index of the key, new or known; `second` is true where it is new.
  std::pair<std::uint32_t, bool> insert(std::string_view key);
  /// The index of a known key.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;
  /// The key of an index. Requires index < size().
  [[nodiscard]] std::string_view key(std::uint32_t index) const { return keys_[index]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }

 private:
  struct Slot {
    std::uint32_t hash = 0;   // the upper half of the key's hash; its lower half is the place to look first
    std::uint32_t entry = 0;  // index + 1; 0: free
  };
  /// The slot of the key, or the free one where it belongs. Requires a slot that is free.
  [[nodiscard]] std::size_t place_of(std::string_view key, std::uint64_t hash) const;
  [[nodiscard]] std::string_view keep(std::string_view key);
  void grow();

  std::vector<std::string_view> keys_;  // into blocks_
  std::vector<Slot> slots_;             // a power of two, at most half of them taken
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;  // in the last block
  std::size_t left_ = 0;
};

}  // namespace vouch::catalog
