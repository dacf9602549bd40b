#include "engine/build/columns.h"

#include <algorithm>

namespace vouch::build {

KeyOrder::KeyOrder(const catalog::KeyTable& keys) : order_(keys.size()), ranks_(keys.size()) {
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(), [&keys](std::uint32_t a, std::uint32_t b) { return keys.key(a) < keys.key(b); });
  for (std::uint32_t i = 0; i < order_.size(); ++i) ranks_[order_[i]] = i;
}

void SectionWriter::labels(const std::string& name, std::span<const SeenLabel> column, std::span<const std::uint32_t> order,
                           const KeyOrder& codes) {
  std::vector<std::uint32_t> values;
  values.reserve(order.size());
  for (const std::uint32_t i : order) values.push_back(codes.rank(column[i]));
  array<std::uint32_t>(name, values);
}

void SectionWriter::texts(const std::string& name, const TextPool& pool, std::span<const std::uint32_t> order) {
  std::vector<std::string_view> views;
  views.reserve(order.size());
  for (const std::uint32_t i : order) views.push_back(pool[i]);
  texts(name, views);
}

void SectionWriter::keys(const std::string& name, const catalog::KeyTable& keys, const KeyOrder& order) {
  std::vector<std::string_view> views;
  views.reserve(order.size());
  for (const std::uint32_t i : order.order()) views.push_back(keys.key(i));
  texts(name, views);
}

}  // namespace vouch::build
