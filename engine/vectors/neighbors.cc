#include "engine/vectors/neighbors.h"

#include <string>

namespace vouch::vectors {

core::Result<Filter> filter_of(const SearchOptions& options, std::size_t size) {
  const auto refused = [](std::string why) { return core::fail(core::ErrorCode::invalid_argument, std::move(why)); };
  if (options.k == 0) return refused("k is 0, expected at least 1");
  if (!(options.wanted_recall > 0.0 && options.wanted_recall <= 1.0)) {
    return refused("wanted recall is " + std::to_string(options.wanted_recall) + ", expected above 0 to 1");
  }
  if (options.filter.passes_all()) return Filter::all(size);
  if (options.filter.size() != size) {
    return refused("filter is for " + std::to_string(options.filter.size()) + " vectors, index has " + std::to_string(size));
  }
  return options.filter;
}

}  // namespace vouch::vectors
