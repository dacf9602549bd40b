// String key <-> dense index, insertion ordered: while a dataset is read, each creator, brand, platform, category and so
// on gets the next index. Keys are kept once, in one buffer; a lookup allocates nothing.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vouch::catalog {

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
  std::deque<std::string> keys_;  // stable addresses: the map's keys point into it
  std::unordered_map<std::string_view, std::uint32_t> index_;
};

}  // namespace vouch::catalog
