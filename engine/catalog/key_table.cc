#include "engine/catalog/key_table.h"

#include <algorithm>
#include <cstring>

#include "engine/core/hash.h"

namespace vouch::catalog {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{64} << 10;
constexpr std::size_t kFirstSlots = 16;

std::uint32_t upper(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

std::pair<std::uint32_t, bool> KeyTable::insert(std::string_view key) {
  if (2 * (keys_.size() + 1) > slots_.size()) grow();
  const std::uint64_t hash = core::hash64(key);
  Slot& slot = slots_[place_of(key, hash)];
  if (slot.entry != 0) return {slot.entry - 1, false};
  keys_.push_back(keep(key));
  slot = {.hash = upper(hash), .entry = size()};
  return {size() - 1, true};
}

std::optional<std::uint32_t> KeyTable::find(std::string_view key) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[place_of(key, core::hash64(key))];
  if (slot.entry == 0) return std::nullopt;
  return slot.entry - 1;
}

std::size_t KeyTable::place_of(std::string_view key, std::uint64_t hash) const {
  std::size_t place = hash & (slots_.size() - 1);
  for (;; place = (place + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[place];
    if (slot.entry == 0 || (slot.hash == upper(hash) && keys_[slot.entry - 1] == key)) return place;
  }
}

std::string_view KeyTable::keep(std::string_view key) {
  if (key.empty()) return {};
  if (key.size() > left_) {
    left_ = std::max(kBlockBytes, key.size());
    free_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(left_)).get();
  }
  char* const kept = free_;
  std::memcpy(kept, key.data(), key.size());
  free_ += key.size();
  left_ -= key.size();
  return {kept, key.size()};
}

void KeyTable::grow() {
  std::vector<Slot> old(slots_.empty() ? kFirstSlots : 2 * slots_.size());
  old.swap(slots_);
  for (std::uint32_t index = 0; index < size(); ++index) {
    const std::uint64_t hash = core::hash64(keys_[index]);
    std::size_t place = hash & (slots_.size() - 1);
    while (slots_[place].entry != 0) place = (place + 1) & (slots_.size() - 1);
    slots_[place] = {.hash = upper(hash), .entry = index + 1};
  }
}

}  // namespace vouch::catalog
