#include "engine/credibility/isotonic.h"

#include <cstddef>

namespace vouch::credibility {

std::vector<double> never_falling(std::span<const double> values, std::span<const double> weights) {
  struct Block {
    double sum;  // of weight times value
    double weight;
    std::size_t size;
    [[nodiscard]] double mean() const { return sum / weight; }
  };
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < values.size(); ++i) {
    blocks.push_back({values[i] * weights[i], weights[i], 1});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() >= blocks.back().mean()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back().sum += last.sum;
      blocks.back().weight += last.weight;
      blocks.back().size += last.size;
    }
  }
  std::vector<double> fitted;
  fitted.reserve(values.size());
  for (const Block& block : blocks) fitted.insert(fitted.end(), block.size, block.mean());
  return fitted;
}

}  // namespace vouch::credibility
