#include "engine/catalog/key_table.h"

namespace vouch::catalog {

std::pair<std::uint32_t, bool> KeyTable::insert(std::string_view key) {
  if (const auto known = index_.find(key); known != index_.end()) return {known->second, false};
  const auto index = static_cast<std::uint32_t>(keys_.size());
  index_.emplace(keys_.emplace_back(key), index);
  return {index, true};
}

std::optional<std::uint32_t> KeyTable::find(std::string_view key) const {
  const auto known = index_.find(key);
  if (known == index_.end()) return std::nullopt;
  return known->second;
}

}  // namespace vouch::catalog
