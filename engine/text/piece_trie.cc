#include "engine/text/piece_trie.h"

namespace vouch::text {
namespace {

/// Pieces [begin, end) share their first `depth` bytes.
struct Range {
  std::uint32_t begin = 0, end = 0, depth = 0;
};

}  // namespace

PieceTrie::PieceTrie(std::span<const std::string_view> pieces, std::span<const std::uint8_t> left_out) {
  std::vector<Range> ranges = {{0, static_cast<std::uint32_t>(pieces.size()), 0}};
  for (Node node = 0; node < ranges.size(); ++node) {
    auto [at, end, depth] = ranges[node];
    if (at < end && pieces[at].size() == depth) {
      if (left_out[at] == 0) nodes_[node].piece = static_cast<std::int32_t>(at);
      ++at;
    }
    nodes_[node].first = static_cast<Node>(ranges.size());
    while (at < end) {
      const char label = pieces[at][depth];
      const std::uint32_t begin = at;
      while (at < end && pieces[at][depth] == label) ++at;
      ranges.push_back({begin, at, depth + 1});
      nodes_.emplace_back();
      labels_.push_back(static_cast<std::uint8_t>(label));
    }
    nodes_[node].count = static_cast<std::uint16_t>(ranges.size() - nodes_[node].first);
    if (nodes_[node].count > kSearched) add_table(node);
  }
}

void PieceTrie::add_table(Node node) {
  const std::size_t table = tables_.size() / 256;
  if (table >= kNoTable) return;
  nodes_[node].table = static_cast<std::uint16_t>(table);
  tables_.resize(tables_.size() + 256, kNowhere);
  for (std::uint32_t i = 0; i < nodes_[node].count; ++i) {
    const Node child = nodes_[node].first + i;
    tables_[table * 256 + labels_[child]] = child;
  }
}

}  // namespace vouch::text
